/// Finds the vectors that are most similar to a question's by looking at all of them.
///
/// Every vector is brought to length one, so a score is the cosine. Coordinates are then rounded to multiples of 1/32767, and the
/// products added as integers: no width of a processor's registers, number of workers or library can change a score or an order. A score
/// is that of the rounded vectors; it differs from the unrounded cosine by some 10⁻⁵.
package struct VectorIndex: Sendable, Hashable {
    /// Counted up when the same vectors get other scores.
    package static let version = 1
    /// A coordinate of 1 on the grid.
    ///
    /// All integers stay within 32 bits: a vector of d coordinates has on the grid at most the length 32767 + √d / 2, so by Cauchy and
    /// Schwarz the sum of any of the products is at most (32767 + √d / 2)², which is below 2³¹ for every d below 700 million.
    private static let unit = 32767.0
    private static let lanes = 8

    /// How many vectors there are.
    package let count: Int
    /// How many coordinates each has.
    package let dimensions: Int
    /// The vectors one behind the other, each filled up with zeros to a multiple of `lanes`.
    let coordinates: [Int16]

    /// - Parameter vectors: all with the same number of finite coordinates, of any length; the score of a vector of
    ///   zeros is 0.
    package init(_ vectors: some Collection<[Float]>) {
        count = vectors.count
        dimensions = vectors.first?.count ?? 0
        var coordinates: [Int16] = []
        coordinates.reserveCapacity(count * Self.width(of: dimensions))
        for vector in vectors {
            precondition(vector.count == dimensions, "all vectors have the same number of coordinates")
            coordinates += Self.onGrid(vector)
        }
        self.coordinates = coordinates
    }

    init(count: Int, dimensions: Int, coordinates: [Int16]) {
        (self.count, self.dimensions, self.coordinates) = (count, dimensions, coordinates)
    }

    /// The most similar vectors, best first; of equals the one with the smaller number first. None for a question of zeros.
    package func search(_ question: [Float], first k: Int) -> [Hit] { search(each: [question], first: k)[0] }

    /// The same for several questions, each answered as if it were alone, but quicker.
    package func search(each questions: [[Float]], first k: Int) -> [[Hit]] {
        let questions = Questions(questions, for: self)
        return best(for: questions, among: 0..<count, first: k).map(Self.cosines)
    }

    /// The same, by several tasks side by side: worth it from some ten thousand vectors on.
    ///
    /// - Parameter jobs: how many tasks; the answers do not depend on it.
    package func search(each questions: [[Float]], first k: Int, jobs: Int) async -> [[Hit]] {
        let questions = Questions(questions, for: self)
        let size = max(vectorsAtOnce, (count + jobs - 1) / max(1, jobs))
        var whole = questions.heaps(first: k)
        await withTaskGroup(of: [BestHits].self) { group in
            for start in stride(from: 0, to: count, by: size) {
                group.addTask { best(for: questions, among: start..<min(start + size, count), first: k) }
            }
            for await part in group {
                for question in whole.indices { whole[question].merge(part[question]) }
            }
        }
        return whole.map(Self.cosines)
    }

    /// The best of some vectors for each question, with the sums of products as scores.
    private func best(for questions: Questions, among items: Range<Int>, first k: Int) -> [BestHits] {
        var best = questions.heaps(first: k)
        var sums = [Int32](repeating: 0, count: vectorsAtOnce * questionsAtOnce)
        coordinates.withUnsafeBufferPointer { vectors in
            questions.coordinates.withUnsafeBufferPointer { questions in
                for start in stride(from: items.lowerBound, to: items.upperBound, by: vectorsAtOnce) {
                    let size = min(vectorsAtOnce, items.upperBound - start)
                    for first in stride(from: 0, to: best.count, by: questionsAtOnce) {
                        let number = min(questionsAtOnce, best.count - first)
                        multiply(part(of: vectors, start, size), by: part(of: questions, first, number), number, to: &sums)
                        for question in 0..<number {
                            best[first + question].offer(sums[question * vectorsAtOnce..<question * vectorsAtOnce + size], from: start)
                        }
                    }
                }
            }
        }
        return best
    }

    /// Some of the vectors that lie one behind the other.
    private func part(of vectors: UnsafeBufferPointer<Int16>, _ first: Int, _ number: Int) -> UnsafeBufferPointer<Int16> {
        let width = Self.width(of: dimensions)
        return UnsafeBufferPointer(rebasing: vectors[first * width..<(first + number) * width])
    }

    private static func cosines(_ best: BestHits) -> [Hit] {
        best.ranked().map { Hit(item: $0.item, score: $0.score / Double(unit * unit)) }
    }

    /// How many integers a vector takes.
    static func width(of dimensions: Int) -> Int { (dimensions + lanes - 1) / lanes * lanes }

    /// A vector of length one, rounded, and filled up with zeros.
    fileprivate static func onGrid(_ vector: [Float]) -> [Int16] {
        let length = vector.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
        let scale = length > 0 ? unit / length : 0
        let rounded = vector.map { Int16((Double($0) * scale).rounded()) }
        return rounded + repeatElement(0, count: width(of: vector.count) - vector.count)
    }
}

private struct Questions: Sendable {
    let coordinates: [Int16]
    /// Which of them are not zeros.
    let isAsked: [Bool]

    init(_ questions: [[Float]], for index: VectorIndex) {
        let fit = index.count == 0 || questions.allSatisfy { $0.count == index.dimensions }
        precondition(fit, "a question has as many coordinates as the vectors")
        let onGrid = questions.map(VectorIndex.onGrid)
        coordinates = onGrid.flatMap(\.self)
        isAsked = onGrid.map { $0.contains { $0 != 0 } }
    }

    func heaps(first k: Int) -> [BestHits] { isAsked.map { BestHits(first: $0 ? k : 0) } }
}

extension BestHits {
    /// Offers sums of products to a heap that was offered only smaller numbers before.
    fileprivate mutating func offer(_ sums: ArraySlice<Int32>, from start: Int) {
        var floor = floor
        for (place, sum) in zip(start..., sums) where floor.map({ Double(sum) > $0 }) ?? true {
            offer(place, Double(sum))
            floor = self.floor
        }
    }

    fileprivate mutating func merge(_ other: BestHits) {
        for hit in other.ranked() { offer(hit.item, hit.score) }
    }
}
