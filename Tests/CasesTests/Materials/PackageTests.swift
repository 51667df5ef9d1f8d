import Cases
import Diagnostics
import Testing
import Writers

/// A small book and the package that it writes.
private func package(_ texts: [String: String], edition: Edition = .student) async throws -> (files: [String: String], messages: String) {
    var log: [Diagnostic] = []
    let book = await SmallBook(texts, edition: edition).read(reporting: &log)
    let paper = await evaluatePaper(of: book, jobs: 1, reporting: &log)
    let pages = await evaluate(book, jobs: 1, reporting: &log)
    guard let materials = await evaluateMaterials(of: book, pages: pages, paper: paper, jobs: 1, reporting: &log) else {
        return ([:], rendered(log))
    }
    let files = try materialFiles(of: materials, reporting: &log).filter { $0.path.hasSuffix(".md") }
    return (Dictionary(uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }), rendered(log))
}

private func bookFile(_ materials: String, url: String? = "https://example.org/book") -> String {
    """
    title: A book
    \(url.map { "url: \($0)" } ?? "")
    bibliography: references.bib
    navigation: [{ title: Pages, pages: [index.md, one.md, two.md] }]
    materials:
    \(materials.split(separator: "\n").map { "  \($0)\n" }.joined())
    """
}

private let pages = [
    "index.md": "# Home\n\nText.\n",
    "references.bib": """
    @misc{a, author = {Ada Lovelace}, title = {First}, year = {1843}}
    @misc{b, author = {Ada Lovelace}, title = {Second}, year = {1843}}
    """,
    "model/a.yml": "a: { says: An amount, value: 2 USD, source: assumption }\n",
    "one.md": """
    ---
    title: One
    objectives: [Count to two]
    hand-in: [A list]
    time: 1 hour
    ---

    ## Costs {#sec-costs}

    `= a` [@a, p. 3].[^n]
    See [two](two.md), [its costs](two.md#costs), [home](index.md) and [](#sec-costs).<!-- not for readers -->

    [^n]: First.

    ## What to hand in

    ```yaml quantities #tbl-a
    caption: The amount
    of: [a]
    columns: [value]
    ```
    """,
    "two.md": """
    # Two

    ## Costs

    [](#tbl-a) by [@b].[^n] <b>Raw</b>

    [^n]: Second.
    """,
]

@Suite("The package of Markdown files")
struct PackageTests {
    @Test("Several pages are one file, with its links, footnotes and references")
    func joinsPages() async throws {
        let settings = "files:\n  - { file: all.md, title: All, pages: [one.md, two.md] }"
        let (files, messages) = try await package(pages.merging(["book.yml": bookFile(settings)]) { $1 })
        #expect(messages == "")
        #expect(
            files["all.md"] == """
                # All

                - [One](#one)
                - [Two](#two)

                ## One

                **What you will be able to do**

                - Count to two

                **Time:** 1 hour

                ### Costs

                $2.00 (Lovelace, 1843a, p. 3).[^n]
                See [two](#two), [its costs](#costs-1), [home](https://example.org/book/index.html) and [Costs](#costs).

                ### What to hand in

                <a id="tbl-a"></a>**Table 1.** The amount

                | Quantity      | Value |
                | :------------ | ----: |
                | An amount (a) | $2.00 |

                ### What to hand in

                - A list

                ## Two

                ### Costs

                [Table 1](#tbl-a) by (Lovelace, 1843b).[^n-2] <b>Raw</b>

                ## References

                - Lovelace, A. (1843a). *First*.
                - Lovelace, A. (1843b). *Second*.

                [^n]: First.

                [^n-2]: Second.

                """)
    }

    @Test("Files of their own lead to each other")
    func linksFiles() async throws {
        let settings = "files:\n  - { file: one.md, pages: one.md }\n  - { file: second.md, pages: [two.md] }"
        let (files, messages) = try await package(pages.merging(["book.yml": bookFile(settings)]) { $1 })
        #expect(messages == "")
        #expect(files["one.md"]?.contains("See [two](second.md), [its costs](second.md#costs)") == true)
        #expect(files["one.md"]?.hasPrefix("# One\n\n**What you will be able to do**") == true)
        #expect(files["second.md"]?.contains("[Table 1](one.md#tbl-a)") == true)
    }

    @Test("The instructor's folder adds files, and pages to files")
    func addsPages() async throws {
        let settings = "files:\n  - { file: README.md, pages: materials/README.md }"
        var texts = pages.merging([
            "book.yml": bookFile(settings),
            "materials/README.md": "# The package\n\nIt costs `= a`.\n",
            "instructor/book.yml": """
            navigation: [{ title: Own, pages: [key.md] }]
            materials:
              files:
                - { file: README.md, pages: materials/more.md }
                - { file: key.md, pages: [key.md] }
            """,
            "instructor/key.md": "# Key\n\nSee [two](../two.md) and [the file](../one.md#sec-costs).\n",
            "instructor/materials/more.md": "# More\n\nThe [key](key.md) is `key.md`.\n",
        ]) { $1 }
        let (files, messages) = try await package(texts, edition: .instructor)
        #expect(messages == "")
        #expect(files["README.md"] == "# The package\n\nIt costs $2.00.\n\n## More\n\nThe [key](key.md) is `key.md`.\n")
        #expect(files["key.md"]?.contains("https://example.org/book/one.html#sec-costs") == true)
        for name in texts.keys where name.hasPrefix("instructor/") { texts[name] = nil }
        #expect(try await package(texts).files == ["README.md": "# The package\n\nIt costs $2.00.\n"])
    }

    @Test("A link that nobody can follow is an error at its line, and so is a promise of a file that is not there")
    func reportsLinks() async throws {
        let settings = "files:\n  - { file: README.md, pages: materials/README.md }\n  - { file: one.md, pages: one.md }"
        let texts = pages.merging([
            "book.yml": bookFile(settings, url: nil),
            "one.md": "# One\n\n## Costs\n\nSee [two](two.md) and [](#tbl-two).\n",
            "two.md": "# Two\n\n```yaml quantities #tbl-two\ncaption: C\nof: [a]\n```\n",
            "materials/README.md": """
            # The package

            [Two](tow.md), [one](one.md#cost), [it](one.md#costs), `on.md`, `diagrams/*.png` and

            ```
            one.md
            └── two.png
            ```
            """,
        ]) { $1 }
        let (_, messages) = try await package(texts)
        #expect(
            messages == """
                content/book.yml:8:15: error: a reference of 'one.html' cannot be followed in the package: 'two.html' is not in the package, and the book has no 'url' for the site
                  8 |     - { file: one.md, pages: one.md }
                    |               ^^^^^^

                content/materials/README.md:3:1: error: the package has no file 'tow.md'
                  3 | [Two](tow.md), [one](one.md#cost), [it](one.md#costs), `on.md`, `diagrams/*.png` and
                    | ^^^^^^^^^^^^^

                content/materials/README.md:3:16: error: this link cannot be followed in the package: nothing in 'one.md' is called '#cost'
                  3 | [Two](tow.md), [one](one.md#cost), [it](one.md#costs), `on.md`, `diagrams/*.png` and
                    |                ^^^^^^^^^^^^^^^^^^

                content/materials/README.md:3:57: error: the package has no file 'on.md'
                  3 | [Two](tow.md), [one](one.md#cost), [it](one.md#costs), `on.md`, `diagrams/*.png` and
                    |                                                         ^^^^^
                note: did you mean 'one.md'?

                content/materials/README.md:7:5: error: the package has no file 'two.png'
                  7 | └── two.png
                    |     ^^^^^^^

                content/one.md:5:5: error: this link cannot be followed in the package: 'two.html' is not in the package, and the book has no 'url' for the site
                  5 | See [two](two.md) and [](#tbl-two).
                    |     ^^^^^^^^^^^^^

                """)
    }
}
