import ArgumentParser
import Cases
import Diagnostics
import Writers

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reads and computes everything, and reports all that is wrong; writes nothing.",
        discussion: """
            Example: casebook check --strict

            It looks at the site, at the paper, at the template of the report and at what their formats cannot express. Besides the \
            errors that also stop a build it finds what is merely suspicious: quantities and references that nothing uses, and pages that \
            the navigation does not list.
            """)

    @OptionGroup var options: CaseOptions

    @Flag(help: "Shows how long each step took.")
    var timings = false

    func run() async throws {
        var watch = Stopwatch()
        var log: [Diagnostic] = []
        let workshop = Workshop(options)
        let runs = try await workshop.runs(isTalkative: true, reporting: &log)
        watch.lap("run pipelines")
        let student = try await workshop.editions(runs: runs, timing: &watch, reporting: &log)[0]
        _ = try templateFiles(of: student, in: OutputPlace.report, reporting: &log)
        watch.lap("write the template of the report")
        let book = try await workshop.widest(runs: runs, reporting: &log)
        log += unused(in: book)
        watch.lap("look for what is unused")
        if let paper = await evaluatePaper(of: book, jobs: options.jobs, reporting: &log) {
            _ = try latexFiles(of: paper, layout: paper.settings.layout, citations: paper.settings.citations, reporting: &log)
            watch.lap("evaluate the paper")
        }
        options.reporter.report(log)
        if timings { printError(watch.report) }
        printError("\(Reporter.count(log)), \(watch.seconds) s")
        guard options.reporter.accepts(log) else { throw ExitCode.badContent }
    }
}
