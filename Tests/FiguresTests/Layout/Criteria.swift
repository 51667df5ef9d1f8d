@testable import Figures

/// What a diagram must not do, measured on its places.
enum Violation: Hashable, CustomStringConvertible {
    case nodesOverlap(String, String)
    case nodeOutsideItsLane(String)
    case textTouchesBorder(String)
    case textTooSmall(String)
    case edgeThroughNode(edge: String, String)
    case edgeThroughText(edge: String, String)
    case edgesCoincide(String, String)
    case edgeAlongBorder(edge: String, String)
    case edgeJogs(String)
    case edgeEndsAside(String)
    case edgeSlants(String)
    case labelOnNode(String, String)
    case labelOnText(String, String)
    case labelOnForeignEdge(String, edge: String)
    case labelMissing(String)
    case lanesUneven(String)
    case columnsUneven(String)
    case outsideCanvas(String)

    var description: String { "\(self.name)" }

    private var name: String {
        switch self {
        case .nodesOverlap(let a, let b): "nodes overlap: \(a), \(b)"
        case .nodeOutsideItsLane(let a): "node outside its lane: \(a)"
        case .textTouchesBorder(let a): "text touches border: \(a)"
        case .textTooSmall(let a): "text too small: \(a)"
        case .edgeThroughNode(let e, let a): "edge \(e) through node \(a)"
        case .edgeThroughText(let e, let a): "edge \(e) through text \(a)"
        case .edgesCoincide(let a, let b): "edges coincide: \(a), \(b)"
        case .edgeAlongBorder(let e, let a): "edge \(e) along border of \(a)"
        case .edgeJogs(let e): "edge jogs: \(e)"
        case .edgeEndsAside(let e): "edge ends aside: \(e)"
        case .edgeSlants(let e): "edge slants: \(e)"
        case .labelOnNode(let a, let b): "label \(a) on node \(b)"
        case .labelOnText(let a, let b): "label \(a) on text \(b)"
        case .labelOnForeignEdge(let a, let e): "label \(a) on edge \(e)"
        case .labelMissing(let a): "label missing: \(a)"
        case .lanesUneven(let a): "lane uneven: \(a)"
        case .columnsUneven(let a): "columns uneven: \(a)"
        case .outsideCanvas(let a): "outside the canvas: \(a)"
        }
    }
}

/// All checks over one placed diagram. Lengths in half pixels.
struct Criteria {
    /// 6 px between a text and the border of its box.
    static let padding = 12
    /// 7 pt.
    static let leastSize = 19
    /// 12 px: how long an edge may run beside another line, and the least offset of a jog.
    static let shortRun = 24
    /// 3 px beside a border, and beside another edge.
    static let besideBorder = 6

    let placed: PlacedDiagram

    var violations: [Violation] {
        nodes + texts + edges + coincidences + borders + labels + frames
    }

    // MARK: Nodes and texts

    private var nodes: [Violation] {
        var found: [Violation] = []
        for (index, node) in placed.nodes.enumerated() {
            for other in placed.nodes[(index + 1)...] where node.frame.meets(other.frame) {
                found.append(.nodesOverlap(node.node.id, other.node.id))
            }
            let lanes = placed.boxes.filter { $0.role != .group && $0.role != .empty }
            if !lanes[node.lane].frame.grown(by: -Criteria.padding).contains(node.frame) { found.append(.nodeOutsideItsLane(node.node.id)) }
        }
        return found
    }

    private var texts: [Violation] {
        var found: [Violation] = []
        for node in placed.nodes {
            for text in node.texts where !node.frame.grown(by: -Criteria.padding).contains(text.frame) {
                found.append(.textTouchesBorder(node.node.id))
            }
        }
        for box in placed.boxes {
            guard let title = box.title else { continue }
            if !box.frame.grown(by: -Criteria.padding / 2).contains(title.frame) { found.append(.textTouchesBorder(box.id)) }
        }
        let all = placed.nodes.flatMap(\.texts) + placed.boxes.compactMap(\.title) + placed.routes.compactMap(\.label) + placed.captions
        found += all.filter { $0.style.size < Criteria.leastSize }.map { .textTooSmall($0.lines.joined(separator: " ")) }
        return found
    }

    /// Titles and captions: texts that stand free.
    private var freeTexts: [PlacedText] { placed.boxes.compactMap(\.title) + placed.captions }

    // MARK: Edges

    private var edges: [Violation] {
        var found: [Violation] = []
        for route in placed.routes {
            let pieces = route.pieces
            for piece in pieces {
                if piece.from.x != piece.to.x, piece.from.y != piece.to.y { found.append(.edgeSlants(route.name)) }
                for node in placed.nodes where piece.frame.meets(node.frame) {
                    found.append(.edgeThroughNode(edge: route.name, node.node.id))
                }
                for text in freeTexts where piece.frame.meets(text.frame) { found.append(.edgeThroughText(edge: route.name, text.name)) }
            }
            for piece in pieces.dropFirst().dropLast() where piece.length < Criteria.shortRun { found.append(.edgeJogs(route.name)) }
            if !ends(route) { found.append(.edgeEndsAside(route.name)) }
        }
        return found
    }

    /// Whether the edge begins and ends on the borders of its nodes.
    private func ends(_ route: Route) -> Bool {
        guard let first = route.points.first, let last = route.points.last else { return false }
        return [(route.edge.from, first), (route.edge.to, last)].allSatisfy { id, point in
            guard let frame = placed.nodes.first(where: { $0.node.id == id })?.frame else { return false }
            let onSide = (point.x == frame.x || point.x == frame.right) && frame.y < point.y && point.y < frame.bottom
            let onTop = (point.y == frame.y || point.y == frame.bottom) && frame.x < point.x && point.x < frame.right
            return onSide || onTop
        }
    }

    private var coincidences: [Violation] {
        var found: [Violation] = []
        for (index, route) in placed.routes.enumerated() {
            for other in placed.routes[(index + 1)...] {
                for piece in route.pieces where other.pieces.contains(where: { piece.runsBeside($0, within: Criteria.besideBorder) }) {
                    found.append(.edgesCoincide(route.name, other.name))
                }
            }
        }
        return found
    }

    private var borders: [Violation] {
        var found: [Violation] = []
        let frames = placed.boxes.map { ($0.id, $0.frame) } + placed.nodes.map { ($0.node.id, $0.frame) }
        for (id, frame) in frames {
            for route in placed.routes {
                for piece in route.pieces where frame.sides.contains(where: { piece.runsBeside($0, within: Criteria.besideBorder) }) {
                    found.append(.edgeAlongBorder(edge: route.name, id))
                }
            }
        }
        return found
    }

    // MARK: Labels

    private var labels: [Violation] {
        var found: [Violation] = []
        for (index, route) in placed.routes.enumerated() {
            guard let label = route.label else {
                if placed.showsLabels, route.edge.label != nil { found.append(.labelMissing(route.name)) }
                continue
            }
            for node in placed.nodes where label.frame.meets(node.frame) { found.append(.labelOnNode(label.name, node.node.id)) }
            for text in freeTexts where label.frame.meets(text.frame) { found.append(.labelOnText(label.name, text.name)) }
            for (place, other) in placed.routes.enumerated() {
                if place > index, let text = other.label, label.frame.meets(text.frame) {
                    found.append(.labelOnText(label.name, text.name))
                }
                if other.pieces.contains(where: { $0.frame.meets(label.frame) }) {
                    found.append(.labelOnForeignEdge(label.name, edge: other.name))
                }
            }
        }
        return found
    }

    // MARK: Frames

    private var frames: [Violation] {
        var found: [Violation] = []
        let canvas = Rectangle(x: 0, y: 0, width: placed.width, height: placed.height)
        let lanes = placed.boxes.filter { $0.role == .lane || $0.role == .layer }
        for lane in lanes where lane.frame.x != lanes[0].frame.x || lane.frame.right != lanes[0].frame.right {
            found.append(.lanesUneven(lane.id))
        }
        if lanes.contains(where: { $0.role == .lane }) {
            for (index, node) in placed.nodes.enumerated() {
                for other in placed.nodes[(index + 1)...] where node.frame.x != other.frame.x && node.frame.overlapsAcross(other.frame) {
                    found.append(.columnsUneven("\(node.node.id), \(other.node.id)"))
                }
            }
        }
        for box in placed.boxes where !canvas.contains(box.frame) { found.append(.outsideCanvas(box.id)) }
        for route in placed.routes {
            for piece in route.pieces where !canvas.grown(by: -4).contains(piece.frame) { found.append(.outsideCanvas(route.name)) }
            if let label = route.label, !canvas.contains(label.frame) { found.append(.outsideCanvas(label.name)) }
        }
        return found
    }

    // MARK: Counted

    var crossings: Int {
        var count = 0
        for (index, route) in placed.routes.enumerated() {
            for other in placed.routes[(index + 1)...] {
                for piece in route.pieces { count += other.pieces.count { piece.crosses($0) } }
            }
        }
        return count
    }

    var bends: Int { placed.routes.reduce(0) { $0 + $1.points.count - 2 } }
}

extension PlacedDiagram {
    /// Comparisons leave the labels of edges to the text alternative.
    fileprivate var showsLabels: Bool { boxes.contains { $0.role == .lane } }
}

extension Route {
    var name: String { "\(edge.from)→\(edge.to)" }
}

extension PlacedText {
    fileprivate var name: String { lines.joined(separator: " ") }
}

extension Rectangle {
    fileprivate var sides: [Piece] {
        let corners = [Point(x, y), Point(right, y), Point(right, bottom), Point(x, bottom)]
        return corners.indices.map { Piece(from: corners[$0], to: corners[($0 + 1) % 4]) }
    }

    fileprivate func overlapsAcross(_ other: Rectangle) -> Bool { x < other.right && other.x < right }
}

extension Piece {
    /// Whether both run the same way, that near, for more than 12 px.
    fileprivate func runsBeside(_ other: Piece, within distance: Int) -> Bool {
        guard isHorizontal == other.isHorizontal, length > 0, other.length > 0 else { return false }
        let (one, two) = (frame, other.frame)
        if isHorizontal {
            return abs(from.y - other.from.y) <= distance && min(one.right, two.right) - max(one.x, two.x) > Criteria.shortRun
        }
        return abs(from.x - other.from.x) <= distance && min(one.bottom, two.bottom) - max(one.y, two.y) > Criteria.shortRun
    }

    fileprivate func crosses(_ other: Piece) -> Bool {
        guard isHorizontal != other.isHorizontal else { return false }
        return frame.grown(by: 0).meets(other.frame) || (isHorizontal ? meetsInside(other) : other.meetsInside(self))
    }

    private func meetsInside(_ vertical: Piece) -> Bool {
        frame.x < vertical.from.x && vertical.from.x < frame.right && vertical.frame.y < from.y && from.y < vertical.frame.bottom
    }
}
