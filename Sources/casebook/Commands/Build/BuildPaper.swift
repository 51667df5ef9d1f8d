import ArgumentParser
import Cases
import Diagnostics
import Foundation
import Writers

struct BuildPaper: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paper",
        abstract: "Writes the research paper as HTML, Markdown, LaTeX and PDF, with its appendix and its data.",
        discussion: """
            Example: casebook build paper --layout two-column --citations numeric

            It goes to ROOT/private/paper, or to ROOT/public/paper when 'paper:' in 'content/book.yml' says 'publish: true'. The PDF \
            needs latexmk and TeX; without them the sources are written all the same.
            """)

    @OptionGroup var options: CaseOptions

    @Option(help: ArgumentHelp("Where the paper goes.", valueName: "folder"))
    var output: String?

    @Option(help: "The form of the document: article, two-column or fragment (for \\input).")
    var layout: PaperLayout?

    @Option(help: "How works are cited: numeric or author-year.")
    var citations: CitationStyle?

    @Flag(inversion: .prefixedNo, help: "Sets the PDF with latexmk.")
    var pdf = true

    func run() async throws {
        var log: [Diagnostic] = []
        let workshop = Workshop(options)
        let runs = try await workshop.runs(reporting: &log)
        let book = try await workshop.widest(runs: runs, reporting: &log)
        let paper = await evaluatePaper(of: book, layout: layout, program: Casebook.nameAndVersion, jobs: options.jobs, reporting: &log)
        let templates = try loadTemplates(root: options.root, reporting: &log)
        guard let paper else {
            options.reporter.report(log)
            throw WorldError("the book has no paper; name its page in 'content/book.yml': 'paper: { page: paper.md }'")
        }
        let layout = layout ?? paper.settings.layout
        let sources = try latexFiles(of: paper, layout: layout, citations: citations ?? paper.settings.citations, reporting: &log)
        let others = dataFiles(of: paper) + (try paperMarkdown(of: paper))
        guard options.reporter.accepts(log) else {
            options.reporter.report(log)
            printError("\(Reporter.count(log)); nothing was written")
            throw ExitCode.badContent
        }
        let set = pdf && layout != .fragment ? try await TeX.set(sources, named: "paper.tex") : .notAsked
        log += set.diagnostics(of: sources, from: paper.source)
        options.reporter.report(log)
        let folder =
            output ?? "\(options.root)/\(paper.settings.isPublished ? OutputPlace.student : OutputPlace.instructor)/\(OutputPlace.paper)"
        try await write(paper, sources + others + set.files, with: templates, to: folder)
        printError(set.summary)
        guard options.reporter.accepts(log) else { throw ExitCode.badContent }
        let name = set.files.isEmpty ? "index.html" : "paper.pdf"
        print(
            "the paper, \(counted(paper.works.count, "work")) cited, \(counted(paper.page.derivations.count, "computed value")): open \(folder)/\(name)"
        )
    }

    private func write(_ paper: EvaluatedPaper, _ files: [OutputFile], with templates: LoadedTemplates, to folder: String) async throws {
        let staging = try StagingFolder(for: folder)
        do {
            // What only a whole site needs is left out.
            let ofSites: Set<String> = ["404.html", "robots.txt", "sitemap.xml"]
            try await writeEdition(paper.book, with: templates, jobs: options.jobs) { file in
                if !ofSites.contains(file.path) { try staging.save(file.path, file.bytes) }
            }
            for file in files { try staging.save(file.path, file.bytes) }
            for path in paper.book.attachments {
                try staging.save(path, Disk.bytes(at: "\(options.root)/content/\(path)"))
            }
            try staging.commit()
        } catch {
            staging.discard()
            throw error
        }
    }
}

extension PaperLayout: ExpressibleByArgument {}
extension CitationStyle: ExpressibleByArgument {}
