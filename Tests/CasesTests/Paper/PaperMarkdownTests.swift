import Cases
import Diagnostics
import Testing
import Writers

@Suite("The paper as Markdown")
struct PaperMarkdownTests {
    private static let body = """
        # A paper

        ## Abstract {#sec-abstract}

        In short.

        ## Results {#sec-results}

        `= b` [@b, p. 4; @a], as [](#sec-results) say.
        """

    @Test("has a front, numbers its works if it is to, and says why its numbers are what they are", arguments: CitationStyle.allCases)
    func writesPaper(style: CitationStyle) async throws {
        let texts = [
            "book.yml": """
            title: A book
            authors: [Ada Lovelace, Mary Shaw]
            bibliography: references.bib
            paper: { page: paper.md, keywords: [one, two], citations: \(style.rawValue) }
            navigation: [{ title: Pages, pages: [index.md] }]
            """,
            "index.md": "# Home\n",
            "references.bib": """
            @misc{a, author = {Ada Lovelace}, title = {First}, year = {1843}}
            @misc{b, author = {Mary Shaw}, title = {Second}, year = {1990}}
            """,
            "model/a.yml": """
            a: { says: An amount, value: 2 USD, source: assumption }
            b: { says: Twice | as much, value: 2 * a }
            """,
            "paper.md": Self.body,
        ]
        var log: [Diagnostic] = []
        let book = await SmallBook(texts).read(reporting: &log)
        let paper = try #require(await evaluatePaper(of: book, jobs: 1, reporting: &log))
        #expect(rendered(log) == "")
        let files = try paperMarkdown(of: paper)
        #expect(files.map(\.path) == ["paper.md"])
        let citation = style == .numeric ? "\\[2, p. 4; 1\\]" : "(Shaw, 1990, p. 4; Lovelace, 1843)"
        let mark = { (number: Int) in style == .numeric ? "\(number)." : "-" }
        // The generated sections between the two headings are tested beside what generates them.
        let text = String(decoding: files[0].bytes, as: UTF8.self)
        let appendix = try #require(text.firstRange(of: "## Appendix\n\n")).upperBound
        let derivations = try #require(text.firstRange(of: "### Derivations")).lowerBound
        #expect(appendix < derivations)
        #expect(
            text[..<appendix] + text[derivations...] == """
                # A paper

                Ada Lovelace, Mary Shaw

                ## Abstract

                In short.

                **Keywords:** one, two

                ## Results

                $4.00 \(citation), as [Results](#results) say.

                ## References

                \(mark(1)) Lovelace, A. (1843). *First*.
                \(mark(2)) Shaw, M. (1990). *Second*.

                ## Appendix

                ### Derivations

                | No. | Quantity             | Value | Formula | Source     |
                | --: | :------------------- | ----: | :------ | :--------- |
                |   1 | Twice \\| as much `b` | $4.00 | `2 * a` |            |
                |   2 | An amount `a`        | $2.00 |         | assumption |

                """)
    }
}
