/// Things with places: what a layout produces and what an SVG writer needs, nothing else.
///
/// Lengths are in half pixels (1 px = 2 units; 96 px to the inch), so that equal input gives equal bytes: integers are printed without
/// floating-point formatting. The y axis points down.
package struct Drawing: Sendable {
    package var width: Int
    package var height: Int
    /// The short text alternative: at most 125 characters.
    package var title: String
    /// Three to five sentences.
    package var summary: String
    /// BCP 47.
    package var language: String
    package var marks: [Mark]

    package init(width: Int, height: Int, title: String, summary: String, language: String = "en", marks: [Mark]) {
        self.width = width
        self.height = height
        self.title = title
        self.summary = summary
        self.language = language
        self.marks = marks
    }
}

package struct Point: Hashable, Sendable {
    package var x: Int
    package var y: Int

    package init(_ x: Int, _ y: Int) {
        self.x = x
        self.y = y
    }
}

package struct Rectangle: Hashable, Sendable {
    package var x: Int
    package var y: Int
    package var width: Int
    package var height: Int

    package init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }
}

package indirect enum Mark: Sendable {
    /// A labelled part (a lane, a stage, a series) that assistive technology names, instead of the texts directly in it. Without a label it is
    /// mere grouping; if nothing in it is labelled either (an edge and its text, an axis), assistive technology passes over it.
    case group(label: String?, [Mark])
    case rectangle(Rectangle, radius: Int, Paint)
    /// A connected line through points, straight from one to the next, with rounded corners of `radius`; an arrowhead at its end if asked.
    case line([Point], radius: Int, arrow: Bool, Paint)
    case polygon([Point], Paint)
    case ellipse(center: Point, radiusX: Int, radiusY: Int, Paint)
    case text(Text)
}

extension Mark {
    /// The same mark at another place.
    package func moved(x: Int, y: Int) -> Mark {
        func moved(_ point: Point) -> Point { Point(point.x + x, point.y + y) }
        switch self {
        case .group(let label, let marks):
            return .group(label: label, marks.map { $0.moved(x: x, y: y) })
        case .rectangle(let place, let radius, let paint):
            let place = Rectangle(x: place.x + x, y: place.y + y, width: place.width, height: place.height)
            return .rectangle(place, radius: radius, paint)
        case .line(let points, let radius, let arrow, let paint):
            return .line(points.map(moved), radius: radius, arrow: arrow, paint)
        case .polygon(let points, let paint):
            return .polygon(points.map(moved), paint)
        case .ellipse(let center, let radiusX, let radiusY, let paint):
            return .ellipse(center: moved(center), radiusX: radiusX, radiusY: radiusY, paint)
        case .text(var text):
            text.origin = moved(text.origin)
            return .text(text)
        }
    }
}

package struct Text: Sendable {
    package enum Anchor: Sendable { case start, middle, end }
    package enum Weight: Sendable { case regular, bold }

    package var lines: [String]
    /// Where the first line's baseline starts, is centred, or ends.
    package var origin: Point
    /// In half pixels.
    package var size: Int
    package var leading: Int
    package var anchor: Anchor
    package var weight: Weight
    package var paint: Paint
    /// Whether a halo keeps it legible above lines: of the paint's stroke if it has one (the lane it stands on), else of the background.
    package var hasHalo: Bool

    package init(
        _ lines: [String], at origin: Point, size: Int, leading: Int, anchor: Anchor = .start, weight: Weight = .regular,
        paint: Paint = Paint(fill: .ink), hasHalo: Bool = false
    ) {
        self.lines = lines
        self.origin = origin
        self.size = size
        self.leading = leading
        self.anchor = anchor
        self.weight = weight
        self.paint = paint
        self.hasHalo = hasHalo
    }
}

/// How a mark is painted: by the names of the theme's colours, never by colours.
package struct Paint: Hashable, Sendable {
    package var fill: Colour?
    package var stroke: Colour?
    /// In half pixels.
    package var strokeWidth: Int
    package var dash: Dash

    package enum Dash: Sendable { case solid, dashed, dotted }

    package init(fill: Colour? = nil, stroke: Colour? = nil, strokeWidth: Int = 2, dash: Dash = .solid) {
        self.fill = fill
        self.stroke = stroke
        self.strokeWidth = strokeWidth
        self.dash = dash
    }
}

/// The colours of the theme, by role.
package enum Colour: String, CaseIterable, Sendable {
    case background, lane, laneLine = "lane-line", ink, inkSoft = "ink-soft", edge, feedback, grid
    /// Fills and lines of the kinds of node.
    case compute, store, model, document, gate, external, nodeLine = "node-line"
    /// Series of charts; distinct in greyscale and for colour-blind readers when used in this order.
    case series1 = "series-1", series2 = "series-2", series3 = "series-3", series4 = "series-4", series5 = "series-5"
    case series6 = "series-6", series7 = "series-7", series8 = "series-8"
}
