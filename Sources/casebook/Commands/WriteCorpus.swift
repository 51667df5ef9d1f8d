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

    @Flag(help: "Writes a picture of each page of a scan too, as it would come from the scanner.")
    var images = false

    @Option(help: ArgumentHelp("The seed of the pictures: with a run's own seed they are the ones it reads.", valueName: "number"))
    var seed: UInt64 = 0

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
        if images { try FileManager.default.createDirectory(atPath: "\(output)/images", withIntermediateDirectories: true) }
        let (output, images, seed) = (output, images, seed)
        let lines = await concurrently(numbers, jobs: options.jobs) { _, number in
            Result {
                var document = corpus.document(number)
                if images { try print(&document, quality: corpus.definition.scanQuality, seed: seed, below: output) }
                return jsonLine(of: document) + "\n"
            }
        }
        try Disk.save(lines.flatMap { Array(try $0.get().utf8) }, at: "\(output)/corpus.jsonl")
        print("\(counted(count, "document")): \(output)/corpus.jsonl")
    }
}

/// Writes the pages of a scan that has no pictures yet as PNG, and names them in the document.
private func print(_ document: inout CorpusDocument, quality: ScanQuality, seed: UInt64, below folder: String) throws {
    guard document.isScanned, document.images.isEmpty else { return }
    let name = document.id.map { $0.isLetter || $0.isNumber || $0 == "-" ? String($0) : "_" }.joined()
    for (index, page) in document.pages.enumerated() {
        let path = "images/\(name)-\(index + 1).png"
        let picture = try scan(page, quality: quality, seed: seed, name: "\(document.id) \(index + 1)")
        try Disk.save(try png(of: picture), at: "\(folder)/\(path)")
        document.images.append(path)
    }
}
