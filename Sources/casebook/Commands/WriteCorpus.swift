import ArgumentParser
import Cases
import Corpora
import Diagnostics
import Foundation

struct WriteCorpus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corpus",
        abstract: "Writes the documents of a corpus as JSONL, with what is known to be true of them.",
        discussion: """
            Examples: casebook corpus techcorp --output techcorp
                      casebook corpus techcorp --output techcorp --limit 40 --images

            The folder gets corpus.jsonl, one document a line, and with --images a picture of each page of a scan. A corpus definition \
            whose 'from' names the file reads it back.
            """)

    @Argument(help: "The corpus: the name of a file in content/corpora.")
    var name: String

    @OptionGroup var options: CaseOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("The folder that gets the files.", valueName: "folder"))
    var output: String

    @Option(help: ArgumentHelp("Only so many documents, spread evenly over all.", valueName: "number"))
    var limit: Int?

    func run() async throws {
        var log: [Diagnostic] = []
        let corpora = try await Workshop(options).runPlans(reporting: &log).corpora
        // What is wrong elsewhere in the case does not concern a corpus.
        log.removeAll { $0.place?.file.path.contains("/corpora/") != true }
        guard let definition = corpora.first(where: { $0.id == name }) else {
            options.reporter.report([.error("no corpus is called '\(name)'", at: nil, notes: didYouMean(name, among: corpora.map(\.id)))])
            throw ExitCode.badContent
        }
        let corpus = try CorpusOnDisk(definition, root: options.root, reporting: &log)?.open(reporting: &log)
        options.reporter.report(log + (corpus?.rejected ?? []))
        guard let corpus, options.reporter.accepts(log) else { throw ExitCode.badContent }
        try await write(corpus)
    }

    private func write(_ corpus: Corpus) async throws {
        let count = min(limit ?? corpus.count, corpus.count)
        let numbers = (0..<count).map { $0 * corpus.count / count }
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        let lines = await concurrently(numbers, jobs: options.jobs) { _, number in jsonLine(of: corpus.document(number)) + "\n" }
        try Disk.save(lines.flatMap { Array($0.utf8) }, at: "\(output)/corpus.jsonl")
        print("\(counted(count, "document")): \(output)/corpus.jsonl")
    }
}
