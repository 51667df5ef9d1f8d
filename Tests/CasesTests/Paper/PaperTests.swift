import Cases
import Diagnostics
import Documents
import Testing

@Suite("The research paper")
struct PaperTests {
    @Test("The paper of this case is computed in every layout, and nothing in it is wrong", arguments: PaperLayout.allCases)
    func evaluatesTheCase(layout: PaperLayout) async throws {
        var log: [Diagnostic] = []
        let files = try RealCase.content.files(.instructor)
        let book = await readBook(files, edition: .instructor, runs: try await RealRuns.results.value, jobs: 2, reporting: &log)
        let paper = try #require(await evaluatePaper(of: book, layout: layout, jobs: 2, reporting: &log))
        #expect(rendered(log) == "")
        #expect(paper.abstract?.isEmpty == false)
        #expect(paper.works.count == paper.page.references.count)
        #expect(paper.works.count > 20)
        #expect(paper.page.derivations.count > 100)
    }

    @Test("Its appendix has every section, and adds nothing to the list of derivations")
    func appendix() async throws {
        let paper = try await RealPaper.evaluated.value
        var sections: [String] = []
        for case .heading(let heading) in paper.appendix { sections.append(heading.anchor) }
        let names = ["reproducibility", "pipelines", "inputs", "prices", "rubrics", "runs", "metrics", "sensitivity", "data"]
        #expect(sections == names.map { "sec-appendix-\($0)" })
        let exhibits = paper.appendix.compactMap { block -> Exhibit? in if case .slot(let exhibit) = block { exhibit } else { nil } }
        #expect(exhibits.count > 20)
        for exhibit in exhibits { if case .invalid = exhibit.content { Issue.record("\(exhibit.label.name) could not be computed") } }
        let derivations = try #require(paper.data.first { $0.name == "derivations" })
        #expect(derivations.rows.count == paper.page.derivations.count)
    }

    @Test("It counts for itself, and refers only to what it holds")
    func standsAlone() async {
        let texts = [
            "book.yml": """
            title: A book
            url: https://example.org/book
            paper: { page: paper.md }
            navigation: [{ title: Pages, pages: [index.md] }]
            """,
            "index.md": "# Home\n\n## Costs {#sec-costs}\n\n```yaml quantities #tbl-first\ncaption: First\nof: [a]\n```\n",
            "model/a.yml": "a: { says: An amount, value: 2 USD, source: assumption }\n",
            "paper.md": """
            # A paper

            ```yaml quantities #tbl-own
            caption: Own
            of: [a]
            ```

            [](#tbl-own), [](#tbl-first), [the costs](index.md#sec-costs), [secrets](instructor/solution.md).
            """,
        ]
        var log: [Diagnostic] = []
        let book = await SmallBook(texts).read(reporting: &log)
        #expect(book.pages.map(\.path) == ["index.md"])
        let paper = await evaluatePaper(of: book, jobs: 1, reporting: &log)
        #expect(
            rendered(log) == """
                content/paper.md:8:15: error: nothing is called '#tbl-first'
                  8 | [](#tbl-own), [](#tbl-first), [the costs](index.md#sec-costs), [secrets](instructor/solution.md).
                    |               ^^^^^^^^^^^^^^

                content/paper.md:8:64: error: there is no file 'instructor/solution.md' in the student's edition
                  8 | [](#tbl-own), [](#tbl-first), [the costs](index.md#sec-costs), [secrets](instructor/solution.md).
                    |                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

                """)
        let outline = paper?.book.transcript ?? ""
        #expect(outline.contains("Table 1"))
        #expect(outline.contains("https://example.org/book/index.html#sec-costs"))
    }
}
