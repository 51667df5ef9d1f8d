import ArgumentParser
import Cases
import Diagnostics
import Writers

struct WriteReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Writes the template of the report that students fill in, for Word, as LaTeX and as Markdown.",
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
        let folder = output ?? "\(options.root)/\(OutputPlace.student)/\(OutputPlace.report)"
        let files = try reportFiles(of: report, in: evaluated.configuration, date: sourceDate, reporting: &log)
        options.reporter.report(log)
        guard options.reporter.accepts(log) else {
            printError("\(Reporter.count(log)); nothing was written")
            throw ExitCode.badContent
        }
        let staging = try StagingFolder(for: folder)
        do {
            for file in files { try staging.save(file.path, file.bytes) }
            try staging.commit()
        } catch {
            staging.discard()
            throw error
        }
        print("\(counted(report.page.document.fieldNames.count, "field")) to fill in: open \(folder)/report.docx")
    }
}
