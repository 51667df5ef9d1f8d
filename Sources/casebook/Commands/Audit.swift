import ArgumentParser
import Cases
import Diagnostics
import Pipelines

struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes the audit trail of a run, or checks that nobody has changed one.",
        discussion: """
            Examples: casebook audit llmops --output events.jsonl
                      casebook audit --verify events.jsonl

            One line of JSON for each request, with digests in place of texts. Each line names the SHA-256 of the line before. Keep the digest \
            of the last line, which is printed, apart from the file: a chain that was written anew from the start ends in another one.
            """)

    @Argument(help: "The run: the name of a file in content/runs.")
    var name: String?

    @OptionGroup var options: CaseOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("The file that gets the trail.", valueName: "file"))
    var output: String?

    @Flag(help: "Writes questions, replies and what users were shown in clear, too.")
    var keepTexts = false

    @Option(help: ArgumentHelp("A trail to check.", valueName: "file"))
    var verify: String?

    @Option(help: ArgumentHelp("With --verify: the digest that the last line is known to have.", valueName: "digest"))
    var endsIn: String?

    func validate() throws {
        if verify == nil, name == nil || output == nil { throw ValidationError("name a run and --output, or a trail with --verify") }
        if verify != nil, name != nil || output != nil || keepTexts {
            throw ValidationError("--verify checks a trail that is there; it needs no run and writes nothing")
        }
        if endsIn != nil, verify == nil { throw ValidationError("--ends-in goes with --verify") }
    }

    func run() async throws {
        if let verify { try check(verify) } else if let name, let output { try await write(name, to: output) }
    }

    private func check(_ path: String) throws {
        var log: [Diagnostic] = []
        let file = try Disk.text(at: path, as: path, reporting: &log)
        let trail = log.hasErrors ? nil : checkAuditTrail(file, endingIn: endsIn, reporting: &log)
        options.reporter.report(log)
        guard let trail else { throw ExitCode.badContent }
        print("\(path) is whole: \(counted(trail.events, "event")), and the last has the digest \(trail.end)")
    }

    private func write(_ name: String, to path: String) async throws {
        var log: [Diagnostic] = []
        let plans = try await Workshop(options).runPlans(reporting: &log)
        let results = try await Runner(root: options.root, jobs: options.jobs, isTalkative: false)
            .results(of: plans, only: name, reporting: &log)
        options.reporter.report(log)
        guard options.reporter.accepts(log) else { throw ExitCode.badContent }
        guard let plan = plans.plans.first(where: { $0.name == name }), let record = results.record(named: name) else {
            throw refused("no run is called '\(name)'", notes: didYouMean(name, among: plans.plans.map(\.name)))
        }
        let events = auditEvents(of: record, by: plan.auditVersions, keepingTexts: keepTexts)
        guard !events.isEmpty else {
            throw refused("the run '\(name)' put nothing to a language model", notes: [.init("its trail would have no events")])
        }
        let trail = auditTrail(of: events)
        try Disk.save(Array(trail.utf8), at: path)
        let end = checkAuditTrail(SourceFile(path: path, text: trail), reporting: &log)?.end ?? ""
        print("\(counted(events.count, "event")) in \(path); the last has the digest \(end)")
    }

    private func refused(_ message: String, notes: [Diagnostic.Note]) -> ExitCode {
        options.reporter.report([.error(message, at: nil, notes: notes)])
        return .badContent
    }
}
