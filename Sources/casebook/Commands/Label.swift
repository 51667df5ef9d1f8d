import ArgumentParser
import Cases
import Diagnostics
import Pipelines

struct Label: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a sheet of a language model's replies for people to judge.",
        discussion: """
            Example: casebook label llmops --output content/labels/llmops.yml

            Each reply that has no label yet stands below its question and its passages. With the labels in content/labels, the run tells how \
            far its own rule agrees with people.
            """)

    @Argument(help: "The run: the name of a file in content/runs.")
    var name: String

    @OptionGroup var options: CaseOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("The file that gets the sheet.", valueName: "file"))
    var output: String

    func run() async throws {
        var log: [Diagnostic] = []
        let results = try await Workshop(options).runs(only: name, reporting: &log)
        options.reporter.report(log)
        guard options.reporter.accepts(log) else { throw ExitCode.badContent }
        guard let record = results.record(named: name) else {
            options.reporter.report([
                .error("no run is called '\(name)'", at: nil, notes: didYouMean(name, among: results.records.map(\.run)))
            ])
            throw ExitCode.badContent
        }
        try Disk.save(Array(labelSheet(of: record).utf8), at: output)
        let waiting = record.answers.count { $0.reply != nil && $0.label == nil }
        print("\(counted(waiting, "reply without a label", "replies without a label")) in \(output)")
    }
}
