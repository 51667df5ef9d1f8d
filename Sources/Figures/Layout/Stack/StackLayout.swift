import Diagnostics

/// Layers one above the other, each with its title in front of cells that fill it; crosscutting ones as bars beside all others.
///
/// Edges are not drawn: what stands above uses what stands below. The text alternative has them.
struct StackLayout {
    private enum Room {
        static let edge = 4
        static let padding = 22
        static let between = 16
        static let title = 210
        static let bar = 210
        static let barTitle = 70
    }

    private let graph: Graph
    private let width: Int
    private let layers: [Int]
    private let bars: [Int]

    static func place(_ graph: Graph, width: Int, reporting log: inout [Diagnostic]) -> PlacedDiagram? {
        StackLayout(graph, width).place(reporting: &log)
    }

    private init(_ graph: Graph, _ width: Int) {
        self.graph = graph
        self.width = width
        let lanes = graph.diagram.lanes
        layers = lanes.indices.filter { !lanes[$0].isCrosscut }
        bars = lanes.indices.filter { lanes[$0].isCrosscut }
    }

    private func place(reporting log: inout [Diagnostic]) -> PlacedDiagram? {
        let barWidths = bars.map { bar in
            max(Room.bar, (graph.diagram.lanes[bar].nodes.map(NodeText.leastWidth).max() ?? 0) + 2 * Room.padding)
        }
        let right = width - Room.edge - barWidths.reduce(0) { $0 + $1 + Room.between }
        var placed = PlacedDiagram(width: width, height: Room.edge)
        for layer in layers {
            guard append(layer, right: right, to: &placed) else {
                log.append(tooWide(layer))
                return nil
            }
        }
        placed.height = max(placed.height - Room.between, Room.edge) + Room.edge
        if layers.isEmpty { placed.height = leastBarHeight(barWidths) + 2 * Room.edge }
        placed = stretched(placed, to: leastBarHeight(barWidths) + 2 * Room.edge)
        var x = right + Room.between
        for (bar, barWidth) in zip(bars, barWidths) {
            let frame = Rectangle(x: x, y: Room.edge, width: barWidth, height: placed.height - 2 * Room.edge)
            guard append(bar: bar, in: frame, to: &placed) else {
                log.append(tooWide(bar))
                return nil
            }
            x += barWidth + Room.between
        }
        let lanes = graph.diagram.lanes.map(\.id)
        placed.boxes.sort { (lanes.firstIndex(of: $0.id) ?? 0) < (lanes.firstIndex(of: $1.id) ?? 0) }
        return placed
    }

    private func append(_ layer: Int, right: Int, to placed: inout PlacedDiagram) -> Bool {
        let lane = graph.diagram.lanes[layer]
        let left = Room.edge + Room.title
        guard let cells = Cells(lane.nodes, width: right - Room.padding - left),
            let lines = TextStyle.laneTitle.wrapped(lane.title, width: Room.title - 2 * Room.padding, maximumLines: 4)
        else { return false }
        let titleHeight = TextStyle.laneTitle.height(of: lines)
        let inner = max(cells.height, titleHeight)
        let frame = Rectangle(left: Room.edge, top: placed.height, right: right, bottom: placed.height + inner + 2 * Room.padding)
        let title = TextStyle.laneTitle.placed(
            lines, x: frame.x + Room.padding, top: frame.centre.y - titleHeight / 2, anchor: .start)
        placed.boxes.append(PlacedBox(role: .layer, id: lane.id, frame: frame, title: title))
        let area = Rectangle(left: left, top: frame.y + Room.padding, right: right - Room.padding, bottom: frame.bottom - Room.padding)
        placed.nodes += cells.placed(in: area, lane: layer)
        placed.height = frame.bottom + Room.between
        return true
    }

    private func append(bar: Int, in frame: Rectangle, to placed: inout PlacedDiagram) -> Bool {
        let lane = graph.diagram.lanes[bar]
        let inner = frame.width - 2 * Room.padding
        guard let lines = TextStyle.laneTitle.wrapped(lane.title, width: inner, maximumLines: 2) else { return false }
        let title = TextStyle.laneTitle.placed(lines, x: frame.centre.x, top: frame.y + Room.padding, anchor: .middle)
        placed.boxes.append(PlacedBox(role: .crosscut, id: lane.id, frame: frame, title: title))
        let top = title.frame.bottom + Room.padding
        let count = lane.nodes.count
        let available = frame.bottom - Room.padding - top
        for (place, node) in lane.nodes.enumerated() {
            let upper = top + (available + Cells.gap) * place / count
            let lower = top + (available + Cells.gap) * (place + 1) / count - Cells.gap
            let box = Rectangle(left: frame.x + Room.padding, top: upper, right: frame.right - Room.padding, bottom: lower)
            guard let text = NodeText(node, width: box.width) else { return false }
            placed.nodes.append(PlacedNode(node: node, lane: bar, frame: box, texts: text.placed(in: box, kind: node.kind)))
        }
        return true
    }

    /// What the highest bar needs.
    private func leastBarHeight(_ widths: [Int]) -> Int {
        zip(bars, widths).map { bar, width in
            let nodes = graph.diagram.lanes[bar].nodes
            let heights = nodes.map { NodeText($0, width: width - 2 * Room.padding)?.boxHeight($0.kind) ?? 0 }
            return (max(heights.max() ?? 0, 64) + Cells.gap) * nodes.count + Room.barTitle + 2 * Room.padding
        }.max() ?? 0
    }

    /// Layers made equally higher until the bars fit.
    private func stretched(_ placed: PlacedDiagram, to height: Int) -> PlacedDiagram {
        guard placed.height < height, !layers.isEmpty else { return placed }
        let excess = height - placed.height
        var result = placed
        for (place, layer) in layers.enumerated() {
            let shift = excess * place / layers.count
            let growth = excess * (place + 1) / layers.count - shift
            result.boxes[place].frame.y += shift
            result.boxes[place].frame.height += growth
            result.boxes[place].title?.origin.y += shift + growth / 2
            let lane = graph.diagram.lanes[layer]
            let frame = result.boxes[place].frame
            let area = Rectangle(
                left: Room.edge + Room.title, top: frame.y + Room.padding, right: frame.right - Room.padding,
                bottom: frame.bottom - Room.padding)
            let moved = Cells(lane.nodes, width: area.width)?.placed(in: area, lane: layer) ?? []
            result.nodes = result.nodes.filter { $0.lane != layer } + moved
        }
        result.height = height
        return result
    }

    private func tooWide(_ lane: Int) -> Diagnostic {
        let content = graph.diagram.lanes[lane]
        let widest = content.nodes.max { NodeText.leastWidth(of: $0) < NodeText.leastWidth(of: $1) }
        return .error(
            "layer '\(content.title)' of '\(graph.diagram.title)' does not fit; '\(widest?.title ?? "")' is its widest part", at: nil,
            notes: [.init("shorten its longest word or the layer's title")])
    }
}
