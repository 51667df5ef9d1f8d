import Cases
import Pipelines
import Statistics

/// A record small enough to be counted by hand: three categories, two models, four months, of which the last two have drifted.
enum SmallRun {
    /// Truth, prediction, confidence, how many.
    private typealias Answers = [(String, String, Double, Int)]

    private static let steady: Answers = [
        ("invoice", "invoice", 0.9, 8), ("invoice", "credit-note", 0.6, 2), ("credit-note", "credit-note", 0.9, 4),
        ("credit-note", "invoice", 0.6, 1), ("order", "order", 0.9, 5),
    ]
    private static let drifted: Answers = [
        ("invoice", "invoice", 0.9, 6), ("invoice", "credit-note", 0.7, 4), ("credit-note", "credit-note", 0.9, 2),
        ("credit-note", "invoice", 0.7, 3), ("order", "order", 0.9, 5),
    ]
    private static let recovered: Answers = [
        ("invoice", "invoice", 0.9, 9), ("invoice", "credit-note", 0.6, 1), ("credit-note", "credit-note", 0.9, 5),
        ("order", "order", 0.9, 5),
    ]

    static let outcomes: [Outcome] = (4...7).flatMap { month in
        let first = month < 6 ? steady : drifted
        let models = month < 7 ? [("first", first)] : [("first", first), ("retrained", recovered)]
        return (0..<20).map { number in
            let index = 20 * (month - 4) + number
            var outcome = Outcome(document: index, id: "d\(index)", month: month, pages: 3, words: 200)
            for (name, answers) in models {
                let (truth, predicted, confidence) = answer(number, in: answers)
                outcome.category = truth
                outcome.predictions.append(.init(model: name, category: predicted, confidence: confidence, trueProbability: nil))
            }
            return outcome
        }
    }

    private static func answer(_ number: Int, in answers: Answers) -> (String, String, Double) {
        var left = number
        for (truth, predicted, confidence, count) in answers {
            if left < count { return (truth, predicted, confidence) }
            left -= count
        }
        return ("", "", 0)
    }

    static let measures = [
        measure("accuracy", 0.75, 0.63, 0.84, 60), measure("macro_f1", 0.7123, 0.6, 0.8, 60), measure("ece", 0.1, 0.05, 0.2, 60),
        Measure(name: "documents", says: "Documents measured", estimate: Estimate(60), count: 60, items: "documents"),
        measure("before.accuracy", 0.85, 0.64, 0.95, 20), measure("before.macro_f1", 0.84, 0.6, 0.95, 20),
        measure("before.ece", 0.02, 0, 0.2, 20), measure("after.accuracy", 0.65, 0.5, 0.78, 40),
        measure("retrained.accuracy", 0.95, 0.76, 0.99, 20), measure("retrained.first_accuracy", 0.65, 0.43, 0.82, 20),
        measure("retrained.gain", 0.3, 0.1, 0.5, 20), measure("ocr.cer", 0.021, 0.01, 0.03, 6),
        measure("ocr.accuracy_loss", 0.05, 0, 0.1, 6),
        measure("class.invoice.precision", 0.8, 0.6, 0.9, 28), measure("class.invoice.recall", 0.7, 0.5, 0.8, 30),
        measure("class.invoice.f1", 0.75, 0.6, 0.85, 30), measure("class.credit_note.precision", 0.5, 0.3, 0.7, 18),
        measure("class.credit_note.recall", 0.6, 0.3, 0.8, 15), measure("class.credit_note.f1", 0.55, 0.3, 0.7, 15),
        measure("field.total.precision", 0.9, 0.8, 0.95, 50), measure("field.total.recall", 0.8, 0.7, 0.9, 55),
        measure("drift.words.month_5", 0.004, nil, nil, 20), measure("drift.words.month_6", 0.31, nil, nil, 20),
        measure("drift.words.month_7", 0.35, nil, nil, 20), measure("drift.unknown_words.month_6", 1.2, nil, nil, 20),
        measure("drift.unknown_words.month_7", 1.31, nil, nil, 20),
    ]

    private static func measure(_ name: String, _ value: Double, _ low: Double?, _ high: Double?, _ count: Int) -> Measure {
        Measure(name: name, says: "Says \(name)", estimate: Estimate(value, low: low, high: high), count: count, items: "documents")
    }

    private static let clock: RunRecord.Clock = {
        func histogram(_ milliseconds: [Double]) -> LatencyHistogram {
            var histogram = LatencyHistogram()
            for time in milliseconds { histogram.add(time / 1000) }
            return histogram
        }
        let reading = Array(repeating: 800.0, count: 18) + [1500, 2000]
        return RunRecord.Clock(
            machine: "a small machine", date: "2026-11-23", workers: 2, batch: 4, serving: 5, training: [1, 1],
            stages: [
                .init(stage: "ocr", title: "Text recognition", busy: 8, latency: histogram(reading)),
                .init(stage: "model", title: "Classification", busy: 0.01, latency: histogram(Array(repeating: 0.5, count: 20))),
            ], latency: histogram(reading.map { $0 + 0.5 }))
    }()

    static let record = RunRecord(
        run: "small", title: "A small run", pipeline: "old", corpus: "shelf", digest: "", seed: 7, versions: [:],
        categories: [
            .init(id: "invoice", title: "Invoice"), .init(id: "credit-note", title: "Credit note"), .init(id: "order", title: "Order"),
        ],
        fields: [.init(id: "total", title: "Total amount")], rules: [.init(id: "tax", title: "Tax number is well-formed")],
        reviewBelow: 0.65,
        reference: 4,
        periods: [
            .init(name: "before", title: "Before the drift", months: [5]), .init(name: "after", title: "After the drift", months: [6, 7]),
        ],
        models: [
            .init(
                name: "first", title: "First model", trainedOn: [1, 2, 3], examinedOn: 4, serves: [5, 6, 7], trainingDocuments: 60,
                features: 900),
            .init(
                name: "retrained", title: "Retrained model", trainedOn: [5], examinedOn: 6, serves: [7], trainingDocuments: 20,
                features: 900),
        ],
        stages: [
            .init(stage: "ocr", title: "Text recognition", component: "tesseract", taken: 81, given: 80, failed: 1),
            .init(stage: "model", title: "Classification", component: "xgboost", taken: 80, given: 80, failed: 0),
        ], corpusDocuments: 4, corpusPages: 10, rejected: 0, outcomes: outcomes, measures: measures, clock: clock)

    /// The small case with this run, and pages.
    static func with(_ text: String, record: RunRecord? = record, isComplete: Bool = true) -> SmallBook {
        var book = SmallCase.with(["index.md": page(text)])
        book.runs = RunResults(records: [record].compactMap(\.self), isComplete: isComplete)
        return book
    }

    /// The outline of a page that holds only one block; any message fails the test.
    static func outlined(_ analysis: String, _ settings: String, record: RunRecord = record) async throws -> String {
        let prefix = ["drift", "calibration"].contains(analysis) || settings.contains("form: chart") ? "fig" : "tbl"
        let text = "```yaml \(analysis) #\(prefix)-a\ncaption: Shown\n\(settings)\n```"
        let (book, messages) = await with(text, record: record).evaluated()
        guard let page = book.page("index.html"), messages.isEmpty else { return messages }
        return outline(page)
    }
}
