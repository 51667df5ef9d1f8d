import Cases
import Figures
import Foundation
import Testing

@testable import Writers

@Suite("LaTeX sets the paper", .enabled(if: Typesetting.latexmk != nil, "needs latexmk: apt-get install latexmk texlive-latex-extra"))
struct TypesettingTests {
    @Test(
        "Every construct is set without a complaint, in every layout and way to cite", arguments: [PaperLayout.article, .twoColumn],
        [CitationStyle.numeric, .authorYear])
    func setsEverything(layout: PaperLayout, citations: CitationStyle) async throws {
        var paper = everything
        paper.layout = layout
        paper.citations = citations
        let (files, messages) = try await paper.written()
        #expect(messages == "")
        let result = try Typesetting.run(files.mapValues(\.bytes).merging(try picture) { $1 }, main: "paper")
        #expect(result.status == 0)
        #expect(result.complaints == [])
    }

    /// Wider than any page.
    private var picture: [String: [UInt8]] {
        get throws {
            let rectangle = #"<rect width="1200" height="300" fill="grey"/>"#
            let svg = #"<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="300">\#(rectangle)</svg>"#
            return ["plots/a.pdf": try pdf(of: svg, creationDate: nil)]
        }
    }

    @Test("Tables of every shape are set without a complaint", arguments: [PaperLayout.article, .twoColumn])
    func setsTables(layout: PaperLayout) async throws {
        let paper = try await SamplePaper("`= twice`\n").with(layout).paper()
        var writer = LaTeXWriter(Manuscript(paper), layout)
        for table in shapes { writer.write(writer.grid(table), TableText(caption: "A table", notes: ["A note."]), at: nil) }
        #expect(writer.log.isEmpty)
        let forms = layout == .article ? ["landscape", "sidewaystable", "longtable", "table"] : ["sidewaystable*", "table*", "table"]
        for form in forms { #expect(writer.out.contains("\\begin{\(form)}"), "\(form)") }
        let body = writer.out
        let text = PaperText(paper: paper, layout: layout, citations: .numeric, abstract: nil, body: body)
        let result = try Typesetting.run(
            ["paper.tex": Array(text.tex.utf8), "references.bib": [], "appendix.tex": Array((appendixHead + writer.appendix()).utf8)],
            main: "paper")
        #expect(result.status == 0)
        #expect(result.complaints == [])
    }

    private var shapes: [ExhibitTable] {
        func table(
            _ columns: Int, _ rows: Int, words: Int = 1, arrangement: ExhibitTable.Arrangement = .usual, isNumeric: Bool = false
        ) -> ExhibitTable {
            let text = Array(repeating: "letters", count: words).joined(separator: " ")
            let cells = (0..<columns).map { column in
                isNumeric && column > 0
                    ? ExhibitTable.Cell("−\(column * 1111 / 10).5", why: "why-twice", emphasis: .shade(column % 6))
                    : ExhibitTable.Cell(text, detail: column == 1 ? text : nil, target: "https://example.org/#a_b", emphasis: .quiet)
            }
            return ExhibitTable(
                arrangement: arrangement,
                columns: (0..<columns).map { .init(title: $0 == 0 ? "What it is" : "Column", isNumeric: isNumeric && $0 > 0) },
                rows: [
                    .init(.heading, [.init("A group & more", detail: "which is explained by a long text behind it, longer than a table")])
                ]
                    + Array(repeating: .init(cells), count: rows) + [.init(.subtotal, cells), .init(.total, cells)])
        }
        return [
            table(12, 8, arrangement: .matrix, isNumeric: true), table(4, 5, isNumeric: true), table(3, 5, words: 20),
            table(5, 6, words: 9),
            table(3, 90, words: 4), table(15, 4), table(15, 60),
        ]
    }

    @Test("The same text gives the same bytes")
    func isReproducible() async throws {
        let files = try await everything.written().files.mapValues(\.bytes).merging(try picture) { $1 }
        let first = try Typesetting.run(files, main: "paper")
        let second = try Typesetting.run(files, main: "paper")
        #expect(first.pdf != nil)
        #expect(first.pdf == second.pdf)
    }

    @Test(
        "Others' documents can read the appendix",
        arguments: [
            ("\\documentclass{article}", "\\author{A}", "\\appendix"),
            ("\\documentclass[journal]{IEEEtran}", "\\author{A}", "\\appendices"),
            ("\\documentclass[sigconf,nonacm]{acmart}", "\\author{A}\\affiliation{\\institution{I}\\city{C}\\country{D}}", "\\appendix"),
            ("\\documentclass{llncs}", "\\author{A}\\institute{I}", "\\appendix"),
            ("\\documentclass{scrartcl}", "\\author{A}", "\\appendix"),
        ])
    func isReadByOthers(documentClass: String, author: String, appendix: String) async throws {
        var files = try await everything.written().files.mapValues(\.bytes)
        let isACM = documentClass.contains("acmart")
        let packages = appendixHead.split(separator: "\n").filter { $0.contains("\\usepackage") }.map {
            String($0.drop { "% ".contains($0) })
        }
        .filter { !isACM || !($0.contains("amsmath") || $0.contains("fontenc") || $0.contains("hyperref")) }
        #expect(packages.count >= 5)
        files["host.tex"] = Array(
            """
            \(documentClass)
            \(packages.joined(separator: "\n"))
            \\begin{document}
            \\title{Another paper}\(author)\\maketitle
            \\section{Introduction}
            Text.
            \(appendix)
            \\input{appendix}
            \\end{document}
            """.utf8)
        let result = try Typesetting.run(files, main: "host")
        #expect(result.status == 0)
        #expect(result.complaints == [])
    }
}

/// A paper that uses whatever can be written.
private let everything: SamplePaper = {
    var paper = SamplePaper(
        #"""
        ## Abstract {#sec-abstract}

        Of % _ $ & # { } ~ ^ \ < > " ' | -- --- ?` << >> ,, and `= a`.

        ## Signs & *words* % $`x^2`$ {#sec-signs}

        “Quotes” ‘here’ – and — there … Kühl, Škoda, œuvre, ß, Ł. α β Γ Ω → ← ⇒ − × ÷ ± ≤ ≥ ≈ ≠ · € £ § ¶ † • ° ½ m² H₂O 10⁻³ ✓ ∞ ∈ ∑ √. 5 % of 1 000.

        A `code_with #1 % {braces} ~ ^ \ | "quotes" --option` and https://example.org/a_b?c=%20&d=~e#f. See [](#sec-signs), [here](#sec-more), [](#tbl-a) and [](#eq-one)[^one].
        Cited: [@knuth1984], [@knuth1984, p. 4; @law], [@web].

        [^one]: A note with `code_1` and *words*.

            Its second paragraph.

        ### Lists ~~and~~ more {#sec-more}

        - [x] done
        - [ ] open
          1. one
          2. [two]

        7. seven

           > A quote[^one].

        > [!WARNING]
        > Take care of 100 %.
        >
        > - of this

        ```swift
        let a_b = "\end{casebookcode}" // 100 % {of} #1 ~ ^ & $x <- -- 'y'
            indented: but a very long line that has to be broken somewhere because no page is as wide as this line is long, really
        ```

        ***

        A line\
        break.

        ```math #eq-one
        \sum_{i=1}^n x_i \le \frac{α}{2} \quad \text{for all } n
        ```

        ```math
        \begin{aligned} a &= b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r + s + t + u + v + w + x + y + z + a + b + c + d + e + f + g \\ &= 1 \end{aligned}
        ```

        | What | How much | Where |
        |:--|--:|:-:|
        | *A* thing[^two] & so | 1 | [x] |
        | Another `thing_of_words` that is so long that its cell has to be broken into several lines[^three] | 22.5 | $`\beta`$ |

        [^two]: Of the cell.
        [^three]: Of the other.

        ```yaml quantities #tbl-a
        caption: Amounts & 100 % of "them", `= twice`
        of: [a, twice]
        ```

        #### Deeper

        ![A grey field](plots/a.pdf)

        A small ![field](plots/a.pdf) in a line.

        The value `= twice` comes from `= a`, and `= a * 3 + twice` has no name.
        """#)
    paper.attachments = ["plots/a.pdf"]
    paper.bibliography = """
        @article{knuth1984, author = {Knuth, Donald E.}, title = {Literate Programming & 100\\% of it}, journal = {The Computer Journal}, year = 1984, volume = 27, number = 2, pages = {97--111}, doi = {10.1093/comjnl/27.2.97}}
        @legislation{law, title = {An Act_of law}, shorttitle = {The Act}, year = 2024, url = {https://example.org/a_b%20c?d=1&e=2#f}}
        @online{web, author = {{A Corporation and Sons}}, title = {A page}, url = {https://example.org/~x}}
        """
    return paper
}()
