import Statistics
import Testing

@Suite("Figures have intervals")
struct IntervalTests {
    @Test("Wilson's interval holds for shares at the ends, too")
    func wilsonIntervals() throws {
        let share = wilson(Ratio(90, of: 100), z: 1.96)
        expect([share.value, try #require(share.low), try #require(share.high)], near: [0.9, 0.8256, 0.9448], within: 5e-5)
        // About three in n is the upper bound of none in n.
        let none = wilson(Ratio(0, of: 1000))
        #expect(none.low == 0)
        expect([try #require(none.high)], near: [0.00383], within: 5e-5)
        #expect(wilson(Ratio(7, of: 7)).high == 1)
        #expect(wilson(Ratio(0, of: 0)) == Estimate(0))
    }

    /// Newcombe 1998, table II: 56/70 and 48/80 (a), 9/10 and 3/10 (b), 10/10 and 0/20 (g).
    @Test(
        "Newcombe's interval of a difference",
        arguments: [
            (Ratio(56, of: 70), Ratio(48, of: 80), 0.0524, 0.3339), (Ratio(9, of: 10), Ratio(3, of: 10), 0.1705, 0.8090),
            (Ratio(10, of: 10), Ratio(0, of: 20), 0.6791, 1),
        ])
    func differences(one: Ratio, other: Ratio, low: Double, high: Double) throws {
        let estimate = difference(one, minus: other)
        expect([try #require(estimate.low), try #require(estimate.high)], near: [low, high], within: 5e-5)
        #expect(difference(one, minus: Ratio(0, of: 0)).low == nil)
    }

    @Test("The mean of values")
    func means() throws {
        let estimate = try #require(mean([1, 2, 3, 4]))
        expect([estimate.value, try #require(estimate.low)], near: [2.5, 2.5 - 1.959964 * (5 / 12.0).squareRoot()], within: 1e-6)
        #expect(mean([]) == nil)
        #expect(mean([3]) == Estimate(3))
    }

    @Test("Resampling is repeatable, and names are independent")
    func repeatable() {
        let statistic: ([Int]) -> Double = { Double($0[0]) / 50_000 }
        let one = Bootstrap(seed: 1, stream: "accuracy").estimate(cells: [40_000, 10_000], statistic)
        #expect(one == Bootstrap(seed: 1, stream: "accuracy").estimate(cells: [40_000, 10_000], statistic))
        #expect(one != Bootstrap(seed: 1, stream: "recall").estimate(cells: [40_000, 10_000], statistic))
        #expect(one != Bootstrap(seed: 2, stream: "accuracy").estimate(cells: [40_000, 10_000], statistic))
        #expect(one.value == 0.8)
    }

    @Test("Resampling cells is resampling items")
    func cells() throws {
        let items = (0..<600).map { $0 % 10 < 7 ? ($0 % 10 == 0 ? 2.0 : 1.0) : 0.0 }
        let byItem = Bootstrap(seed: 3, stream: "items", resamples: 2_000).estimate(cells: Array(repeating: 1, count: items.count)) {
            weights in
            zip(weights, items).reduce(0) { $0 + Double($1.0) * $1.1 } / 600
        }
        let byCell = Bootstrap(seed: 3, stream: "cells", resamples: 2_000).estimate(cells: [180, 360, 60]) { counts in
            Double(counts[1] + 2 * counts[2]) / 600
        }
        #expect(abs(byItem.value - byCell.value) < 1e-12)
        expect(
            [try #require(byItem.low), try #require(byItem.high)], near: [try #require(byCell.low), try #require(byCell.high)],
            within: 0.005)
        // The mean of n values has the standard deviation s/√n.
        let deviation = (360 * 0.04 + 180 * 0.64 + 60 * 1.44).squareRoot() / 600
        expect([try #require(byCell.high) - 0.8], near: [1.96 * deviation], within: 0.005)
    }

    /// Of 200 samples from a known population about 95 of 100 intervals hold the population's value.
    @Test("Intervals hold the truth about as often as they say")
    func covers() throws {
        var random = SeededRandom(seed: 12)
        // Truth and prediction of four classes; the population's macro-F1 comes from the same numbers.
        let population = ConfusionTable(rows: [[200, 20, 5, 5], [30, 150, 10, 10], [5, 15, 220, 30], [10, 0, 20, 170]])
        var held = 0
        for sample in 0..<200 {
            let cells = random.multinomial(500, weights: population.cells)
            let table = ConfusionTable(rows: (0..<4).map { Array(cells[4 * $0..<4 * $0 + 4]) })
            let estimate = Bootstrap(seed: UInt64(sample), stream: "", resamples: 200).estimate(table, \.macroF1)
            if let low = estimate.low, let high = estimate.high, low...high ~= population.macroF1 { held += 1 }
        }
        #expect(0.9...0.985 ~= Double(held) / 200)
    }

    @Test("Without variation there is no interval")
    func degenerate() {
        #expect(Bootstrap(seed: 1, stream: "").estimate(cells: [20, 0]) { Double($0[0]) / 20 } == Estimate(1))
        #expect(Bootstrap(seed: 1, stream: "").estimate(cells: []) { _ in 0 } == Estimate(0))
    }

    @Test("Paired figures are closer than unpaired ones")
    func paired() throws {
        // Both right, only the first, only the second, neither.
        let both = Bootstrap(seed: 4, stream: "gain").estimate(cells: [800, 10, 50, 140]) { Double($0[2] - $0[1]) / 1_000 }
        let apart = difference(Ratio(850, of: 1_000), minus: Ratio(810, of: 1_000))
        #expect(abs(both.value - 0.04) < 1e-12)
        let low = try #require(both.low)
        #expect(low > 0.02 && low < 0.03)
        #expect(try #require(apart.low) < 0.01)
    }

    @Test("Fields of a document are resampled together")
    func clusters() throws {
        // Ten fields per document; a document is right or wrong as a whole, so that only the documents count.
        let right = BinaryCounts(truePositives: 10)
        let wrong = BinaryCounts(falsePositives: 10, falseNegatives: 10)
        let scores = Bootstrap(seed: 5, stream: "fields").scores(
            Cells(Array(repeating: right, count: 80) + Array(repeating: wrong, count: 20)))
        expect([scores.precision.value, scores.recall.value, scores.f1.value], near: [0.8, 0.8, 0.8], within: 1e-12)
        let width = try #require(scores.recall.high) - (try #require(scores.recall.low))
        expect([width], near: [2 * 1.96 * (0.8 * 0.2 / 100).squareRoot()], within: 0.02)
    }

    @Test("The calibration error's interval is around it")
    func calibration() throws {
        var random = SeededRandom(seed: 13)
        let judgements = (0..<1_000).map { _ in
            let confidence = 0.5 + random.uniform() / 2
            return Judgement(confidence: confidence, isRight: random.chance(confidence - 0.08))
        }
        let errors = Bootstrap(seed: 6, stream: "ece").calibrationErrors(of: judgements)
        #expect(errors.expected.value == Reliability(of: judgements).expectedError)
        #expect(errors.maximum.value == Reliability(of: judgements).maximumError)
        let (low, high) = (try #require(errors.expected.low), try #require(errors.expected.high))
        #expect(low < errors.expected.value && errors.expected.value < high)
        // All bins err in one direction: the error spreads like a mean of right less confidence, whose deviation is √(0.2/1000).
        expect([high - low], near: [2 * 1.96 * (0.2 / 1_000).squareRoot()], within: 0.01)
    }

    @Test("Cells keep the order of their first item")
    func counting() {
        let cells = Cells(["b", "a", "b", "c", "b"])
        #expect(cells.keys == ["b", "a", "c"])
        #expect(cells.counts == [3, 1, 1])
        #expect(cells.total == 5)
        #expect(cells.sum([1, 2, 0]) { $0 == "a" ? 10 : 1 } == 21)
    }

    @Test("McNemar compares where two classifiers differ")
    func mcnemar() {
        expect([McNemar(onlyFirst: 40, onlySecond: 20).statistic], near: [400 / 60.0], within: 1e-12)
        #expect(McNemar(onlyFirst: 0, onlySecond: 0).statistic == 0)
        #expect(McNemar(onlyFirst: 0, onlySecond: 0).probability == 1)
    }
}
