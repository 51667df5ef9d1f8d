/// Something that is not met, and what would meet it.
package struct NextStep: Sendable {
    package let dimension: String
    package let criterion: Criterion
    package let standing: Standing
    /// What evidence would prove that it is done, in English.
    package var proof: String { words(of: criterion.met) }
}

extension Score {
    /// What would lift the dimensions at the minimum: the criteria of their next level that are not met, or where sums are counted all that
    /// are not. The least work comes first and what nobody estimated last, in the rubric's order among equals.
    package var nextSteps: [NextStep] {
        let stuck = aggregate?.bottleneck ?? []
        let steps = sides.filter { stuck.contains($0.dimension.id) }.flatMap { side in
            side.answers.filter { answer in
                answer.judgement.standing != .yes && (side.shares.isEmpty || answer.criterion.level == Int(side.value) + 1)
            }
            .map { NextStep(dimension: side.dimension.id, criterion: $0.criterion, standing: $0.judgement.standing) }
        }
        func work(_ step: NextStep) -> Int {
            let efforts = Criterion.Effort.allCases
            return step.criterion.effort.flatMap { efforts.firstIndex(of: $0) } ?? efforts.count
        }
        return steps.enumerated().sorted { (work($0.element), $0.offset) < (work($1.element), $1.offset) }.map(\.element)
    }
}

/// How much the final score hangs on what somebody chose.
package struct Sensitivity: Sendable {
    /// The final score by threshold, in the order given; empty where sums are counted.
    package let minima: [(threshold: Double, minimum: Double)]
    /// The dimensions that count and without which, one at a time, the final score would be another one.
    package let decisive: [(dimension: String, minimum: Double)]
}

extension Rubric {
    /// - Parameter thresholds: shares to be tried in the place of the rubric's own.
    package func sensitivity(_ evidence: Evidence, thresholds: [Double] = [0.6, 0.75, 0.9]) -> Sensitivity {
        let score = score(evidence)
        let minima =
            score.threshold == nil
            ? []
            : thresholds.compactMap { threshold in
                self.score(evidence, threshold: threshold).aggregate.map { (threshold, $0.minimum) }
            }
        let decisive = score.sides.filter(\.isInScope).compactMap { side -> (dimension: String, minimum: Double)? in
            guard let rest = self.score(evidence, leavingOut: side.dimension.id).aggregate else { return nil }
            return rest.minimum == score.aggregate?.minimum ? nil : (side.dimension.id, rest.minimum)
        }
        return Sensitivity(minima: minima, decisive: decisive)
    }
}
