import Foundation
import Statistics
import Testing

/// Every figure again by numpy, scipy and scikit-learn, on random data that comes from there, too.
@Suite(
    "NumPy, SciPy and scikit-learn agree",
    .enabled(if: ProcessInfo.processInfo.environment["CASEBOOK_PYTHON"] != nil, "CASEBOOK_PYTHON names no Python that has scikit-learn"))
struct WitnessTests {
    private let witness: Witness

    init() throws {
        let process = Process()
        process.executableURL = URL(filePath: ProcessInfo.processInfo.environment["CASEBOOK_PYTHON"] ?? "")
        process.arguments = [URL(filePath: #filePath).deletingLastPathComponent().appending(path: "witness_statistics.py").path()]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        witness = try JSONDecoder().decode(Witness.self, from: data)
    }

    @Test("on every figure")
    func agrees() throws {
        randomNumbers()
        confusion()
        calibration()
        try drift()
        try intervals()
        significance()
        distances()
        try rankings()
    }

    private func randomNumbers() {
        for row in witness.random {
            var random = SeededRandom(seed: row.seed, stream: row.stream)
            #expect(row.numbers.map { _ in random.next() } == row.numbers)
        }
        for (argument, value) in zip(witness.logarithms.arguments, witness.logarithms.values) {
            #expect(abs(logarithm(argument) - value) <= value.ulp, "log \(argument)")
        }
    }

    private func confusion() {
        for row in witness.confusion {
            var table = ConfusionTable(classes: row.classes)
            for (truth, predicted) in zip(row.truth, row.predicted) { table.add(truth: truth, predicted: predicted) }
            expect(
                [table.accuracy.value, table.macroF1, table.microF1.value, table.weightedF1, table.balancedAccuracy, table.kappa ?? .nan],
                near: [row.accuracy, row.macroF1, row.microF1, row.weightedF1, row.balancedAccuracy, row.kappa], within: 1e-12)
            let classes = (0..<row.classes).map(table.counts)
            expect(classes.map(\.precision.value), near: row.precision, within: 1e-12)
            expect(classes.map(\.recall.value), near: row.recall, within: 1e-12)
            expect(classes.map(\.f1.value), near: row.f1, within: 1e-12)
        }
    }

    private func calibration() {
        for row in witness.calibration {
            let judgements = zip(row.confidence, row.right).map { Judgement(confidence: $0, isRight: $1) }
            let reliability = Reliability(of: judgements, bins: row.bins)
            expect(
                [reliability.expectedError, reliability.maximumError, brierScore(of: judgements), logLoss(of: judgements)],
                near: [row.expectedError, row.maximumError, row.brier, row.logLoss], within: 1e-12)
            expect(SelectivePrediction(of: judgements).curve.map(\.risk), near: row.risks, within: 1e-12)
        }
    }

    private func drift() throws {
        for row in witness.drift {
            let bins = QuantileBins(reference: row.reference)
            let counts = [row.reference, row.actual].map(bins.counts)
            #expect(counts == row.counts)
            expect(
                [
                    try #require(populationStability(expected: row.reference, actual: row.actual)),
                    try #require(kolmogorovSmirnov(row.reference, row.actual)), try #require(jensenShannonDistance(counts[0], counts[1])),
                ], near: [row.stability, row.kolmogorovSmirnov, row.jensenShannon], within: 1e-12)
        }
    }

    private func intervals() throws {
        for row in witness.wilson {
            let estimate = wilson(Ratio(row.successes, of: row.count))
            expect([try #require(estimate.low), try #require(estimate.high)], near: [row.low, row.high], within: 1e-12)
        }
        expect(
            witness.quantiles.shares.map { quantile($0, ofSorted: witness.quantiles.values) ?? .nan }, near: witness.quantiles.quantiles,
            within: 1e-15)
        let row = witness.bootstrap
        let estimate = Bootstrap(seed: 1, stream: "witness", resamples: 20_000).estimate(cells: [row.ones, row.count - row.ones]) {
            Double($0[0]) / Double(row.count)
        }
        // One item of 400 is 0.0025: the ends are counts, and may differ by one.
        expect([try #require(estimate.low), try #require(estimate.high)], near: [row.low, row.high], within: 0.00251)
    }

    private func significance() {
        for row in witness.mcnemar {
            expect([McNemar(onlyFirst: row.first, onlySecond: row.second).probability], near: [row.probability], within: 1e-12)
        }
        expect(benjaminiHochberg(witness.discoveries.probabilities), near: witness.discoveries.adjusted, within: 1e-15)
    }

    private func distances() {
        for row in witness.edits {
            #expect(editDistance(row.one, row.other) == row.distance, "\(row.one.count) and \(row.other.count) symbols")
            #expect(editDistance(row.other, row.one) == row.distance)
        }
    }

    private func rankings() throws {
        for row in witness.ranking {
            let ranking = JudgedRanking(grades: row.grades, relevant: row.grades)
            expect([1, 3, 10].map { ranking.ndcg(at: $0, gain: .linear) ?? .nan }, near: row.linear, within: 1e-12)
            expect([1, 3, 10].map { ranking.ndcg(at: $0) ?? .nan }, near: row.exponential, within: 1e-12)
            expect([ranking.dcg(at: 5, gain: .linear)], near: [row.gain], within: 1e-12)
            expect([try #require(ranking.averagePrecision)], near: [row.averagePrecision], within: 1e-12)
        }
    }
}

/// What `witness_statistics.py` prints.
private struct Witness: Decodable {
    struct Random: Decodable { let seed, stream: UInt64, numbers: [UInt64] }
    struct Logarithms: Decodable { let arguments, values: [Double] }
    struct Confusion: Decodable {
        let classes: Int
        let truth, predicted: [Int]
        let accuracy, macroF1, microF1, weightedF1, balancedAccuracy, kappa: Double
        let precision, recall, f1: [Double]
    }
    struct Calibration: Decodable {
        let bins: Int
        let confidence: [Double]
        let right: [Bool]
        let expectedError, maximumError, brier, logLoss: Double
        let risks: [Double]
    }
    struct Drift: Decodable {
        let reference, actual: [Double]
        let counts: [[Int]]
        let stability, kolmogorovSmirnov, jensenShannon: Double
    }
    struct Wilson: Decodable { let successes, count: Int, low, high: Double }
    struct McNemar: Decodable { let first, second: Int, probability: Double }
    struct Discoveries: Decodable { let probabilities, adjusted: [Double] }
    struct Edits: Decodable { let one, other: [Int], distance: Int }
    struct Ranking: Decodable { let grades: [Int], linear, exponential: [Double], gain, averagePrecision: Double }
    struct Quantiles: Decodable { let values, shares, quantiles: [Double] }
    struct Bootstrap: Decodable { let ones, count: Int, low, high: Double }

    let random: [Random]
    let logarithms: Logarithms
    let confusion: [Confusion]
    let calibration: [Calibration]
    let drift: [Drift]
    let wilson: [Wilson]
    let mcnemar: [McNemar]
    let discoveries: Discoveries
    let edits: [Edits]
    let ranking: [Ranking]
    let quantiles: Quantiles
    let bootstrap: Bootstrap
}
