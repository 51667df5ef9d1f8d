/// A diagram with places but without paint: what the arrangements produce, the tests measure and `paint` turns into marks.
///
/// Lengths are in half pixels, as in `Drawing`.
struct PlacedDiagram: Sendable {
    var width: Int
    var height: Int
    var boxes: [PlacedBox] = []
    var nodes: [PlacedNode] = []
    var routes: [Route] = []
    /// Texts that belong to no box: the titles of the rows of a comparison.
    var captions: [PlacedText] = []
}

/// A box that encloses nodes, or stands where a node is missing.
struct PlacedBox: Sendable {
    enum Role: String, Sendable { case lane, layer, crosscut, panel, group, empty }

    var role: Role
    /// The lane's or the group's.
    var id: String
    var frame: Rectangle
    var title: PlacedText?
}

struct PlacedNode: Sendable {
    var node: Diagram.Node
    /// Index of its lane.
    var lane: Int
    var frame: Rectangle
    /// The title, and the subtitle if there is one.
    var texts: [PlacedText]
}

/// An edge with its corners, from the border of one node to the border of another; every piece is horizontal or vertical.
struct Route: Sendable {
    var edge: Diagram.Edge
    var points: [Point]
    var label: PlacedText?

    var pieces: [Piece] {
        zip(points, points.dropFirst()).map { Piece(from: $0, to: $1) }
    }
}

/// A straight piece of a route.
struct Piece: Hashable, Sendable {
    var from: Point
    var to: Point

    var isHorizontal: Bool { from.y == to.y }
    var length: Int { abs(from.x - to.x) + abs(from.y - to.y) }

    /// The piece as a rectangle without breadth.
    var frame: Rectangle {
        Rectangle(x: min(from.x, to.x), y: min(from.y, to.y), width: abs(from.x - to.x), height: abs(from.y - to.y))
    }
}

/// Lines of text with the rectangle they cover.
struct PlacedText: Sendable {
    var lines: [String]
    var origin: Point
    var style: TextStyle
    var anchor: Text.Anchor

    var frame: Rectangle {
        let width = style.width(of: lines)
        let x: Int
        switch anchor {
        case .start: x = origin.x
        case .middle: x = origin.x - width / 2
        case .end: x = origin.x - width
        }
        return Rectangle(x: x, y: origin.y - style.ascent, width: width, height: style.height(of: lines))
    }
}

extension Rectangle {
    var right: Int { x + width }
    var bottom: Int { y + height }
    var centre: Point { Point(x + width / 2, y + height / 2) }

    init(left: Int, top: Int, right: Int, bottom: Int) {
        self.init(x: left, y: top, width: right - left, height: bottom - top)
    }

    /// Larger by `margin` on each side; smaller if it is negative.
    func grown(by margin: Int) -> Rectangle {
        Rectangle(x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
    }

    /// Whether they share more than a border. A rectangle without breadth meets what it runs through.
    func meets(_ other: Rectangle) -> Bool {
        x < other.right && other.x < right && y < other.bottom && other.y < bottom
    }

    func contains(_ other: Rectangle) -> Bool {
        x <= other.x && other.right <= right && y <= other.y && other.bottom <= bottom
    }
}
