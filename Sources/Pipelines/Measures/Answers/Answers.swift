extension RunRecord {
    /// The figures of a pipeline that answers questions; none of one that does not.
    var answerFigures: [Measure] {
        guard !answers.isEmpty || !screenings.isEmpty || index != nil else { return [] }
        let asked = AskedAnswers(answers)
        let figures = [
            retrievalFigures, correctnessFigures(asked), groundingFigures(asked), abstentionFigures(asked), citationFigures(asked),
            guardrailFigures, protectionFigures(asked), judgeFigures, tokenFigures(asked), speedFigures(asked),
        ]
        return figures.flatMap(\.self)
    }
}
