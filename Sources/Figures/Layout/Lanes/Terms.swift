/// What a step costs an edge: its length, more where it has no business.
struct Terms {
    /// For each line of `down`, hundredths that a step down costs, and a step across.
    private let downFactor: [Int]
    private let acrossFactor: [Int]
    /// For each line of `across`, hundredths that a step down costs there whatever the lane.
    private let gutterFactor: [Int?]
    private let xs: [Int]
    private let ys: [Int]

    init(_ edge: Graph.Edge, _ graph: Graph, _ lattice: Lattice, _ grid: Grid) {
        xs = lattice.across.positions
        ys = lattice.down.positions
        gutterFactor = (0..<lattice.across.count).map {
            guard case .outside = lattice.across.role(ofLine: $0) else { return nil }
            return edge.isFeedback ? 100 : 160
        }
        let homes = [graph.lanes[edge.from], graph.lanes[edge.to]]
        var down: [Int] = []
        var across: [Int] = []
        for line in 0..<lattice.down.count {
            switch lattice.down.role(ofLine: line) {
            case .outside:
                down.append(100)
                across.append(homes[0] == homes[1] ? 180 : 100)
            case .inset(let inset):
                let isHome = homes.contains(inset / 2)
                down.append(isHome ? 100 : Terms.foreign(edge))
                across.append(isHome ? 105 : 400)
            case .cell(let row), .gap(let row):
                let isHome = homes.contains(grid.lane(ofRow: row))
                down.append(isHome ? 100 : Terms.foreign(edge))
                across.append(isHome ? 100 : 400)
            }
        }
        (downFactor, acrossFactor) = (down, across)
    }

    /// Feedback goes round other lanes, through the gutter.
    private static func foreign(_ edge: Graph.Edge) -> Int { edge.isFeedback ? 500 : 140 }

    func across(_ to: Int, _ from: Int, _ y: Int) -> Int { abs(xs[to] - xs[from]) * acrossFactor[y] / 100 }

    /// In the gutters, left and right of the lanes, no lane is foreign; but only feedback belongs there.
    func down(_ to: Int, _ from: Int, _ x: Int) -> Int { abs(ys[to] - ys[from]) * (gutterFactor[x] ?? downFactor[to]) / 100 }
}
