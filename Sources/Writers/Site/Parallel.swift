/// The results for `0..<count`, in order, made by up to `jobs` tasks at once, each taking a few neighbours at a time.
func inParallel<Result: Sendable>(
    _ count: Int, jobs: Int, _ make: @escaping @Sendable (Int) throws -> Result
) async throws -> [Result] {
    let size = max(1, min(16, count / max(1, 4 * jobs)))
    let chunks = stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
    return try await withThrowingTaskGroup(of: (Int, [Result]).self) { group in
        var waiting = chunks.indices.makeIterator()
        func addNext() {
            guard let chunk = waiting.next() else { return }
            group.addTask { (chunk, try chunks[chunk].map(make)) }
        }
        for _ in 0..<max(1, jobs) { addNext() }
        var results = [[Result]](repeating: [], count: chunks.count)
        while let (chunk, made) = try await group.next() {
            results[chunk] = made
            addNext()
        }
        return results.flatMap(\.self)
    }
}
