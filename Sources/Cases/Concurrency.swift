/// The results of `body` for every item, in the items' order, computed by at most `jobs` tasks at a time.
///
/// Items are let go a few at a time when they are done: what nobody else holds does not stay in memory to the end.
package func concurrently<Item: Sendable, Result: Sendable>(
    _ items: consuming [Item], jobs: Int, _ body: @escaping @Sendable (Int, Item) -> Result
) async -> [Result] {
    let size = max(1, items.count / (max(1, jobs) * 16))
    let starts = Array(stride(from: 0, to: items.count, by: size))
    var chunks = starts.map { Array(items[$0..<min($0 + size, items.count)]) }
    items = []
    return await withTaskGroup(of: (Int, [Result]).self) { group in
        var results = [[Result]](repeating: [], count: chunks.count)
        var waiting = chunks.indices.makeIterator()
        func add() {
            guard let index = waiting.next() else { return }
            let chunk = exchanged(&chunks[index], for: [])
            group.addTask { (index, zip(starts[index]..., chunk).map(body)) }
        }
        for _ in 0..<max(1, jobs) { add() }
        for await (index, made) in group {
            results[index] = made
            add()
        }
        return results.flatMap(\.self)
    }
}

private func exchanged<Value>(_ value: inout Value, for other: Value) -> Value {
    defer { value = other }
    return value
}
