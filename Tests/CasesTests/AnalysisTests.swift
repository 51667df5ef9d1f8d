import Cases
import Testing
import Writers

@Suite("Analyses compute what the definitions say")
struct AnalysisTests {
    @Test(
        "A table of costs",
        arguments: [
            (
                "of: old",
                """
                Component | Old, USD per month
                OCR | 4.50
                Endpoint | 335.80
                => Total | 340.30
                """
            ),
            (
                "of: [old, new]",
                """
                Component | Old, USD per month | New, USD per month
                Reading the page | 4.50 | 4.50
                Model | – | 10.00
                Endpoint | 335.80 | –
                => Total | 340.30 | 14.50
                """
            ),
            (
                "of: old\nper: [month, document, year]",
                """
                Component | Old, USD per month | Old, USD per document | Old, USD per year
                OCR | 4.50 | 0.0045 | 54
                Endpoint | 335.80 | 0.3358 | 4,030
                => Total | 340.30 | 0.3403 | 4,084
                """
            ),
            (
                "of: old\nscenario: double\nper: [month, document]",
                """
                Component | Old, USD per month | Old, USD per document
                OCR | 9.00 | 0.0045
                Endpoint | 335.80 | 0.1679
                => Total | 344.80 | 0.1724
                """
            ),
            (
                "of: old\nvolume: grown_now\nper: document\ndecimals: 2",
                """
                Component | Old, USD per document
                OCR | 0.00
                Endpoint | 0.17
                => Total | 0.17
                """
            ),
        ])
    func costTable(settings: String, table: String) async throws {
        let block = "```yaml cost-table #tbl-a\ncaption: Costs\n\(settings)\n```"
        let text = page(block)
        let more = "grown_now: { value: 2 * volume }"
        let (book, messages) = await SmallCase.with(["index.md": text, "model/more.yml": more]).evaluated()
        #expect(messages == "")
        #expect(outline(try #require(book.page("index.html"))) == "Table 1 #tbl-a: Costs\n" + table)
    }

    @Test("In the student's edition a table holds the costs that students have, and no total of a part")
    func withheldCosts() async throws {
        let secret = SmallCase.new.replacing("cost.new.model", with: "cost.secret.model")
        let texts = ["index.md": page("```yaml cost-table #tbl-a\ncaption: Costs\nof: [old, new]\n```"), "pipelines/new.yml": secret]
        let (book, messages) = await SmallCase.with(texts, isWhole: false).evaluated()
        #expect(messages == "")
        #expect(
            outline(try #require(book.page("index.html"))) == """
                Table 1 #tbl-a: Costs
                Component | Old, USD per month | New, USD per month
                Reading the page | 4.50 | 4.50
                Endpoint | 335.80 | –
                => Total | 340.30 | –
                """)
    }

    @Test("A whole book in a scenario")
    func scenario() async throws {
        #expect(
            try await SmallCase.outlined("`= volume` cost `= cost.old.total`", scenario: "double")
                == "{2,000 documents per month why-volume} cost {$344.80 per month why-cost.old.total}")
    }

    @Test(
        "A chart of costs keeps its numbers beside the drawing",
        arguments: [
            (
                "of: [old, new]",
                """
                Component | Old, USD per month | New, USD per month
                Reading the page | 4.50 | 4.50
                Model | – | 10.00
                Endpoint | 335.80 | –
                """
            ),
            (
                "of: [old, new]\nform: stacked",
                """
                Component | Reading the page, USD per month | Model, USD per month | Endpoint, USD per month
                Old | 4.50 | – | 335.80
                New | 4.50 | 10.00 | –
                """
            ),
            (
                "lines: [grown]\nover: 2 month",
                """
                Month | Documents in a month, documents per month
                1 | 1,500.00
                2 | 2,000.00
                """
            ),
        ])
    func costChart(settings: String, table: String) async throws {
        let outline = try await SmallCase.outlined("```yaml cost-chart #fig-a\ncaption: Costs\n\(settings)\n```")
        #expect(outline == "Figure 1 #fig-a: Costs\n" + table)
    }

    @Test(
        "A table of quantities",
        arguments: [
            (
                "of: [pages, price]",
                """
                Quantity | Value | Range | Source | Certainty
                Pages of a document / pages | 3 / pages per document | 2 to 5 | assumption | 
                Reading a page / price.ocr | $0.0015 / per page |  | Price list / read on 2026-11-01 | verified in one independent source
                A machine / price.machine | $0.23 / per hour |  | Price list / On demand | 
                """
            ),
            (
                "of: [volume, cost.old]\ncolumns: [value, source, date]",
                """
                Quantity | Value | Source
                Documents each month / volume | 1,000 / documents per month | the case’s fiction
                Reading / cost.old.ocr | $4.50 / per month | computed
                cost.old.endpoint / cost.old.endpoint | $335.80 / per month | computed
                Everything / cost.old.total | $340.30 / per month | computed
                """
            ),
        ])
    func quantities(settings: String, table: String) async throws {
        let outline = try await SmallCase.outlined("```yaml quantities #tbl-a\ncaption: Given\n\(settings)\n```")
        #expect(outline == "Table 1 #tbl-a: Given\n" + table)
    }

    @Test("A comparison puts what does the same work in one row, in the order of the flow")
    func compare() async throws {
        #expect(
            try await SmallCase.outlined("```yaml compare #tbl-a\ncaption: Both\nof: [old, new]\n```") == """
                Table 1 #tbl-a: Both
                What it does | Old | New
                Taking documents in | Documents | Uploads
                Reading the page | OCR / Textract: Reads pages. | Reader
                Model | – | Model / Bedrock
                Endpoint | Endpoint | –
                """)
    }

    @Test("A diagram says in words what it shows")
    func diagram() async throws {
        let (book, messages) = await SmallCase.with([
            "index.md": page("```yaml diagram #fig-a\ncaption: The old one\nof: old\nname: old-one\n```")
        ]).evaluated()
        #expect(messages == "")
        guard case .figure(let figure)? = book.exhibits.first?.content else { return #expect(Bool(false), "no figure") }
        #expect(figure.downloadName == "old-one")
        #expect(book.downloads.map(\.name) == ["old-one"])
        let words = figure.description.flatMap { [$0.text] + $0.items.map(\.text) }.joined(separator: "\n")
        for title in ["Documents", "OCR", "Endpoint"] { #expect(words.contains(title)) }
    }

    @Test("A stage's texts hold computed numbers")
    func stageTexts() async throws {
        let (book, messages) = await SmallCase.with([
            "index.md": page("```yaml diagram #fig-a\ncaption: The old one\nof: old\n```"),
            "pipelines/old.yml": SmallCase.old.replacing("service: Textract", with: "service: \"reads `= pages : 1`\""),
        ]).evaluated()
        #expect(messages == "")
        guard case .figure(let figure)? = book.exhibits.first?.content else { return #expect(Bool(false), "no figure") }
        let words = figure.description.flatMap(\.items).map(\.text).joined(separator: "\n")
        #expect(words.contains("reads 3.0 pages per document"))
    }
}
