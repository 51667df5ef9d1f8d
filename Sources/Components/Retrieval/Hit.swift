/// What a search found.
package struct Hit: Sendable, Hashable, Codable {
    /// The number of the found item, from 0, as the index was given it.
    package var item: Int
    /// Higher is better; scores of different kinds of search cannot be compared.
    package var score: Double

    package init(item: Int, score: Double) {
        self.item = item
        self.score = score
    }
}

/// One ranking of several, best first: an item counts 1 / (60 + its rank, from 1) in each ranking that has it, and equals are ordered by
/// their numbers.
///
/// Source: Cormack, Clarke and Büttcher, "Reciprocal rank fusion outperforms Condorcet and individual rank learning methods", SIGIR 2009.
///
/// - Parameter rankings: each best first. Their scores do not count.
package func fused(_ rankings: [[Hit]], first k: Int) -> [Hit] {
    var scores: [Int: Double] = [:]
    for ranking in rankings {
        for (rank, hit) in ranking.enumerated() { scores[hit.item, default: 0] += 1 / Double(60 + rank + 1) }
    }
    var best = BestHits(first: k)
    for (item, score) in scores { best.offer(item, score) }
    return best.ranked()
}

/// Keeps the best hits of many: a heap with the worst of them on top. Of two with the same score the one with the smaller number is better.
struct BestHits {
    private let limit: Int
    private var heap: [Hit] = []

    init(first k: Int) { limit = max(0, k) }

    /// What a score must exceed to be kept, unless its item has a smaller number than the worst: nil as long as every one is.
    var floor: Double? { limit == 0 ? .infinity : heap.count < limit ? nil : heap[0].score }

    mutating func offer(_ item: Int, _ score: Double) {
        let hit = Hit(item: item, score: score)
        if heap.count < limit {
            heap.append(hit)
            rise(from: heap.count - 1)
        } else if limit > 0, isWorse(heap[0], hit) {
            heap[0] = hit
            sink()
        }
    }

    /// Best first.
    func ranked() -> [Hit] { heap.sorted { isWorse($1, $0) } }

    private func isWorse(_ one: Hit, _ other: Hit) -> Bool {
        one.score == other.score ? one.item > other.item : one.score < other.score
    }

    private mutating func rise(from place: Int) {
        var place = place
        while place > 0, isWorse(heap[place], heap[(place - 1) / 2]) {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    private mutating func sink() {
        var place = 0
        while true {
            var worst = place
            for child in [2 * place + 1, 2 * place + 2] where child < heap.count && isWorse(heap[child], heap[worst]) { worst = child }
            guard worst != place else { return }
            heap.swapAt(place, worst)
            place = worst
        }
    }
}
