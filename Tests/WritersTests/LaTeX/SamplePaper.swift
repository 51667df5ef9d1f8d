import Cases
import Diagnostics
import Documents
import Testing

@testable import Writers

/// A small book's paper, read and computed from its text.
struct SamplePaper {
    var text: String
    var model = "a: { says: An amount, value: 2 USD, source: assumption }\ntwice: { says: Twice the amount, value: 2 * a }\n"
    var bibliography = ""
    var attachments: [String] = []
    var layout = PaperLayout.article
    var citations = CitationStyle.numeric

    init(_ text: String) {
        self.text = text
    }

    /// The files by their path, and what was reported.
    func written() async throws -> (files: [String: OutputFile], messages: String) {
        var log: [Diagnostic] = []
        let paper = try #require(await evaluated(reporting: &log))
        let files = try latexFiles(of: paper, layout: layout, citations: citations, reporting: &log)
        let messages = log.sorted().map { render($0) + "\n" }.joined(separator: "\n")
        return (Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0) }), messages)
    }

    /// What stands between the heads and the ends of the file.
    func body() async throws -> String {
        let fragment = try await with(.fragment).written()
        #expect(fragment.messages == "")
        return String((fragment.files["paper.tex"]?.text ?? "").dropFirst(fragmentHead.count))
    }

    func with(_ layout: PaperLayout) -> SamplePaper {
        var copy = self
        copy.layout = layout
        return copy
    }

    func evaluated(reporting log: inout [Diagnostic]) async -> EvaluatedPaper? {
        let settings = "paper: { page: paper.md, authors: [A. Author, B. Author], keywords: [tests, 100 %] }"
        var texts = [
            SourceFile(
                path: "content/book.yml",
                text:
                    "title: A book\nurl: https://example.org/book\nbibliography: works.bib\n\(settings)\nnavigation: [{ title: Pages, pages: [index.md] }]\n"
            ),
            SourceFile(path: "content/index.md", text: "# Home\n"),
            SourceFile(path: "content/model/a.yml", text: model),
            SourceFile(path: "content/paper.md", text: "---\ntitle: A paper\n---\n\n" + text),
            SourceFile(path: "content/works.bib", text: bibliography),
        ]
        texts.sort { $0.path < $1.path }
        let book = await readBook(ContentFiles(texts: texts, attachments: attachments), edition: .student, jobs: 1, reporting: &log)
        return await evaluatePaper(of: book, layout: layout, jobs: 1, reporting: &log)
    }
}

extension OutputFile {
    var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension SamplePaper {
    /// A writer for the paper that has written nothing yet.
    func writer() async throws -> LaTeXWriter { LaTeXWriter(Manuscript(try await paper()), layout) }

    func paper() async throws -> EvaluatedPaper {
        var log: [Diagnostic] = []
        return try #require(await evaluated(reporting: &log))
    }
}
