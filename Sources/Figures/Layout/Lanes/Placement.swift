/// Puts the nodes into cells: each lane's steps along the columns, wrapped into rows that turn at the ends, then moved while that makes the
/// edges shorter, straighter and less often crossed.
struct Placement {
    private let graph: Graph
    private let ranking: Ranking
    private let columns: Int
    /// What each lane may choose: how far right it begins, and whether it flows left.
    private var choices: [(shift: Int, reversed: Bool)]
    private var grid: Grid

    static func grid(of graph: Graph, ranking: Ranking, columns: Int) -> Grid {
        var placement = Placement(graph: graph, ranking: ranking, columns: columns)
        placement.chooseFlows()
        placement.moveNodes()
        return placement.grid.withoutEmptyRows().withoutEmptyColumns()
    }

    private init(graph: Graph, ranking: Ranking, columns: Int) {
        self.graph = graph
        self.ranking = ranking
        self.columns = columns
        choices = ranking.steps.map { _ in (0, false) }
        grid = Grid(columns: columns, laneRows: [], cells: [], reversed: [])
        grid = placed()
    }

    // MARK: Steps to cells

    /// All lanes, each flowing as it chose.
    private func placed() -> Grid {
        var cells = Array(repeating: Grid.Cell(column: 0, row: 0), count: graph.nodes.count)
        var laneRows: [Range<Int>] = []
        var reversed: [Bool] = []
        for (lane, steps) in ranking.steps.enumerated() {
            let start = reversed.count
            for (turn, part) in steps.chunks(of: columns).enumerated() {
                let isReversed = choices[lane].reversed != (turn % 2 == 1)
                let height = part.map(\.count).max() ?? 1
                place(part, at: reversed.count, height: height, reversed: isReversed, shift: choices[lane].shift, into: &cells)
                reversed += Array(repeating: isReversed, count: height)
            }
            laneRows.append(start..<reversed.count)
        }
        return Grid(columns: columns, laneRows: laneRows, cells: cells, reversed: reversed)
    }

    private func place(
        _ steps: ArraySlice<[Int]>, at row: Int, height: Int, reversed: Bool, shift: Int, into cells: inout [Grid.Cell]
    ) {
        for (place, nodes) in steps.enumerated() {
            let column = reversed ? columns - 1 - shift - place : shift + place
            let top = (height - 1) / 2 - (nodes.count - 1) / 2
            for (offset, node) in nodes.enumerated() { cells[node] = Grid.Cell(column: column, row: row + top + offset) }
        }
    }

    /// Lane by lane, the flow that costs least given the others', until nothing changes.
    private mutating func chooseFlows() {
        for _ in 0..<4 {
            var changed = false
            for lane in choices.indices {
                let best = bestChoice(for: lane)
                changed = changed || best != choices[lane]
                choices[lane] = best
            }
            guard changed else { break }
        }
        grid = placed()
    }

    private func bestChoice(for lane: Int) -> (shift: Int, reversed: Bool) {
        let room = max(columns - ranking.steps[lane].count, 0)
        var best = choices[lane]
        var least = Int.max
        for reversed in lane == 0 ? [false] : [false, true] {
            for shift in 0...room {
                var attempt = self
                attempt.choices[lane] = (shift, reversed)
                attempt.grid = attempt.placed()
                let cost = attempt.cost() + (reversed ? reluctance(toReverse: lane) : 0)
                if cost < least { (least, best) = (cost, (shift, reversed)) }
            }
        }
        return best
    }

    /// A lane is read from left to right unless it leads back; then it may return.
    private func reluctance(toReverse lane: Int) -> Int {
        graph.edges.contains { $0.isFeedback && graph.lanes[$0.from] == lane && graph.lanes[$0.to] < lane } ? 4 : 60
    }

    // MARK: Moving

    /// Moves each node to the cell of its lane, free or exchanged, where the whole costs least.
    private mutating func moveNodes() {
        for _ in 0..<5 {
            var changed = false
            for node in graph.nodes.indices {
                var least = cost()
                var best: Grid?
                for cell in cells(of: graph.lanes[node]) where cell != grid.cells[node] {
                    var attempt = self
                    attempt.move(node, to: cell)
                    let cost = attempt.cost()
                    if cost < least { (least, best) = (cost, attempt.grid) }
                }
                if let best { (grid, changed) = (best, true) }
            }
            for lane in choices.indices where moveLane(lane) { changed = true }
            guard changed else { return }
        }
    }

    /// Moves a whole lane sideways or turns it upside down, if that costs less.
    private mutating func moveLane(_ lane: Int) -> Bool {
        let nodes = graph.nodes.indices.filter { graph.lanes[$0] == lane }
        let used = nodes.map { grid.cells[$0].column }
        let rows = grid.laneRows[lane]
        var least = cost()
        var best: Grid?
        for shift in -(used.min() ?? 0)...(columns - 1 - (used.max() ?? 0)) {
            for isFlipped in [false, true] {
                var attempt = self
                for node in nodes {
                    attempt.grid.cells[node].column += shift
                    if isFlipped { attempt.grid.cells[node].row = rows.lowerBound + rows.upperBound - 1 - grid.cells[node].row }
                }
                if isFlipped { attempt.grid.reversed.replaceSubrange(rows, with: grid.reversed[rows].reversed()) }
                let cost = attempt.cost()
                if cost < least { (least, best) = (cost, attempt.grid) }
            }
        }
        if let best { grid = best }
        return best != nil
    }

    private func cells(of lane: Int) -> [Grid.Cell] {
        grid.laneRows[lane].flatMap { row in (0..<columns).map { Grid.Cell(column: $0, row: row) } }
    }

    private mutating func move(_ node: Int, to cell: Grid.Cell) {
        if let other = grid.cells.firstIndex(of: cell) { grid.cells[other] = grid.cells[node] }
        grid.cells[node] = cell
    }

    // MARK: What a grid costs

    private func cost() -> Int {
        let occupants = grid.occupants
        var cost = 0
        for edge in graph.edges where edge.from != edge.to { cost += self.cost(of: edge, occupants) }
        return cost + crossings() * 12 + groups()
    }

    /// In tenths of the distance between two columns.
    private func cost(of edge: Graph.Edge, _ occupants: [Int?]) -> Int {
        let (from, to) = (grid.cells[edge.from], grid.cells[edge.to])
        let (across, down) = (abs(from.column - to.column), abs(from.row - to.row))
        var cost = across * 10 + down * 8 + (across > 0 && down > 0 ? 10 : 0)
        cost += 20 * occupied(between: from, and: to, occupants)
        guard !edge.isFeedback else { return cost * 3 / 10 }
        guard graph.lanes[edge.from] == graph.lanes[edge.to] else { return cost }
        let goesLeft = to.column < from.column
        if across > 0, goesLeft != grid.reversed[from.row] { cost += 40 }
        if across == 0 { cost += 6 }
        return cost * 2
    }

    private func occupied(between one: Grid.Cell, and other: Grid.Cell, _ occupants: [Int?]) -> Int {
        var count = 0
        if one.row == other.row {
            for column in stride(from: min(one.column, other.column) + 1, to: max(one.column, other.column), by: 1)
            where occupants[one.row * columns + column] != nil { count += 1 }
        } else if one.column == other.column {
            for row in stride(from: min(one.row, other.row) + 1, to: max(one.row, other.row), by: 1)
            where occupants[row * columns + one.column] != nil { count += 1 }
        }
        return count
    }

    /// Pairs of edges whose straight lines cross: a good guess before there are routes.
    private func crossings() -> Int {
        var count = 0
        for (place, one) in graph.edges.enumerated() where !one.isFeedback {
            let (a, b) = (grid.cells[one.from], grid.cells[one.to])
            for other in graph.edges[(place + 1)...] where !other.isFeedback {
                let (c, d) = (grid.cells[other.from], grid.cells[other.to])
                if turn(a, b, c) * turn(a, b, d) < 0, turn(c, d, a) * turn(c, d, b) < 0 { count += 1 }
            }
        }
        return count
    }

    private func turn(_ a: Grid.Cell, _ b: Grid.Cell, _ c: Grid.Cell) -> Int {
        ((b.column - a.column) * (c.row - a.row) - (b.row - a.row) * (c.column - a.column)).signum()
    }

    /// Groups should be small rectangles without strangers.
    private func groups() -> Int {
        var sizes: [String: Int] = [:]
        var cost = 0
        for enclosure in Enclosure.all(in: graph, on: grid) {
            let key = "\(enclosure.lane) \(enclosure.title)"
            cost += (sizes[key] == nil ? 0 : 300) + enclosure.columns.count * enclosure.rows.count * 4
            sizes[key, default: 0] += 1
        }
        return cost
    }
}

extension Array {
    /// Its elements in order, that many at a time.
    func chunks(of size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
