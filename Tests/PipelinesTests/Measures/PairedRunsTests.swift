import Pipelines
import Statistics
import Testing

@Suite("Two runs on the same documents")
struct PairedRunsTests {
    @Test("Values and differences of what both did, by hand")
    func byHand() throws {
        let paired = PairedRuns(record("first", outcomes: firstOutcomes), record("second", outcomes: secondOutcomes))
        #expect(paired.documents == 4)
        #expect(paired.fields.map(\.id) == ["total", "date"])
        let figures = paired.figures.map { ($0.kind, $0.first.value, $0.second.value, $0.difference.value, $0.documents) }
        // Categories: a b a b of a b b –. The second misses one document and is right on the others.
        // Fields: two right and one missed against one right, one wrong and one missed, where the second run found nothing at all.
        let expected: [(PairedRuns.Kind, Double, Double, Double, Int)] = [
            (.accuracy, 0.5, 0.75, 0.25, 4), (.macroF1, 0.5, (1 + 2 / 3.0) / 2, (1 + 2 / 3.0) / 2 - 0.5, 4),
            (.fieldF1, 0.8, 0.4, -0.4, 2), (.ruleF1, 2 / 3.0, 0, -2 / 3.0, 1),
        ]
        #expect(figures.count == expected.count)
        for (figure, wanted) in zip(figures, expected) {
            #expect(figure.0 == wanted.0)
            #expect(abs(figure.1 - wanted.1) < 1e-12, "\(figure)")
            #expect(abs(figure.2 - wanted.2) < 1e-12, "\(figure)")
            #expect(abs(figure.3 - wanted.3) < 1e-12, "\(figure)")
            #expect(figure.4 == wanted.4)
        }
    }

    @Test("A run against itself differs by nothing, and has its own figures")
    func itself() throws {
        let record = madeRecord(documents: 600)
        let paired = PairedRuns(record, record)
        let measures = measured(record)
        #expect(paired.figures.map(\.kind) == PairedRuns.Kind.allCases)
        #expect(paired.figures.allSatisfy { $0.difference == Estimate(0) })
        for (kind, name) in [(PairedRuns.Kind.macroF1, "macro_f1"), (.fieldF1, "field_f1"), (.ruleF1, "compliance.f1")] {
            let value = try #require(measures.first { $0.name == name }).estimate.value
            #expect(abs(try #require(paired.figures.first { $0.kind == kind }).first.value - value) < 1e-12)
        }
    }

    @Test("What is paired has a narrower interval than what is not")
    func narrow() throws {
        let record = madeRecord(documents: 900)
        var better = record
        better.run = "better"
        for index in better.outcomes.indices where index % 10 == 0 {
            guard let category = better.outcomes[index].category, !better.outcomes[index].predictions.isEmpty else { continue }
            better.outcomes[index].predictions[0].category = category
        }
        let accuracy = try #require(PairedRuns(record, better).figures.first)
        let width = { (estimate: Estimate) in (estimate.high ?? 0) - (estimate.low ?? 0) }
        #expect(accuracy.difference.value > 0)
        #expect(try #require(accuracy.difference.low) > 0)
        #expect(width(accuracy.difference) < width(accuracy.first) / 2)
    }

    @Test("What is no category counts as none, and makes no class of its own")
    func noCategory() throws {
        let (right, none) = (outcome("d", "a", "a"), outcome("d", "a", "nothing"))
        let other = outcome("e", "b", "b")
        let figures = PairedRuns(record("first", outcomes: [right, other]), record("second", outcomes: [none, other])).figures
        #expect(figures.map(\.second.value) == [0.5, 0.5])
    }

    @Test("What only one does is not compared")
    func nothing() {
        let record = madeRecord(documents: 60)
        var other = record
        for index in other.outcomes.indices {
            other.outcomes[index].predictions = []
            other.outcomes[index].extractions = nil
            other.outcomes[index].findings = nil
        }
        #expect(PairedRuns(record, other).figures == [])
        for index in other.outcomes.indices { other.outcomes[index].id += "'" }
        #expect(PairedRuns(record, other).documents == 0)
        #expect(PairedRuns(record, madeAnswers(questions: 10)).figures == [])
    }

    private let firstOutcomes = [
        outcome("a", "a", "a", ["total": .right, "date": .right, "name": .wrong], violations: ["late"], findings: ["late", "total"]),
        outcome("b", "b", "b", ["total": .missed, "date": .absent]), outcome("c", "b", "a"), outcome("d", "a", "b"),
        outcome("only here", "a", "a"), outcome("not judged", "a", "a"),
    ]

    private let secondOutcomes = [
        outcome("d", "a", "a", findings: []), outcome("c", "b", nil), outcome("b", "b", "b"),
        outcome("a", "a", "a", ["total": .right, "date": .wrong]), outcome("or here", "a", "b"),
        outcome("not judged", "a", nil, failed: false),
    ]
}

private func outcome(
    _ id: String, _ truth: String, _ said: String?, _ extractions: [String: Outcome.Extraction]? = nil, violations: [String]? = nil,
    findings: [String]? = nil, failed: Bool = true
) -> Outcome {
    var outcome = Outcome(document: 0, id: id, month: nil, pages: 1, words: 10, category: truth)
    outcome.predictions = said.map { [.init(model: "any", category: $0, confidence: 0.5, trueProbability: nil)] } ?? []
    if said == nil, failed { outcome.failure = .init(stage: "model", message: "no JSON") }
    (outcome.extractions, outcome.violations, outcome.findings) = (extractions, violations, findings)
    return outcome
}

private func record(_ name: String, outcomes: [Outcome]) -> RunRecord {
    RunRecord(
        run: name, title: name, pipeline: "p", corpus: "c", digest: "", seed: 1, versions: [:], categories: [],
        fields: [.init(id: "total", title: "Total"), .init(id: "date", title: "Date")]
            + (name == "first" ? [.init(id: "name", title: "Name")] : []),
        rules: [.init(id: "late", title: "Late"), .init(id: "total", title: "Total")], reviewBelow: nil, reference: nil, periods: [],
        models: [], stages: [], corpusDocuments: 5, corpusPages: 5, rejected: 0, outcomes: outcomes)
}
