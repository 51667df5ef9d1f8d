import Pipelines
import Statistics
import Testing

@Suite("A run's outcomes become its figures")
struct MeasureTests {
    @Test("A few documents give the figures that one can count by hand")
    func byHand() {
        let expected = """
            documents = 6 document; 6 documents
            pages_per_document = 2.5 page/document; 4 documents
            categories = 2 category; 2 categories
            fields = 2 field; 2 fields
            failed = 1 document; 8 documents
            failed_share = 0.125; 8 documents
            rejected = 3 document; 11 records
            """
        #expect(smallMeasures.prefix(7).map(line).joined(separator: "\n") == expected)
    }

    @Test(
        "Each figure by hand",
        arguments: [
            // Month 4 was examined and does not count; one document has no truth, one failed before the model.
            ("accuracy", 0.75, 4), ("micro_f1", 0.75, 4), ("macro_f1", (0.8 + 2 / 3.0) / 2, 4), ("review_share", 0.2, 5),
            ("accepted_accuracy", 2 / 3.0, 3), ("class.invoice.precision", 2 / 3.0, 3), ("class.invoice.recall", 1, 2),
            ("class.credit_note.precision", 1, 1), ("class.credit_note.recall", 0.5, 2), ("class.credit_note.f1", 2 / 3.0, 2),
            ("before.documents", 3, 3), ("before.accuracy", 1, 2), ("after.accuracy", 0.5, 2), ("drift_loss", 0.5, 4),
            ("month_4.accuracy", 1, 2), ("month_7.accuracy", 0.5, 2),
            // The second model judged both documents of month 7, the first got one of them.
            ("second.accuracy", 1, 2), ("second.first_accuracy", 0.5, 2), ("second.gain", 0.5, 2),
            // Right, wrong, missed; spurious, absent, right.
            ("field.total.precision", 0.5, 2), ("field.total.recall", 1 / 3.0, 3), ("field.total.f1", 0.4, 3),
            ("field.due_date.precision", 0.5, 2), ("field.due_date.recall", 1, 1), ("field_precision", 0.5, 4), ("field_recall", 0.5, 4),
            ("field_f1", 0.5, 5), ("rule.late.precision", 0.5, 2), ("rule.late.recall", 1, 1), ("rule.total.precision", 0, 0),
            ("rule.total.recall", 0, 1), ("compliance.precision", 0.5, 2), ("compliance.recall", 0.5, 2), ("compliance.f1", 0.5, 3),
            ("ocr.documents", 2, 2), ("ocr.cer", 0.05, 300), ("ocr.wer", 0.1, 50), ("ocr.accuracy", 0.5, 2), ("ocr.perfect_accuracy", 1, 2),
            ("ocr.accuracy_loss", 0.5, 2), ("ocr.field_recall", 1 / 3.0, 3), ("ocr.perfect_field_recall", 1, 3),
            ("ocr.field_loss", 2 / 3.0, 3),
        ] as [(String, Double, Int)])
    func counted(name: String, value: Double, count: Int) throws {
        let measure = try #require(smallMeasures.first { $0.name == name })
        #expect(abs(measure.estimate.value - value) < 1e-12, "\(measure.estimate.value)")
        #expect(measure.count == count)
    }

    @Test(
        "A reader is told what a figure is",
        arguments: [
            ("accuracy", "Accuracy of the first model"), ("before.accuracy", "Accuracy of the first model, before the drift"),
            ("drift_loss", "Accuracy lost of the first model, from before the drift to after the drift"),
            ("second.accuracy", "Accuracy of the second model"),
            ("second.gain", "Accuracy gained by the second model over the first model, on the documents that both served"),
            ("second.first_accuracy", "Accuracy of the first model, on the documents that it served together with the second model"),
            ("field.due_date.recall", "Recall of the field: Due date"),
            ("class.credit_note.f1", "F1 of the first model: Credit note"),
            ("drift.words.month_5", "Stability index (PSI) of month 5 against month 4: words in a document"),
            ("ece", "Expected calibration error (ECE) of the first model"),
        ])
    func says(name: String, says: String) {
        #expect(smallMeasures.first { $0.name == name }?.says == says)
    }

    @Test("Names are letters, digits and underscores between dots, each once")
    func names() {
        let names = measured(madeRecord(documents: 500)).map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.filter { name in !name.split(separator: ".").allSatisfy { figureName(String($0)) == $0 } } == [])
        #expect(names.filter { name in names.contains { $0.hasPrefix(name + ".") } } == [], "both a figure and a group of them")
    }

    /// These digits have to be the same on every machine.
    @Test("Intervals have the same bits everywhere")
    func bits() throws {
        let measures = measured(madeRecord(documents: 900, categories: 4, fields: 3))
        let told = ["macro_f1", "ece", "field_recall", "retrained.gain", "log_loss", "drift.words.largest"].map { name in
            measures.first { $0.name == name }.map { "\($0.name) \($0.estimate.low ?? $0.estimate.value) \($0.estimate.high ?? 0)" }
        }
        #expect(
            told == [
                "macro_f1 0.6170273952606076 0.6926034210762629", "ece 0.10881946041026593 0.16769860030323527",
                "field_recall 0.873701694130249 0.9116004614505793", "retrained.gain 0.10045103092783517 0.2268041237113402",
                "log_loss 0.9093932669256255 1.1417534352146717", "drift.words.largest 1.2076098609227015 0.0",
            ])
    }

    @Test("A figure does not change when others come or go")
    func independent() throws {
        let whole = madeRecord(documents: 900)
        var less = whole
        less.fields = []
        less.rules = []
        less.reference = nil
        less.periods = []
        less.models.removeLast()
        less.measures = [Measure(name: "accuracy", says: "", estimate: Estimate(2), count: 1, items: "documents")]
        let all = measured(whole)
        for measure in measured(less) where measure.name != "fields" {
            #expect(all.contains(measure), "\(measure.name)")
        }
    }

    @Test("Without truth there are no figures that need it")
    func withoutTruth() {
        var record = madeRecord(documents: 300)
        for index in record.outcomes.indices {
            record.outcomes[index].category = nil
            record.outcomes[index].extractions = nil
            record.outcomes[index].violations = nil
            record.outcomes[index].recognition = nil
        }
        let names = Set(measured(record).map { $0.name.split(separator: ".").last.map(String.init) ?? "" })
        #expect(
            names.filter { !$0.hasPrefix("month_") }.sorted() == [
                "categories", "documents", "failed", "failed_share", "fields", "largest", "pages_per_document", "rejected", "review_share",
            ])
    }

    @Test("A run without models and months has the figures of its documents")
    func withoutModels() {
        var record = madeRecord(documents: 50)
        (record.models, record.periods, record.reference) = ([], [], nil)
        for index in record.outcomes.indices {
            record.outcomes[index].month = nil
            record.outcomes[index].predictions = []
        }
        let measures = measured(record)
        #expect(measures.first { $0.name == "documents" }?.count == 50)
        #expect(measures.contains { $0.name == "field_recall" })
        #expect(!measures.contains { $0.name.contains("accuracy") })
        #expect(record.monthly() == [])
        #expect(record.confusion().table.total == 0)
    }

    @Test("An empty run divides nothing by nothing")
    func empty() {
        let measures = measured(madeRecord(documents: 0))
        let names = [
            "documents", "pages_per_document", "categories", "fields", "failed", "rejected", "before.documents", "after.documents",
        ]
        #expect(measures.map(\.name) == names)
        #expect(measures.allSatisfy { $0.estimate.value.isFinite })
    }

    @Test("A document without a month counts as the first month's")
    func withoutMonth() {
        var record = small
        record.models[0].serves = [1]
        record.periods = []
        for index in record.outcomes.indices { record.outcomes[index].month = nil }
        #expect(measured(record).first { $0.name == "accuracy" }?.count == 6)
    }

    @Test("The clock's figures come only from the clock")
    func clock() throws {
        var record = small
        let without = smallMeasures
        var latency = LatencyHistogram()
        for _ in 0..<99 { latency.add(0.010) }
        latency.add(2)
        record.clock = .init(
            machine: "", date: "", workers: 2, batch: 1, serving: 4, training: [1.5, 2],
            stages: [
                .init(stage: "read-text", title: "Reading", busy: 50, latency: latency),
                .init(stage: "train", title: "Training", busy: 3, latency: LatencyHistogram()),
            ], latency: latency)
        let timed = timed(record)
        #expect(measured(record) == without + timed)
        #expect(
            timed.map(\.name) == [
                "latency.p50", "latency.p95", "latency.p99", "latency.read_text.p50", "latency.read_text.p95", "latency.read_text.p99",
                "throughput", "training_time",
            ])
        #expect(timed[6].estimate.value == 2)
        #expect(timed[7].estimate.value == 3.5)
        #expect(timed.map(\.unit) == Array(repeating: "second", count: 6) + ["document/second", "second"])
        let rows = record.latencies()
        #expect(rows.map(\.stage) == ["read-text", nil])
        #expect(rows[0].throughput == 2)
        #expect(rows[1].throughput == 2)
        #expect(abs(rows[0].p99 / 0.010 - 1) < 0.025)
    }
}

private let record = madeRecord(documents: 1_500)
private let recordMeasures = measured(record)

@Suite("Tables and charts read a record")
struct MeasureViewTests {

    @Test("A confusion table is of the documents that a model served, in a period of them")
    func confusion() throws {
        let served = record.confusion()
        #expect(served.categories == record.categories)
        #expect(served.table.accuracy == (try accuracy("accuracy")))
        #expect(record.confusion(of: "first", in: "after").table.accuracy == (try accuracy("after.accuracy")))
        #expect(record.confusion(of: "retrained").table.accuracy == (try accuracy("retrained.accuracy")))
        #expect(record.confusion(of: "retrained", in: "before").table.total == 0)
        #expect(record.confusion(of: "nobody").table.total == 0)
        #expect(record.confusion(in: "never").table.total == 0)
        #expect((record.confusion(in: "before").table + record.confusion(in: "after").table) == served.table)
    }

    @Test("Reliability and thresholds are of the same documents")
    func reliability() throws {
        let reliability = record.reliability(in: "after")
        #expect(reliability.expectedError == (try estimate("after.ece").value))
        #expect(record.reliability(bins: 15).bins.count == 15)
        let point = try #require(record.selectivePrediction().point(at: 0.7))
        #expect(abs(1 - point.risk - (try estimate("accepted_accuracy").value)) < 1e-12)
    }

    @Test("Months tell which model served")
    func monthly() throws {
        let months = record.monthly()
        #expect(months.map(\.month) == Array(4...12))
        #expect(months[0].models.map(\.isInService) == [false])
        #expect(months[5].models.map(\.model) == ["first", "retrained"])
        #expect(months[5].models[0].accuracy == (try estimate("month_9.accuracy")))
        #expect(months.map(\.documents).reduce(0, +) == 1_500)
    }

    @Test("Drift is told with what chance alone would give")
    func drift() throws {
        let drift = record.drift()
        #expect(drift.map(\.feature) == ["words", "unknown_words", "confidence", "category"])
        let unknown = drift[1].months
        #expect(unknown.map(\.month) == Array(5...12))
        #expect(unknown[0].index < 5 * unknown[0].indexByChance)
        #expect(unknown[3].index > 10 * unknown[3].indexByChance)
        #expect(unknown.map(\.index).max() == (try estimate("drift.unknown_words.largest").value))
    }

    @Test("Scores of categories, fields and rules")
    func scores() throws {
        #expect(record.classScores().map(\.id) == record.categories.map(\.id))
        #expect(record.classScores()[2].f1 == (try estimate("class.category_2.f1")))
        #expect(
            record.classScores(of: "first", in: "before").map(\.counts.truePositives).reduce(0, +)
                == (try accuracy("before.accuracy")).numerator)
        #expect(record.fieldScores()[14].recall == (try estimate("field.field_14.recall")))
        #expect(record.fieldScores(in: "before")[0].counts + record.fieldScores(in: "after")[0].counts == record.fieldScores()[0].counts)
        #expect(record.ruleScores().map(\.title) == ["Rule late", "Rule total"])
    }

    private func estimate(_ name: String) throws -> Estimate { try #require(recordMeasures.first { $0.name == name }).estimate }

    private func accuracy(_ name: String) throws -> Ratio {
        let measure = try #require(recordMeasures.first { $0.name == name })
        return Ratio(Int((measure.estimate.value * Double(measure.count)).rounded()), of: measure.count)
    }
}

private func line(_ measure: Measure) -> String {
    let value = (measure.estimate.value * 10_000).rounded() / 10_000
    let number = value == value.rounded() ? "\(Int(value))" : "\(value)"
    return "\(measure.name) = \(number)\(measure.unit.map { " " + $0 } ?? ""); \(measure.count) \(measure.items)"
}

private let smallMeasures = measured(small)

/// Eight documents: two of the examined month, three before the drift and three after it.
private var small: RunRecord {
    var record = RunRecord(
        run: "small", title: "A few documents", pipeline: "p", corpus: "c", digest: "", seed: 1, versions: [:],
        categories: [.init(id: "invoice", title: "Invoice"), .init(id: "credit-note", title: "Credit note")],
        fields: [.init(id: "total", title: "Total"), .init(id: "due-date", title: "Due date")],
        rules: [.init(id: "late", title: "Late"), .init(id: "total", title: "Total")], reviewBelow: 0.6, reference: 4,
        periods: [
            .init(name: "before", title: "Before the drift", months: [5, 6]), .init(name: "after", title: "After the drift", months: [7]),
        ],
        models: [
            .init(
                name: "first", title: "First model", trainedOn: [1], examinedOn: 4, serves: [5, 6, 7], trainingDocuments: 9, features: 9),
            .init(name: "second", title: "The second model", trainedOn: [5], examinedOn: 6, serves: [7], trainingDocuments: 9, features: 9),
        ], stages: [], corpusDocuments: 4, corpusPages: 10, rejected: 3, outcomes: [])
    record.outcomes = [
        outcome(0, 4, "invoice", [("first", "invoice", 0.9)]), outcome(1, 4, "credit-note", [("first", "credit-note", 0.9)]),
        outcome(2, 5, "invoice", [("first", "invoice", 0.9)]) {
            $0.extractions = ["total": .right, "due-date": .spurious]
            $0.violations = ["late"]
            $0.findings = ["late"]
        },
        outcome(3, 5, "credit-note", [("first", "credit-note", 0.5)]) {
            $0.extractions = ["total": .wrong, "due-date": .absent]
            $0.recognition = .init(
                characters: 100, characterErrors: 5, words: 20, wordErrors: 3, perfectCategory: "credit-note",
                perfectExtractions: ["total": .right, "due-date": .absent])
            $0.violations = ["total"]
            $0.findings = ["late"]
        },
        outcome(4, 6, nil, [("first", "invoice", 0.8)]),
        outcome(5, 7, "credit-note", [("first", "invoice", 0.7), ("second", "credit-note", 0.9)]) {
            $0.extractions = ["total": .missed, "due-date": .right]
            $0.recognition = .init(
                characters: 200, characterErrors: 10, words: 30, wordErrors: 2, perfectCategory: "credit-note",
                perfectExtractions: ["total": .right, "due-date": .right])
            $0.violations = []
            $0.findings = []
        },
        outcome(6, 7, "invoice", [("first", "invoice", 0.6), ("second", "invoice", 0.9)]),
        outcome(7, 7, "invoice", []) { $0.failure = .init(stage: "ocr", message: "unreadable") },
    ]
    return record
}

private func outcome(
    _ number: Int, _ month: Int, _ category: String?, _ predictions: [(model: String, category: String, confidence: Double)],
    _ change: (inout Outcome) -> Void = { _ in }
) -> Outcome {
    var outcome = Outcome(document: number, id: "\(number)", month: month, pages: 1 + number % 3, words: 100, category: category)
    outcome.predictions = predictions.map {
        .init(model: $0.model, category: $0.category, confidence: $0.confidence, trueProbability: category == nil ? nil : $0.confidence)
    }
    change(&outcome)
    return outcome
}
