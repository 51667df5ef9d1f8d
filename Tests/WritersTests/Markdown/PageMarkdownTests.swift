import Diagnostics
import Documents
import Foundation
import Testing

@testable import Cases
@testable import Writers

@Suite("A page as Markdown")
struct PageMarkdownTests {
    static let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/sample.md")

    @Test("has tables, pictures, formulas and references as any viewer shows them")
    func writesEverything() throws {
        let pages = sampleBook().pages.filter { $0.path.hasPrefix("part-") }
        let materials = sampleMaterials(of: pages)
        var log: [Diagnostic] = []
        let files = try materialFiles(of: materials, reporting: &log)
        #expect(log.isEmpty)
        #expect(
            files.map(\.path) == [
                "sample.md", "diagrams/mlops-architecture.svg", "diagrams/mlops-architecture.png", "diagrams/mlops-architecture.pdf",
                "figures/fig-cost.png", "figures/fig-cost.svg",
            ])
        let text = String(decoding: try #require(files.first).bytes, as: UTF8.self)
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try Data(text.utf8).write(to: Self.golden)
            Issue.record("recorded")
        }
        #expect(text == (try String(contentsOf: Self.golden, encoding: .utf8)))
    }

    @Test("is not written anew in other bytes")
    func isDeterministic() throws {
        let materials = sampleMaterials(of: sampleBook().pages)
        var log: [Diagnostic] = []
        let once = try materialFiles(of: materials, reporting: &log).map(\.bytes)
        #expect(try materialFiles(of: materials, reporting: &log).map(\.bytes) == once)
    }

    private func sampleMaterials(of pages: [EvaluatedPage]) -> EvaluatedMaterials {
        let place = SourceFile(path: "book.yml", text: "").place(SourceRange(0, 0))
        let book = sampleBook()
        let file = EvaluatedMaterials.File(
            name: "sample.md", title: "The sample", content: .pages(pages), references: pages.flatMap(\.references), labels: [:],
            place: place)
        return EvaluatedMaterials(
            files: [file], pictures: book.downloads.map { .init(name: $0.name, drawing: $0.drawing) }, url: book.configuration.url,
            openPages: book.pages.map(\.path), texts: [])
    }
}

@Suite("Blocks and lines of Markdown")
struct PlainWritingTests {
    static let cases: [(name: String, block: Block<Evaluated>, markdown: String)] = [
        ("a comment is for authors", .html(RawHTML(text: "<!-- to do -->\n", place: nowhere)), ""),
        (
            "HTML is Markdown, too", .html(RawHTML(text: "<div align=\"center\">\n*x*\n</div>\n", place: nowhere)),
            "<div align=\"center\">\n*x*\n</div>"
        ),
        ("a reference inside a link is its words", .paragraph([.link(linkAround)]), "[Table 1](<https://a.b/c d>)"),
        ("a callout in a list is a quote", listOfCallout, "- > **Tip**\n  >\n  > Yes."),
        ("what failed says so", .slot(Exhibit(label: failed, content: .invalid)), "Table 3 could not be computed."),
        ("money is no mathematics", .paragraph([.text("$5 to $6, "), .math(formula)]), "$5 to $6, $`x_1`$"),
    ]

    private static let linkAround = Link<Evaluated>(
        target: "https://a.b/c d", title: "", inlines: [.slot(.reference(text: "Table 1", target: "#tbl-a"))], place: nowhere)
    private static let listOfCallout = Block<Evaluated>.list(
        List(start: nil, isTight: true, items: [.init(blocks: [.callout(.tip, [.paragraph([.text("Yes.")])])], isDone: nil)]))
    private static let failed = Label(counter: .table, number: "3", anchor: "tbl-3", caption: [])
    private static let formula = Excerpt(text: "x_1", standingFor: nowhere)

    @Test("are what they were", arguments: cases)
    func writes(name: String, block: Block<Evaluated>, expected: String) {
        let blocks = PlainWriting(surroundings: Anywhere()).blocks([block])
        #expect(markdown(of: Document(blocks: blocks, footnotes: [])) == expected + "\n", "\(name)")
    }
}

/// A file that links lead out of and nothing leads into.
private struct Anywhere: MarkdownSurroundings {
    func address(of target: String) -> String? { target }
    func isWanted(anchor: String) -> Bool { false }
    func picture(of figure: ExhibitFigure, labelled label: Label) -> String { "" }
    func citation(of works: [CitedWork]) -> String { "" }
    var showsAnswers: Bool { false }
    var shift: Int { 0 }
    var footnoteOffset: Int { 0 }
}
