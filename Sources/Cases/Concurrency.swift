import Synchronization

/// The results of `body` for every item, in the items' order, computed by at most `jobs` tasks at a time.
package func concurrently<Item: Sendable, Result: Sendable>(
    _ items: [Item], jobs: Int, _ body: @escaping @Sendable (Int, Item) -> Result
) async -> [Result] {
    let size = max(1, (items.count + max(1, jobs) * 8 - 1) / (max(1, jobs) * 8))
    let starts = Array(stride(from: 0, to: items.count, by: size))
    let compute: @Sendable (Int) -> [Result] = { start in
        (start..<min(start + size, items.count)).map { body($0, items[$0]) }
    }
    return await withTaskGroup(of: (Int, [Result]).self) { group in
        var chunks = [[Result]](repeating: [], count: starts.count)
        var next = 0
        func add() {
            guard next < starts.count else { return }
            let index = next
            next += 1
            group.addTask { (index, compute(starts[index])) }
        }
        for _ in 0..<max(1, jobs) { add() }
        for await (index, results) in group {
            chunks[index] = results
            add()
        }
        return chunks.flatMap(\.self)
    }
}

/// A value that tasks running side by side may change, one after the other.
package final class Collected<Value: Sendable>: Sendable {
    private let storage: Mutex<Value>

    package init(_ value: Value) { storage = Mutex(value) }

    package var value: Value { storage.withLock { $0 } }

    package func change(_ body: (inout sending Value) -> Void) { storage.withLock { body(&$0) } }
}
