package import Diagnostics

/// Something that may go wrong on the way.
package struct Risk: Sendable {
    package let id: String
    package var title: String
    /// One of the plan's kinds, where it has some.
    package let kind: String?
    package var cause: String?
    /// What is seen first.
    package var sign: String?
    package let rating: Rating
    package var owner: String?
    package var mitigation: String?
    /// What is left of it once the mitigation is in place.
    package let residual: Rating?
    package let place: Place

    /// Likelihood times impact, each by its number on the plan's scales.
    ///
    /// Such a product ranks, and measures nothing. Source: the risk matrix of project management; Cox, "What's Wrong with Risk
    /// Matrices?" (2008), on its limits.
    package struct Rating: Hashable, Sendable {
        package let likelihood: Int
        package let impact: Int

        package init(likelihood: Int, impact: Int) {
            self.likelihood = likelihood
            self.impact = impact
        }

        package var score: Int { likelihood * impact }
    }
}

/// What the numbers of likelihood and impact mean.
package struct RiskScales: Sendable {
    package struct Step: Sendable {
        package let number: Int
        /// `rare`; nil where the author only counts.
        package let says: String?
    }

    /// Ascending.
    package let likelihood: [Step]
    package let impact: [Step]
    /// The kinds of risk by their ids, in the author's order; empty where every kind is allowed.
    package let kinds: [(id: String, title: String)]
}

extension MigrationPlan {
    /// The risks, largest score first; of equals the one with the larger impact, then in the author's order.
    package var rankedRisks: [Risk] {
        risks.enumerated().sorted { one, other in
            let (first, second) = (one.element.rating, other.element.rating)
            return (second.score, second.impact, one.offset) < (first.score, first.impact, other.offset)
        }.map(\.element)
    }
}

extension Risk {
    func filled(by fill: (String, Place) -> String) -> Risk {
        var risk = self
        risk.title = fill(title, place)
        risk.cause = cause.map { fill($0, place) }
        risk.sign = sign.map { fill($0, place) }
        risk.owner = owner.map { fill($0, place) }
        risk.mitigation = mitigation.map { fill($0, place) }
        return risk
    }
}
