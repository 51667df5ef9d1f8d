/// Room that labels ask for beyond what edges need.
struct Demands: Sendable {
    /// Least width of each gap between columns.
    var gaps: [Int: Int] = [:]
    /// Least breadth of bands of `down`.
    var breadths: [Int: Int] = [:]
    /// Least distance between the tracks of bands of `down`.
    var pitches: [Int: Int] = [:]
}

/// Where columns, rows, bands and tracks are: the lattice with its real places.
struct Spacing: Sendable {
    enum Room {
        static let border = 20
        static let edge = 4
        static let laneGap = 24
        static let inset = 26
        static let gap = 60
        static let rowGap = 36
        static let widestNode = 216
        static let groupTitle = 26
        /// Beside a lane's title.
        static let titleInset = 20
    }

    /// Column widths do not fit; the widest column and what the others leave.
    struct DoesNotFit: Error {
        var column: Int
        var needed: Int
    }

    private(set) var columns: [Range<Int>] = []
    private(set) var rows: [Range<Int>] = []
    /// Where each band begins and ends, without what group boxes take.
    private(set) var acrossBands: [Range<Int>] = []
    private(set) var downBands: [Range<Int>] = []
    private(set) var laneFrames: [Rectangle] = []
    private(set) var height = 0
    private(set) var texts: [NodeText] = []

    private let width: Int
    private let graph: Graph
    private let grid: Grid
    private let lattice: Lattice
    private let tracks: Tracks
    private let enclosures: [Enclosure]
    private let demands: Demands

    init(
        _ graph: Graph, _ grid: Grid, _ lattice: Lattice, _ tracks: Tracks, _ enclosures: [Enclosure], _ demands: Demands, width: Int
    ) throws(DoesNotFit) {
        self.width = width
        self.graph = graph
        self.grid = grid
        self.lattice = lattice
        self.tracks = tracks
        self.enclosures = enclosures
        self.demands = demands
        try placeColumns()
        texts = zip(graph.nodes, grid.cells).compactMap { node, cell in NodeText(node, width: columns[cell.column].count) }
        placeRows()
    }

    // MARK: Columns

    private mutating func placeColumns() throws(DoesNotFit) {
        let least = (0..<grid.columns).map { column in
            zip(graph.nodes, grid.cells).filter { $1.column == column }.map { NodeText.leastWidth(of: $0.0) }.max() ?? 0
        }
        let ports = (lattice.ports - 1) * Lattice.pitch + 2 * Lattice.pitch
        let floor = max(least.max() ?? 0, ports)
        var breadths = lattice.across.bands.indices.map(leastBreadth(ofAcross:))
        let evenly = evened(breadths)
        if width - evenly.reduce(0, +) >= (floor + 8) * grid.columns { breadths = evenly }
        let room = width - breadths.reduce(0, +)
        let widths: [Int]
        if room >= floor * grid.columns {
            let widest = max(Room.widestNode, floor)
            widths = Array(repeating: min(widest, room / grid.columns) / 2 * 2, count: grid.columns)
        } else {
            widths = least.map { (max($0, ports) + 1) / 2 * 2 }
            guard widths.reduce(0, +) <= room else {
                let widest = least.indices.max { least[$0] < least[$1] } ?? 0
                throw DoesNotFit(column: widest, needed: widths.reduce(0, +) - room)
            }
        }
        share(room - widths.reduce(0, +), among: &breadths)
        lay(breadths, widths)
    }

    /// The bands with all gaps as wide as the widest.
    private func evened(_ breadths: [Int]) -> [Int] {
        let gaps = lattice.across.bands.indices.filter { isGap($0) }
        let widest = gaps.map { breadths[$0] }.max() ?? 0
        return breadths.indices.map { gaps.contains($0) ? widest : breadths[$0] }
    }

    private func isGap(_ band: Int) -> Bool {
        if case .gap = lattice.across.bands[band].role { return true }
        return false
    }

    private func leastBreadth(ofAcross band: Int) -> Int {
        let count = tracks.acrossCount[band]
        switch lattice.across.bands[band].role {
        case .cell: return 0
        case .outside: return count == 0 ? Room.edge : Lattice.pitch * (count + 1) - 4
        case .inset(let side):
            let border = self.border(side == 0 ? .left : .right, at: side == 0 ? 0 : grid.columns - 1)
            return border + (count == 0 ? Room.inset : Lattice.pitch * (count + 1))
        case .gap(let column):
            let borders = border(.right, at: column) + border(.left, at: column + 1)
            return max(Room.gap, borders + max(Lattice.pitch * (count + 1), demands.gaps[column] ?? 0))
        }
    }

    /// What is left goes to the gaps evenly; with a single column, to both sides.
    private func share(_ slack: Int, among breadths: inout [Int]) {
        var places = lattice.across.bands.indices.filter { isGap($0) }
        if places.isEmpty {
            places = lattice.across.bands.indices.filter { band in
                if case .inset = lattice.across.bands[band].role { return true }
                return false
            }
        }
        for (index, place) in places.enumerated() {
            breadths[place] += slack * (index + 1) / places.count - slack * index / places.count
        }
    }

    private mutating func lay(_ breadths: [Int], _ widths: [Int]) {
        var x = 0
        for (band, content) in lattice.across.bands.enumerated() {
            if case .cell(let column) = content.role {
                columns.append(x..<x + widths[column])
                acrossBands.append(x..<x + widths[column])
                x += widths[column]
            } else {
                let (before, after) = acrossBorders(of: content.role)
                acrossBands.append(x + before..<x + breadths[band] - after)
                x += breadths[band]
            }
        }
    }

    private func acrossBorders(of role: Lattice.Axis.Role) -> (before: Int, after: Int) {
        switch role {
        case .cell, .outside: (0, 0)
        case .inset(let side): side == 0 ? (0, border(.left, at: 0)) : (border(.right, at: grid.columns - 1), 0)
        case .gap(let column): (border(.right, at: column), border(.left, at: column + 1))
        }
    }

    /// What boxes of groups take on that side of a column or row.
    private func border(_ side: Side, at index: Int) -> Int {
        enclosures.map { enclosure in
            switch side {
            case .left: enclosure.columns.lowerBound == index ? Room.border : 0
            case .right: enclosure.columns.upperBound == index ? Room.border : 0
            case .down: enclosure.rows.upperBound == index ? Room.border : 0
            case .up: enclosure.rows.lowerBound == index ? Room.border / 2 + groupTitleHeight(enclosure) : 0
            }
        }.max() ?? 0
    }

    /// The title's lines, and the room above and below them inside the box.
    private func groupTitleHeight(_ enclosure: Enclosure) -> Int {
        TextStyle.groupTitle.height(of: groupTitle(enclosure)) + 18
    }

    /// The title of a group, wrapped to its box.
    func groupTitle(_ enclosure: Enclosure) -> [String] {
        let width = columns[enclosure.columns.upperBound].upperBound - columns[enclosure.columns.lowerBound].lowerBound
        return TextStyle.groupTitle.wrapped(enclosure.title, width: width + 2 * Room.border - 24, maximumLines: 4) ?? [enclosure.title]
    }

    /// The box of a group.
    func frame(of enclosure: Enclosure) -> Rectangle {
        Rectangle(
            left: columns[enclosure.columns.lowerBound].lowerBound - Room.border,
            top: rows[enclosure.rows.lowerBound].lowerBound - border(.up, at: enclosure.rows.lowerBound),
            right: columns[enclosure.columns.upperBound].upperBound + Room.border,
            bottom: rows[enclosure.rows.upperBound].upperBound + Room.border)
    }

    // MARK: Rows

    /// The title of a lane, wrapped to the lane.
    func laneTitle(_ lane: Int) -> [String] {
        let title = graph.diagram.lanes[lane].title
        let (left, right) = (acrossBands.first?.upperBound ?? 0, acrossBands.last?.lowerBound ?? width)
        return TextStyle.laneTitle.wrapped(title, width: right - left - 2 * Room.titleInset, maximumLines: 4) ?? [title]
    }

    private func laneTitleHeight(_ lane: Int) -> Int {
        TextStyle.laneTitle.height(of: laneTitle(lane)) + Room.titleInset
    }

    private mutating func placeRows() {
        var y = 0
        var laneTop = 0
        for (band, content) in lattice.down.bands.enumerated() {
            var breadth = leastBreadth(ofDown: band)
            if case .cell = content.role {
                rows.append(y..<y + breadth)
                downBands.append(y..<y + breadth)
            } else {
                if case .inset(let inset) = content.role, inset % 2 == 0 { laneTop = y }
                let (before, after) = downBorders(of: content.role)
                breadth = before + max(breadth, demands.breadths[band] ?? 0) + after
                downBands.append(y + before..<y + breadth - after)
                if case .inset(let inset) = content.role, inset % 2 == 1 { closeLane(from: laneTop, to: y + breadth) }
            }
            y += breadth
        }
        height = y
    }

    private mutating func closeLane(from top: Int, to bottom: Int) {
        let left = acrossBands.first?.upperBound ?? 0
        let right = acrossBands.last?.lowerBound ?? width
        laneFrames.append(Rectangle(left: left, top: top, right: right, bottom: bottom))
    }

    private func leastBreadth(ofDown band: Int) -> Int {
        let count = tracks.downCount[band]
        let needed = (demands.pitches[band] ?? Lattice.pitch) * (count + 1)
        switch lattice.down.bands[band].role {
        case .cell(let row): return rowHeight(row)
        case .outside(let place):
            let isEnd = place == 0 || place == grid.laneRows.count
            return count == 0 ? (isEnd ? Room.edge : Room.laneGap) : max(needed, Room.laneGap)
        case .inset(let inset):
            if inset % 2 == 0 { return count == 0 ? 4 : needed }
            return count == 0 ? Room.inset : needed
        case .gap: return max(Room.rowGap, needed)
        }
    }

    private func downBorders(of role: Lattice.Axis.Role) -> (before: Int, after: Int) {
        switch role {
        case .cell, .outside: (0, 0)
        case .inset(let inset):
            inset % 2 == 0
                ? (laneTitleHeight(inset / 2), border(.up, at: grid.laneRows[inset / 2].lowerBound))
                : (border(.down, at: grid.laneRows[inset / 2].upperBound - 1), 0)
        case .gap(let row): (border(.down, at: row), border(.up, at: row + 1))
        }
    }

    private func rowHeight(_ row: Int) -> Int {
        let ports = (lattice.ports - 1) * Lattice.pitch + 28
        let heights = graph.nodes.indices.filter { grid.cells[$0].row == row }.map { texts[$0].boxHeight(graph.nodes[$0].kind) }
        return (max(heights.max() ?? 0, ports) + 1) / 2 * 2
    }

    // MARK: Places

    /// Where a run of an edge is: its y if it is horizontal, else its x.
    func place(of run: LatticePath.Run, doubledTrack: Int?) -> Int {
        let axis = run.isHorizontal ? lattice.down : lattice.across
        let band = axis.bandOf[run.line]
        let extent = (run.isHorizontal ? downBands : acrossBands)[band]
        guard let doubledTrack else {
            let offset = run.line - axis.bands[band].lines.lowerBound - lattice.ports / 2
            return extent.lowerBound + extent.count / 2 + offset * Lattice.pitch
        }
        let count = (run.isHorizontal ? tracks.downCount : tracks.acrossCount)[band]
        return extent.lowerBound + extent.count * (doubledTrack + 2) / (2 * (count + 1))
    }

    func frame(of node: Int) -> Rectangle {
        let (column, row) = (columns[grid.cells[node].column], rows[grid.cells[node].row])
        return Rectangle(left: column.lowerBound, top: row.lowerBound, right: column.upperBound, bottom: row.upperBound)
    }
}
