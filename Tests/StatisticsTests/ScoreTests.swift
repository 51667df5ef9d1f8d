import Statistics
import Testing

@Suite("Predictions are scored")
struct ScoreTests {
    @Test("A confusion table gives the scores of each class and of all")
    func confusion() {
        let table = ConfusionTable(rows: [[8, 2], [1, 9]])
        let (first, second) = (table.counts(of: 0), table.counts(of: 1))
        expect([first.precision.value, first.recall.value, first.f1.value], near: [0.8889, 0.8, 0.8421], within: 5e-5)
        expect([second.precision.value, second.recall.value, second.f1.value], near: [0.8182, 0.9, 0.8571], within: 5e-5)
        expect([table.macroF1, table.accuracy.value, table.microF1.value], near: [0.8496, 0.85, 0.85], within: 5e-5)
        expect([table.balancedAccuracy, table.kappa ?? .nan, table.weightedF1], near: [0.85, 0.7, 0.849624], within: 5e-7)
        #expect(first.trueNegatives == 9)
        #expect(table.support(of: 0) == 10)
        #expect(table.predictions(of: 0) == 9)
    }

    @Test("Tables of parts add up to the table of the whole")
    func merges() {
        var (whole, one, other) = (ConfusionTable(classes: 3), ConfusionTable(classes: 3), ConfusionTable(classes: 3))
        for item in 0..<60 {
            whole.add(truth: item % 3, predicted: item % 4 % 3)
            if item < 17 { one.add(truth: item % 3, predicted: item % 4 % 3) } else { other.add(truth: item % 3, predicted: item % 4 % 3) }
        }
        #expect(one + other == whole)
        #expect(other + one == whole)
    }

    @Test("Nothing out of nothing is 0 and says so")
    func undefined() {
        let table = ConfusionTable(rows: [[4, 0, 1], [0, 0, 0], [0, 0, 0]])
        #expect(table.counts(of: 1).precision == Ratio(0, of: 0))
        #expect(!table.counts(of: 1).f1.isDefined)
        #expect(table.counts(of: 1).recall.value == 0)
        // The third class was predicted: its F1 of 0 counts. The second neither occurs nor is predicted.
        #expect(table.counts(of: 2).f1 == Ratio(0, of: 1))
        expect([table.macroF1], near: [(8 / 9.0 + 0) / 2], within: 1e-15)
        #expect(ConfusionTable(classes: 2).macroF1 == 0)
        #expect(ConfusionTable(classes: 2).kappa == nil)
        #expect(ConfusionTable(rows: [[5]]).kappa == nil)
    }

    /// One message in a hundred is harmful; 90 % of those are blocked, and 5 % of the others.
    @Test("Rare harm makes most blocks false")
    func baseRate() {
        let blocks = BinaryCounts(truePositives: 18, falsePositives: 99, falseNegatives: 2, trueNegatives: 1881)
        expect([blocks.precision.value, blocks.recall.value], near: [0.1538, 0.9], within: 5e-5)
        #expect(blocks + blocks == BinaryCounts(truePositives: 36, falsePositives: 198, falseNegatives: 4, trueNegatives: 3762))
    }

    @Test("Calibration error is the mean gap of the bins")
    func calibration() {
        let judgements =
            (0..<5).map { Judgement(confidence: 0.9, isRight: $0 < 4) } + (0..<5).map { Judgement(confidence: 0.6, isRight: $0 < 3) }
        let reliability = Reliability(of: judgements)
        expect([reliability.expectedError, reliability.maximumError], near: [0.05, 0.1], within: 1e-12)
        #expect(reliability.bins.map(\.count) == [0, 0, 0, 0, 0, 5, 0, 0, 5, 0])
        #expect(reliability.bins[8].accuracy == Ratio(4, of: 5))
        expect([reliability.bins[8].meanConfidence ?? .nan, reliability.bins[8].gap], near: [0.9, -0.1], within: 1e-12)
        #expect(reliability.bins[0].meanConfidence == nil)
        #expect(Reliability(of: []).expectedError == 0)
        expect([brierScore(of: judgements)], near: [(4 * 0.01 + 0.81 + 3 * 0.16 + 2 * 0.36) / 10], within: 1e-12)
    }

    @Test("Confidences at the ends of bins belong to the bin that they end")
    func edges() {
        let confidences = [0, 0.05, 0.1, 0.1000001, 0.3, 0.5, 0.7, 1]
        let bins = Reliability(of: confidences.map { Judgement(confidence: $0, isRight: true) }).bins
        #expect(bins.map(\.count) == [3, 1, 1, 0, 1, 0, 1, 0, 0, 1])
    }

    @Test("A truth held impossible costs much, but not everything")
    func impossible() {
        expect([logLoss(ofTrueProbabilities: [0, 1])], near: [36.04365338911715 / 2], within: 1e-9)
        #expect(logLoss(of: []) == 0)
    }

    @Test("Accepting only what is sure lowers the risk")
    func selective() {
        let judgements = [(0.9, true), (0.8, true), (0.8, false), (0.5, true), (0.2, false)].map(Judgement.init)
        let selective = SelectivePrediction(of: judgements)
        #expect(selective.curve.map(\.threshold) == [0.9, 0.8, 0.5, 0.2])
        expect(selective.curve.map(\.coverage), near: [0.2, 0.6, 0.8, 1], within: 1e-12)
        expect(selective.curve.map(\.risk), near: [0, 1 / 3.0, 0.25, 0.4], within: 1e-12)
        #expect(selective.point(withRiskUpTo: 0.3)?.threshold == 0.5)
        #expect(selective.point(withRiskUpTo: 0.3)?.accepted == Ratio(4, of: 5))
        #expect(selective.point(at: 0.6)?.wrong == Ratio(1, of: 3))
        #expect(selective.point(at: 0.95) == nil)
        #expect(SelectivePrediction(of: [Judgement(confidence: 1, isRight: false)]).point(withRiskUpTo: 0.5) == nil)
    }
}

func expect(_ values: [Double], near expected: [Double], within tolerance: Double, at place: SourceLocation = #_sourceLocation) {
    #expect(values.count == expected.count, sourceLocation: place)
    for (value, expected) in zip(values, expected) {
        #expect(abs(value - expected) <= tolerance, "\(value) instead of \(expected)", sourceLocation: place)
    }
}
