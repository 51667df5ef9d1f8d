import Cases
import Diagnostics
import Testing

@Suite("Numbers, references and links")
struct ReferenceTests {
    private let table = "```yaml quantities\ncaption: Given\nof: volume\n```\n"
    private func table(_ id: String) -> String {
        "```yaml quantities #\(id)\ncaption: Given `= volume`\nof: volume\ncolumns: [value]\n```\n"
    }
    private func figure(_ id: String) -> String { "```yaml diagram #\(id)\ncaption: A diagram\nof: old\n```\n" }

    private func book(_ texts: [String: String], edition: Edition = .student) async throws -> [String: String] {
        let pages = texts.filter { $0.key.hasSuffix(".md") }
        let (book, messages) = await SmallCase.with(texts, attachments: ["data/prices.csv", "pictures/a picture.png"], edition: edition)
            .evaluated()
        #expect(messages == "")
        #expect(book.pages.count == pages.count)
        return Dictionary(uniqueKeysWithValues: book.pages.map { ($0.path, outline($0)) })
    }

    @Test("Parts count for themselves, all other pages through the book in the navigation's order")
    func numbers() async throws {
        let (book, messages) = await SmallCase.with([
            "book.yml": "title: A book\nnavigation:\n  - title: Pages\n    pages: [index.md, part-5.md, a.md, part-2.md]\n",
            "index.md": page(table("tbl-z") + "\n" + figure("fig-z")),
            "part-5.md": page(table("tbl-five") + "\n" + table + "\n```math #eq-five\nx\n```\n\n" + figure("fig-five"), part: 5),
            "part-2.md": page(table("tbl-two"), part: 2),
            "a.md": page(table("tbl-a") + "\n```math #eq-a\nx\n```\n\n" + figure("fig-a")),
        ]).evaluated()
        #expect(messages == "")
        #expect(
            book.exhibits.map { "\($0.label.name) \($0.label.anchor)" } == [
                "Table 1 tbl-z", "Figure 1 fig-z",
                "Table 5.1 tbl-five", "Table 5.2 tbl-5-2", "Equation 5.1 eq-five", "Figure 5.1 fig-five",
                "Table 2 tbl-a", "Equation 1 eq-a", "Figure 2 fig-a",
                "Table 2.1 tbl-two",
            ])
    }

    @Test("References lead to any page of the book, by the shortest way")
    func references() async throws {
        let pages = try await book([
            "index.md": page("[](#tbl-a), [](#tbl-b), [see there](#tbl-b), [](#sec-deep) and [](#eq-b).\n\n" + table("tbl-a")),
            "deep/down.md": page(
                "# Deep down {#sec-deep}\n\n[](#tbl-a), [](#tbl-b), [](#sec-deep).\n\n" + table("tbl-b") + "\n```math #eq-b\nx\n```\n",
                part: 3),
        ])
        #expect(
            pages["index.html"]?.split(separator: "\n").first
                == "[Table 1](#tbl-a), [Table 3.1](deep/down.html#tbl-b), [see there](deep/down.html#tbl-b), [Deep down](deep/down.html#sec-deep) and [Equation 3.1](deep/down.html#eq-b)."
        )
        #expect(
            pages["deep/down.html"]?.split(separator: "\n")[1]
                == "[Table 1](../index.html#tbl-a), [Table 3.1](#tbl-b), [Deep down](#sec-deep).")
    }

    @Test(
        "Links between pages and to files are written for the site",
        arguments: [
            ("index.md", "b/c.md", "b/c.html"),
            ("index.md", "./b/c.md#sec-x", "b/c.html#sec-x"),
            ("index.md", "#sec-here", "#sec-here"),
            ("index.md", "index.md#sec-here", "#sec-here"),
            ("index.md", "data/prices.csv", "data/prices.csv"),
            ("index.md", "pictures/a%20picture.png", "pictures/a picture.png"),
            ("index.md", "https://example.org/a.md#b", "https://example.org/a.md#b"),
            ("index.md", "mailto:someone@example.org", "mailto:someone@example.org"),
            ("b/c.md", "../index.md", "../index.html"),
            ("b/c.md", "d.md", "d.html"),
            ("b/c.md", "../b/d.md", "d.html"),
            ("b/c.md", "../data/prices.csv", "../data/prices.csv"),
        ])
    func links(origin: String, target: String, written: String) async throws {
        var texts = [
            "index.md": page("## Here {#sec-here}"), "b/c.md": page("## X {#sec-x}"), "b/d.md": page("Text."),
        ]
        texts[origin, default: ""] += "\n\n[link](\(target))\n"
        let pages = try await book(texts)
        #expect(pages[origin.replacing(".md", with: ".html")]?.hasSuffix("[link](\(written))") == true)
    }

    @Test("Only files that a page uses go to the site")
    func attachments() async throws {
        let (book, messages) = await SmallCase.with(
            ["index.md": page("![A picture](pictures/a.png), [data](data/b.csv#row=3).\n\n[again](data/b.csv)")],
            attachments: ["data/b.csv", "data/c.csv", "pictures/a.png"]
        ).evaluated()
        #expect(messages == "")
        #expect(book.attachments == ["data/b.csv", "pictures/a.png"])
    }

    @Test("The instructor's pages refer to students' pages and to their own, and number on")
    func instructorPages() async throws {
        let pages = try await book(
            [
                "index.md": page(table("tbl-a")),
                "instructor/guide.md": page(
                    "[](#tbl-a), [](#tbl-guide), [students](../index.md), [own](other.md).\n\n" + table("tbl-guide")),
                "instructor/other.md": page("Text."),
                "instructor/book.yml": "navigation:\n  - title: Instructor\n    pages: [guide.md, other.md]\n",
                "book.yml": "title: A book\nnavigation:\n  - title: Pages\n    pages: [index.md]\n",
            ], edition: .instructor)
        #expect(
            pages["instructor/guide.html"]?.split(separator: "\n").prefix(2) == [
                "[Table 1](../index.html#tbl-a), [Table 2](#tbl-guide), [students](../index.html), [own](other.html).",
                "Table 2 #tbl-guide: Given {1,000 documents per month why-volume}",
            ])
    }

    @Test("A draft is in neither the pages nor the navigation")
    func drafts() async throws {
        let (book, messages) = await SmallCase.with([
            "index.md": page("Text."), "soon.md": "---\ntitle: Soon\ndraft: true\n---\n\nText `= nothing`.\n",
        ]).evaluated()
        #expect(messages == "")
        #expect(book.pages.map(\.path) == ["index.html"])
        #expect(book.navigation.map(\.pages) == [[0]])
    }

    @Test("Captions are text with computed values, in the exhibit and in what refers to it")
    func captions() async throws {
        let outline = try await SmallCase.outlined(
            "```yaml quantities #tbl-a\ncaption: \"Given `= volume * 2 : 0`, in `code`, é\"\nof: volume\ncolumns: [value]\n```")
        #expect(outline.hasPrefix("Table 1 #tbl-a: Given {2,000 documents per month why-1}, in `code`, é\n"))
    }

    @Test("Footnotes are evaluated like the text")
    func footnotes() async throws {
        #expect(
            try await SmallCase.outlined("Text[^a] and[^b].\n\n[^b]: Costs `= cost.old.ocr`.\n\n[^a]: See [there](#x).\n\n## X") == """
                Text[^0] and[^1].
                ## X {#x}
                [^a]:
                See [there](#x).
                [^b]:
                Costs {$4.50 per month why-cost.old.ocr}.
                """)
    }
}

@Suite("Citations")
struct CitationTests {
    private let bibliography = """
        @article{b2015, author = {Breck, Eric}, title = {Beta}, journal = {J}, year = {2015}}
        @article{a2015, author = {Breck, Eric}, title = {Alpha}, journal = {J}, year = {2015}}
        @article{s2015, author = {Sculley, D. and Holt, Gary and Golovin, Daniel}, title = {Debt}, journal = {J}, year = {2015}}
        @article{unused, author = {Nobody, N.}, title = {Nothing}, journal = {J}, year = {1999}}

        """

    private func book(_ pages: [String: String]) async -> (book: EvaluatedBook, messages: String) {
        let names = pages.keys.sorted().joined(separator: ", ")
        let texts = [
            "references.bib": bibliography,
            "book.yml": "title: A book\nbibliography: references.bib\nnavigation: [{ title: Pages, pages: [\(names)] }]\n",
        ]
        return await SmallCase.with(texts.merging(pages) { _, page in page }).evaluated()
    }

    @Test("Two works of one author and year differ by a letter, on the page that cites both")
    func letters() async throws {
        let (book, messages) = await book([
            "index.md": page("As [@b2015], [@a2015, p. 4] and [@s2015; @b2015] say.[^n]\n\n[^n]: And [@a2015]."),
            "b.md": page("Only [@b2015]."),
        ])
        #expect(messages == "")
        #expect(
            outline(try #require(book.page("index.html"))) == """
                As (Breck, 2015b #ref-b2015), (Breck, 2015a, p. 4 #ref-a2015) and (Sculley et al., 2015 #ref-s2015; Breck, 2015b #ref-b2015) say.[^0]
                [^n]:
                And (Breck, 2015a #ref-a2015).
                """)
        #expect(outline(try #require(book.page("b.html"))) == "Only (Breck, 2015 #ref-b2015).")
        #expect(book.page("index.html")?.references.map(\.anchor) == ["ref-a2015", "ref-b2015", "ref-s2015"])
        #expect(book.page("b.html")?.references.map(\.anchor) == ["ref-b2015"])
    }

    @Test("What nothing uses is suspicious: quantities, references, pages outside the navigation")
    func unusedThings() async throws {
        var log: [Diagnostic] = []
        let small = SmallBook([
            "book.yml": "title: A book\nbibliography: references.bib\nnavigation: [{ title: Pages, pages: [index.md] }]\n",
            "references.bib": bibliography, "index.md": page("[@b2015; @a2015; @s2015] and `= used.here + 1`."), "lost.md": page("Text."),
            "model/a.yml": """
            used: { here: { value: 2 * input, says: Used }, input: { value: 3 } }
            lonely: { value: 4 }
            listed: { one: { value: 5 }, two: { value: 6 } }
            """,
            "instructor.md": page("```yaml quantities\ncaption: All\nof: listed\n```"),
        ])
        let book = await small.read(reporting: &log)
        #expect(rendered(log) == "")
        #expect(
            unused(in: book).sorted().map { "\($0.place?.file.path ?? "") \($0.severity) \($0.message)" } == [
                "content/instructor.md warning the navigation does not list this page",
                "content/lost.md warning the navigation does not list this page",
                "content/model/a.yml warning nothing uses the quantity 'lonely'",
                "content/references.bib warning nothing cites 'unused'",
            ])
    }
}

@Suite("Derivations")
struct DerivationTests {
    @Test("Each number says why once, and every input it rests on is there")
    func areComplete() async throws {
        let (book, messages) = await SmallCase.with([
            "index.md": page(
                """
                `= cost.old.total`, `= cost.old.total in USD/year : 0`, `= cost.old.ocr / volume`, `= 2 * volume`, `= 2 * volume`.

                ```yaml cost-table #tbl-a
                caption: Costs of `= volume`
                of: [old, new]
                per: [month, document]
                scenario: double
                ```

                ```yaml cost-table #tbl-b
                caption: Costs
                of: [old, new]
                ```
                """)
        ]).evaluated()
        #expect(messages == "")
        let page = try #require(book.pages.first)
        checkDerivations(of: page)
        #expect(
            page.derivations.prefix(7).map { "\($0.anchor): \($0.value) = \($0.formula ?? "")" } == [
                "why-cost.old.total: $340.30 per month = ocr + endpoint",
                "why-cost.old.ocr: $4.50 per month = volume * pages * price.ocr",
                "why-volume: 1,000 documents per month = ",
                "why-pages: 3 pages per document = ",
                "why-price.ocr: $0.0015 per page = ",
                "why-cost.old.endpoint: $335.80 per month = 2 * price.machine",
                "why-price.machine: $0.23 per hour = ",
            ])
        #expect(
            page.derivations.contains {
                $0.anchor == "why-double-volume" && $0.source == "set by the scenario" && $0.value == "2,000 documents per month"
            })
        #expect(page.derivations.first { $0.anchor == "why-price.ocr" }?.source == "Price list, read on 2026-11-01")
        #expect(page.derivations.first { $0.anchor == "why-price.ocr" }?.sourceTarget == "https://example.org/prices")
        #expect(page.derivations.first { $0.anchor == "why-volume" }?.source == "the case’s fiction")
    }
}

/// Anchors stand once; the inputs of each and every number of the page lead to one of them.
func checkDerivations(of page: EvaluatedPage, sourceLocation: SourceLocation = #_sourceLocation) {
    let anchors = page.derivations.map(\.anchor)
    #expect(Set(anchors).count == anchors.count, "\(page.path)", sourceLocation: sourceLocation)
    let known = Set(anchors)
    for input in page.derivations.flatMap(\.inputs) {
        #expect(known.contains(input.anchor), "\(page.path)", sourceLocation: sourceLocation)
    }
    for why in numbers(of: page) { #expect(known.contains(why), "\(page.path): \(why)", sourceLocation: sourceLocation) }
}

/// The anchors that the page's numbers lead to.
private func numbers(of page: EvaluatedPage) -> [String] {
    let inText = outline(page).matches(of: /(why-[\w.-]*\w)\}/).map { String($0.1) }
    var inTables: [String] = []
    page.document.forEachBlock { block in
        guard case .slot(let exhibit) = block, case .table(let table) = exhibit.content else { return }
        inTables += table.rows.flatMap(\.cells).compactMap(\.why)
    }
    return inText + inTables
}
