/// The lines on which edges may run, before anybody knows where they are: a few through each row and column, a few between them.
///
/// Lines through cells carry ports and are straight from one lane to the next; the others are tracks, of which only those that are used
/// take room later.
struct Lattice: Sendable {
    struct Axis: Sendable {
        enum Role: Hashable, Sendable {
            /// Outside of the lanes: down the page, before lane `n`; across, 0 left and 1 right of all.
            case outside(Int)
            /// Inside a lane, before its first and behind its last cell: down the page 2n and 2n + 1, across 0 and 1.
            case inset(Int)
            /// Through the cells of a column or row.
            case cell(Int)
            /// Between a column or row and the next one of the lane.
            case gap(Int)
        }

        struct Band: Sendable {
            var role: Role
            var lines: Range<Int>
        }

        var bands: [Band] = []
        /// The band of each line.
        var bandOf: [Int] = []
        /// Where the lines would be if all of them took room: good enough to compare lengths.
        var positions: [Int] = []
        private var end = 0

        mutating func append(_ role: Role, lines count: Int, breadth: Int, pitch: Int? = nil) {
            let first = bandOf.count
            for index in 0..<count {
                let evenly = breadth * (index + 1) / (count + 1)
                positions.append(end + (pitch.map { breadth / 2 + $0 * (index - count / 2) } ?? evenly))
                bandOf.append(bands.count)
            }
            bands.append(Band(role: role, lines: first..<first + count))
            end += breadth
        }

        func lines(of role: Role) -> Range<Int> { bands.first { $0.role == role }?.lines ?? 0..<0 }

        func role(ofLine line: Int) -> Role { bands[bandOf[line]].role }

        var count: Int { bandOf.count }
    }

    /// Distance between ports, and between tracks: 12 px, so that no edge makes a smaller jog.
    static let pitch = 24

    /// Lines that run down the page, from left to right.
    var across = Axis()
    /// Lines that run across the page, from top to bottom.
    var down = Axis()
    /// Ports on each side of a node; odd.
    let ports: Int

    init(_ grid: Grid, tracks: Int, ports: Int) {
        self.ports = ports
        across.append(.outside(0), lines: tracks, breadth: 70)
        across.append(.inset(0), lines: 2, breadth: 40)
        for column in 0..<grid.columns {
            across.append(.cell(column), lines: ports, breadth: 190, pitch: Lattice.pitch)
            if column + 1 < grid.columns { across.append(.gap(column), lines: tracks, breadth: 80) }
        }
        across.append(.inset(1), lines: 2, breadth: 40)
        across.append(.outside(1), lines: tracks, breadth: 70)
        for (lane, rows) in grid.laneRows.enumerated() {
            down.append(.outside(lane), lines: tracks, breadth: 50)
            down.append(.inset(2 * lane), lines: 3, breadth: 60)
            for row in rows {
                down.append(.cell(row), lines: ports, breadth: 100, pitch: Lattice.pitch)
                if row + 1 < rows.upperBound { down.append(.gap(row), lines: tracks, breadth: 60) }
            }
            down.append(.inset(2 * lane + 1), lines: 3, breadth: 40)
        }
        down.append(.outside(grid.laneRows.count), lines: tracks, breadth: 50)
    }
}

/// An edge on the lattice: runs that alternate between across and down.
struct LatticePath: Sendable {
    struct Run: Hashable, Sendable {
        var isHorizontal: Bool
        /// The line it runs on: one of `down` if it is horizontal, else one of `across`.
        var line: Int
        /// Lines of the other axis where it begins and ends.
        var from: Int
        var to: Int

        var span: ClosedRange<Int> { min(from, to)...max(from, to) }
    }

    var runs: [Run]
    var start: Side
    var end: Side
}

/// A side of a box.
enum Side: Int, CaseIterable, Sendable {
    case right, down, left, up

    var isHorizontal: Bool { self == .right || self == .left }
    var opposite: Side {
        switch self {
        case .right: .left
        case .down: .up
        case .left: .right
        case .up: .down
        }
    }
    var step: (x: Int, y: Int) {
        switch self {
        case .right: (1, 0)
        case .down: (0, 1)
        case .left: (-1, 0)
        case .up: (0, -1)
        }
    }
}
