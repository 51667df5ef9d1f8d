/// The open and closed states of a search for the cheapest way, by number; equal costs leave in the order they came.
struct Search {
    private struct Entry {
        var priority: Int
        var number: Int
        var state: Int
    }

    /// The number of states; a state plus this is the same state, arrived.
    let count: Int
    private var costs: [Int]
    private var origins: [Int]
    private var isDone: [Bool]
    private var touched: [Int] = []
    private var heap: [Entry] = []
    private var number = 0

    init(count: Int) {
        self.count = count
        costs = Array(repeating: .max, count: 2 * count)
        origins = Array(repeating: -1, count: 2 * count)
        isDone = Array(repeating: false, count: 2 * count)
    }

    mutating func clear() {
        for state in touched { (costs[state], origins[state], isDone[state]) = (.max, -1, false) }
        touched.removeAll(keepingCapacity: true)
        heap.removeAll(keepingCapacity: true)
        number = 0
    }

    func cost(of state: Int) -> Int { costs[state] }

    /// The state before, or -1. An arrived state stands for itself.
    func origin(of state: Int) -> Int { origins[state] }

    mutating func reach(_ state: Int, from origin: Int, cost: Int, estimate: Int) {
        guard cost < costs[state] else { return }
        if costs[state] == .max { touched.append(state) }
        costs[state] = cost
        origins[state] = origin
        number += 1
        push(Entry(priority: cost + estimate, number: number, state: state))
    }

    mutating func next() -> Int? {
        while let entry = pop() {
            guard !isDone[entry.state] else { continue }
            isDone[entry.state] = true
            return entry.state
        }
        return nil
    }

    private func isBefore(_ one: Int, _ other: Int) -> Bool {
        heap[one].priority != heap[other].priority ? heap[one].priority < heap[other].priority : heap[one].number < heap[other].number
    }

    private mutating func push(_ entry: Entry) {
        heap.append(entry)
        var place = heap.count - 1
        while place > 0, isBefore(place, (place - 1) / 2) {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    private mutating func pop() -> Entry? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return first }
        heap[0] = last
        var place = 0
        while 2 * place + 1 < heap.count {
            var least = 2 * place + 1
            if least + 1 < heap.count, isBefore(least + 1, least) { least += 1 }
            guard isBefore(least, place) else { break }
            heap.swapAt(place, least)
            place = least
        }
        return first
    }
}
