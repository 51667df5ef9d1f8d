/// An order in which each number comes after those it needs, and the rings that make this impossible.
struct Ordering: Sendable {
    /// Every index once, by declaration as far as the needs allow.
    let order: [Int]
    /// Each ring once, beginning with its first declared member; rings that share a member are one.
    let rings: [[Int]]
}

/// - Parameter needs: for each index the indices it uses.
func ordered(by needs: [[Int]]) -> Ordering {
    var search = Search(needs: needs)
    for index in needs.indices where search.states[index] == .unseen { search.visit(from: index) }
    return Ordering(order: search.order, rings: search.rings)
}

/// Depth first, with a stack of its own: a chain of quantities may be longer than the program's stack is deep.
private struct Search {
    enum State { case unseen, open, done }

    let needs: [[Int]]
    var states: [State]
    var order: [Int] = []
    var rings: [[Int]] = []
    private var inRing: Set<Int> = []
    private var path: [(index: Int, next: Int)] = []

    init(needs: [[Int]]) {
        self.needs = needs
        states = Array(repeating: .unseen, count: needs.count)
    }

    mutating func visit(from start: Int) {
        open(start)
        while let (index, next) = path.last {
            guard next < needs[index].count else {
                states[index] = .done
                order.append(index)
                path.removeLast()
                continue
            }
            path[path.count - 1].next += 1
            let needed = needs[index][next]
            switch states[needed] {
            case .unseen: open(needed)
            case .open: closeRing(at: needed)
            case .done: break
            }
        }
    }

    private mutating func open(_ index: Int) {
        states[index] = .open
        path.append((index, 0))
    }

    private mutating func closeRing(at start: Int) {
        guard let bottom = path.lastIndex(where: { $0.index == start }) else { return }
        let ring = path[bottom...].map(\.index)
        defer { inRing.formUnion(ring) }
        guard inRing.isDisjoint(with: ring), let first = ring.indices.min(by: { ring[$0] < ring[$1] }) else { return }
        rings.append(Array(ring[first...] + ring[..<first]))
    }
}
