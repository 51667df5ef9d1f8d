/// How a kind of text in a diagram is set. The smallest is 7 pt (9.33 px), below which printed figures cannot be read.
struct TextStyle: Hashable, Sendable {
    var size: Int
    var leading: Int
    var weight: Text.Weight

    static let nodeTitle = TextStyle(size: 22, leading: 25, weight: .bold)
    static let nodeSubtitle = TextStyle(size: 19, leading: 22, weight: .regular)
    static let edgeLabel = TextStyle(size: 19, leading: 22, weight: .regular)
    static let laneTitle = TextStyle(size: 23, leading: 28, weight: .bold)
    static let groupTitle = TextStyle(size: 19, leading: 23, weight: .bold)
    static let rowTitle = TextStyle(size: 20, leading: 24, weight: .regular)

    /// Height of capital letters and of what reaches above the baseline. Liberation Sans: 0.729 em for the tallest letters.
    var ascent: Int { (size * 75 + 99) / 100 }
    /// What reaches below the baseline. Liberation Sans: 0.212 em.
    var descent: Int { (size * 22 + 99) / 100 }

    func width(of line: String) -> Int { textWidth(line, size: size, weight: weight) }

    func width(of lines: [String]) -> Int { lines.map(width).max() ?? 0 }

    /// From the top of the first line's letters to the bottom of the last line's.
    func height(of lines: [String]) -> Int { ascent + max(lines.count - 1, 0) * leading + descent }

    func wrapped(_ text: String, width: Int, maximumLines: Int) -> [String]? {
        wrap(text, width: width, size: size, weight: weight, maximumLines: maximumLines)
    }

    /// The least width at which the text needs no more than that many lines.
    func leastWidth(of text: String, maximumLines: Int) -> Int {
        var (tooNarrow, enough) = (0, width(of: text))
        while enough - tooNarrow > 1 {
            let middle = (tooNarrow + enough) / 2
            if wrapped(text, width: middle, maximumLines: maximumLines) == nil { tooNarrow = middle } else { enough = middle }
        }
        return enough
    }

    /// The text with its letters' top at `top`.
    func placed(_ lines: [String], x: Int, top: Int, anchor: Text.Anchor) -> PlacedText {
        PlacedText(lines: lines, origin: Point(x, top + ascent), style: self, anchor: anchor)
    }
}

/// The text of a node, wrapped for some width, not yet in a place.
struct NodeText: Sendable {
    /// Least distance between a node's text and its border: 7 px.
    static let padding = 14
    private static let titleGap = 6

    var title: [String]
    var subtitle: [String]

    /// Nil if a word is too wide or too many lines are needed.
    init?(_ node: Diagram.Node, width: Int) {
        let inner = width - 2 * NodeText.padding
        guard let title = TextStyle.nodeTitle.wrapped(node.title, width: inner, maximumLines: 3) else { return nil }
        let subtitle = node.subtitle.map { TextStyle.nodeSubtitle.wrapped($0, width: inner, maximumLines: 3) }
        if case .some(.none) = subtitle { return nil }
        self.title = title
        self.subtitle = (subtitle ?? nil) ?? []
    }

    /// The least width at which the node's text can be set.
    static func leastWidth(of node: Diagram.Node) -> Int {
        let title = TextStyle.nodeTitle.leastWidth(of: node.title, maximumLines: 3)
        let subtitle = node.subtitle.map { TextStyle.nodeSubtitle.leastWidth(of: $0, maximumLines: 3) } ?? 0
        return max(title, subtitle) + 2 * padding
    }

    /// From the top of the first letters to the bottom of the last.
    var textHeight: Int {
        let head = TextStyle.nodeTitle.height(of: title)
        return subtitle.isEmpty ? head : head + NodeText.titleGap + TextStyle.nodeSubtitle.height(of: subtitle)
    }

    /// The height of a box of that kind around the text.
    func boxHeight(_ kind: Diagram.Node.Kind) -> Int { textHeight + 2 * NodeText.padding + kind.topInset }

    func placed(in frame: Rectangle, kind: Diagram.Node.Kind) -> [PlacedText] {
        let top = frame.y + kind.topInset + (frame.height - kind.topInset - textHeight) / 2
        let head = TextStyle.nodeTitle.placed(title, x: frame.centre.x, top: top, anchor: .middle)
        guard !subtitle.isEmpty else { return [head] }
        let below = top + TextStyle.nodeTitle.height(of: title) + NodeText.titleGap
        return [head, TextStyle.nodeSubtitle.placed(subtitle, x: frame.centre.x, top: below, anchor: .middle)]
    }
}

extension Diagram.Node.Kind {
    /// What the shape takes from the top of the box, where no text may stand: the lid of a store.
    var topInset: Int { self == .store ? 12 : 0 }
}
