import Cases
import Diagnostics
import Foundation
import Pipelines

/// Brings the record of each run of a case: the one that is there when it is fresh, else the engine's.
struct Runner: Sendable {
    let root: String
    let jobs: Int
    /// Whether it says of each record where it comes from, rather than only what takes time.
    let isTalkative: Bool
    private let folder: RunFolder

    init(root: String, jobs: Int, isTalkative: Bool = true) {
        self.root = root
        self.jobs = jobs
        self.isTalkative = isTalkative
        folder = RunFolder(root: root)
    }

    /// The records of all runs.
    ///
    /// - Parameter only: the one run that is wanted; all when it is nil.
    func results(of plans: RunPlans, only name: String? = nil, reporting log: inout [Diagnostic]) async throws -> RunResults {
        var records: [RunRecord?] = []
        for plan in plans.plans where name == nil || plan.name == name {
            records.append(try await record(of: plan, pinned: plans.pinned[plan.name], reporting: &log))
        }
        let isComplete = plans.broken.isEmpty && records.allSatisfy { $0 != nil }
        let versions = plans.plans.map { ($0.name, $0.auditVersions) }
        return RunResults(
            records: records.compactMap(\.self), auditVersions: Dictionary(versions, uniquingKeysWith: { first, _ in first }),
            isComplete: isComplete)
    }

    /// Nil when the corpus cannot be opened, which is reported.
    private func record(of plan: RunPlan, pinned: SourceFile?, reporting log: inout [Diagnostic]) async throws -> RunRecord? {
        guard let corpus = try CorpusOnDisk(plan.corpus, root: root, reporting: &log) else { return nil }
        let digest = plan.digest(corpus: corpus.digest)
        if let pinned, let record = fresh(pinned, plan, digest, reporting: &log) { return record }
        if let record = folder.record(of: plan.name, digest: digest) {
            if isTalkative { say(plan, "the record is kept from before; nothing it depends on has changed") }
            return plan.retitled(record)
        }
        say(plan, pinned == nil ? "running the pipeline; there is no record of this state yet" : "running the pipeline")
        return try await execute(plan, over: corpus, reporting: &log)
    }

    /// The author's own record, if it was made from what is there now.
    private func fresh(_ file: SourceFile, _ plan: RunPlan, _ digest: String, reporting log: inout [Diagnostic]) -> RunRecord? {
        guard let record = readRunRecord(file, reporting: &log) else { return nil }
        if record.digest == digest {
            if isTalkative { say(plan, "the record in '\(file.path)' is fresh") }
            return plan.retitled(record)
        }
        log.append(
            .warning(
                "the record is not of the definitions, corpus, rules and versions that are here now",
                at: file.place(SourceRange(0, 0)), notes: [.init("'casebook run \(plan.name) --pin' makes it anew")]))
        return nil
    }

    /// Runs the engine, or what is left to do of a run that was interrupted, and keeps the record. Nil when the corpus cannot be opened.
    func execute(
        _ plan: RunPlan, over corpus: CorpusOnDisk, shard: RunRecord.Shard? = nil, isFresh: Bool = false, isRecording: Bool = false,
        reporting log: inout [Diagnostic]
    ) async throws -> RunRecord? {
        guard let opened = corpus.open(reporting: &log) else { return nil }
        log += opened.rejected
        let digest = plan.digest(corpus: corpus.digest)
        let part = shard.map { "-\($0.index)-of-\($0.count)" } ?? ""
        let journal = try folder.journal(of: plan.name + part, digest: digest)
        if isFresh { try journal.clear() }
        // What is being recorded has to be said by the model: outcomes of an earlier attempt would leave gaps.
        let resumed = isFresh || isRecording ? [] : journal.outcomes
        if !resumed.isEmpty { say(plan, "goes on after \(counted(resumed.count, "document")) of an earlier attempt") }
        let meter = RunMeter(plan.name)
        let model = try ConversationPartner(for: plan, root: root, isRecording: isRecording, isFresh: isFresh)
        let surroundings = surroundings(corpus, journal, resumed: resumed, reads: !isFresh, meter, model)
        let started = ContinuousClock().now
        do {
            let record = try await untilInterrupted { try await run(plan, over: opened, shard: shard, in: surroundings) }
            meter.end()
            try model.finish()
            journal.remove()
            if shard == nil { _ = try folder.keep(record) }
            say(plan, "\(counted(record.outcomes.count, "document")) in \(seconds(since: started)) s" + failures(of: record))
            return record
        } catch let error as RunError {
            meter.end()
            try model.finish()
            throw RunFailure(run: plan.name, error: error)
        }
    }

    private func surroundings(
        _ corpus: CorpusOnDisk, _ journal: Journal, resumed: [Outcome], reads: Bool, _ meter: RunMeter, _ model: ConversationPartner
    ) -> Surroundings {
        let start = ContinuousClock().now
        let folder = folder
        return Surroundings(
            jobs: jobs, machine: machine, date: runDate, corpusDigest: corpus.digest,
            seconds: { (ContinuousClock().now - start) / .seconds(1) },
            load: { try corpus.image($0) },
            cached: { reads ? folder.cached($0) : nil },
            keep: { folder.keep($0, $1) },
            converse: model.converse,
            embed: model.embed,
            finished: { try journal.add($0) },
            resumed: resumed,
            progress: { meter.show($0) })
    }

    private func say(_ plan: RunPlan, _ text: String) { printError("run \(plan.name): \(text)") }
}

/// Why a run ended without a record, for a person at a terminal.
struct RunFailure: Error, CustomStringConvertible {
    let run: String
    let error: RunError

    var isInterruption: Bool { if case .cancelled = error { true } else { false } }

    var description: String {
        switch error {
        case .cancelled(let done, let total):
            "run \(run): interrupted; \(done) of \(counted(total, "document")) are kept, and the same command goes on from there"
        case .corpus(let message): "run \(run): \(message)"
        case .component(let stage, let message): "run \(run): the stage '\(stage)' cannot work: \(message)"
        case .journal(let message): "run \(run): \(message)"
        case .recordings(let missing, let count, let model, let first):
            """
            run \(run): \(missing) of \(count) replies of '\(model)' are not recorded, the first to '\(first)': \
            a prompt, a passage or a setting has changed since they were. 'make record' asks the model itself, and \
            'casebook run \(run) --record' asks the one at the 'endpoint' of content/language-models/\(model).yml
            """
        }
    }
}

extension RunPlan {
    var name: String { definition.id }
}

/// "; 2 documents set aside: inv-17 at 'ocr' (no picture), …; 1 question without a reply: q-3 (…)": nothing when all went well.
private func failures(of record: RunRecord) -> String {
    let failed = record.outcomes.compactMap { outcome in
        outcome.failure.map { "\(outcome.id) at '\($0.stage)' (\($0.message))" }
    }
    let unanswered = record.answers.compactMap { answer in answer.failure.map { "\(answer.id) (\($0))" } }
    return told(failed, "set aside", "document") + told(unanswered, "without a reply", "question")
}

/// The first three of what went wrong.
private func told(_ failures: [String], _ what: String, _ noun: String) -> String {
    guard !failures.isEmpty else { return "" }
    return "; \(counted(failures.count, noun)) \(what): \(failures.prefix(3).joined(separator: ", "))\(failures.count > 3 ? ", …" : "")"
}

/// "11.2".
private func seconds(since start: ContinuousClock.Instant) -> String {
    String(format: "%.1f", (ContinuousClock().now - start) / .seconds(1))
}
