import ArgumentParser
import Cases
import Diagnostics
import Writers

struct WriteReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Writes the template of the report that students fill in, for Word and as Markdown.",
        discussion: """
            Example: casebook report --scenario small-firm --output templates-for-autumn

            It is made from 'content/report/report.md' in the students' edition; every figure in it follows the scenario.
            """)

    @OptionGroup var options: CaseOptions

    @Option(help: ArgumentHelp("Computes with a scenario of the model.", valueName: "name"))
    var scenario: String?

    @Option(help: ArgumentHelp("Where the template goes (default: ROOT/public/report).", valueName: "folder"))
    var output: String?

    func run() async throws {
        var log: [Diagnostic] = []
        let workshop = Workshop(options, scenario: scenario)
        let runs = try await workshop.runs(reporting: &log)
        let book = try await workshop.book(.student, runs: runs, reporting: &log)
        let evaluated = await evaluate(book, scenario: scenario, jobs: options.jobs, reporting: &log)
        guard let report = evaluated.report else {
            options.reporter.report(log)
            throw WorldError("the case has no template; write one into 'content/report/report.md'")
        }
        let files = try reportFiles(report, of: evaluated.configuration, reporting: &log)
        options.reporter.report(log)
        guard options.reporter.accepts(log) else {
            printError("\(Reporter.count(log)); nothing was written")
            throw ExitCode.badContent
        }
        let folder = output ?? "\(options.root)/\(OutputPlace.student)/\(OutputPlace.report)"
        let staging = try StagingFolder(for: folder)
        do {
            for file in files { try staging.save(file.path, file.bytes) }
            try staging.commit()
        } catch {
            staging.discard()
            throw error
        }
        print("\(counted(report.document.fieldNames.count, "field")) to fill in: open \(folder)/report.docx")
    }
}

/// The template in every format, as files of one folder.
private func reportFiles(
    _ report: EvaluatedPage, of book: BookConfiguration, reporting log: inout [Diagnostic]
) throws -> [OutputFile] {
    let address = book.url.map { $0 + report.path }
    let document = WordReport(
        title: report.matter.title, subtitle: report.matter.description, language: book.language, document: report.document,
        references: report.references, address: address, date: sourceDate)
    return [OutputFile(path: "report.docx", bytes: try word(document, reporting: &log))] + (try markdownReport(report, address: address))
}
