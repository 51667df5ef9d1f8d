package import Diagnostics

/// The record of the whole run from the records of its parts, in any order: all but what the clock said is as if it had run in one.
///
/// Nil when they are not parts of one run or a part is there twice, which is reported. Parts that are missing are warned of, and what
/// is there becomes one record that can be merged again.
package func merge(_ records: [RunRecord], reporting log: inout [Diagnostic]) -> RunRecord? {
    let parts = records.sorted { ($0.shards.first ?? .whole, $0.digest) < ($1.shards.first ?? .whole, $1.digest) }
    guard let first = parts.first else {
        log.append(.error("there is no record to merge", at: nil))
        return nil
    }
    let problems = strangers(parts, to: first) ?? disagreements(parts, with: first) ?? duplicates(parts)
    guard problems.isEmpty else {
        log += problems
        return nil
    }
    var merged = first
    merged.shards = parts.flatMap(\.shards).sorted()
    merged.outcomes = parts.flatMap(\.outcomes).sorted { $0.document < $1.document }
    merged.answers = parts.flatMap(\.answers).sorted { $0.id < $1.id }
    merged.languageModel = parts.lazy.compactMap(\.languageModel).first
    if parts.contains(where: { $0.languageModel?.isRecorded == false }) { merged.languageModel?.isRecorded = false }
    merged.clock = parts.dropFirst().reduce(first.clock) { sum($0, $1.clock) }
    merged.countStages()
    if let missing = missing(merged.shards) {
        let note = Diagnostic.Note("merge them too before the figures are shown: there are none of a part")
        log.append(.warning("'\(merged.run)' lacks \(missing)", at: nil, notes: [note]))
    } else {
        merged.shards = []
    }
    return merged.measuredWhole
}

/// Records of other runs, or of the same run in another state. Nil when there is none.
private func strangers(_ parts: [RunRecord], to first: RunRecord) -> [Diagnostic]? {
    let strangers = parts.filter { $0.run != first.run || $0.digest != first.digest }
    guard !strangers.isEmpty else { return nil }
    return strangers.map { stranger in
        if stranger.run != first.run {
            return .error("\(named(stranger)) is of another run than \(named(first))", at: nil)
        }
        let note = "run it again where definitions, corpus, rules, seed and components are the same"
        return .error("\(named(stranger)) was made from something else than \(named(first))", at: nil, notes: [.init(note)])
    }
}

/// Parts that were made from the same and still differ in what all parts share: a machine that calculates otherwise.
private func disagreements(_ parts: [RunRecord], with first: RunRecord) -> [Diagnostic]? {
    let strangers = parts.filter { shared($0) != shared(first) }
    guard !strangers.isEmpty else { return nil }
    return strangers.map { stranger in
        let what = stranger.models != first.models ? "the models that were trained" : "what all parts have in common"
        return .error("\(named(stranger)) and \(named(first)) do not agree in \(what)", at: nil)
    }
}

/// A record without what belongs to its part alone.
private func shared(_ record: RunRecord) -> RunRecord {
    var shared = record
    (shared.shards, shared.outcomes, shared.measures, shared.clock) = ([], [], [], nil)
    (shared.answers, shared.languageModel) = ([], nil)
    shared.countStages()
    return shared
}

private func duplicates(_ parts: [RunRecord]) -> [Diagnostic] {
    let shards = parts.flatMap { $0.shards.isEmpty ? [.whole] : $0.shards }
    if shards.count > 1, shards.contains(.whole) {
        return [.error("'\(parts[0].run)' is there as a whole and \(counted(shards.count, "record")) are to be merged", at: nil)]
    }
    if let other = shards.first(where: { $0.count != shards[0].count }) {
        return [.error("part \(words(shards[0])) and part \(words(other)) do not come from the same division", at: nil)]
    }
    let twice = Set(shards.filter { shard in shards.count { $0 == shard } > 1 }).sorted()
    if !twice.isEmpty { return twice.map { .error("part \(words($0)) is there twice", at: nil) } }
    for part in parts where !part.shards.isEmpty {
        let strange = part.outcomes.first { outcome in !part.shards.contains { $0.contains(outcome.document) } }
        if let strange { return [.error("\(named(part)) has document \(strange.document), which is not of that part", at: nil)] }
    }
    return []
}

/// "part 2 of 4" or "parts 2 and 3 of 4"; nil when none is missing.
private func missing(_ shards: [RunRecord.Shard]) -> String? {
    guard let count = shards.first?.count else { return nil }
    let missing = (1...count).filter { index in !shards.contains { $0.index == index } }
    guard let first = missing.first else { return nil }
    if missing.count == 1 { return "part \(first) of \(count)" }
    let shown = missing.prefix(10).map(String.init)
    return "parts \(sentence(shown + (missing.count > 10 ? ["\(missing.count - 10) more"] : []))) of \(count)"
}

private func named(_ record: RunRecord) -> String {
    record.shards.isEmpty ? "'\(record.run)'" : "part \(sentence(record.shards.map(words))) of '\(record.run)'"
}

private func words(_ shard: RunRecord.Shard) -> String { "\(shard.index)/\(shard.count)" }

private func counted(_ number: Int, _ what: String) -> String { number == 1 ? "1 \(what)" : "\(number) \(what)s" }

extension RunRecord.Shard {
    /// Stands for a run that was not divided.
    fileprivate static let whole = RunRecord.Shard(index: 0, count: 0)
}

/// Time adds up; places and dates are told side by side.
private func sum(_ one: RunRecord.Clock?, _ other: RunRecord.Clock?) -> RunRecord.Clock? {
    guard var sum = one, let other else { return one ?? other }
    sum.machine = together(sum.machine, other.machine)
    sum.date = together(sum.date, other.date)
    sum.workers += other.workers
    sum.batch = max(sum.batch, other.batch)
    sum.serving += other.serving
    sum.training = zip(sum.training, other.training).map(+)
    for index in sum.stages.indices {
        sum.stages[index].busy += other.stages[index].busy
        sum.stages[index].latency.add(other.stages[index].latency)
    }
    sum.latency.add(other.latency)
    return sum
}

private func together(_ one: String, _ other: String) -> String {
    Set(one.split(separator: "; ") + other.split(separator: "; ")).sorted().joined(separator: "; ")
}
