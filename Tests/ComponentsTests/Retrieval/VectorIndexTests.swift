import Components
import Statistics
import Testing

@Suite struct VectorIndexTests {
    @Test("The most similar come first, whatever their length; equals by their numbers")
    func order() {
        let index = VectorIndex([[0, 2], [3, 3], [1, 0], [0, 0], [-1, 0], [0, 1]])
        #expect(index.search([0, 5], first: 3).map(\.item) == [0, 5, 1])
        #expect(index.search([1, 0], first: 9).map(\.item) == [2, 1, 0, 3, 5, 4])
        let scores = index.search([1, 0], first: 9).map(\.score)
        #expect(scores.first == 1 && scores.last == -1 && abs(scores[1] - 0.5.squareRoot()) < 1e-5 && scores[3] == 0)
    }

    @Test("There may be nothing to ask, to find or to look at")
    func nothing() {
        let index = VectorIndex([[1, 0]])
        #expect(index.search([0, 0], first: 3).isEmpty)
        #expect(index.search([1, 0], first: 0).isEmpty)
        #expect(index.search(each: [], first: 3).isEmpty)
        #expect(VectorIndex([]).search([1, 0], first: 3).isEmpty)
        #expect(VectorIndex([[], []]).search([], first: 3).isEmpty)
    }

    @Test("Hits are those of adding one product after the other", arguments: [1, 7, 8, 16, 24, 100], [1, 3, 40])
    func exact(dimensions: Int, k: Int) async {
        let (vectors, questions) = (some(600, dimensions, seed: 1), some(11, dimensions, seed: 2).filter { $0 != [0] })
        let index = VectorIndex(vectors)
        let grid = vectors.map(onGrid)
        let expected = questions.map { question in
            let question = onGrid(question)
            let scores = grid.map { Double(product($0, question)) / (32767 * 32767) }
            let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
            return order.prefix(k).map { Hit(item: $0, score: scores[$0]) }
        }
        var answers = [questions.map { index.search($0, first: k) }, index.search(each: questions, first: k)]
        for jobs in [1, 2, 5] { answers.append(await index.search(each: questions, first: k, jobs: jobs)) }
        for answer in answers { #expect(answer == expected) }
    }

    @Test("An index is kept as bytes")
    func bytes() {
        let index = VectorIndex(some(9, 5, seed: 3))
        let bytes = index.bytes
        #expect(VectorIndex(bytes: bytes) == index)
        #expect(bytes.indices.allSatisfy { VectorIndex(bytes: Array(bytes[..<$0])) == nil })
        #expect(VectorIndex(bytes: bytes + [0]) == nil)
        #expect(VectorIndex(bytes: VectorIndex([]).bytes) == VectorIndex([]))
        #expect(VectorIndex(bytes: Array("VECIX1".utf8) + [UInt8](repeating: 0xFF, count: 7) + [0x7F, 1]) == nil)
    }

    private func onGrid(_ vector: [Float]) -> [Int] {
        let length = vector.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
        return vector.map { length > 0 ? Int((Double($0) * (32767 / length)).rounded()) : 0 }
    }

    private func product(_ one: [Int], _ other: [Int]) -> Int { zip(one, other).reduce(0) { $0 + $1.0 * $1.1 } }
}

/// Vectors of small numbers, so that some are equal, and of large ones.
private func some(_ count: Int, _ dimensions: Int, seed: UInt64) -> [[Float]] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in
        (0..<dimensions).map { _ in random.chance(0.5) ? Float(random.integer(in: -1...1)) : Float(random.uniform()) * 1e15 }
    }
}
