/// A small case with a computed table, a diagram and an instructor's page.
enum SmallCase {
    static let texts = [
        "book.yml": """
        title: A small case
        url: https://example.org/case/
        bibliography: references.bib
        navigation:
          - title: Pages
            pages: [index.md, costs.md]

        """,
        "references.bib":
            "@article{breck2017,\n  author = {Breck, Eric},\n  title = {The test score},\n  journal = {J},\n  year = {2017}\n}\n",
        "index.md": page("As [@breck2017] says, see [Costs](costs.md). We read `= volume`."),
        "costs.md": page(
            """
            ```yaml cost-table #tbl-a
            caption: What it costs
            of: small
            per: [month, document]
            ```

            ```yaml diagram #fig-a
            caption: How it works
            of: small
            name: small-architecture
            ```
            """, "Costs"),
        "model/costs.yml": """
        units:
          document: { plural: documents }
          page: { plural: pages }
        volume: { says: Documents each month, value: 1000 document/month, source: scenario }
        pages: { says: Pages of a document, value: 3 page/document, source: assumption }
        price: { ocr: { says: Reading a page, value: 0.0015 USD/page, source: assumption, on: 2026-11-01 } }
        cost:
          ocr: { says: Reading, value: volume * pages * price.ocr, unit: USD/month }
          endpoint: { value: 335.80 USD/month, source: assumption }
          total: { says: Everything, value: ocr + endpoint, unit: USD/month }
        scenarios:
          double: { set: { volume: 2000 document/month } }

        """,
        "pipelines/small.yml": """
        title: A small pipeline
        total: cost.total
        lanes: { serving: Serving }
        stages:
          ocr: { title: OCR, lane: serving, service: Textract, cost: cost.ocr }
          endpoint: { title: Endpoint, lane: serving, after: [ocr], cost: cost.endpoint }

        """,
        "instructor/book.yml": "navigation:\n  - title: Instructor\n    pages: [guide.md]\n",
        "instructor/guide.md": page("It costs `= cost.total / volume`, more than `= secret`.", "Guide"),
        "instructor/model/secret.yml": "secret: { value: 0.2718 USD/document, source: assumption }\n",
    ]

    /// The small case with some texts changed or added.
    static func with(_ changes: [String: String]) -> [String: String] { texts.merging(changes) { _, mine in mine } }

    static let student = texts.filter { !$0.key.hasPrefix("instructor/") }
}

func page(_ text: String, _ title: String = "A page") -> String { "---\ntitle: \(title)\n---\n\n\(text)\n" }
