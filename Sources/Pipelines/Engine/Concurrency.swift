import Synchronization

/// The results of `body` for every part of `0 ..< count`, in order, computed by at most `jobs` tasks at a time.
func inParts<Result: Sendable>(
    of count: Int, jobs: Int, size: Int, _ body: @escaping @Sendable (Range<Int>) -> Result
) async -> [Result] {
    let parts = stride(from: 0, to: count, by: max(1, size)).map { $0..<min($0 + max(1, size), count) }
    let next = Guarded(0)
    return await withTaskGroup(of: [(Int, Result)].self) { group in
        for _ in 0..<max(1, min(jobs, parts.count)) {
            group.addTask {
                var made: [(Int, Result)] = []
                while let part = next.taken(below: parts.count) { made.append((part, body(parts[part]))) }
                return made
            }
        }
        return await group.reduce(into: []) { $0 += $1 }.sorted { $0.0 < $1.0 }.map(\.1)
    }
}

/// A value that tasks running side by side may change, one after the other.
package final class Guarded<Value: Sendable>: Sendable {
    private let storage: Mutex<Value>

    package init(_ value: Value) { storage = Mutex(value) }

    package var value: Value { storage.withLock { $0 } }

    package func change<Result: Sendable>(_ body: (inout sending Value) -> Result) -> Result { storage.withLock { body(&$0) } }
}

extension Guarded<Int> {
    /// The number, counted up behind it; nil from `end` on.
    func taken(below end: Int) -> Int? {
        change { number in
            guard number < end else { return nil }
            defer { number += 1 }
            return number
        }
    }
}
