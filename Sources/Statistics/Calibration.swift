/// How sure a prediction was, and whether it was right.
package struct Judgement: Sendable, Hashable {
    /// Between 0 and 1.
    package var confidence: Double
    package var isRight: Bool

    package init(confidence: Double, isRight: Bool) {
        self.confidence = confidence
        self.isRight = isRight
    }
}

/// Predictions sorted by confidence into bins of equal width: does "90 % sure" come true in 90 of 100 cases?
package struct Reliability: Sendable, Hashable {
    package struct Bin: Sendable, Hashable {
        /// The bin holds confidences above `low` and up to `high`; the first bin also 0.
        package var low: Double
        package var high: Double
        package var count = 0
        package var right = 0
        package var confidenceSum = 0.0

        /// Nil in an empty bin.
        package var meanConfidence: Double? { count == 0 ? nil : confidenceSum / Double(count) }
        package var accuracy: Ratio { Ratio(right, of: count) }
        /// Accuracy less confidence, below 0 when too sure; 0 in an empty bin.
        package var gap: Double { count == 0 ? 0 : (Double(right) - confidenceSum) / Double(count) }
    }

    package private(set) var bins: [Bin]

    /// - Parameter count: of the bins; 10 to 15 are customary, and the error depends on it.
    package init(of judgements: some Sequence<Judgement>, bins count: Int = 10) {
        bins = (0..<count).map { Bin(low: Double($0) / Double(count), high: Double($0 + 1) / Double(count)) }
        for judgement in judgements {
            let index = Reliability.bin(of: judgement.confidence, among: count)
            bins[index].count += 1
            bins[index].right += judgement.isRight ? 1 : 0
            bins[index].confidenceSum += judgement.confidence
        }
    }

    package var count: Int { bins.reduce(0) { $0 + $1.count } }

    /// Expected calibration error: the mean distance between confidence and accuracy of the bins, each weighing as much as it holds.
    ///
    /// Source: Guo et al., "On calibration of modern neural networks", ICML 2017, equation 3. 0 without predictions.
    package var expectedError: Double {
        let sum = bins.reduce(0) { $0 + abs(Double($1.right) - $1.confidenceSum) }
        return count == 0 ? 0 : sum / Double(count)
    }

    /// Maximum calibration error: the largest distance of any bin (the same, equation 5).
    package var maximumError: Double { bins.reduce(0) { max($0, abs($1.gap)) } }

    static func bin(of confidence: Double, among count: Int) -> Int {
        min(max(Int((confidence * Double(count)).rounded(.up)) - 1, 0), count - 1)
    }
}

/// The mean squared distance between confidence and what came true, 1 or 0 (Brier, Monthly Weather Review 78, 1950; here of "was right").
package func brierScore(of judgements: [Judgement]) -> Double {
    let sum = judgements.reduce(0) { $0 + squared($1.confidence - ($1.isRight ? 1 : 0)) }
    return judgements.isEmpty ? 0 : sum / Double(judgements.count)
}

/// −mean [y ln p + (1 − y) ln (1 − p)] of "was right", in nats.
package func logLoss(of judgements: [Judgement]) -> Double {
    logLoss(ofTrueProbabilities: judgements.map { $0.isRight ? $0.confidence : 1 - $0.confidence })
}

/// −mean ln p of the probabilities that were given to what was true, in nats: the cross-entropy of any number of classes.
package func logLoss(ofTrueProbabilities probabilities: [Double]) -> Double {
    let sum = probabilities.reduce(0) { $0 + surprise(ofTrueProbability: $1) }
    return probabilities.isEmpty ? 0 : sum / Double(probabilities.count)
}

/// −ln p, with p at least 2⁻⁵²: a single truth held impossible would make the mean infinite. (scikit-learn floors the same.)
package func surprise(ofTrueProbability probability: Double) -> Double { -logarithm(min(max(probability, .ulpOfOne), 1 - .ulpOfOne)) }

extension Bootstrap {
    /// Expected and maximum calibration error with their spread.
    ///
    /// Cells are sixths of a bin, right and wrong apart, each with its mean confidence: the errors of the given predictions are exact, and what
    /// resampling misses, the spread of confidences in a sixth of a bin, is about a thousandth of the variance. Chance makes both errors larger
    /// on average (deviations do not cancel), in a resample once more than in the sample. Therefore the replicates are moved until their mean is
    /// the value: the interval tells the spread, and the upward bias of a small sample stays in the value.
    package func calibrationErrors(of judgements: [Judgement], bins: Int = 10) -> (expected: Estimate, maximum: Estimate) {
        var cells: [CalibrationCell] = []
        var places = Array(repeating: -1, count: bins * 12)
        for judgement in judgements {
            let slice = Reliability.bin(of: judgement.confidence, among: bins * 6)
            let key = 2 * slice + (judgement.isRight ? 1 : 0)
            if places[key] < 0 {
                places[key] = cells.count
                cells.append(CalibrationCell(bin: Reliability.bin(of: judgement.confidence, among: bins)))
            }
            cells[places[key]].count += 1
            cells[places[key]].gaps += (judgement.isRight ? 1 : 0) - judgement.confidence
        }
        let exact = Reliability(of: judgements, bins: bins)
        let meanGaps = cells.map { $0.gaps / Double($0.count) }
        var replicates: (expected: [Double], maximum: [Double]) = ([], [])
        resample(cells.map(\.count)) { counts in
            var sums = Array(repeating: 0.0, count: bins)
            var totals = Array(repeating: 0, count: bins)
            for (place, cell) in cells.enumerated() {
                sums[cell.bin] += Double(counts[place]) * meanGaps[place]
                totals[cell.bin] += counts[place]
            }
            replicates.expected.append(sums.reduce(0) { $0 + abs($1) } / Double(judgements.count))
            replicates.maximum.append(zip(sums, totals).reduce(0) { $1.1 == 0 ? $0 : max($0, abs($1.0) / Double($1.1)) })
        }
        return (
            centred(exact.expectedError, replicates.expected), centred(exact.maximumError, replicates.maximum)
        )
    }

    /// The interval of replicates moved so that their mean is the value; an error is never below 0.
    private func centred(_ value: Double, _ replicates: [Double]) -> Estimate {
        let bias = replicates.isEmpty ? 0 : replicates.reduce(0, +) / Double(replicates.count) - value
        return interval(around: value, in: replicates.map { max(0, $0 - bias) })
    }
}

private struct CalibrationCell {
    let bin: Int
    var count = 0
    /// The sum of outcome less confidence.
    var gaps = 0.0
}
