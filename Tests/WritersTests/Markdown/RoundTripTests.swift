import Diagnostics
import Documents
import Testing

@testable import Writers

/// Markdown read by our reader, without Casebook's additions, as the writer takes it.
func plain(_ markdown: String, _ extensions: MarkdownExtensions = .all) -> Document<Plain> {
    var log: [Diagnostic] = []
    let file = readMarkdown(SourceFile(path: "", text: markdown), dialect: .gfm(extensions), reporting: &log)
    return file.document.plain
}

@Suite("Markdown that was read and written again")
struct RoundTripTests {
    /// All but the one that makes tags harmless, which belongs to HTML.
    static let extensions: MarkdownExtensions = [.table, .strikethrough, .autolink, .tasklist, .footnotes]

    /// Their headings have several lines, and a heading has one.
    static let headingsOfLines = [51, 52, 65]

    @Test("is the same for cmark-gfm, byte for byte of its HTML", arguments: Example.all)
    func keepsExamples(example: Example) {
        let written = cmarkHTML(of: markdown(of: plain(example.markdown, Self.extensions)), Self.extensions)
        let witness = cmarkHTML(of: example.markdown, Self.extensions)
        let isSame = written == witness
        #expect(isSame != Self.headingsOfLines.contains(example.example))
        if !isSame { #expect(written == witness.replacing("\n", with: " ").replacing("> ", with: ">\n")) }
    }

    @Test("is the same when examples are torn apart and put together again", arguments: 1...40)
    func keepsMutations(seed: Int) {
        var chance = Chance(seed: UInt64(seed))
        for _ in 0..<100 {
            let text = mutation(of: Example.all.map(\.markdown), &chance)
            let document = plain(text, Self.extensions)
            // Tags lose their indentation, which shows in their bytes.
            guard !document.breaksHeading, !"\(document)".contains(".html(") else { continue }
            let written = markdown(of: document)
            let witness = cmarkHTML(of: text, Self.extensions)
            let again = cmarkHTML(of: written, Self.extensions)
            guard again != witness, spacious(again) != spacious(witness) else { continue }
            Issue.record("differs for \(text.debugDescription):\nwritten \(written.debugDescription)\nwitness \(witness.debugDescription)")
            return
        }
    }
}

/// HTML without the paragraphs and lines that tell a loose list from a tight one.
func spacious(_ html: String) -> String {
    html.replacing("<p>", with: "").replacing("</p>", with: "").replacing("\n", with: "")
}

extension Document<Plain> {
    /// Whether a heading has more than one line.
    var breaksHeading: Bool { blocks.contains(where: \.breaksHeading) || footnotes.contains { $0.blocks.contains(where: \.breaksHeading) } }
}

extension Block<Plain> {
    fileprivate var breaksHeading: Bool {
        switch self {
        case .heading(let heading): "\(heading.inlines)".contains("Break")
        case .quote(let blocks), .callout(_, let blocks): blocks.contains(where: \.breaksHeading)
        case .list(let list): list.items.contains { $0.blocks.contains(where: \.breaksHeading) }
        case .paragraph, .code, .math, .html, .table, .rule: false
        }
    }
}
