/// Which cell of the shared columns and the lanes' rows each node stands in.
struct Grid: Sendable {
    struct Cell: Hashable, Sendable {
        var column: Int
        /// Counted over all lanes.
        var row: Int
    }

    var columns: Int
    /// The rows of each lane.
    var laneRows: [Range<Int>]
    /// For each node.
    var cells: [Cell]
    /// For each row, whether its lane flows to the left there.
    var reversed: [Bool]

    var rows: Int { laneRows.last?.upperBound ?? 0 }

    func lane(ofRow row: Int) -> Int { laneRows.firstIndex { $0.contains(row) } ?? 0 }

    /// For each cell, row by row, its node.
    var occupants: [Int?] {
        var occupants: [Int?] = Array(repeating: nil, count: columns * rows)
        for (node, cell) in cells.enumerated() { occupants[cell.row * columns + cell.column] = node }
        return occupants
    }

    /// Without rows in which nothing stands.
    func withoutEmptyRows() -> Grid {
        let used = Set(cells.map(\.row))
        var kept: [Int: Int] = [:]
        var grid = self
        grid.reversed = []
        grid.laneRows = []
        for rows in laneRows {
            let start = kept.count
            for row in rows where used.contains(row) {
                kept[row] = kept.count
                grid.reversed.append(reversed[row])
            }
            grid.laneRows.append(start..<kept.count)
        }
        grid.cells = cells.map { Cell(column: $0.column, row: kept[$0.row] ?? $0.row) }
        return grid
    }

    /// Without columns at either end in which nothing stands.
    func withoutEmptyColumns() -> Grid {
        var grid = self
        let used = Set(cells.map(\.column)).sorted()
        let kept = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
        grid.cells = cells.map { Cell(column: kept[$0.column] ?? 0, row: $0.row) }
        grid.columns = used.count
        return grid
    }
}

/// A group of nodes that one box encloses: a rectangle of cells in which no other node stands.
struct Enclosure: Sendable {
    var lane: Int
    var title: String
    var columns: ClosedRange<Int>
    var rows: ClosedRange<Int>

    /// The boxes of each lane's groups; a group that strangers stand in the middle of has several.
    static func all(in graph: Graph, on grid: Grid) -> [Enclosure] {
        let occupants = grid.occupants
        var enclosures: [Enclosure] = []
        for lane in graph.diagram.lanes.indices {
            var open: [Enclosure] = []
            for node in graph.nodes.indices where graph.lanes[node] == lane {
                guard let title = graph.nodes[node].group else { continue }
                let cell = grid.cells[node]
                let single = Enclosure(lane: lane, title: title, columns: cell.column...cell.column, rows: cell.row...cell.row)
                let place = open.firstIndex { $0.title == title && $0.joined(with: single).isPure(in: graph, occupants, grid) }
                if let place { open[place] = open[place].joined(with: single) } else { open.append(single) }
            }
            enclosures += open
        }
        return enclosures
    }

    private func joined(with other: Enclosure) -> Enclosure {
        Enclosure(
            lane: lane, title: title,
            columns: min(columns.lowerBound, other.columns.lowerBound)...max(columns.upperBound, other.columns.upperBound),
            rows: min(rows.lowerBound, other.rows.lowerBound)...max(rows.upperBound, other.rows.upperBound))
    }

    private func isPure(in graph: Graph, _ occupants: [Int?], _ grid: Grid) -> Bool {
        rows.allSatisfy { row in
            columns.allSatisfy { column in
                guard let node = occupants[row * grid.columns + column] else { return true }
                return graph.lanes[node] == lane && graph.nodes[node].group == title
            }
        }
    }

    func contains(_ cell: Grid.Cell) -> Bool { columns.contains(cell.column) && rows.contains(cell.row) }
}
