import Cases
import Testing

/// The texts of a case small enough to be computed by hand, which the tests add their pages to.
enum SmallCase {
    static let model = """
        units:
          document: { plural: documents }
          page: { plural: pages }
        volume: { says: Documents each month, value: 1000 document/month, source: scenario }
        pages: { says: Pages of a document, value: 3 page/document, range: 2 .. 5, source: assumption }
        price:
          says: Prices
          ocr: { says: Reading a page, value: 0.0015 USD/page, source: aws, on: 2026-11-01, mark: verified }
          machine: { says: A machine, value: 0.23 USD/hour, source: aws, note: On demand }
        cost:
          old:
            ocr: { says: Reading, value: volume * pages * price.ocr, unit: USD/month }
            endpoint: { value: 2 * price.machine, unit: USD/month }
            total: { says: Everything, value: ocr + endpoint, unit: USD/month }
          new:
            ocr: { value: cost.old.ocr }
            model: { value: volume * 0.01 USD/document, unit: USD/month }
        scenarios:
          double: { says: Twice the volume, set: { volume: 2000 document/month } }
        horizon: 4 month
        grown: { says: Documents in a month, value: volume * (1 + 0.5 * t / 1 month), unit: document/month }
        """

    static let old = """
        title: Old
        total: cost.old.total
        lanes: { serving: Serving }
        stages:
          documents: { title: Documents, lane: serving, kind: store, counterpart: intake }
          ocr: { title: OCR, lane: serving, service: Textract, says: Reads pages., after: [documents], cost: cost.old.ocr, counterpart: reading }
          endpoint: { title: Endpoint, lane: serving, after: [ocr], cost: cost.old.endpoint }
        counterparts: { reading: Reading the page, intake: Taking documents in }
        """

    static let new = """
        title: New
        lanes: { serving: Serving }
        stages:
          uploads: { title: Uploads, lane: serving, kind: store, counterpart: intake }
          reader: { title: Reader, lane: serving, after: [uploads], cost: cost.new.ocr, counterpart: reading }
          model: { title: Model, lane: serving, kind: model, service: Bedrock, after: [reader], cost: cost.new.model }
        """

    static let sources = "aws: { title: Price list, url: https://example.org/prices, publisher: AWS }\n"

    /// The small case with pages, and what else a test wants.
    static func with(
        _ texts: [String: String], attachments: [String] = [], edition: Edition = .student, isWhole: Bool = true
    ) -> SmallBook {
        let all = [
            "model/costs.yml": model, "pipelines/old.yml": old, "pipelines/new.yml": new, "sources.yml": sources,
        ].merging(texts) { _, mine in mine }
        return SmallBook(all, attachments: attachments, edition: edition, isWhole: isWhole)
    }

    /// The outline of a page of the small case that holds only `text`; any message fails the test.
    static func outlined(_ text: String, scenario: String? = nil, sourceLocation: SourceLocation = #_sourceLocation) async throws -> String
    {
        let (book, messages) = await with(["index.md": page(text)]).evaluated(scenario: scenario)
        #expect(messages == "", sourceLocation: sourceLocation)
        return outline(try #require(book.page("index.html"), sourceLocation: sourceLocation))
    }
}

/// A page with a front matter.
func page(_ text: String, _ title: String = "A page", part: Int? = nil) -> String {
    "---\ntitle: \(title)\n\(part.map { "part: \($0)\n" } ?? "")---\n\n\(text)\n"
}
