/// Finds a way on the lattice for each edge: never through a node, a title or along another edge; then with few crossings, few bends, and
/// short.
///
/// Each edge takes the cheapest way the others leave (A* over line crossings and directions, as in Wybrow et al. 2009); then each is taken
/// up and laid again while that helps.
struct Router {
    /// What a way costs, in half pixels of length.
    enum Cost {
        static let bend = 130
        static let crossing = 900
        static let offCentre = 30
        static let backwards = 160
        static let aside = 40
        static let round = 150
    }

    /// A place where edges may not go down the page, because a title stands there: between a line of `down` and the next.
    struct Barrier: Hashable, Sendable {
        var after: Int
        var line: Int
    }

    let graph: Graph
    let grid: Grid
    let lattice: Lattice
    let width: Int
    private(set) var paths: [LatticePath?]
    private(set) var crossings = 0

    private let isNode: [Bool]
    private let barred: [Bool]
    /// For each crossing of lines, the edge that runs across and the edge that runs down; both, if it bends there.
    private var acrossEdge: [Int32]
    private var downEdge: [Int32]
    private var search: Search

    /// Nil if an edge finds no way: the lattice has too few lines.
    static func route(_ graph: Graph, on grid: Grid, _ lattice: Lattice, around barriers: Set<Barrier>) -> Router? {
        var router = Router(graph, grid, lattice, barriers)
        for edge in router.order where !router.lay(edge) { return nil }
        router.improve()
        return router
    }

    private init(_ graph: Graph, _ grid: Grid, _ lattice: Lattice, _ barriers: Set<Barrier>) {
        self.graph = graph
        self.grid = grid
        self.lattice = lattice
        width = lattice.across.count
        let count = width * lattice.down.count
        paths = Array(repeating: nil, count: graph.edges.count)
        acrossEdge = Array(repeating: -1, count: count)
        downEdge = acrossEdge
        search = Search(count: count * 4)
        var isNode = Array(repeating: false, count: count)
        for cell in grid.cells {
            for y in lattice.down.lines(of: .cell(cell.row)) {
                for x in lattice.across.lines(of: .cell(cell.column)) { isNode[y * lattice.across.count + x] = true }
            }
        }
        self.isNode = isNode
        var barred = Array(repeating: false, count: count)
        for barrier in barriers { barred[barrier.after * width + barrier.line] = true }
        self.barred = barred
    }

    /// Neighbours first, then by distance, feedback last: who has no choice chooses first.
    private var order: [Int] {
        graph.edges.indices.sorted { (rank(of: $0), $0) < (rank(of: $1), $1) }
    }

    private func rank(of index: Int) -> Int {
        let edge = graph.edges[index]
        let (from, to) = (grid.cells[edge.from], grid.cells[edge.to])
        let distance = abs(from.column - to.column) * 2 + abs(from.row - to.row) * 2 + (from.row == to.row ? 0 : 1)
        return distance + (edge.isFeedback ? 1000 : 0)
    }

    private mutating func improve() {
        for _ in 0..<3 {
            var changed = false
            for edge in order {
                guard let old = paths[edge] else { continue }
                lift(edge)
                _ = lay(edge)
                changed = changed || paths[edge]?.runs != old.runs
            }
            guard changed else { break }
        }
        crossings = zip(acrossEdge, downEdge).count { $0 >= 0 && $1 >= 0 && $0 != $1 }
    }

    // MARK: Laying

    private mutating func lay(_ index: Int) -> Bool {
        guard let path = cheapestPath(for: index) else { return false }
        paths[index] = path
        mark(path, with: Int32(index))
        return true
    }

    private mutating func lift(_ index: Int) {
        for vertex in acrossEdge.indices {
            if acrossEdge[vertex] == index { acrossEdge[vertex] = -1 }
            if downEdge[vertex] == index { downEdge[vertex] = -1 }
        }
        paths[index] = nil
    }

    private mutating func mark(_ path: LatticePath, with index: Int32) {
        for run in path.runs {
            for other in run.span {
                if run.isHorizontal { acrossEdge[run.line * width + other] = index } else { downEdge[other * width + run.line] = index }
            }
        }
    }

    // MARK: Searching

    /// A port: where an edge leaves or enters, just outside of a node.
    private struct Port {
        var vertex: Int
        var side: Side
        var cost: Int
    }

    private mutating func cheapestPath(for index: Int) -> LatticePath? {
        let edge = graph.edges[index]
        let loops = edge.from == edge.to
        search.clear()
        let goal = Distances(to: grid.cells[edge.to], lattice)
        for port in ports(of: edge.from, for: edge, leaving: true) where !loops || isLoopPort(port, first: true) {
            let state = port.vertex * 4 + port.side.rawValue
            let entry = cost(ofEntering: port.vertex, horizontally: port.side.isHorizontal)
            if let entry { search.reach(state, from: -1, cost: port.cost + entry, estimate: goal.least(from: port.vertex)) }
        }
        var goals: [Int: Int] = [:]
        for port in ports(of: edge.to, for: edge, leaving: false) where !loops || isLoopPort(port, first: false) {
            goals[port.vertex * 4 + port.side.opposite.rawValue] = port.cost
        }
        let terms = Terms(edge, graph, lattice, grid)
        while let state = search.next() {
            if state >= search.count { return path(to: state - search.count) }
            if let cost = goals[state] {
                search.reach(state + search.count, from: state, cost: search.cost(of: state) + cost, estimate: 0)
            }
            expand(state, terms, goal)
        }
        return nil
    }

    /// A loop leaves and enters above or below, left and right of the middle.
    private func isLoopPort(_ port: Port, first: Bool) -> Bool {
        guard !port.side.isHorizontal else { return false }
        let band = lattice.across.bands[lattice.across.bandOf[port.vertex % width]].lines
        return port.vertex % width == (first ? band.lowerBound : band.upperBound - 1)
    }

    private mutating func expand(_ state: Int, _ terms: Terms, _ goal: Distances) {
        let (vertex, side) = (state / 4, Side.allCases[state % 4])
        let cost = search.cost(of: state)
        let step = side.step
        let (x, y) = (vertex % width + step.x, vertex / width + step.y)
        if x >= 0, x < width, y >= 0, y < lattice.down.count {
            let next = y * width + x
            let isBarred = step.y != 0 && barred[step.y > 0 ? vertex : next]
            if !isBarred, let entry = self.cost(ofEntering: next, horizontally: step.x != 0) {
                let length = step.x != 0 ? terms.across(x, x - step.x, y) : terms.down(y, y - step.y, x)
                search.reach(next * 4 + side.rawValue, from: state, cost: cost + length + entry, estimate: goal.least(from: next))
            }
        }
        guard acrossEdge[vertex] < 0, downEdge[vertex] < 0 else { return }
        for turn in [1, 3] {
            let turned = vertex * 4 + (side.rawValue + turn) % 4
            search.reach(turned, from: state, cost: cost + Cost.bend, estimate: goal.least(from: vertex))
        }
    }

    /// Nil where an edge in that direction would touch a node or run along another edge.
    private func cost(ofEntering vertex: Int, horizontally: Bool) -> Int? {
        guard !isNode[vertex] else { return nil }
        let (along, against) = horizontally ? (acrossEdge[vertex], downEdge[vertex]) : (downEdge[vertex], acrossEdge[vertex])
        guard along < 0 else { return nil }
        return against < 0 ? 0 : Cost.crossing
    }

    private func ports(of node: Int, for edge: Graph.Edge, leaving: Bool) -> [Port] {
        let cell = grid.cells[node]
        let (xs, ys) = (lattice.across.lines(of: .cell(cell.column)), lattice.down.lines(of: .cell(cell.row)))
        var ports: [Port] = []
        for side in Side.allCases {
            let base = cost(of: side, at: cell, for: edge, leaving: leaving)
            for (offset, line) in (side.isHorizontal ? ys : xs).enumerated() {
                let vertex: Int
                switch side {
                case .right: vertex = line * width + xs.upperBound
                case .left: vertex = line * width + xs.lowerBound - 1
                case .down: vertex = ys.upperBound * width + line
                case .up: vertex = (ys.lowerBound - 1) * width + line
                }
                let isBarred = !side.isHorizontal && barred[side == .up ? vertex : vertex - width]
                guard !isBarred else { continue }
                let off = abs(offset - lattice.ports / 2)
                ports.append(Port(vertex: vertex, side: side, cost: base + off * Cost.offCentre))
            }
        }
        return ports
    }

    /// Data leaves in front and enters behind; edges between lanes prefer above and below; feedback has no preference.
    private func cost(of side: Side, at cell: Grid.Cell, for edge: Graph.Edge, leaving: Bool) -> Int {
        guard !edge.isFeedback else { return 0 }
        let front: Side = grid.reversed[cell.row] ? .left : .right
        let wanted = leaving ? front : front.opposite
        if graph.lanes[edge.from] != graph.lanes[edge.to] { return side.isHorizontal ? Cost.aside : 0 }
        if side == wanted { return 0 }
        if side == wanted.opposite { return Cost.backwards }
        return grid.cells[edge.from].column == grid.cells[edge.to].column ? Cost.aside : Cost.round
    }

    // MARK: Reading the answer

    private func path(to last: Int) -> LatticePath {
        var states = [last]
        while let state = states.last, search.origin(of: state) >= 0 { states.append(search.origin(of: state)) }
        states.reverse()
        var runs: [LatticePath.Run] = []
        var previous: Int?
        for state in states {
            let (x, y, side) = (state / 4 % width, state / 4 / width, state % 4)
            let isHorizontal = Side.allCases[side].isHorizontal
            let (line, place) = isHorizontal ? (y, x) : (x, y)
            if previous == side, !runs.isEmpty {
                runs[runs.count - 1].to = place
            } else {
                runs.append(LatticePath.Run(isHorizontal: isHorizontal, line: line, from: place, to: place))
            }
            previous = side
        }
        let (start, end) = (Side.allCases[(states.first ?? 0) % 4], Side.allCases[last % 4].opposite)
        return LatticePath(runs: runs, start: start, end: end)
    }
}

/// How far it is at least from any crossing of lines to a cell.
private struct Distances {
    private let across: [Int]
    private let down: [Int]

    init(to cell: Grid.Cell, _ lattice: Lattice) {
        across = Distances.along(lattice.across, to: lattice.across.lines(of: .cell(cell.column)))
        down = Distances.along(lattice.down, to: lattice.down.lines(of: .cell(cell.row)))
    }

    private static func along(_ axis: Lattice.Axis, to band: Range<Int>) -> [Int] {
        axis.positions.indices.map { line in
            if line < band.lowerBound { return axis.positions[band.lowerBound - 1] - axis.positions[line] }
            if line >= band.upperBound { return axis.positions[line] - axis.positions[band.upperBound] }
            return 0
        }
    }

    func least(from vertex: Int) -> Int { across[vertex % across.count] + down[vertex / across.count] }
}
