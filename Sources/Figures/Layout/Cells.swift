/// Nodes side by side in a given width, all equally wide and high, in as few lines as their texts allow.
struct Cells {
    static let gap = 28

    let nodes: [Diagram.Node]
    let width: Int
    let lines: [ArraySlice<Int>]
    /// The height of one line.
    let lineHeight: Int

    /// Nil if even one node a line is too wide.
    init?(_ nodes: [Diagram.Node], width: Int) {
        self.nodes = nodes
        self.width = width
        let least = nodes.map(NodeText.leastWidth).max() ?? 0
        guard !nodes.isEmpty, least <= width else { return nil }
        let most = max(1, min(nodes.count, (width + Cells.gap) / (least + Cells.gap)))
        let lineCount = (nodes.count + most - 1) / most
        let perLine = (nodes.count + lineCount - 1) / lineCount
        let lines = Array(nodes.indices).chunks(of: perLine)
        self.lines = lines
        let heights = lines.flatMap { line in
            line.map { NodeText(nodes[$0], width: Cells.width(of: line.count, in: width))?.boxHeight(nodes[$0].kind) ?? 0 }
        }
        lineHeight = max(heights.max() ?? 0, 64)
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
                guard let text = NodeText(content, width: box.width) else { return nil }
                return PlacedNode(node: content, lane: lane, frame: box, texts: text.placed(in: box, kind: content.kind))
            }
        }
    }
}
