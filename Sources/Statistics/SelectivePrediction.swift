/// What becomes of the error rate when only predictions above a confidence are accepted, and people do the rest.
///
/// Source: El-Yaniv and Wiener, "On the foundations of noise-free selective classification", JMLR 11 (2010).
package struct SelectivePrediction: Sendable, Hashable {
    package struct Point: Sendable, Hashable {
        /// Predictions with at least this confidence are accepted.
        package var threshold: Double
        /// How many of all predictions that are.
        package var accepted: Ratio
        /// How many of the accepted are wrong.
        package var wrong: Ratio

        package var coverage: Double { accepted.value }
        package var risk: Double { wrong.value }
        /// What people look at.
        package var reviewShare: Double { 1 - coverage }
    }

    /// One for each confidence that occurs, from the highest down: coverage grows.
    package let curve: [Point]

    package init(of judgements: [Judgement]) {
        let sorted = judgements.sorted { $0.confidence > $1.confidence }
        var curve: [Point] = []
        var wrong = 0
        for (index, judgement) in sorted.enumerated() {
            wrong += judgement.isRight ? 0 : 1
            // Equal confidences cannot be told apart by a threshold.
            guard index + 1 == sorted.count || sorted[index + 1].confidence < judgement.confidence else { continue }
            curve.append(
                Point(threshold: judgement.confidence, accepted: Ratio(index + 1, of: sorted.count), wrong: Ratio(wrong, of: index + 1)))
        }
        self.curve = curve
    }

    /// The threshold that accepts most while at most this share of the accepted is wrong; nil when none does.
    package func point(withRiskUpTo risk: Double) -> Point? { curve.last { $0.risk <= risk } }

    /// What a given threshold does; nil when it accepts nothing.
    package func point(at threshold: Double) -> Point? { curve.last { $0.threshold >= threshold } }
}
