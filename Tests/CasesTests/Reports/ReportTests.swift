import Cases
import Diagnostics
import Testing

@Suite("The report that students fill in")
struct ReportTests {
    private let texts = [
        "book.yml": "title: A book\nnavigation: [{ title: Pages, pages: [index.md] }]\n",
        "index.md": """
        # Home

        Write [your report](report/report.docx). [Not this](report/report.odt).

        ```yaml quantities #tbl-first
        caption: First
        of: [a]
        ```
        """,
        "model/a.yml": "a: { says: An amount, value: 2 USD, source: assumption }\nscenarios: { rich: { says: More, set: { a: 3 USD } } }\n",
        "report/report.md": """
        # My report

        ```yaml quantities #tbl-own
        caption: Own
        of: [a]
        ```

        [](#tbl-own) and [](#tbl-first): `= a`.
        """,
    ]

    @Test("It is no page of the site, counts for itself and can refer to all pages")
    func isEvaluated() async {
        let (book, messages) = await SmallBook(texts).evaluated()
        #expect(
            messages == """
                content/index.md:3:42: error: there is no file 'report/report.odt'
                  3 | Write [your report](report/report.docx). [Not this](report/report.odt).
                    |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                note: did you mean 'report/report.md'?

                """)
        #expect(book.pages.map(\.path) == ["index.html"])
        #expect(outline(book.pages[0]).contains("[your report](report/report.docx)"))
        let report = book.report.map { outline($0.page) } ?? ""
        #expect(report.contains("[Table 1](#tbl-own) and [Table 1](../index.html#tbl-first): {$2.00 why-a}."))
    }

    @Test("Its figures follow a scenario")
    func followsScenario() async {
        let (book, _) = await SmallBook(texts).evaluated(scenario: "rich")
        #expect(book.report.map { outline($0.page) }?.contains("{$3.00 why-a}") == true)
    }
}
