import Cases
import Diagnostics
import Foundation
import Testing
import Writers

@Suite("The research paper as LaTeX")
struct PaperLaTeXTests {
    /// `PAPER_LATEX=folder` keeps the files, a folder for each layout.
    @Test("The paper of this case can be written in every layout", arguments: PaperLayout.allCases)
    func writesTheCase(layout: PaperLayout) async throws {
        var log: [Diagnostic] = []
        let content = try RealCase.content.files(.instructor)
        let book = await readBook(content, edition: .instructor, runs: try await RealRuns.results.value, jobs: 2, reporting: &log)
        let paper = try #require(await evaluatePaper(of: book, layout: layout, jobs: 2, reporting: &log))
        let files = try latexFiles(of: paper, layout: layout, citations: paper.settings.citations, reporting: &log)
        #expect(rendered(log) == "")
        #expect(Set(["paper.tex", "appendix.tex", "references.bib"]).isSubset(of: files.map(\.path)))
        #expect(Set(files.map(\.path)).count == files.count)
        guard let folder = ProcessInfo.processInfo.environment["PAPER_LATEX"] else { return }
        for file in files {
            let url = URL(filePath: folder).appending(path: layout.rawValue).appending(path: file.path)
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.bytes).write(to: url)
        }
    }
}
