import Cases
import Diagnostics
import Documents
import Figures
import Foundation
import Testing

@testable import Writers

/// A report that has one of everything, written by an author and computed as a book.
func sampleReport() async throws -> WordReport {
    let document = try await evaluatedPage(page, more: ["model/shelf.yml": model, "tasks.md": tasks], attachments: ["dot.png"])
    let dot = try png(of: "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"><rect width=\"40\" height=\"20\"/></svg>")
    let samples = sampleBook().pages[3]
    return WordReport(
        title: "A shelf of contracts", subtitle: "Report on the case <TechCorp> & Co.", authors: ["Ada Lovelace", "Grace Hopper"],
        document: Document(
            blocks: document.blocks + samples.document.blocks.filter { !mentionsFootnote($0) },
            footnotes: document.footnotes),
        references: samples.references, address: "https://casebook.example/course/report.html", pictures: ["dot.png": dot])
}

/// The first page of a small book.
func evaluatedPage(
    _ page: String, more: [String: String] = [:], attachments: [String] = []
) async throws -> Document<Evaluated> {
    var log: [Diagnostic] = []
    let pages = (["index.md"] + more.keys.sorted().filter { $0.hasSuffix(".md") }).joined(separator: ", ")
    let book = "title: A book\nnavigation:\n  - title: Pages\n    pages: [\(pages)]\n"
    let texts = more.merging(["book.yml": book, "index.md": page]) { first, _ in first }
    let files = texts.keys.sorted().map { SourceFile(path: "content/\($0)", text: texts[$0] ?? "") }
    let content = ContentFiles(texts: files, attachments: attachments, isWhole: true)
    let evaluated = await evaluate(await readBook(content, edition: .student, jobs: 1, reporting: &log), jobs: 1, reporting: &log)
    #expect(log.map { render($0) } == [])
    return evaluated.pages[0].document
}

/// The footnotes of the two documents would share their numbers.
private func mentionsFootnote(_ block: Block<Evaluated>) -> Bool {
    guard case .paragraph(let inlines) = block else { return false }
    return inlines.contains { if case .footnote = $0 { true } else { false } }
}

private let model = """
    units: { document: { plural: documents } }
    shelf: { kept: { says: Contracts kept, value: 1200 document, source: assumption, range: 1000 .. 1500 document } }
    """

private let tasks = """
    ---
    title: Tasks
    ---

    ```yaml exercise #ex-shelf-cost
    asks: What does the shelf cost each month?
    answer: 1 USD/month
    unit: USD/month
    ```
    """

private let page = """
    ---
    title: A shelf
    ---

    ```yaml write #field-names
    caption: Names
    prompt: All who worked on the report.
    ```

    ```yaml choice #field-role
    caption: Role
    among: [Engineer, Manager]
    prompt: Choose a role.
    ```

    ## The scenario {#sec-scenario}

    We keep `= shelf.kept` on a *shelf*[^1], as **[](#tbl-shelf)** says, ~~once~~ and `code`. See [the list](https://example.org/a?b=1&c=2),
    [the scenario](#sec-scenario) and $`E = mc^2`$. Again[^1].

    [^1]: A shelf is wide, and has a [page](https://example.org/shelf).

    ```yaml quantities #tbl-shelf
    caption: What we know of the shelf
    of: shelf
    ```

    ![A black dot](dot.png)

    <!-- nobody reads this -->

    ### Formulas

    ```math #eq-sum
    \\bar{x} = \\frac{1}{n} \\sum_{i=1}^{n} x_i, \\quad \\max_{k} \\sqrt[3]{\\left( a \\middle| b \\right)}
    ```

    ```math
    f(x) = \\begin{cases} \\log x & x > 0 \\\\ 0 & \\text{else} \\end{cases}
    \\qquad \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix} \\qquad \\overbrace{a + b}^{\\text{two}} \\int_0^1 x \\, dx
    ```

    ```math
    \\begin{aligned} a &= b + c \\\\ &= \\mathrm{TP} + \\binom{n}{k} \\end{aligned}
    ```

    [](#eq-sum) is a mean.

    > Quoted *words*.

    1. First
       - inner
         1. deep
    2. Second

       more of it

    Another list:

    3. Third

    ## Your answers

    ```yaml answer
    caption: What does the shelf cost each month?
    to: ex-shelf-cost
    ```

    ```yaml write #field-advice
    caption: What do you advise, and why?
    prompt: Say in 200 words what you would do with `= shelf.kept`.
    ```

    ```yaml choice #field-level
    caption: Which level of maturity has the shelf?
    among: [Level 0, Level 1, "Level 2 & more"]
    ```

    ```yaml empty-table #tbl-costs
    caption: Costs by stage
    columns: [Stage, Service, Cost (USD/month)]
    rows: [OCR, Endpoint, ""]
    ```
    """
