import Cases
import Pipelines
import Statistics
import Testing

@Suite("Figures of runs in the model")
struct MeasuredModelTests {
    @Test(
        "A measure is a quantity with its unit and its interval",
        arguments: [
            ("`= run.small.accuracy`", "0.9124"),
            ("`= run.small.accuracy in % : 1`", "91.2%"),
            ("`= run.small.pages_per_document`", "3 pages per document"),
            ("`= volume * run.small.pages_per_document`", "150,000 pages per month"),
            ("`= run.small.class.credit_note.recall`", "0.5"),
            ("`= run.small.latency.p50`", "0.0001235 seconds"),
            ("`= run.small.strange`", "7"),
        ])
    func reads(page: String, text: String) async throws {
        let (book, messages) = await book(page).evaluated()
        #expect(messages.isEmpty, "\(messages)")
        let page = try #require(book.pages.first)
        #expect(outline(page).contains(text), "\(outline(page))")
    }

    @Test("Where it comes from is on the page")
    func origin() async throws {
        let (book, _) = await book("`= run.small.accuracy`").evaluated()
        let derivation = try #require(book.pages.first?.derivations.first)
        #expect(derivation.source == "measured by the run “A small run” on the corpus ‘shelf’, seed 7")
        #expect(derivation.certainty == "measured")
        #expect(derivation.says == "Accuracy of the “first” model")
    }

    @Test("Without its record, the names of a run are not reported a second time")
    func missing() async {
        var book = book("`= run.other.accuracy`")
        book.runs = RunResults(records: [], isComplete: false)
        #expect(await book.evaluated().messages.isEmpty)
    }

    @Test("An unknown measure is an error with what may have been meant")
    func unknown() async {
        let (_, messages) = await book("`= run.small.acuracy`").evaluated()
        #expect(messages.contains("unknown name 'run.small.acuracy'"), "\(messages)")
        #expect(messages.contains("did you mean 'run.small.accuracy'?"), "\(messages)")
    }

    private func book(_ page: String) -> SmallBook {
        let model = """
            units:
              document: { plural: documents }
              page: { plural: pages }
              run: { plural: runs }
            volume: { says: Volume, value: 50000 document/month, source: scenario }
            """
        var book = SmallBook(["index.md": "---\ntitle: A page\n---\n\n\(page)\n", "model/case.yml": model])
        book.runs = RunResults(records: [record])
        return book
    }

    private var record: RunRecord {
        let measures = [
            Measure(
                name: "accuracy", says: "Accuracy of the \u{201C}first\u{201D} model", estimate: Estimate(0.912366, low: 0.89, high: 0.93),
                count: 1200, items: "documents"),
            Measure(name: "pages_per_document", says: "Pages", estimate: Estimate(3), unit: "page/document", count: 10, items: "documents"),
            Measure(name: "class.credit_note.recall", says: "Recall", estimate: Estimate(0.5), count: 10, items: "documents"),
            Measure(name: "latency.p50", says: "Latency", estimate: Estimate(0.00012345), unit: "second", count: 10, items: "documents"),
            Measure(name: "strange", says: "In a unit that nobody declared", estimate: Estimate(7), unit: "cow", count: 1, items: "cows"),
        ]
        return RunRecord(
            run: "small", title: "A small run", pipeline: "p", corpus: "shelf", digest: "", seed: 7, versions: [:], categories: [],
            fields: [],
            rules: [], reviewBelow: nil, reference: nil, periods: [], models: [], stages: [], corpusDocuments: 4, corpusPages: 10, rejected: 0, outcomes: [], measures: measures)
    }
}
