import Archives
import Cases
import Diagnostics
import Foundation
import Reports
import Testing

@testable import Writers

@Suite("A report in Word")
struct WordTests {
    @Test("It is written, the same bytes each time")
    func deterministic() async throws {
        let report = try await sampleReport()
        var log: [Diagnostic] = []
        let bytes = try word(report, reporting: &log)
        #expect(bytes == (try word(report, reporting: &log)))
        #expect(log.map { render($0) } == [])
    }

    @Test("Each part is what it was", arguments: goldenParts)
    func golden(part: String) async throws {
        var log: [Diagnostic] = []
        let files = try wordParts(try await sampleReport(), reporting: &log)
        let text = lines(of: String(decoding: try #require(files.first { $0.name == part }).bytes, as: UTF8.self))
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
        let expected = folder.appending(path: part.replacing("/", with: "-"))
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: expected)
            Issue.record("recorded \(part)")
        } else {
            #expect(text == (try? String(contentsOf: expected, encoding: .utf8)))
        }
    }

    @Test(
        "What Word cannot show is an error at its line",
        arguments: [
            ("a <b>c</b>", "content/index.md:5:1: error: Word cannot show HTML\n  5 | a <b>c</b>\n    | ^^^^^^^^^^"),
            ("<details>\nmore\n</details>", "content/index.md:5:1: error: Word cannot show HTML\n  5 | <details>\n    | ^^^^^^^^^"),
            ("![A lost picture](lost.png)", "content/index.md:5:1: error: Word cannot show 'lost.png'\n  5 | ![A lost picture](lost.png)"),
            ("![Words](words.png)", "content/index.md:5:1: error: 'words.png' is no picture that Word can show"),
        ])
    func unshowable(text: String, message: String) async throws {
        let document = try await evaluatedPage("---\ntitle: A page\n---\n\n\(text)\n", attachments: ["lost.png", "words.png"])
        var log: [Diagnostic] = []
        _ = try word(WordReport(title: "A page", document: document, pictures: ["words.png": Array("words".utf8)]), reporting: &log)
        #expect(log.first.map { render($0).hasPrefix(message) } == true, "\(log.map { render($0) })")
    }

    @Test(
        "A link leads to the report's page on the site, or is left out",
        arguments: [
            ("[a](other.md)", "https://a.example/course/other.html"), ("[a](https://b.example/x)", "https://b.example/x"),
            ("[a](mailto:a@b.example)", "mailto:a@b.example"),
        ])
    func links(text: String, address: String) async throws {
        let document = try await evaluatedPage("---\ntitle: A page\n---\n\n\(text)\n", more: ["other.md": "---\ntitle: Other\n---\n"])
        var log: [Diagnostic] = []
        let report = WordReport(title: "A page", document: document, address: "https://a.example/course/report.html")
        let files = try wordParts(report, reporting: &log)
        let links = String(decoding: try #require(files.first { $0.name == "word/_rels/document.xml.rels" }).bytes, as: UTF8.self)
        #expect(links.contains("Target=\"\(address)\" TargetMode=\"External\""))
    }

    @Test("The longest name of a field fits into a bookmark")
    func longestName() { #expect(fieldBookmark(String(repeating: "a", count: longestFieldName)).utf8.count == 40) }

    @Test("Fields in a callout are found")
    func nested() async throws {
        let table = "> ```yaml empty-table #tbl-a\n> caption: A\n> columns: [B, C]\n> rows: [D]\n> ```\n"
        let text = "> ```yaml write #field-b\n> caption: B\n> ```\n"
        let document = try await evaluatedPage(
            "---\ntitle: A page\n---\n\n> [!TIP]\n> More\n>\n\(table)>\n\(text)\n- Item\n\n\(text.replacing("> ", with: "  ").replacing("-b", with: "-c"))"
        )
        var log: [Diagnostic] = []
        let report = try readWordReport(word(WordReport(title: "A page", document: document), reporting: &log))
        #expect(report.fields.map(\.id) == ["tbl-a.r1.c2", "field-b", "field-c"])
    }

    @Test("An empty template has every field, none of them filled in")
    func fields() async throws {
        var log: [Diagnostic] = []
        let filled = try readWordReport(word(try await sampleReport(), reporting: &log))
        #expect(filled.fields.map(\.id) == sampleFields)
        #expect(filled.fields.allSatisfy { $0.text == nil })
        #expect(filled.contradictory == [])
    }
}

/// The parts that depend on the report; the styles are seen in LibreOffice.
private let goldenParts = [
    "word/document.xml", "word/footnotes.xml", "word/numbering.xml", "word/_rels/document.xml.rels", "docProps/core.xml",
]

/// One element of the text a line, for eyes and for comparisons.
private func lines(of xml: String) -> String {
    var text = xml
    for opening in [
        "<w:p>", "<w:tbl>", "<w:tr>", "<w:sdt>", "<w:r>", "<m:oMath>", "<Relationship ", "<w:abstractNum ", "<w:num ", "<w:footnote ",
        "<dc",
    ] {
        text = text.replacing(opening, with: "\n" + opening)
    }
    return text + "\n"
}

/// The names of the sample's fields, in their order.
let sampleFields = [
    "field-names", "field-role", "ex-shelf-cost", "field-advice", "field-level", "tbl-costs.r1.c2", "tbl-costs.r1.c3", "tbl-costs.r2.c2",
    "tbl-costs.r2.c3", "tbl-costs.r3.c1", "tbl-costs.r3.c2", "tbl-costs.r3.c3",
]
