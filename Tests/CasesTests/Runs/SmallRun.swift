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
            // From the drift on, every second document is longer.
            let words = month > 5 && !number.isMultiple(of: 2) ? 300 : 200
            var outcome = Outcome(document: index, id: "d\(index)", month: month, pages: 3, words: words)
            for (name, answers) in models {
                let (truth, predicted, confidence) = answer(number, in: answers)
                outcome.category = truth
                outcome.predictions.append(.init(model: name, category: predicted, confidence: confidence, trueProbability: nil))
            }
            // One field in all invoices, found in three of four; one rule, broken by credit notes and found in every second.
            outcome.extractions = ["total": outcome.category != "invoice" ? .absent : number.isMultiple(of: 4) ? .missed : .right]
            outcome.violations = outcome.category == "credit-note" ? ["tax"] : []
            outcome.findings = outcome.category == "credit-note" && number.isMultiple(of: 2) ? ["tax"] : []
            if month == 5, number < 4 {
                outcome.recognition = .init(characters: 1000, characterErrors: 20, words: 200, wordErrors: 10, perfectCategory: "invoice")
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

    static let record: RunRecord = {
        var record = RunRecord(
            run: "small", title: "A small run", pipeline: "old", corpus: "shelf", digest: "", seed: 7, versions: [:],
            categories: [
                .init(id: "invoice", title: "Invoice"), .init(id: "credit-note", title: "Credit note"), .init(id: "order", title: "Order"),
            ],
            fields: [.init(id: "total", title: "Total amount")], rules: [.init(id: "tax", title: "Tax number is well-formed")],
            reviewBelow: 0.65,
            reference: 4,
            periods: [
                .init(name: "before", title: "Before the drift", months: [5]),
                .init(name: "after", title: "After the drift", months: [6, 7]),
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
                .init(stage: "words", title: "Features", component: "tf-idf", taken: 80, given: 80, failed: 0),
                .init(stage: "model", title: "Classification", component: "xgboost", taken: 80, given: 80, failed: 0),
                .init(stage: "category", title: "Category", component: "most-likely", taken: 80, given: 80, failed: 0),
                .init(stage: "fields", title: "Extraction", component: "field-rules", taken: 80, given: 80, failed: 0),
                .init(stage: "checks", title: "Checks", component: "compliance-rules", taken: 80, given: 80, failed: 0),
                .init(stage: "review", title: "Review", component: "review-queue", taken: 80, given: 80, failed: 0),
                .init(stage: "drift", title: "Drift check", component: "population-stability", taken: 80, given: 80, failed: 0),
            ], corpusDocuments: 140, corpusPages: 420, rejected: 0, outcomes: outcomes, clock: clock)
        record.measures = measured(record)
        return record
    }()

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
