import ArgumentParser
import Cases
import Diagnostics
import Foundation
import Writers

struct BuildSite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: "Computes the case and writes the site.",
        discussion: """
            Example: casebook build site --output public

            The student's edition goes to --output and never opens content/instructor; the instructor's edition goes to \
            --private. Each folder is replaced in one step, and only when no text has an error.
            """)

    @OptionGroup var options: CaseOptions

    @Option(help: ArgumentHelp("Where the student's site goes (default: ROOT/public).", valueName: "folder"))
    var output: String?

    @Option(
        name: .customLong("private"), help: ArgumentHelp("Where the instructor's site goes (default: ROOT/private).", valueName: "folder"))
    var privateOutput: String?

    @Option(help: ArgumentHelp("Computes with a scenario of the model.", valueName: "name"))
    var scenario: String?

    @Flag(help: "Shows how long each step took.")
    var timings = false

    func run() async throws {
        try keepApart()
        var watch = Stopwatch()
        var log: [Diagnostic] = []
        let workshop = Workshop(options, scenario: scenario)
        let runs = try await workshop.runs(isTalkative: true, reporting: &log)
        watch.lap("run pipelines")
        var editions = try await workshop.editions(runs: runs, timing: &watch, reporting: &log)
        let templates = try loadTemplates(root: options.root, reporting: &log)
        // Both editions offer what students get.
        let report = try templateFiles(of: editions[0], in: OutputPlace.report, reporting: &log)
        watch.lap("write the template of the report")
        options.reporter.report(log)
        guard options.reporter.accepts(log) else {
            printError("\(Reporter.count(log)); nothing was written")
            throw ExitCode.badContent
        }
        let summary = summary(of: editions[0], log)
        while !editions.isEmpty { try await write(editions.removeFirst(), with: templates, report) }
        watch.lap("write")
        if timings { printError(watch.report) }
        let text = "\(summary), \(watch.seconds) s: open \(folder(for: .student))/index.html"
        if options.format == .json { printError(text) } else { print(text) }
    }

    /// - Throws: when one edition would lie inside the other, where students read.
    private func keepApart() throws {
        let paths = Edition.allCases.map { URL(fileURLWithPath: folder(for: $0)).standardizedFileURL.resolvingSymlinksInPath().path + "/" }
        guard Disk.hasInstructorFolder(root: options.root), paths[0].hasPrefix(paths[1]) || paths[1].hasPrefix(paths[0]) else { return }
        let names = Edition.allCases.map { "'\(folder(for: $0))'" }.joined(separator: " and ")
        throw WorldError("the student's and the instructor's edition need folders apart: \(names)")
    }

    private func folder(for edition: Edition) -> String {
        switch edition {
        case .student: output ?? "\(options.root)/public"
        case .instructor: privateOutput ?? "\(options.root)/private"
        }
    }

    /// Writes an edition, which is let go bit by bit.
    private func write(_ book: consuming EvaluatedBook, with templates: LoadedTemplates, _ report: [OutputFile]) async throws {
        let attachments = book.attachments
        let staging = try StagingFolder(for: folder(for: book.edition))
        let progress = Progress("pages written", of: book.pages.count)
        defer { progress.end() }
        do {
            let root = options.root
            try await writeEdition(book, with: templates, template: report, jobs: options.jobs) { file in
                try staging.save(file.path, file.bytes)
                progress.advance()
            }
            for path in attachments { try staging.save(path, Disk.bytes(at: "\(root)/content/\(path)")) }
            try staging.commit()
        } catch {
            staging.discard()
            throw error
        }
    }

    private func summary(of book: EvaluatedBook, _ log: [Diagnostic]) -> String {
        let counts = book.counts
        return [
            counted(book.pages.count, "page"), counted(counts.figures, "figure"), counted(counts.tables, "table"),
            counted(counts.values, "computed value"), counted(log.sorted().count, "warning"),
        ].joined(separator: ", ")
    }
}
