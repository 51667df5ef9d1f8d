import Statistics

extension RunRecord {
    /// Whether the passages of the prompt support what the replies say, by the stated rule.
    ///
    /// Three groups: the answers that users were shown, the same with those that a guardrail held back, and summaries.
    func groundingFigures(_ asked: AskedAnswers) -> [Measure] {
        let written = asked.questions.filter { $0.isAnswered || $0.ending == .withheld }
        let summaries = asked.summaries
        let figures: [Measure?] = [
            summaries.isEmpty
                ? nil
                : .number(
                    "summaries.asked", "Documents to be summarised", summaries.count, unit: "document", of: summaries.count, "documents"),
            share("summaries.answer_rate", "Share of documents of which a summary is shown", summaries, items: "documents", \.isAnswered),
        ]
        return groundingFigures("answers", "answers", asked.questions.filter(\.isAnswered))
            + groundingFigures("replies", "answers before a guardrail holds some back", written)
            + figures.compactMap(\.self) + groundingFigures("summaries", "summaries", summaries.filter(\.isAnswered))
    }

    /// Statements of one reply stand or fall together, so that whole replies are resampled.
    private func groundingFigures(_ group: String, _ whose: String, _ replies: [Answer]) -> [Measure] {
        let figures: [Measure?] = [
            pooledShare(
                "\(group).faithfulness", "Share of the statements in \(whose) that the passages support (faithfulness)",
                replies.map { Ratio($0.claims.count(where: \.isSupported), of: $0.claims.count) }, items: "statements"),
            share(
                "\(group).hallucination_rate",
                "Share of the \(whose) with at least one statement that the passages do not support (hallucination rate)", replies,
                items: group == "summaries" ? "summaries" : "answers", \.hasUnsupportedClaim),
            meanFigure(
                "\(group).claims_per_answer", "Statements in one of the \(whose), on average", replies.map { Double($0.claims.count) },
                unit: "claim/reply", items: group == "summaries" ? "summaries" : "answers"),
        ]
        return figures.compactMap(\.self)
    }

    /// Whether the answers that users were shown name passages, and the right ones.
    func citationFigures(_ asked: AskedAnswers) -> [Measure] {
        let answers = asked.questions.filter(\.isAnswered)
        let figures: [Measure?] = [
            share("citations.presence", "Share of answers that name a passage", answers, items: "answers", \.citesSomething),
            pooledShare(
                "citations.precision", "Share of the named passages that support the statement beside them",
                answers.map { answer in
                    Ratio(answer.claims.reduce(0) { $0 + $1.trueCitations.count }, of: answer.claims.reduce(0) { $0 + $1.citations.count })
                }, items: "citations"),
            pooledShare(
                "citations.recall", "Share of the statements that are supported and name a passage that supports them",
                answers.map { answer in Ratio(answer.claims.count { $0.isSupported && !$0.trueCitations.isEmpty }, of: answer.claims.count)
                },
                items: "statements"),
        ]
        return figures.compactMap(\.self)
    }

    /// The shares of all clusters pooled, with a bootstrap over the clusters; nil where there is nothing to count.
    private func pooledShare(_ name: String, _ says: String, _ clusters: [Ratio], items: String) -> Measure? {
        let cells = Cells(clusters)
        let count = cells.sum(cells.counts, of: \.denominator)
        guard count > 0 else { return nil }
        let estimate = bootstrap(name).estimate(cells: cells.counts) { counts in
            Ratio(cells.sum(counts, of: \.numerator), of: cells.sum(counts, of: \.denominator)).value
        }
        return Measure(name: name, says: says, estimate: estimate, count: count, items: items)
    }
}
