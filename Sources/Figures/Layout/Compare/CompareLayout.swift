import Diagnostics

/// Panels side by side with rows in common: what does the same work stands level, and a cell stays empty where nothing does.
///
/// Arrows join what follows one another in a panel; edges that would have to go round other stages are left to the text alternative.
struct CompareLayout {
    private enum Room {
        static let edge = 4
        static let padding = 24
        static let between = 24
        static let rowGap = 26
        static let titleInset = 18
        static let rowTitle = 200
    }

    private static let emptyText = "no counterpart"

    private let graph: Graph
    private let width: Int
    private let rows: [ComparedRows.Row]

    static func place(_ graph: Graph, width: Int, reporting log: inout [Diagnostic]) -> PlacedDiagram? {
        CompareLayout(graph: graph, width: width, rows: ComparedRows(graph).rows).place(reporting: &log)
    }

    private var hasRowTitles: Bool { rows.contains { $0.title != nil } }

    private func place(reporting log: inout [Diagnostic]) -> PlacedDiagram? {
        let lanes = graph.diagram.lanes
        let left = Room.edge + (hasRowTitles ? Room.rowTitle : 0)
        let panelWidth = (width - Room.edge - left - (lanes.count - 1) * Room.between) / lanes.count
        let inner = panelWidth - 2 * Room.padding
        var placed = PlacedDiagram(width: width, height: Room.edge)
        var cells: [[Cells?]] = []
        for (lane, content) in lanes.enumerated() {
            let column = rows.map { row in
                Cells(row.nodes[lane].map { graph.nodes[$0] }, width: inner, prefersOneLine: true)
            }
            if let wide = content.nodes.first(where: { NodeText.leastWidth(of: $0) > inner }) {
                log.append(tooWide(wide, in: content))
                return nil
            }
            let frame = Rectangle(x: left + lane * (panelWidth + Room.between), y: Room.edge, width: panelWidth, height: 0)
            let lines = TextStyle.laneTitle.wrapped(content.title, width: inner, maximumLines: 4) ?? [content.title]
            let top = frame.y + Room.titleInset
            let title = TextStyle.laneTitle.placed(lines, x: frame.x + Room.padding, top: top, anchor: .start)
            placed.height = max(placed.height, title.frame.bottom + Room.titleInset)
            placed.boxes.append(PlacedBox(role: .panel, id: content.id, frame: frame, title: title))
            cells.append(column)
        }
        for row in rows.indices { append(row, cells, to: &placed) }
        placed.height += Room.padding - Room.rowGap
        for lane in lanes.indices { placed.boxes[lane].frame.height = placed.height - Room.edge }
        placed.height += Room.edge
        placed.routes = graph.edges.compactMap { route($0.content, placed) }
        return placed
    }

    private func append(_ row: Int, _ cells: [[Cells?]], to placed: inout PlacedDiagram) {
        let height = cells.compactMap { $0[row]?.height }.max() ?? 0
        let top = placed.height
        for lane in cells.indices {
            let panel = placed.boxes[lane].frame
            let area = Rectangle(x: panel.x + Room.padding, y: top, width: panel.width - 2 * Room.padding, height: height)
            if let cells = cells[lane][row] {
                placed.nodes += cells.placed(in: area, lane: lane)
            } else {
                let style = TextStyle.nodeSubtitle
                let top = area.centre.y - style.height(of: [""]) / 2
                let text = style.placed([CompareLayout.emptyText], x: area.x + 20, top: top, anchor: .start)
                placed.boxes.append(PlacedBox(role: .empty, id: "\(row)", frame: area, title: text))
            }
        }
        if let title = rows[row].title {
            let style = TextStyle.rowTitle
            let lines = style.wrapped(title, width: Room.rowTitle - 24, maximumLines: 4) ?? [title]
            placed.captions.append(style.placed(lines, x: Room.edge, top: top + (height - style.height(of: lines)) / 2, anchor: .start))
        }
        placed.height += height + Room.rowGap
    }

    /// An arrow straight down, or to the neighbour in the same cell; nil if something stands between.
    private func route(_ edge: Diagram.Edge, _ placed: PlacedDiagram) -> Route? {
        guard let from = placed.nodes.first(where: { $0.node.id == edge.from }),
            let to = placed.nodes.first(where: { $0.node.id == edge.to }), from.lane == to.lane
        else { return nil }
        let points: [Point]
        if from.frame.bottom < to.frame.y {
            let narrow = from.frame.width < to.frame.width ? from.frame : to.frame
            let wide = from.frame.width < to.frame.width ? to.frame : from.frame
            let x = narrow.centre.x
            guard wide.x + 24 <= x, x <= wide.right - 24 else { return nil }
            points = [Point(x, from.frame.bottom), Point(x, to.frame.y)]
        } else if from.frame.y == to.frame.y, from.frame.right < to.frame.x {
            points = [Point(from.frame.right, from.frame.centre.y), Point(to.frame.x, to.frame.centre.y)]
        } else {
            return nil
        }
        let route = Route(edge: edge, points: points)
        let isFree = placed.nodes.allSatisfy { node in !route.pieces.contains { $0.frame.grown(by: 0).meets(node.frame) } }
        let isClear = placed.boxes.allSatisfy { box in
            guard let title = box.title?.frame else { return true }
            return !route.pieces.contains { $0.frame.meets(title.grown(by: 8)) }
        }
        return isFree && isClear ? route : nil
    }

    private func tooWide(_ node: Diagram.Node, in lane: Diagram.Lane) -> Diagnostic {
        .error(
            "panel '\(lane.title)' of '\(graph.diagram.title)' does not fit; '\(node.title)' is its widest part", at: nil,
            notes: [.init("shorten its longest word")])
    }
}
