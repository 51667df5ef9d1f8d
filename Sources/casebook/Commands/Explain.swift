import ArgumentParser
import Cases
import Diagnostics
import Models

struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows why a quantity has its value: formula, inputs and their sources, as a tree.",
        discussion: "Example: casebook explain cost.llmops.total")

    @Argument(help: "The quantity's dotted name.")
    var name: String

    @OptionGroup var options: CaseOptions

    @Option(help: ArgumentHelp("Computes with a scenario of the model.", valueName: "name"))
    var scenario: String?

    func run() async throws {
        var log: [Diagnostic] = []
        let workshop = Workshop(options)
        let book = try await workshop.widest(runs: workshop.runs(reporting: &log), reporting: &log)
        let values = compute(book, scenario: scenario, reporting: &log)
        guard let tree = values.explain(name) else {
            options.reporter.report(log)
            printError(
                render(
                    .error("no quantity is called '\(name)'", at: nil, notes: didYouMean(name, among: book.model.quantities.map(\.name)))))
            throw ExitCode.badContent
        }
        print(tree, terminator: "")
        options.reporter.report(log)
        guard options.reporter.accepts(log) else { throw ExitCode.badContent }
    }
}
