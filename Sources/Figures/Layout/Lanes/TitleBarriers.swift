/// Where edges run through the titles of lanes and groups, so that they are laid elsewhere.
struct TitleBarriers {
    private(set) var found: Set<Router.Barrier> = []

    init(
        _ placed: PlacedDiagram, _ paths: [LatticePath], _ spacing: Spacing, _ lattice: Lattice, _ grid: Grid, _ enclosures: [Enclosure]
    ) {
        let lanes = placed.boxes.filter { $0.role == .lane }
        for (lane, box) in lanes.enumerated() {
            guard let title = box.title?.frame else { continue }
            let first = lattice.across.lines(of: .inset(0)).lowerBound
            bar(title, placed, paths, from: first, after: lattice.down.lines(of: .inset(2 * lane)).lowerBound - 1)
        }
        let groups = placed.boxes.filter { $0.role == .group }
        for (enclosure, box) in zip(enclosures, groups) {
            guard let title = box.title?.frame else { continue }
            let first = lattice.across.lines(of: .cell(enclosure.columns.lowerBound)).lowerBound
            bar(title, placed, paths, from: first, after: lattice.down.lines(of: .cell(enclosure.rows.lowerBound)).lowerBound - 1)
        }
    }

    /// Bars all lines from the title's beginning to the last that an edge takes through it.
    private mutating func bar(_ title: Rectangle, _ placed: PlacedDiagram, _ paths: [LatticePath], from first: Int, after: Int) {
        let area = title.grown(by: EdgeLabels.Distance.line)
        var last: Int?
        for (route, path) in zip(placed.routes, paths) {
            for (piece, run) in zip(route.pieces, path.runs) where !run.isHorizontal && piece.frame.meets(area) {
                last = max(last ?? first, run.line)
            }
        }
        guard let last, last >= first else { return }
        for line in first...last { found.insert(Router.Barrier(after: after, line: line)) }
    }
}
