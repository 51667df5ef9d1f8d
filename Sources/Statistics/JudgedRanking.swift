/// The answers to one query in the order they were given, each judged.
///
/// Figures are nil where nothing is relevant, as nothing could be found.
package struct JudgedRanking: Sendable, Hashable {
    /// By rank: 0 for what is not relevant, else how relevant (1, 2, 3 …).
    package let grades: [Int]
    /// The grades of all that is relevant, found or not, largest first.
    package let relevant: [Int]

    /// - Parameter relevant: the grades of all that is relevant, found or not, in any order.
    package init(grades: [Int], relevant: [Int]) {
        self.grades = grades
        self.relevant = relevant.filter { $0 > 0 }.sorted(by: >)
    }

    /// Relevant or not.
    package init(isRelevant: [Bool], relevant: Int) {
        self.init(grades: isRelevant.map { $0 ? 1 : 0 }, relevant: Array(repeating: 1, count: relevant))
    }

    /// Which share of the relevant is among the first k.
    package func recall(at k: Int) -> Double? { relevant.isEmpty ? nil : Double(hits(at: k)) / Double(relevant.count) }

    /// Which share of the first k is relevant; what is missing to k counts as not relevant.
    package func precision(at k: Int) -> Double { k <= 0 ? 0 : Double(hits(at: k)) / Double(k) }

    /// Whether something relevant is among the first k.
    package func isHit(at k: Int) -> Bool { hits(at: k) > 0 }

    /// 1 / rank of the first relevant answer, 0 without one. Its mean over queries is the MRR.
    package var reciprocalRank: Double { grades.firstIndex { $0 > 0 }.map { 1 / Double($0 + 1) } ?? 0 }

    /// The mean, over all that is relevant, of the precision at its rank; 0 for what was not found. Its mean over queries is the MAP.
    package var averagePrecision: Double? {
        var (found, sum) = (0, 0.0)
        for (rank, grade) in zip(1..., grades) where grade > 0 {
            found += 1
            sum += Double(found) / Double(rank)
        }
        return relevant.isEmpty ? nil : sum / Double(relevant.count)
    }

    /// How much a grade is worth. For grades 0 and 1 both are the same.
    package enum Gain: Sendable {
        /// The grade.
        case linear
        /// 2^grade − 1.
        case exponential
    }

    /// Discounted cumulative gain Σ gain / log₂(rank + 1) of the first k (Järvelin and Kekäläinen, ACM TOIS 20, 2002).
    package func dcg(at k: Int, gain: Gain = .exponential) -> Double { discounted(grades.prefix(max(k, 0)), gain) }

    /// DCG over that of the best order, between 0 and 1.
    package func ndcg(at k: Int, gain: Gain = .exponential) -> Double? {
        relevant.isEmpty || k <= 0 ? nil : dcg(at: k, gain: gain) / discounted(relevant.prefix(k), gain)
    }

    private func hits(at k: Int) -> Int { grades.prefix(max(k, 0)).count { $0 > 0 } }

    private func discounted(_ grades: ArraySlice<Int>, _ gain: Gain) -> Double {
        zip(1..., grades).reduce(0) { sum, answer in
            let (rank, grade) = answer
            let worth = gain == .linear ? Double(grade) : Double(1 << grade) - 1
            return sum + worth * logarithm(2) / logarithm(Double(rank + 1))
        }
    }
}
