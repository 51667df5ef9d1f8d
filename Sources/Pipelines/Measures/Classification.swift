import Statistics

extension RunRecord {
    /// The first model, over all the time that it served.
    func serviceFigures(_ first: JudgedDocuments?) -> [Measure] {
        first.map { figures(of: $0.served(), below: "", phrase($0.model)) } ?? []
    }

    /// Each category of the first model.
    func classFigures(_ first: JudgedDocuments?) -> [Measure] {
        guard let served = first?.served(), served.accuracy.isDefined else { return [] }
        return scores(served).flatMap { $0.figures("class", phrase(served.model)) }
    }

    /// How right and how sure a model was.
    ///
    /// - Parameters:
    ///   - prefix: before the figures' names: `before.`.
    ///   - whose: after what the figures are: " of the first model, before the drift".
    func figures(of judged: JudgedDocuments, below prefix: String, _ whose: String) -> [Measure] {
        let accuracy = judged.accuracy
        guard accuracy.isDefined else { return reviewFigures(of: judged, below: prefix, whose) }
        let macroF1 = bootstrap(prefix + "macro_f1").estimate(judged.confusion, \.macroF1)
        let figures: [Measure?] = [
            .share(prefix + "accuracy", "Accuracy\(whose)", accuracy),
            Measure(
                name: prefix + "macro_f1", says: "Macro-F1\(whose)", estimate: macroF1, count: accuracy.denominator, items: "documents"),
            .share(prefix + "micro_f1", "Micro-F1\(whose)", accuracy),
        ]
        return figures.compactMap(\.self) + calibrationFigures(of: judged, below: prefix, whose)
            + reviewFigures(of: judged, below: prefix, whose)
    }

    private func calibrationFigures(of judged: JudgedDocuments, below prefix: String, _ whose: String) -> [Measure] {
        let judgements = judged.judgements
        let errors = bootstrap(prefix + "ece").calibrationErrors(of: judgements)
        let squares = mean(judgements.map { brierScore(of: [$0]) })
        let probabilities = judged.documents.compactMap(\.trueProbability)
        let loss = mean(probabilities.map(surprise))
        func measure(_ name: String, _ says: String, _ estimate: Estimate?, _ count: Int) -> Measure? {
            guard count > 0 else { return nil }
            return estimate.map { Measure(name: prefix + name, says: says + whose, estimate: $0, count: count, items: "documents") }
        }
        let figures: [Measure?] = [
            measure("ece", "Expected calibration error (ECE)", errors.expected, judgements.count),
            measure("mce", "Maximum calibration error (MCE)", errors.maximum, judgements.count),
            measure("brier", "Brier score", squares, judgements.count),
            measure("log_loss", "Log loss", loss, probabilities.count),
        ]
        return figures.compactMap(\.self)
    }

    /// What a person reviews, and how right the rest is. The share needs no truth.
    private func reviewFigures(of judged: JudgedDocuments, below prefix: String, _ whose: String) -> [Measure] {
        guard let reviewBelow else { return [] }
        let isUnsure = judged.documents.count { ($0.confidence ?? 1) < reviewBelow }
        let accepted = judged.judgements.filter { $0.confidence >= reviewBelow }
        let right = Ratio(accepted.count { $0.isRight }, of: accepted.count)
        let figures: [Measure?] = [
            .share(
                prefix + "review_share", "Review share\(whose)", Ratio(isUnsure, of: judged.documents.count)
            ),
            .share(prefix + "accepted_accuracy", "Accuracy\(whose), of documents that no person reviews", right),
        ]
        return figures.compactMap(\.self)
    }
}
