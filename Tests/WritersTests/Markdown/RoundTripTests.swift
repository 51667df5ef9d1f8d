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
    /// Read with the extensions that GitHub reads all its Markdown with, without the one that changes tags.
    static let extensions: MarkdownExtensions = [.table, .strikethrough, .autolink, .tasklist, .footnotes]

    @Test("means the same", arguments: Example.all)
    func keepsMeaning(example: Example) {
        let written = markdown(of: plain(example.markdown, Self.extensions))
        let again = cmarkHTML(of: written, Self.extensions)
        #expect(again == cmarkHTML(of: example.markdown, Self.extensions), "\(example.example): \(written)")
    }
}
