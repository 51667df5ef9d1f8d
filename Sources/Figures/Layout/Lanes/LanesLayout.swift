import Diagnostics

/// Lays out lanes: cells, then ways, then room. Several numbers of columns are tried; the calmest drawing wins.
struct LanesLayout {
    private let graph: Graph
    private let ranking: Ranking
    private let width: Int

    /// How calm a drawing is, and the drawing.
    private struct Attempt {
        var placed: PlacedDiagram
        var cost: Int
    }

    static func place(_ graph: Graph, width: Int, reporting log: inout [Diagnostic]) -> PlacedDiagram? {
        LanesLayout(graph: graph, ranking: Ranking(graph), width: width).place(reporting: &log)
    }

    private func place(reporting log: inout [Diagnostic]) -> PlacedDiagram? {
        var best: Attempt?
        var problem: Problem?
        for columns in columnCounts {
            let grid = Placement.grid(of: graph, ranking: ranking, columns: columns)
            do {
                let attempt = try self.attempt(grid)
                if attempt.cost < best?.cost ?? .max { best = attempt }
            } catch {
                problem = error
            }
        }
        if best == nil { log.append(message(problem ?? .noWay)) }
        return best?.placed
    }

    /// The longest lane in one row, in two, in three …, as far as so many nodes may stand side by side.
    private var columnCounts: [Int] {
        let longest = max(ranking.steps.map(\.count).max() ?? 1, 1)
        let least = graph.nodes.map(NodeText.leastWidth).max() ?? 0
        let most = max(1, min(8, (width - 80) / (least + Spacing.Room.gap / 2)))
        var counts: [Int] = []
        for rows in 1...max(longest, 1) {
            let count = (longest + rows - 1) / rows
            guard count <= most, !counts.contains(count) else { continue }
            counts.append(count)
            if counts.count == 3 { break }
        }
        return counts.isEmpty ? [1] : counts
    }

    // MARK: One attempt

    private enum Problem: Error {
        case noWay
        case tooWide(columnOf: String, by: Int)
        case noRoom(forLabelOf: Diagram.Edge)
    }

    private func attempt(_ grid: Grid) throws(Problem) -> Attempt {
        let enclosures = Enclosure.all(in: graph, on: grid)
        var problem = Problem.noWay
        for (tracks, ports) in [(5, 3), (9, 5), (14, 7)] {
            let lattice = Lattice(grid, tracks: tracks, ports: ports)
            do {
                return try route(on: grid, lattice, enclosures)
            } catch {
                problem = error
                guard case .noWay = error else { throw error }
            }
        }
        throw problem
    }

    /// Routes until no title is in the way of an edge: where one is, edges may not pass the next time.
    private func route(on grid: Grid, _ lattice: Lattice, _ enclosures: [Enclosure]) throws(Problem) -> Attempt {
        var barriers: Set<Router.Barrier> = []
        for _ in 0..<8 {
            guard let router = Router.route(graph, on: grid, lattice, around: barriers) else { throw .noWay }
            let paths = router.paths.compactMap { $0 }
            let (placed, spacing) = try space(paths, on: grid, lattice, enclosures)
            let found = TitleBarriers(placed, paths, spacing, lattice, grid, enclosures).found
            if found.isSubset(of: barriers) { return Attempt(placed: placed, cost: cost(of: placed, crossings: router.crossings)) }
            barriers.formUnion(found)
        }
        throw .noWay
    }

    /// Gives room until every label has a place.
    private func space(
        _ paths: [LatticePath], on grid: Grid, _ lattice: Lattice, _ enclosures: [Enclosure]
    ) throws(Problem) -> (PlacedDiagram, Spacing) {
        let tracks = Tracks(paths, on: lattice)
        var demands = Demands()
        demandGaps(paths, grid, lattice, &demands)
        for round in 1...10 {
            let spacing: Spacing
            do {
                spacing = try Spacing(graph, grid, lattice, tracks, enclosures, demands, width: width)
            } catch {
                let node = graph.nodes.indices.first { grid.cells[$0].column == error.column } ?? 0
                throw .tooWide(columnOf: graph.nodes[node].title, by: error.needed)
            }
            var placed = placed(paths, tracks, spacing, enclosures)
            let homeless = EdgeLabels.place(in: &placed)
            guard let first = homeless.first else { return (placed, spacing) }
            guard round < 10 else { throw .noRoom(forLabelOf: graph.edges[first].content) }
            for edge in homeless { demand(edge, paths[edge], lattice, placed, &demands, round) }
        }
        throw .noWay
    }

    /// An edge straight to the next column has its label above it, in the gap.
    private func demandGaps(_ paths: [LatticePath], _ grid: Grid, _ lattice: Lattice, _ demands: inout Demands) {
        for (edge, path) in paths.enumerated() {
            guard path.runs.count == 1, path.start.isHorizontal, let label = graph.edges[edge].content.label else { continue }
            let columns = [grid.cells[graph.edges[edge].from].column, grid.cells[graph.edges[edge].to].column].sorted()
            guard columns[1] == columns[0] + 1 else { continue }
            let needed = TextStyle.edgeLabel.leastWidth(of: label, maximumLines: 3) + 2 * EdgeLabels.Distance.box + 8
            demands.gaps[columns[0]] = max(demands.gaps[columns[0]] ?? 0, needed)
        }
    }

    /// More room where the label of an edge could go: above a track, else beside a piece that goes down, else in a gap.
    private func demand(
        _ edge: Int, _ path: LatticePath, _ lattice: Lattice, _ placed: PlacedDiagram, _ demands: inout Demands, _ round: Int
    ) {
        let label = graph.edges[edge].content.label ?? ""
        let style = TextStyle.edgeLabel
        let lines = style.wrapped(label, width: style.leastWidth(of: label, maximumLines: 2), maximumLines: 2) ?? [label]
        let height = style.height(of: lines) + 2 * EdgeLabels.Distance.box + 6
        var helped = false
        for run in path.runs {
            if run.isHorizontal {
                let band = lattice.down.bandOf[run.line]
                if case .cell = lattice.down.bands[band].role { continue }
                demands.pitches[band] = max(demands.pitches[band] ?? 0, height)
                helped = true
            } else {
                for band in Set(run.span.map { lattice.down.bandOf[$0] }).sorted() where round > 1 || path.runs.count == 1 {
                    if case .cell = lattice.down.bands[band].role { continue }
                    demands.breadths[band] = max(demands.breadths[band] ?? 0, height * (round + 1) / 2 + 16)
                    helped = true
                }
            }
        }
        guard !helped || round > 3 else { return }
        for run in path.runs where run.isHorizontal {
            for case .gap(let column) in Set(run.span.map { lattice.across.bandOf[$0] }).sorted().map({ lattice.across.bands[$0].role }) {
                let needed = style.leastWidth(of: label, maximumLines: 4) + 2 * EdgeLabels.Distance.box + 8 * round
                demands.gaps[column] = max(demands.gaps[column] ?? 0, needed)
            }
        }
    }

    private func placed(_ paths: [LatticePath], _ tracks: Tracks, _ spacing: Spacing, _ enclosures: [Enclosure]) -> PlacedDiagram {
        var placed = PlacedDiagram(width: width, height: spacing.height)
        for (lane, frame) in spacing.laneFrames.enumerated() {
            let content = graph.diagram.lanes[lane]
            let title = TextStyle.laneTitle.placed(
                spacing.laneTitle(lane), x: frame.x + Spacing.Room.titleInset, top: frame.y + 14, anchor: .start)
            placed.boxes.append(PlacedBox(role: .lane, id: content.id, frame: frame, title: title))
        }
        for enclosure in enclosures {
            let frame = spacing.frame(of: enclosure)
            let lines = spacing.groupTitle(enclosure)
            let title = TextStyle.groupTitle.placed(lines, x: frame.x + 14, top: frame.y + 12, anchor: .start)
            placed.boxes.append(PlacedBox(role: .group, id: enclosure.title, frame: frame, title: title))
        }
        placed.nodes = graph.nodes.indices.map { node in
            let frame = spacing.frame(of: node)
            let content = graph.nodes[node]
            let texts = spacing.texts[node].placed(in: frame, kind: content.kind)
            return PlacedNode(node: content, lane: graph.lanes[node], frame: frame, texts: texts)
        }
        placed.routes = paths.indices.map { route($0, paths[$0], tracks, spacing) }
        return placed
    }

    private func route(_ edge: Int, _ path: LatticePath, _ tracks: Tracks, _ spacing: Spacing) -> Route {
        let places = path.runs.indices.map { spacing.place(of: path.runs[$0], doubledTrack: tracks.doubled[edge][$0]) }
        var points = [border(path.start, spacing.frame(of: graph.edges[edge].from), places.first ?? 0)]
        for (run, next) in zip(path.runs.indices, path.runs.indices.dropFirst()) {
            points.append(path.runs[run].isHorizontal ? Point(places[next], places[run]) : Point(places[run], places[next]))
        }
        points.append(border(path.end, spacing.frame(of: graph.edges[edge].to), places.last ?? 0))
        return Route(edge: graph.edges[edge].content, points: points)
    }

    private func border(_ side: Side, _ frame: Rectangle, _ place: Int) -> Point {
        switch side {
        case .right: Point(frame.right, place)
        case .left: Point(frame.x, place)
        case .down: Point(place, frame.bottom)
        case .up: Point(place, frame.y)
        }
    }

    /// Crossings weigh most (Purchase 1997), then bends, then length; a drawing should be wider than high, up to 2.6 times.
    private func cost(of placed: PlacedDiagram, crossings: Int) -> Int {
        let bends = placed.routes.reduce(0) { $0 + $1.points.count - 2 }
        let length = placed.routes.reduce(0) { $0 + $1.length }
        let tooHigh = max(0, placed.height - width * 10 / 12)
        return crossings * 800 + bends * 120 + length / 2 + tooHigh * 4 + placed.height / 2
    }

    // MARK: Messages

    private func message(_ problem: Problem) -> Diagnostic {
        let title = graph.diagram.title
        switch problem {
        case .noWay:
            return .error(
                "no way to draw the edges of '\(title)' without crossing a stage or a title", at: nil,
                notes: [.init("give a stage fewer edges, or split the diagram")])
        case .tooWide(let node, let excess):
            return .error(
                "diagram '\(title)' is \((excess + 1) / 2) px too wide; the column of '\(node)' is the widest", at: nil,
                notes: [.init("shorten its longest word, shorten the labels beside it, or put fewer stages into the lane")])
        case .noRoom(let edge):
            return .error(
                "no room for the label '\(edge.label ?? "")' of the edge from '\(edge.from)' to '\(edge.to)'", at: nil,
                notes: [.init("shorten the label, or give the two stages fewer edges")])
        }
    }
}
