import Cases
import Diagnostics
import Documents
import Testing

@testable import Writers

@Suite("The template of a report as LaTeX")
struct LaTeXReportTests {
    @Test(
        "Every blank is one command with its guidance",
        arguments: [
            (
                "```yaml write #field-a\ncaption: Advice & more\nprompt: Half a page on `= a`.\n```",
                "\\reportfield{field-a}{Advice \\& more}\n\n\\answer[{Half a page on \\$2.00.}]{field-a}{}\n"
            ),
            (
                "```yaml answer\nto: ex-cost\n```",
                """
                \\reportfield{field-1}{The cost (\\href{https://example.org/book/index.html\\#ex-cost}{Exercise 1}, 2 points)}

                What for \\$2.00?

                \\reportlead{Your answer:} \\answer[{Write a number.}]{ex-cost}{} \\textbf{USD/month}

                """
            ),
            (
                "```yaml choice #field-c\ncaption: The level\namong: [Low, High]\n```",
                """
                \\reportfield{field-c}{The level}

                One of: Low; High.

                \\reportlead{Your choice:} \\answer[{Choose one.}]{field-c}{}

                """
            ),
        ])
    func writesBlanks(text: String, tex: String) async throws {
        let report = try await SampleTemplate(text).evaluated()
        var writer = LaTeXWriter(Manuscript(report, address: "https://example.org/book/report/report.html"), .article)
        #expect(writer.part(report.page.document.blocks[...], of: .body) == tex)
        #expect(writer.diagnostics().isEmpty)
    }

    @Test("Without an address links to pages are words")
    func needsAddress() async throws {
        let report = try await SampleTemplate("```yaml answer\nto: ex-cost\n```").evaluated()
        var writer = LaTeXWriter(Manuscript(report, address: nil), .article)
        #expect(writer.part(report.page.document.blocks[...], of: .body).contains("{The cost (Exercise 1, 2 points)}"))
    }

    @Test("TeX sets all of it without a complaint", .enabled(if: Typesetting.latexmk != nil, "needs latexmk"))
    func sets() async throws {
        let columns = [
            "Stage", "Countermeasure", "What users get if it stops here", "Cost (USD/month)", "Owner", "Likelihood", "Early sign",
        ]
        let text = """
            ```yaml empty-table #tbl-names
            caption: Names
            columns: [Name, Number]
            rows: 4
            ```

            ## Costs {#sec-costs}

            As [](#tbl-wide), [](#field-a) and `= a` show. [Home](../index.md) has [](#ex-cost).

            ```yaml empty-table #tbl-wide
            caption: A wide table
            columns: [\(columns.joined(separator: ", "))]
            rows: 30
            ```

            ```yaml empty-table #tbl-two
            caption: Heads
            columns: [Stage, Cost (USD/month)]
            rows: [OCR & more, "50 %"]
            ```

            ```yaml write #field-a
            caption: Advice
            ```

            ```yaml answer
            to: ex-cost
            ```

            ```yaml choice #field-c
            caption: The level
            among: [Low, High]
            ```
            """
        var log: [Diagnostic] = []
        let report = try await SampleTemplate(text).evaluated()
        let book = BookConfiguration(title: "A book")
        let files = try reportFiles(of: report, in: book, date: nil, reporting: &log)
        #expect(log.map { render($0) } == [])
        var sources = Dictionary(files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        let result = try Typesetting.run(sources, main: "report")
        #expect(result.status == 0)
        #expect(result.complaints == [])
        let tex = String(decoding: try #require(sources["report.tex"]), as: UTF8.self)
        let filled = tex.replacing("{field-a}{}", with: "{field-a}{One.\n\n\\begin{itemize}\\item Two\\end{itemize}}")
            .replacing("{ex-cost}{}", with: "{ex-cost}{\\$2}")
        sources["report.tex"] = Array(filled.utf8)
        #expect(filled != tex)
        #expect(try Typesetting.run(sources, main: "report").complaints == [])
    }
}

/// A small book's template, read and computed from its text.
private struct SampleTemplate {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    func evaluated() async throws -> EvaluatedReport {
        let index = """
            # Home

            ```yaml exercise #ex-cost
            caption: The cost
            asks: What for `= a`?
            answer: a / 1 month
            unit: USD/month
            points: 2
            ```

            """
        let texts = [
            SourceFile(
                path: "content/book.yml",
                text: "title: A book\nurl: https://example.org/book\nnavigation: [{ title: Pages, pages: [index.md] }]\n"),
            SourceFile(path: "content/index.md", text: index),
            SourceFile(path: "content/model/a.yml", text: "a: { says: An amount, value: 2 USD, source: assumption }\n"),
            SourceFile(path: "content/report/report.md", text: "---\ntitle: A report\n---\n\n" + text),
        ]
        var log: [Diagnostic] = []
        let content = ContentFiles(texts: texts, attachments: [], isWhole: true)
        let book = await readBook(content, edition: .student, jobs: 1, reporting: &log)
        let evaluated = await evaluate(book, jobs: 1, reporting: &log)
        #expect(log.map { render($0) } == [])
        return try #require(evaluated.report)
    }
}
