package import Statistics

extension RunRecord {
    /// How well one retriever finds the passages that hold the answers.
    package struct RetrievalScore: Sendable, Hashable {
        /// `dense`, `lexical`, `fused`.
        package let retriever: String
        package let title: String
        /// The questions with an answer in the documents that it searched for.
        package let questions: Int
        /// The share of the relevant passages among the first one, two … ten.
        package let recall: [Estimate]
        /// The mean of 1 / rank of the first relevant passage, 0 where none was found.
        package let reciprocalRank: Estimate
        /// Normalised discounted cumulative gain of the first five.
        package let gain: Estimate

        /// - Parameter k: from 1 to 10.
        package func recall(at k: Int) -> Estimate { recall[k - 1] }
    }

    /// Each retriever, in the order in which the answers name them; empty where nothing was searched for.
    ///
    /// Means over questions, with percentiles of a bootstrap over questions. A question whose answer no passage of the index holds whole
    /// counts 0 in all of them: cutting an answer apart is a way of not finding it.
    package func retrievalScores() -> [RetrievalScore] {
        var retrievers: [String] = []
        var found: [String: Cells<Findability>] = [:]
        for answer in answers where answer.task == .question && answer.isAnswerable {
            for ranking in answer.rankings {
                if found[ranking.retriever] == nil { retrievers.append(ranking.retriever) }
                found[ranking.retriever, default: Cells()].add(Findability(ranking))
            }
        }
        return retrievers.compactMap { retriever in found[retriever].map { score(retriever, $0) } }
    }

    private func score(_ retriever: String, _ questions: Cells<Findability>) -> RetrievalScore {
        let estimates = bootstrap("retrieval.\(figureName(retriever))").estimates(cells: questions.counts) { counts in
            var sums = Array(repeating: 0.0, count: deepest + 2)
            var total = 0
            for (place, count) in counts.enumerated() where count > 0 {
                for (figure, value) in questions.keys[place].values.enumerated() { sums[figure] += Double(count) * value }
                total += count
            }
            return sums.map { $0 / Double(max(total, 1)) }
        }
        return RetrievalScore(
            retriever: retriever, title: retrieverTitle(retriever), questions: questions.total, recall: Array(estimates.prefix(deepest)),
            reciprocalRank: estimates[deepest], gain: estimates[deepest + 1])
    }

    var retrievalFigures: [Measure] {
        retrievalScores().flatMap { score in
            let whose = "of passages that hold the answer, by \(lowered(score.title))"
            func measure(_ name: String, _ says: String, _ estimate: Estimate) -> Measure {
                Measure(
                    name: "retrieval.\(figureName(score.retriever)).\(name)", says: says, estimate: estimate, count: score.questions,
                    items: "questions")
            }
            return [1, 3, 5, 10].map { k in
                measure("recall_at_\(k)", "Recall \(whose), among the first \(k)", score.recall(at: k))
            } + [
                measure("mrr", "Mean reciprocal rank (MRR) \(whose)", score.reciprocalRank),
                measure("ndcg_at_5", "Normalised discounted cumulative gain (nDCG) \(whose), among the first 5", score.gain),
            ]
        }
    }
}

/// How deep recall looks.
private let deepest = 10

/// The figures of one question: recall at 1 to 10, reciprocal rank, gain. Questions that are equal in them are one cell.
private struct Findability: Hashable, Sendable {
    let values: [Double]

    init(_ ranking: Answer.Ranking) {
        let judged = JudgedRanking(isRelevant: ranking.isRelevant, relevant: ranking.relevant)
        values = (1...deepest).map { judged.recall(at: $0) ?? 0 } + [judged.reciprocalRank, judged.ndcg(at: 5) ?? 0]
    }
}

private func retrieverTitle(_ retriever: String) -> String {
    switch retriever {
    case "dense": "Vector search"
    case "lexical": "Word search (BM25)"
    case "fused": "Vector and word search fused"
    default: retriever
    }
}
