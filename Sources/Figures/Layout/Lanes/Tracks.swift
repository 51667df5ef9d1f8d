/// Which of the used tracks of a band each run takes: as few as possible, in the order the lattice had them wherever two meet.
///
/// Two runs meet when their spans share a line; where they do, their order stands, so that no edge ends up crossing what it did not cross.
struct Tracks {
    /// Twice the track of each run, for each edge and run; nil for runs through cells, whose line is fixed.
    private(set) var doubled: [[Int?]]
    /// How many tracks each band of `across` and `down` has in use.
    private(set) var acrossCount: [Int]
    private(set) var downCount: [Int]

    private struct Entry {
        var edge: Int
        var run: Int
        var line: Int
        var span: ClosedRange<Int>
    }

    init(_ paths: [LatticePath], on lattice: Lattice) {
        doubled = paths.map { Array(repeating: nil, count: $0.runs.count) }
        acrossCount = Array(repeating: 0, count: lattice.across.bands.count)
        downCount = Array(repeating: 0, count: lattice.down.bands.count)
        for band in lattice.across.bands.indices { acrossCount[band] = assign(paths, lattice.across, band, horizontal: false) }
        for band in lattice.down.bands.indices { downCount[band] = assign(paths, lattice.down, band, horizontal: true) }
    }

    private mutating func assign(_ paths: [LatticePath], _ axis: Lattice.Axis, _ band: Int, horizontal: Bool) -> Int {
        if case .cell = axis.bands[band].role { return 0 }
        var entries: [Entry] = []
        for (edge, path) in paths.enumerated() {
            for (run, content) in path.runs.enumerated()
            where content.isHorizontal == horizontal && axis.bandOf[content.line] == band {
                entries.append(Entry(edge: edge, run: run, line: content.line, span: content.span))
            }
        }
        entries.sort { ($0.line, $0.edge, $0.run) < ($1.line, $1.edge, $1.run) }
        let before = levels(of: entries)
        let after = Array(levels(of: entries.reversed()).reversed())
        let count = (before.max() ?? -1) + 1
        for (place, entry) in entries.enumerated() { doubled[entry.edge][entry.run] = before[place] + count - 1 - after[place] }
        return count
    }

    /// For each entry, how many must lie before it.
    private func levels(of entries: [Entry]) -> [Int] {
        var levels: [Int] = []
        for (place, entry) in entries.enumerated() {
            var level = 0
            for other in 0..<place where entries[other].line != entry.line && entries[other].span.overlaps(entry.span) {
                level = max(level, levels[other] + 1)
            }
            levels.append(level)
        }
        return levels
    }
}
