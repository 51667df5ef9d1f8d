import Statistics

extension RunRecord {
    /// How often questions are answered, and how often the answer is the right one.
    ///
    /// A question that got no answer counts as wrong where the documents hold one.
    func correctnessFigures(_ asked: AskedAnswers) -> [Measure] {
        let (questions, answerable) = (asked.questions, asked.answerable)
        guard !questions.isEmpty else { return [] }
        let answered = answerable.filter(\.isAnswered)
        let found = answerable.filter(\.isFound)
        let whose = "of questions whose answer the documents hold"
        let figures: [Measure?] = [
            .number(
                "answers.asked", "Questions put to the language model", questions.count, unit: "question", of: questions.count, "questions"),
            share("answers.answer_rate", "Share of questions that are answered", questions, \.isAnswered),
            share(
                "answers.exact_match", "Share \(whose) that are answered with exactly the right words", answerable
            ) { $0.isAnswered && $0.isExact == true },
            meanFigure(
                "answers.token_f1", "Overlap in words of answer and right answer (token F1), \(whose)",
                answerable.map { $0.isAnswered ? $0.tokenF1 ?? 0 : 0 }, items: "questions"),
            share("answers.contains", "Share \(whose) whose answer contains the right one", answerable, \.isRight),
            share(
                "answers.contains_answered", "Share \(whose), and that were answered, whose answer contains the right one", answered,
                \.isRight),
            share("answers.found", "Share \(whose) with a passage in the prompt that holds it (context recall)", answerable, \.isFound),
            share(
                "answers.contains_found", "Share of questions with the right passage in the prompt whose answer contains the right one",
                found,
                \.isRight),
            share(
                "answers.invented", "Share of questions without an answer in the documents that are answered all the same",
                asked.unanswerable
            ) { $0.isAnswered && !$0.claims.isEmpty },
        ]
        return figures.compactMap(\.self)
    }

    /// Whether the system says that it does not know when the documents do not say, and only then.
    ///
    /// Of all questions that were asked: one that a guardrail stopped, or that got no reply, was not abstained from.
    func abstentionFigures(_ asked: AskedAnswers) -> [Measure] {
        let questions = asked.questions
        guard !questions.isEmpty else { return [] }
        func abstained(_ answers: [Answer]) -> Int { answers.count { $0.ending == .abstained } }
        let (right, wrong) = (abstained(asked.unanswerable), abstained(asked.answerable))
        let counts = BinaryCounts(
            truePositives: right, falsePositives: wrong, falseNegatives: asked.unanswerable.count - right,
            trueNegatives: asked.answerable.count - wrong)
        let score = Score(.init(id: "abstention", title: "Abstention"), counts, bootstrap("abstention.f1"))
        let f1 = Measure(
            name: "abstention.f1", says: "F1 of saying that the documents do not hold the answer", estimate: score.f1,
            count: right + wrong + counts.falseNegatives, items: "questions")
        let figures: [Measure?] = [
            .share(
                "abstention.precision", "Share of the abstentions that are right: the documents do not hold the answer", counts.precision,
                "abstentions"),
            .share(
                "abstention.recall", "Share of questions without an answer in the documents that are abstained from", counts.recall,
                "questions"),
            counts.f1.isDefined ? f1 : nil,
            .share(
                "abstention.rate_unanswerable", "Share of abstentions among questions without an answer in the documents", counts.recall,
                "questions"),
            share(
                "abstention.rate_answerable", "Share of abstentions among questions whose answer the documents hold", asked.answerable
            ) { $0.ending == .abstained },
        ]
        return figures.compactMap(\.self)
    }
}

extension RunRecord {
    /// A share of answers with Wilson's interval; nil of none.
    func share(
        _ name: String, _ says: String, _ answers: [Answer], items: String = "questions", _ isTrue: (Answer) -> Bool
    ) -> Measure? {
        .share(name, says, Ratio(answers.count(where: isTrue), of: answers.count), items)
    }

    /// The mean of a number of each item, with a bootstrap over the items; nil of none.
    func meanFigure(_ name: String, _ says: String, _ values: [Double], unit: String? = nil, items: String) -> Measure? {
        guard !values.isEmpty else { return nil }
        let cells = Cells(values)
        let estimate = bootstrap(name).estimate(cells: cells.counts) { counts in
            zip(cells.keys, counts).reduce(0.0) { $0 + $1.0 * Double($1.1) } / Double(counts.reduce(0, +))
        }
        return Measure(name: name, says: says, estimate: estimate, unit: unit, count: values.count, items: items)
    }
}
