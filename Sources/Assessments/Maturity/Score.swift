/// What evidence comes to by a rubric.
package struct Score: Sendable {
    package struct Answer: Sendable {
        package let criterion: Criterion
        package let judgement: Judgement
    }

    package struct Side: Sendable {
        package let dimension: Dimension
        /// Whether it counts for what is scored; it is judged all the same.
        package let isInScope: Bool
        /// In the order of the criteria.
        package let answers: [Answer]
        /// By level, from 0: the mean of its answers' points; empty where sums are counted.
        package let shares: [Double]
        /// The level, counted from 0, or the sum of points.
        package let value: Double
        /// What the value would be if everything without evidence were met.
        package let potential: Double
    }

    /// How sides that count are drawn together.
    package struct Aggregate: Sendable {
        /// The final score: the weakest side decides.
        package let minimum: Double
        package let median: Double
        /// Without a defined meaning for levels, whose distances nobody knows; shown because everybody computes it.
        package let mean: Double
        /// The ids of the dimensions at the minimum, in the rubric's order.
        package let bottleneck: [String]
    }

    /// In the rubric's order.
    package let sides: [Side]
    /// Nil where sums are counted.
    package let threshold: Double?
    /// Nil where no dimension counts.
    package let aggregate: Aggregate?
    /// What the rubric says of the final score; nil where levels are counted.
    package let reading: String?
}

extension Rubric {
    /// - Parameters:
    ///   - threshold: the share that reaches a level, instead of the rubric's own.
    ///   - leavingOut: the id of a dimension that shall not count.
    package func score(_ evidence: Evidence, threshold: Double? = nil, leavingOut: String? = nil) -> Score {
        let sides = dimensions.map { side($0, evidence, threshold, leavingOut) }
        let aggregate = Score.Aggregate(of: sides.filter(\.isInScope).map { (id: $0.dimension.id, value: $0.value) })
        switch scoring {
        case .levels(_, let own): return Score(sides: sides, threshold: threshold ?? own, aggregate: aggregate, reading: nil)
        case .sums(let readings):
            let reading = aggregate.flatMap { aggregate in readings.first { aggregate.minimum <= $0.upTo ?? .infinity } }
            return Score(sides: sides, threshold: nil, aggregate: aggregate, reading: reading?.says)
        }
    }

    private func side(_ dimension: Dimension, _ evidence: Evidence, _ threshold: Double?, _ leavingOut: String?) -> Score.Side {
        let answers = dimension.criteria.map {
            Score.Answer(criterion: $0, judgement: evidence.judgement(met: $0.met, partly: $0.partly))
        }
        let points = answers.map(\.judgement.standing.points)
        let hopes = answers.map { $0.judgement.standing == .noEvidence ? 1 : $0.judgement.standing.points }
        let isInScope = dimension.id != leavingOut && dimension.scope.map { evidence.verdict(on: $0) == .yes } ?? true
        var (shares, value, potential): ([Double], Double, Double)
        switch scoring {
        case .levels(let levels, let own):
            let gates = Gates(dimension.criteria, points, levels: levels.count)
            shares = gates.shares
            value = Double(gates.level(threshold: threshold ?? own))
            potential = Double(Gates(dimension.criteria, hopes, levels: levels.count).level(threshold: threshold ?? own))
        case .sums: (shares, value, potential) = ([], points.reduce(0, +), hopes.reduce(0, +))
        }
        return .init(dimension: dimension, isInScope: isInScope, answers: answers, shares: shares, value: value, potential: potential)
    }
}

extension Score.Aggregate {
    /// Nil for nothing.
    package init?(of values: [(id: String, value: Double)]) {
        let sorted = values.map(\.value).sorted()
        guard let least = sorted.first else { return nil }
        minimum = least
        // The middle one, or half way between the middle two.
        median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        mean = sorted.reduce(0, +) / Double(sorted.count)
        bottleneck = values.filter { $0.value == least }.map(\.id)
    }
}
