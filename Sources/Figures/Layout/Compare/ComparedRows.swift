/// The rows of a comparison, in an order that lets as many edges as possible lead down.
struct ComparedRows {
    struct Row {
        /// Written before the row, if the diagram has a title for it.
        var title: String?
        /// For each panel, the nodes that stand in the row.
        var nodes: [[Int]]

        /// The one panel that has nodes here; nil if several have.
        var onlyPanel: Int? {
            let panels = nodes.indices.filter { !nodes[$0].isEmpty }
            return panels.count == 1 ? panels.first : nil
        }
    }

    private(set) var rows: [Row] = []

    init(_ graph: Graph) {
        let keys = ComparedRows.keys(of: graph)
        for key in ComparedRows.sorted(keys, graph) {
            let nodes = graph.diagram.lanes.indices.map { lane in
                graph.nodes.indices.filter { graph.lanes[$0] == lane && ComparedRows.key(of: graph.nodes[$0]) == key }
            }
            append(Row(title: graph.diagram.counterparts.first { $0.id == key }?.title, nodes: nodes))
        }
    }

    /// Neighbours that nothing stands level with share a row, up to three.
    private mutating func append(_ row: Row) {
        if let last = rows.last, last.title == nil, row.title == nil, let panel = row.onlyPanel, panel == last.onlyPanel,
            last.nodes[panel].count + row.nodes[panel].count <= 3
        {
            rows[rows.count - 1].nodes[panel] += row.nodes[panel]
        } else {
            rows.append(row)
        }
    }

    /// What names the row of a node: its counterpart, or itself.
    private static func key(of node: Diagram.Node) -> String { node.counterpart ?? "\u{0}" + node.id }

    /// The first panel's, with those of the others between them where they come in their panel.
    private static func keys(of graph: Graph) -> [String] {
        var keys: [String] = []
        for lane in graph.diagram.lanes {
            var place = 0
            for key in lane.nodes.map(key) {
                if let known = keys.firstIndex(of: key) {
                    place = max(place, known + 1)
                } else {
                    keys.insert(key, at: place)
                    place += 1
                }
            }
        }
        return keys
    }

    /// What leads to a row stands above it; a row goes on where the one above it led, if it can; cycles are cut at the first row declared.
    private static func sorted(_ keys: [String], _ graph: Graph) -> [String] {
        let row = graph.nodes.map { node in keys.firstIndex(of: key(of: node)) ?? 0 }
        let edges = graph.edges.filter { !$0.isFeedback && graph.lanes[$0.from] == graph.lanes[$0.to] }
            .map { (from: row[$0.from], to: row[$0.to]) }.filter { $0.from != $0.to }
        var open = Array(keys.indices)
        var sorted: [Int] = []
        while !open.isEmpty {
            let ready = open.filter { candidate in !edges.contains { $0.to == candidate && open.contains($0.from) } }
            let following = sorted.last.map { last in ready.first { next in edges.contains { $0.from == last && $0.to == next } } } ?? nil
            let next = following ?? ready.first ?? open[0]
            sorted.append(next)
            open.removeAll { $0 == next }
        }
        return sorted.map { keys[$0] }
    }
}
