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
        let files = try await written(layout)
        #expect(Set(["paper.tex", "appendix.tex", "references.bib"]).isSubset(of: files.map(\.path)))
        #expect(Set(files.map(\.path)).count == files.count)
        guard let folder = ProcessInfo.processInfo.environment["PAPER_LATEX"] else { return }
        try save(files, to: URL(filePath: folder).appending(path: layout.rawValue))
    }

    @Test(
        "LaTeX sets it without a complaint",
        .enabled(if: latexmk != nil, "needs latexmk: apt-get install latexmk texlive-latex-extra"), arguments: PaperLayout.allCases)
    func isSet(layout: PaperLayout) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "casebook-paper-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try save(try await written(layout), to: folder)
        try Data(host.utf8).write(to: folder.appending(path: "host.tex"))
        let log = try typeset(layout == .fragment ? "host" : "paper", in: folder)
        #expect(log.contains("Output written on"))
        let complaints = log.split(separator: "\n").filter { $0.hasPrefix("!") || $0.contains("Warning:") || $0.hasPrefix("Overfull") }
        #expect(complaints == [])
    }

    /// Somebody else's document, of another class, in which the paper and its appendix are read.
    private let host = #"""
        \documentclass{scrartcl}
        \usepackage[T1]{fontenc}
        \usepackage{amsmath,amssymb,graphicx,xcolor,colortbl,array,booktabs,longtable,siunitx,rotating,pdflscape,framed}
        \usepackage[normalem]{ulem}
        \usepackage{hyperref}
        \begin{document}
        \input{paper}
        \appendix
        \input{appendix}
        \bibliographystyle{plain}
        \bibliography{references}
        \end{document}
        """#

    private func written(_ layout: PaperLayout) async throws -> [OutputFile] {
        var log: [Diagnostic] = []
        let content = try RealCase.content.files(.instructor)
        let book = await readBook(content, edition: .instructor, runs: try await RealRuns.results.value, jobs: 2, reporting: &log)
        let paper = try #require(await evaluatePaper(of: book, layout: layout, jobs: 2, reporting: &log))
        let files = try latexFiles(of: paper, layout: layout, citations: paper.settings.citations, reporting: &log)
        #expect(rendered(log) == "")
        return files
    }

    private func save(_ files: [OutputFile], to folder: URL) throws {
        for file in files {
            let url = folder.appending(path: file.path)
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.bytes).write(to: url)
        }
    }

    /// What TeX said.
    private func typeset(_ name: String, in folder: URL) throws -> String {
        let process = Process()
        process.executableURL = Self.latexmk
        process.arguments = ["-pdf", "-interaction=nonstopmode", "-halt-on-error", name + ".tex"]
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return String(decoding: try Data(contentsOf: folder.appending(path: name + ".log")), as: UTF8.self)
    }

    private static let latexmk = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { URL(filePath: String($0)).appending(path: "latexmk") }.first { FileManager.default.isExecutableFile(atPath: $0.path) }
}
