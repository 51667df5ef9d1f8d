/// What becomes of an SVG.
package enum SVGForm: Hashable, Sendable {
    /// Part of an HTML page whose style sheet holds `figureStyleSheet()`.
    case inline
    /// A file of its own, with its own rules for dark surroundings.
    case file
    /// A file without rules, its colours literal: for PNG, PDF and programs that know little of CSS.
    case flat(Theme)
}

/// The drawing as SVG, one element a line.
///
/// Every element wears its light colour as an attribute, for readers without custom properties (librsvg, Inkscape, Office), and a class that
/// a style sheet may speak to. Inline, parts are labelled for assistive technology; a file is one image with a description.
///
/// - Parameter id: letters, digits and hyphens, unlike any other on the page; every id in the SVG starts with it, and
///   inline none equals it, so that the figure around may have it.
package func svg(of drawing: Drawing, id: String, as form: SVGForm = .inline) -> String {
    var writer = SVGWriter(id: id, form: form)
    writer.write(drawing)
    return writer.output
}

private struct SVGWriter {
    let id: String
    let form: SVGForm
    private(set) var output = ""
    private var depth = 0

    init(id: String, form: SVGForm) {
        self.id = id
        self.form = form
    }

    private var theme: Theme {
        if case .flat(let theme) = form { theme } else { .light }
    }

    mutating func write(_ drawing: Drawing) {
        let size: [(String, String)] = [("width", pixels(drawing.width)), ("height", pixels(drawing.height))]
        open("svg", rootAttributes(drawing, size: size))
        line("<title id=\"\(id)-title\">\(escaped(drawing.title))</title>")
        line("<desc id=\"\(id)-desc\">\(escaped(drawing.summary))</desc>")
        if form != .inline {
            if form == .file { line("<style>\n\(styleSheet(for: drawing.colours, id: id))\n</style>") }
            element("rect", size + paint(Paint(fill: .background)))
        }
        for mark in drawing.marks { write(mark) }
        close("svg")
    }

    private func rootAttributes(_ drawing: Drawing, size: [(String, String)]) -> [(String, String)] {
        var attributes = [("class", "drawing")]
        if form != .inline { attributes += [("xmlns", "http://www.w3.org/2000/svg"), ("id", id)] }
        attributes += size
        attributes += [
            ("viewBox", "0 0 \(pixels(drawing.width)) \(pixels(drawing.height))"),
            ("font-family", "'Liberation Sans', Arial, Helvetica, sans-serif"),
            (form == .inline ? "lang" : "xml:lang", drawing.language),
            ("role", form == .inline ? "graphics-document document" : "img"),
            ("aria-labelledby", "\(id)-title"),
            ("aria-describedby", "\(id)-desc"),
        ]
        return attributes
    }

    private mutating func write(_ mark: Mark, isNamed: Bool = false) {
        switch mark {
        case .group(let label, let marks):
            write(group: marks, label: label)
        case .rectangle(let place, let radius, let paint):
            let corner = radius > 0 ? [("rx", pixels(radius))] : []
            element(
                "rect",
                [("x", pixels(place.x)), ("y", pixels(place.y)), ("width", pixels(place.width)), ("height", pixels(place.height))]
                    + corner + self.paint(paint))
        case .line(let points, let radius, let arrow, let paint):
            write(line: LinePath(points, radius: radius, arrow: arrow, strokeWidth: paint.strokeWidth), paint)
        case .polygon(let points, let paint):
            element("path", [("d", closedPath(points))] + self.paint(paint))
        case .ellipse(let center, let radiusX, let radiusY, let paint):
            element(
                "ellipse",
                [("cx", pixels(center.x)), ("cy", pixels(center.y)), ("rx", pixels(radiusX)), ("ry", pixels(radiusY))] + self.paint(paint))
        case .text(let text):
            write(text, isHidden: isNamed)
        }
    }

    /// A label says what the text in it says, so that text is not read again; a group in which nothing is labelled is not read at all.
    private mutating func write(group marks: [Mark], label: String?) {
        var attributes: [(String, String)] = []
        if let label {
            attributes = [("role", "graphics-object group"), ("aria-label", label)]
        } else if !marks.contains(where: \.isLabelled) {
            attributes = [("aria-hidden", "true")]
        }
        open("g", form == .inline ? attributes : [])
        for mark in marks { write(mark, isNamed: label != nil) }
        close("g")
    }

    private mutating func write(line: LinePath, _ paint: Paint) {
        element("path", [("d", line.path)] + self.paint(paint))
        if let head = line.head, let stroke = paint.stroke {
            element("path", [("d", closedPath(head))] + self.paint(Paint(fill: stroke)))
        }
    }

    private mutating func write(_ text: Text, isHidden: Bool) {
        guard let first = text.lines.first else { return }
        var attributes = [("x", pixels(text.origin.x)), ("y", pixels(text.origin.y)), ("font-size", pixels(text.size))]
        if text.weight == .bold { attributes.append(("font-weight", "bold")) }
        switch text.anchor {
        case .start: break
        case .middle: attributes.append(("text-anchor", "middle"))
        case .end: attributes.append(("text-anchor", "end"))
        }
        attributes += paint(text.paintWithHalo)
        if text.hasHalo { attributes += [("paint-order", "stroke"), ("stroke-linejoin", "round")] }
        if isHidden, form == .inline { attributes.append(("aria-hidden", "true")) }
        let more = text.lines.dropFirst().map {
            "<tspan x=\"\(pixels(text.origin.x))\" dy=\"\(pixels(text.leading))\">\(escaped($0))</tspan>"
        }
        line("<text\(written(attributes))>\(escaped(first))\(more.joined())</text>")
    }

    /// Class and literal attributes of fill and stroke.
    private func paint(_ paint: Paint) -> [(String, String)] {
        var classes: [String] = []
        var attributes: [(String, String)] = []
        if let fill = paint.fill { classes.append("f-\(fill.rawValue)") }
        attributes.append(("fill", paint.fill.map { theme[$0] } ?? "none"))
        if let stroke = paint.stroke {
            classes.append("s-\(stroke.rawValue)")
            attributes.append(("stroke", theme[stroke]))
            if paint.strokeWidth != 2 { attributes.append(("stroke-width", pixels(paint.strokeWidth))) }
            switch paint.dash {
            case .solid: break
            case .dashed: attributes.append(("stroke-dasharray", "5 3.5"))
            case .dotted: attributes += [("stroke-dasharray", "0 \(pixels(paint.strokeWidth + 5))"), ("stroke-linecap", "round")]
            }
        }
        return classes.isEmpty ? attributes : [("class", classes.joined(separator: " "))] + attributes
    }

    private mutating func open(_ name: String, _ attributes: [(String, String)]) {
        line("<\(name)\(written(attributes))>")
        depth += 1
    }

    private mutating func close(_ name: String) {
        depth -= 1
        line("</\(name)>")
    }

    private mutating func element(_ name: String, _ attributes: [(String, String)]) {
        line("<\(name)\(written(attributes))/>")
    }

    private mutating func line(_ text: String) {
        output += String(repeating: " ", count: depth) + text + "\n"
    }
}

private func written(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
}

private func closedPath(_ points: [Point]) -> String {
    let corners = points.map { "\(pixels($0.x)) \(pixels($0.y))" }
    return "M" + corners.joined(separator: "L") + "Z"
}

/// For text and for attributes in double quotes.
private func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
        switch character {
        case "&": escaped += "&amp;"
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "\"": escaped += "&quot;"
        default: escaped.unicodeScalars.append(character)
        }
    }
    return escaped
}

extension Text {
    /// The stroke of a text is its halo: of the background unless the paint names what it stands on.
    fileprivate var paintWithHalo: Paint {
        hasHalo ? Paint(fill: paint.fill, stroke: paint.stroke ?? .background, strokeWidth: 8) : Paint(fill: paint.fill)
    }
}

extension Mark {
    /// Whether it or a part of it is named for assistive technology.
    fileprivate var isLabelled: Bool {
        guard case .group(let label, let marks) = self else { return false }
        return label != nil || marks.contains(where: \.isLabelled)
    }

    fileprivate var paints: [Paint] {
        switch self {
        case .group(_, let marks): marks.flatMap(\.paints)
        case .rectangle(_, _, let paint), .line(_, _, _, let paint), .polygon(_, let paint), .ellipse(_, _, _, let paint): [paint]
        case .text(let text): [text.paintWithHalo]
        }
    }
}

extension Drawing {
    /// Those it uses, and the background of a file, in the order of the theme.
    fileprivate var colours: [Colour] {
        let paints = marks.flatMap(\.paints)
        return Colour.allCases.filter { colour in
            colour == .background || paints.contains { $0.fill == colour || $0.stroke == colour }
        }
    }
}
