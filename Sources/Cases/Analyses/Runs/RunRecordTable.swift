import Diagnostics
import Documents
import Pipelines
import YAMLTrees

extension PageEvaluator {
    /// `run-record`: what runs were made of and what they counted, so that others can make them again.
    mutating func runRecord(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        guard let runs = runs(&fields, block) else { return nil }
        let facts = runs.map { $0.facts(requests: desk.book.runs.auditVersions[$0.run]) }
        // What all share is said once.
        let shared = runs.count < 2 ? [] : facts[0].filter { fact in facts.allSatisfy { $0.contains(fact) } }
        var rows: [ExhibitTable.Row] = []
        if !shared.isEmpty { rows = [.init(.heading, [.init("All \(runs.count) runs")])] + shared.map(\.row) }
        for (record, own) in zip(runs, facts) {
            if runs.count > 1 { rows.append(.init(.heading, [.init(record.title, detail: record.run)])) }
            rows += own.filter { !shared.contains($0) }.map(\.row)
        }
        return .table(
            ExhibitTable(
                columns: [.init(title: "What"), .init(title: "In the record")], rows: rows,
                notes: [
                    note(
                        "A digest (SHA-256) stands for all that the outcomes depend on: definitions, corpus, rules, prompts, seed, components "
                            + "and their versions. Runs with equal digests find out the same; times and machine are no part of it.")
                ]))
    }
}

private struct RunFact: Hashable {
    let what: String
    let says: String

    var row: ExhibitTable.Row { .init([.init(what), .init(says)]) }
}

extension RunRecord {
    /// - Parameter requests: the prompts and rules that its requests were made with, where that is known.
    fileprivate func facts(requests: AuditVersions?) -> [RunFact] {
        let periods = periods.map { "\($0.title): \(monthsText($0.months))" }.joined(separator: "; ")
        let stages = stages.filter { $0.taken + $0.given > 0 }.map { stage in
            "\(stage.title) (\(stage.component)) \(counted(stage.taken)) in, \(counted(stage.given)) out"
                + (stage.failed > 0 ? ", \(counted(stage.failed)) set aside" : "")
        }
        let versions = versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        var all: [(String, String?)] = [
            ("Pipeline", pipeline), ("Corpus", corpusText), ("Seed of the run", "\(seed)"), ("Digest", digest), ("Periods", periods),
            ("Stability measured against", reference.map { "month \($0)" }),
            ("Review below a confidence of", reviewBelow.map { rounded($0, 2) }),
            ("Served", outcomes.isEmpty ? nil : "\(counted(outcomes.count)) documents"), ("Asked", askedText),
        ]
        for model in models where model.trainingDocuments > 0 { all.append(("Model “\(model.title)”", model.text)) }
        all.append(("Stages", stages.joined(separator: "; ")))
        all.append(("Versions", versions.joined(separator: ", ")))
        all.append(("Index", indexText))
        all.append(("Language model", languageModel?.text))
        all.append(("Parameters of a request", requests?.parameters))
        for (what, file) in requests?.files ?? [] { all.append((what, "\(file.name), SHA-256 \(file.sha256)")) }
        all.append(("Clock", clock.map { "\($0.date), \($0.machine), \($0.workers) \($0.workers == 1 ? "worker" : "workers")" }))
        all.append(("Part", shards.isEmpty ? nil : "only \(shards.count) of \(shards.first?.count ?? 0) parts"))
        return all.compactMap { what, says in
            guard let says, !says.isEmpty else { return nil }
            return RunFact(what: what, says: says)
        }
    }
}

extension RunRecord {
    private var corpusText: String {
        let unread = rejected > 0 ? "; \(counted(rejected)) records could not be read" : ""
        return "\(corpus): \(counted(corpusDocuments)) documents with \(counted(corpusPages)) pages\(unread)"
    }
}

extension RunRecord.Model {
    fileprivate var text: String {
        let gate = gateAccuracy.map { own in
            "accuracy at the gate \(rounded(own))" + (previousGateAccuracy.map { ", of the model before \(rounded($0))" } ?? "")
        }
        let parts = [
            "learned from \(counted(trainingDocuments)) documents" + (trainedOn.isEmpty ? "" : " of \(monthsText(trainedOn))"),
            examinedOn.map { "examined on month \($0)" }, serves.isEmpty ? nil : "served in \(monthsText(serves))",
            "\(counted(features)) words", gate, isReleased ? nil : "not released",
        ]
        return parts.compactMap(\.self).joined(separator: "; ")
    }
}

extension LanguageModelNote {
    fileprivate var text: String {
        let names = [model, quantisation].compactMap(\.self).joined(separator: ", ")
        return "\(title) (\(names)); \(isRecorded ? "recorded" : "asked") on \(date)\(server.map { " with \($0)" } ?? "") on \(machine)"
    }
}

extension AuditVersions {
    /// The files behind its requests, with what they are for.
    fileprivate var files: [(String, File)] {
        let all = [
            ("Prompt of questions", answer), ("Prompt of summaries", summary), ("Rules on questions", questionGuard),
            ("Rules on answers", answerGuard),
        ]
        return all.compactMap { what, file in file.map { (what, $0) } }
    }
}
