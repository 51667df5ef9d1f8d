import ArgumentParser
import Cases
import Diagnostics
import Foundation
import Pipelines

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs a pipeline over a corpus and writes the record of what it measured.",
        discussion: """
            Examples: casebook run mlops
                      casebook run mlops --shard 3/16 --output shard-3.json

            A build does this by itself when a record is missing or not of the current state. An interrupted run goes on where \
            it was when the same command is given again. Parts that ran on different machines become one record with 'casebook merge'.
            """)

    @Argument(help: "The run: the name of a file in content/runs.")
    var name: String

    @OptionGroup var options: CaseOptions

    @Option(help: ArgumentHelp("Only this part of the documents: 3/16 is the third of sixteen.", valueName: "part"))
    var shard: RunRecord.Shard?

    @Option(name: .shortAndLong, help: ArgumentHelp("Writes the record to this file too.", valueName: "file"))
    var output: String?

    @Flag(help: "Keeps the record with the case, in content/runs: builds on all machines then show its figures.")
    var pin = false

    @Flag(help: "Uses nothing that was kept from before.")
    var fresh = false

    @Flag(help: "Asks the language model itself where no reply is recorded, and records its replies in content/recordings.")
    var record = false

    func validate() throws {
        if shard != nil, output == nil { throw ValidationError("--shard needs --output: the record of a part is there to be merged") }
        if shard != nil, pin { throw ValidationError("--pin keeps the record of a whole run: merge the parts first") }
    }

    func run() async throws {
        var log: [Diagnostic] = []
        let plans = try await Workshop(options).runPlans(reporting: &log)
        guard let plan = plans.plans.first(where: { $0.name == name }), options.reporter.accepts(log) else {
            options.reporter.report(log + (plans.broken.contains(name) ? [] : unknown(among: plans)))
            throw ExitCode.badContent
        }
        let runner = Runner(root: options.root, jobs: options.jobs)
        var record: RunRecord?
        if let corpus = try CorpusOnDisk(plan.corpus, root: options.root, reporting: &log) {
            record = try await runner.execute(plan, over: corpus, shard: shard, isFresh: fresh, isRecording: self.record, reporting: &log)
        }
        options.reporter.report(log)
        guard let record else { throw ExitCode.badContent }
        let text = text(of: record)
        if let output { try Disk.save(Array(text.utf8), at: output) }
        if pin { try Disk.save(Array(text.utf8), at: "\(options.root)/content/runs/\(name).json") }
        print(summary(of: record))
        guard options.reporter.accepts(log) else { throw ExitCode.badContent }
    }

    private func unknown(among plans: RunPlans) -> [Diagnostic] {
        let names = plans.plans.map(\.name)
        guard !names.contains(name) else { return [] }
        var notes = didYouMean(name, among: names)
        if notes.isEmpty {
            notes = [.init(names.isEmpty ? "a run is a file in content/runs" : "there are \(names.joined(separator: ", "))")]
        }
        return [.error("no run is called '\(name)'", at: nil, notes: notes)]
    }
}

struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes one record of the records of a run's parts, in any order.",
        discussion: "Example: casebook merge shard-*.json --output mlops.json")

    @Argument(help: "The records of the parts.")
    var records: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("The file that gets the whole record.", valueName: "file"))
    var output: String

    func run() throws {
        var log: [Diagnostic] = []
        let parts = try records.compactMap { path in
            readRunRecord(try Disk.text(at: path, as: path, reporting: &log), reporting: &log)
        }
        let merged = log.hasErrors ? nil : merge(parts, reporting: &log)
        Reporter(format: .text, isStrict: false).report(log)
        guard let merged, !log.hasErrors else { throw ExitCode.badContent }
        try Disk.save(Array(text(of: merged).utf8), at: output)
        print(summary(of: merged))
    }
}

extension RunRecord.Shard: ExpressibleByArgument {
    /// `3/16`.
    public init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let index = parts[0], let count = parts[1], count > 0, (1...count).contains(index) else { return nil }
        self.init(index: index, count: count)
    }
}

/// What a run found, in a few lines.
func summary(of record: RunRecord) -> String {
    let shown = [
        "documents", "failed", "rejected", "accuracy", "macro_f1", "drift_loss", "ocr.cer", "field_f1", "compliance.f1",
        "retrieval.fused.recall_at_5", "answers.contains", "answers.hallucination_rate", "attacks.success", "judge.kappa",
    ]
    let lines = shown.compactMap { name in record.measures.first { $0.name == name } }.map { measure in
        let estimate = measure.estimate
        var line = "  \(measure.name): \(short(estimate.value))"
        if let low = estimate.low, let high = estimate.high { line += " (\(short(low)) to \(short(high)))" }
        return line
    }
    let part = record.shards.isEmpty ? "" : ", " + record.shards.map { "part \($0.index) of \($0.count)" }.joined(separator: ", ")
    return (["\(record.run)\(part): \(record.title)"] + lines).joined(separator: "\n")
}

private func short(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(format: "%.3f", number)
}
