import Pipelines

// The sections on rubrics and on measures.

extension AppendixWriter {
    var rubrics: String? {
        guard !subjects.rubrics.isEmpty || !subjects.catalogues.isEmpty else { return nil }
        let held = subjects.rubrics.filter { !$0.pipelines.isEmpty }.map { holding in
            let title = book.assessments.rubrics.first { $0.id == holding.rubric }?.title ?? holding.rubric
            return block(
                "maturity", "tbl", "rubric-\(holding.rubric)", "\(title): every criterion with its evidence",
                ["rubric: \(holding.rubric)", "of: [\(holding.pipelines.joined(separator: ", "))]", "shows: criteria"])
        }
        let known = subjects.pipelines.filter { !$0.evidence.isEmpty }.map(\.id)
        let evidence =
            known.isEmpty || held.isEmpty
            ? nil
            : block(
                "evidence", "tbl", "evidence", "What was found out about the pipelines", ["of: [\(known.joined(separator: ", "))]"])
        let judged = subjects.catalogues.map { judging in
            let title = book.assessments.catalogues.first { $0.id == judging.catalogue }?.title ?? judging.catalogue
            return block(
                "governance", "tbl", "rules-\(judging.catalogue)", "\(title): the rules in words",
                ["catalogue: \(judging.catalogue)", "shows: rules"])
        }
        return section(
            "Rubrics and catalogues", "rubrics",
            """
            Every criterion with what decided it: evidence by number, a stage, a measure, or nothing. "No evidence" is an answer of its own \
            and counts as nothing. The evidence belongs to the case; where the case is invented, so is its evidence.
            """,
            held.joined(separator: "\n\n"), evidence, judged.isEmpty ? nil : judged.joined(separator: "\n\n"))
    }

    var metrics: String? {
        guard !subjects.runs.isEmpty else { return nil }
        let blocks = subjects.runs.flatMap { measures(of: $0) }
        let searching = subjects.runs.filter { $0.hasMeasures(of: "retrieval") }.map(\.run)
        let retrieval =
            searching.isEmpty
            ? nil
            : block(
                "retrieval", "tbl", "retrieval", "All runs that search: where the passage with the answer stands",
                ["of: [\(searching.joined(separator: ", "))]"])
        return section(
            "All measures", "metrics",
            """
            All that the runs measured, with 95% intervals where chance has a part in it, and with the number of items behind each value. Many \
            measures are shown and none is corrected for that. Of the runs that vary another one, the tables hold what the variation can \
            change; counts of the corpus, tokens and times of all runs are in the data ([](#sec-appendix-data)).
            """,
            ([retrieval] + blocks.map(Optional.some)).compactMap(\.self).joined(separator: "\n\n"))
    }

    private func measures(of record: RunRecord) -> [String] {
        let isMain = subjects.isMain(record)
        var names: [String] = []
        for measure in record.measures {
            let parts = measure.name.split(separator: ".").map(String.init)
            if !isMain, surroundings.contains(parts[0]) { continue }
            // Groups with tables of their own; what stands directly in them does not appear there.
            let name = tabled.contains(parts[0]) ? (parts.count == 2 ? measure.name : nil) : parts[0]
            if let name, !names.contains(name) { names.append(name) }
        }
        var blocks: [String] = []
        if !names.isEmpty {
            let settings = ["of: \(record.run)", "measures: [\(names.joined(separator: ", "))]"]
            blocks.append(block("metrics", "tbl", "metrics-\(record.run)", "\(record.title): measures", settings))
        }
        for (kind, words) in isMain ? [("class", "categories"), ("field", "fields"), ("rule", "rules")] : [] {
            // Scores of classes are those of a model; a run without one has them only as measures in the data.
            guard record.hasMeasures(of: kind), kind != "class" || !record.models.isEmpty else { continue }
            let settings = ["of: \(record.run)", "each: \(kind)"]
            blocks.append(block("metrics", "tbl", "\(kind)-\(record.run)", "\(record.title): all \(words)", settings))
        }
        if isMain, !record.screenings.isEmpty {
            blocks.append(block("guardrails", "tbl", "guardrails-\(record.run)", "\(record.title): guardrails", ["of: \(record.run)"]))
        }
        return blocks
    }
}

/// Groups of measures that have tables of their own.
private let tabled: Set = ["class", "field", "rule", "retrieval", "guardrails"]

/// Groups that a variation of a run does not mean to change.
private let surroundings: Set = ["pages_per_document", "categories", "fields", "rejected", "index", "tokens", "speed"]

extension RunRecord {
    fileprivate func hasMeasures(of group: String) -> Bool { measures.contains { $0.name.hasPrefix(group + ".") } }
}
