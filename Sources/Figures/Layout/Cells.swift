/// Nodes side by side in a given width, all equally wide and high, in as few lines as their texts allow.
struct Cells {
    static let gap = 28
    /// From the border to a title that stands beside its subtitle.
    private static let inset = 20

    let nodes: [Diagram.Node]
    let width: Int
    let lines: [ArraySlice<Int>]
    /// The height of one line.
    let lineHeight: Int

    /// Whether the subtitle of the only node stands beside its title.
    private let isOneLine: Bool

    /// Nil if even one node a line is too wide.
    ///
    /// - Parameter prefersOneLine: a node that has the whole width to itself has its subtitle beside its title, if they fit.
    init?(_ nodes: [Diagram.Node], width: Int, prefersOneLine: Bool = false) {
        self.nodes = nodes
        self.width = width
        let least = nodes.map(NodeText.leastWidth).max() ?? 0
        guard !nodes.isEmpty, least <= width else { return nil }
        let most = max(1, min(nodes.count, (width + Cells.gap) / (least + Cells.gap)))
        let lineCount = (nodes.count + most - 1) / most
        let perLine = (nodes.count + lineCount - 1) / lineCount
        let lines = Array(nodes.indices).chunks(of: perLine)
        self.lines = lines
        let texts = nodes.first.map { TextStyle.nodeTitle.width(of: $0.title) + TextStyle.nodeSubtitle.width(of: $0.subtitle ?? "") } ?? 0
        isOneLine = prefersOneLine && nodes.count == 1 && texts + 2 * Cells.inset + Cells.gap <= width
        let heights = lines.flatMap { line in
            line.map { NodeText(nodes[$0], width: Cells.width(of: line.count, in: width))?.boxHeight(nodes[$0].kind) ?? 0 }
        }
        lineHeight = isOneLine ? 56 + nodes[0].kind.topInset : max(heights.max() ?? 0, 64)
    }

    var height: Int { lines.count * (lineHeight + Cells.gap) - Cells.gap }

    private static func width(of count: Int, in width: Int) -> Int { (width - (count - 1) * gap) / count }

    /// The nodes in a rectangle of at least that height, whose height they share.
    func placed(in frame: Rectangle, lane: Int) -> [PlacedNode] {
        let height = (frame.height - (lines.count - 1) * Cells.gap) / lines.count
        return lines.enumerated().flatMap { number, line in
            line.enumerated().compactMap { place, node in
                let left = frame.x + (frame.width + Cells.gap) * place / line.count
                let right = frame.x + (frame.width + Cells.gap) * (place + 1) / line.count - Cells.gap
                let top = frame.y + number * (height + Cells.gap)
                let box = Rectangle(left: left, top: top, right: right, bottom: top + height)
                let content = nodes[node]
                if isOneLine { return PlacedNode(node: content, lane: lane, frame: box, texts: sideBySide(content, box)) }
                guard let text = NodeText(content, width: box.width) else { return nil }
                return PlacedNode(node: content, lane: lane, frame: box, texts: text.placed(in: box, kind: content.kind))
            }
        }
    }

    private func sideBySide(_ node: Diagram.Node, _ box: Rectangle) -> [PlacedText] {
        let (title, subtitle) = (TextStyle.nodeTitle, TextStyle.nodeSubtitle)
        let top = box.y + node.kind.topInset + (box.height - node.kind.topInset - title.height(of: [""])) / 2
        let head = title.placed([node.title], x: box.x + Cells.inset, top: top, anchor: .start)
        guard let service = node.subtitle else { return [head] }
        let tail = PlacedText(lines: [service], origin: Point(box.right - Cells.inset, head.origin.y), style: subtitle, anchor: .end)
        return [head, tail]
    }
}
