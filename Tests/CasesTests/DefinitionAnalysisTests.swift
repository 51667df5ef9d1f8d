import Cases
import Testing

@Suite("Definitions and what moves results, as tables")
struct DefinitionAnalysisTests {
    private static let notes = """
        (One input at a time is put to each end of its range, all others stay. What several do together is not shown. \
        The ranges are those that the model states: of assumptions and prices the author’s, of what was measured its interval.)
        """

    @Test(
        "The inputs that move a result, the strongest first",
        arguments: [
            (
                "of: cost.old.total",
                """
                Input | Its range | At the low end, USD per month | At the high end, USD per month | Swing, USD per month
                Pages of a document / pages | 2 to 5 / pages per document | 338.80 | 343.30 | 4.50
                (As the model stands: Everything: $340.30 per month.)
                \(notes)
                """
            ),
            (
                "of: profit",
                """
                Input | Its range | At the low end, USD per month | At the high end, USD per month | Swing, USD per month
                Income / income | 300.00 to 400.00 / USD per month | *−40.30* | 59.70 | 100.00
                Pages of a document / pages | 2 to 5 / pages per document | 11.20 | 6.70 | 4.50
                (As the model stands: profit: $9.70 per month.)
                \(notes)
                (Bold: the result changes its sign.)
                """
            ),
            (
                "of: [profit, cost.old.total]\ninputs: [income, pages, idle]\ncount: 1",
                """
                Input | Its range | profit, USD per month | Everything, USD per month
                Income / income | 300.00 to 400.00 / USD per month | *−40.30 to 59.70* | –
                (As the model stands: profit: $9.70 per month; Everything: $340.30 per month.)
                \(notes)
                (Each cell holds the result at the low and at the high end; “–” stands where the input does not change it.)
                (Bold: the result changes its sign.)
                (Left out: 1 input with smaller effects, and 1 input with a range and without any effect.)
                """
            ),
            (
                "of: per_page",
                """
                Input | Its range | At the low end, USD per page | At the high end, USD per page | Swing, USD per page
                Pages left / left | 0 to 4 / pages | – | 0.25 | –
                (As the model stands: per_page: $1.00 per page.)
                \(notes)
                """
            ),
        ])
    func sensitivity(settings: String, table: String) async throws {
        let model = """
            income: { says: Income, value: 350 USD/month, range: 300 .. 400, source: assumption }
            idle: { value: 1, range: 0 .. 2, source: assumption }
            profit: { value: income - cost.old.total, unit: USD/month }
            left: { says: Pages left, value: 1 page, range: 0 .. 4, source: assumption }
            per_page: { value: 1 USD / left }
            """
        let text = page("```yaml sensitivity #tbl-a\ncaption: Shown\n\(settings)\n```\n\n`= profit` `= per_page` `= idle`")
        let (book, messages) = await SmallCase.with(["index.md": text, "model/more.yml": model]).evaluated()
        #expect(messages == "")
        let shown = outline(try #require(book.page("index.html"))).split(separator: "\n").dropFirst().dropLast().joined(separator: "\n")
        #expect(shown == table)
    }

    @Test("As a chart it is a figure that keeps its numbers")
    func tornado() async throws {
        let block = "```yaml sensitivity #fig-a\ncaption: Shown\nof: cost.old.total\nform: chart\n```"
        let shown = try await SmallCase.outlined(block)
        #expect(shown.hasPrefix("Figure 1 #fig-a: Shown\n"))
        #expect(shown.contains("Pages of a document / pages | 2 to 5 / pages per document | 338.80 | 343.30 | 4.50"))
    }

    @Test("The stages of a pipeline, without columns that it does not fill")
    func stages() async throws {
        let shown = try await SmallCase.outlined("```yaml stages #tbl-a\ncaption: Shown\nof: old\n```")
        #expect(
            shown == """
                Table 1 #tbl-a: Shown
                Stage | What it does | Service | Cost
                Documents / Serving, store | – | – | –
                OCR / Serving, compute | Reads pages. | Textract | $4.50 per month / cost.old.ocr
                Endpoint / Serving, compute | – | – | $335.80 per month / cost.old.endpoint
                """)
    }

    @Test("The record of a run says what it was made of")
    func runRecord() async throws {
        let shown = try await SmallRun.outlined("run-record", "of: small")
        #expect(
            shown.split(separator: "\n").prefix(13).joined(separator: "\n") == """
                Table 1 #tbl-a: Shown
                What | In the record
                Pipeline | old
                Corpus | shelf: 140 documents with 420 pages
                Seed of the run | 7
                Periods | Before the drift: month 5; After the drift: months 6 and 7
                Stability measured against | month 4
                Review below a confidence of | 0.65
                Served | 80 documents
                Model “First model” | learned from 60 documents of months 1 to 3; examined on month 4; served in months 5 to 7; 900 words
                Model “Retrained model” | learned from 20 documents of month 5; examined on month 6; served in month 7; 900 words
                Stages | Text recognition (tesseract) 81 in, 80 out, 1 set aside; Features (tf-idf) 80 in, 80 out; \
                Classification (xgboost) 80 in, 80 out; Category (most-likely) 80 in, 80 out; Extraction (field-rules) 80 in, 80 out; \
                Checks (compliance-rules) 80 in, 80 out; Review (review-queue) 80 in, 80 out; \
                Drift check (population-stability) 80 in, 80 out
                Clock | 2026-11-23, a small machine, 2 workers
                """)
    }

    @Test("What is wrong with a block is said at its place")
    func broken() async {
        let text = """
            ```yaml sensitivity #tbl-a
            caption: Nothing
            ```

            ```yaml sensitivity #tbl-b
            caption: Unknown
            of: [cost.old.totl, grown]
            inputs: price.ocr
            count: 0
            ```

            ```yaml sensitivity #fig-c
            caption: Two
            of: [cost.old.total, cost.old.ocr]
            form: chart
            ```

            ```yaml sensitivity #tbl-d
            caption: Idle
            of: cost.old.endpoint
            ```
            """
        let messages = await SmallCase.with(["index.md": page(text)]).evaluated().messages
        #expect(
            messages == """
                content/index.md:5:1: error: the block does not say of which results
                  5 | ```yaml sensitivity #tbl-a
                    | ^^^^^^^^^^^^^^^^^^^^^^^^^^
                note: add 'of: [cost, profit]': quantities

                content/index.md:11:6: error: no quantity is called 'cost.old.totl'
                  11 | of: [cost.old.totl, grown]
                     |      ^^^^^^^^^^^^^
                note: did you mean 'cost.old.total'?

                content/index.md:11:21: error: 'grown' changes over the months
                  11 | of: [cost.old.totl, grown]
                     |                     ^^^^^
                note: a result is one number: its sum, say, or its value in a month

                content/index.md:12:9: error: 'price.ocr' has no range
                  12 | inputs: price.ocr
                     |         ^^^^^^^^^
                note: 'range: 1 .. 3' gives a quantity a range

                content/index.md:13:8: error: 'count' is a number above 0
                  13 | count: 0
                     |        ^

                content/index.md:18:22: error: a chart shows one result
                  18 | of: [cost.old.total, cost.old.ocr]
                     |                      ^^^^^^^^^^^^
                note: give each result a block of its own

                content/index.md:22:1: error: no quantity with a range changes this result
                  22 | ```yaml sensitivity #tbl-d
                     | ^^^^^^^^^^^^^^^^^^^^^^^^^^
                note: 'range: 1 .. 3' gives a quantity a range

                """)
    }
}
