package import Statistics

/// Two runs beside each other on the documents that went through both: each document counts for both or for none.
package struct PairedRuns: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The share of documents with the right category, and the mean F1 of the categories.
        case accuracy, macroF1
        /// F1 pooled over the fields that both extract, and over the rules that both check.
        case fieldF1, ruleF1
    }

    package struct Figure: Sendable, Hashable {
        package let kind: Kind
        package let first: Estimate
        package let second: Estimate
        /// What the second has more than the first, on the same documents.
        package let difference: Estimate
        package let documents: Int
    }

    /// Those that both runs judged, or failed to.
    package let documents: Int
    /// The fields that both extract, and the rules that both check.
    package let fields: [RunRecord.Title]
    package let rules: [RunRecord.Title]
    /// What both did, in the order of the kinds. Intervals are percentiles of a bootstrap over documents.
    package let figures: [Figure]

    /// Compares what both runs did. A run that gave no answer to a document to which the other gave one was wrong on it.
    ///
    /// A document is the same when its id is; each run counts those that came while its first model was in service, all without a model. A run may judge only some
    /// of its documents: what neither has a result nor failed was not judged.
    package init(_ first: RunRecord, _ second: RunRecord) {
        let others = Dictionary(second.served.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let pairs: [DocumentPair] = first.served.compactMap { outcome in
            guard let other = others[outcome.id], outcome.wasJudged, other.wasJudged else { return nil }
            return DocumentPair(first: outcome, second: other)
        }
        let (otherFields, otherRules) = (Set(second.fields.map(\.id)), Set(second.rules.map(\.id)))
        let fields = first.fields.filter { otherFields.contains($0.id) }
        let rules = first.rules.filter { otherRules.contains($0.id) }
        let stream = "side-by-side.\(first.run).\(second.run)."
        let figures = [
            categoryFigures(pairs, first, second, stream: stream),
            pooledFigure(.fieldF1, fieldCells(pairs, Set(fields.map(\.id))), first.bootstrap(stream + "fields")),
            pooledFigure(.ruleF1, ruleCells(pairs, Set(rules.map(\.id))), first.bootstrap(stream + "rules")),
        ]
        (documents, self.fields, self.rules, self.figures) = (pairs.count, fields, rules, figures.flatMap(\.self))
    }
}

private struct DocumentPair {
    let first: Outcome
    let second: Outcome
}

// MARK: - Categories

/// Numbers of categories; nil where a run said nothing.
private struct JudgedPair: Hashable, Sendable {
    let truth: Int
    let first: Int?
    let second: Int?
}

private func categoryFigures(_ pairs: [DocumentPair], _ first: RunRecord, _ second: RunRecord, stream: String) -> [PairedRuns.Figure] {
    let categories = (first.categories + second.categories).map(\.id) + pairs.compactMap { $0.first.category ?? $0.second.category }
    let numbers = Dictionary(zip(categories, categories.indices), uniquingKeysWith: { first, _ in first })
    let judged = pairs.compactMap { pair -> JudgedPair? in
        let (one, other) = (pair.first.judgement(in: first), pair.second.judgement(in: second))
        guard let truth = (pair.first.category ?? pair.second.category).flatMap({ numbers[$0] }), one != nil || other != nil else {
            return nil
        }
        // What is no category of the corpus is none at all.
        return JudgedPair(truth: truth, first: one.flatMap { numbers[$0] }, second: other.flatMap { numbers[$0] })
    }
    guard judged.contains(where: { $0.first != nil }), judged.contains(where: { $0.second != nil }) else { return [] }
    let cells = Cells(judged)
    let count = categories.count
    return [
        figure(.accuracy, first.bootstrap(stream + "accuracy"), cells) {
            cells.accuracy($0, \.first)
        } second: {
            cells.accuracy($0, \.second)
        },
        figure(.macroF1, first.bootstrap(stream + "macro_f1"), cells) {
            cells.macroF1($0, \.first, of: count)
        } second: {
            cells.macroF1($0, \.second, of: count)
        },
    ]
}

extension Outcome {
    fileprivate var wasJudged: Bool { !predictions.isEmpty || extractions != nil || findings != nil || failure != nil }

    /// The category that a run gave the document: its first model, or whatever else judged it.
    fileprivate func judgement(in record: RunRecord) -> String? {
        (record.models.first.map { prediction(of: $0.name) } ?? predictions.first)?.category
    }
}

extension Cells<JudgedPair> {
    fileprivate func accuracy(_ counts: [Int], _ side: (JudgedPair) -> Int?) -> Double {
        Ratio(sum(counts) { side($0) == $0.truth ? 1 : 0 }, of: counts.reduce(0, +)).value
    }

    /// Over the categories that occur or are given, as `ConfusionTable.macroF1`; a document without a category is one missed.
    fileprivate func macroF1(_ counts: [Int], _ side: (JudgedPair) -> Int?, of categories: Int) -> Double {
        var each = Array(repeating: BinaryCounts(), count: categories)
        for (pair, count) in zip(keys, counts) where count > 0 {
            let said = side(pair)
            if said == pair.truth {
                each[pair.truth].truePositives += count
            } else {
                each[pair.truth].falseNegatives += count
                if let said { each[said].falsePositives += count }
            }
        }
        let scores = each.compactMap { $0.f1.isDefined ? $0.f1.value : nil }
        return scores.isEmpty ? 0 : scores.reduce(0, +) / Double(scores.count)
    }
}

// MARK: - Fields and rules

/// One document's counts in both runs.
private struct CountedPair: Hashable, Sendable {
    var first = BinaryCounts()
    var second = BinaryCounts()
}

/// Where one run has no fields of a document, the other's tell what it missed.
private func fieldCells(_ pairs: [DocumentPair], _ fields: Set<String>) -> Cells<CountedPair> {
    guard pairs.contains(where: { $0.first.extractions != nil }), pairs.contains(where: { $0.second.extractions != nil }) else {
        return Cells()
    }
    return Cells(
        pairs.compactMap { pair in
            guard !fields.isEmpty, let known = pair.first.extractions ?? pair.second.extractions else { return nil }
            let nothing = known.mapValues { $0.counts.recall.isDefined ? Outcome.Extraction.missed : .absent }
            func counts(_ extractions: [String: Outcome.Extraction]?) -> BinaryCounts {
                // In any order: whole numbers are added.
                (extractions ?? nothing).reduce(into: BinaryCounts()) { if fields.contains($1.key) { $0 += $1.value.counts } }
            }
            return CountedPair(first: counts(pair.first.extractions), second: counts(pair.second.extractions))
        })
}

private func ruleCells(_ pairs: [DocumentPair], _ rules: Set<String>) -> Cells<CountedPair> {
    guard pairs.contains(where: { $0.first.findings != nil }), pairs.contains(where: { $0.second.findings != nil }) else { return Cells() }
    return Cells(
        pairs.compactMap { pair in
            guard !rules.isEmpty, let violations = pair.first.violations ?? pair.second.violations else { return nil }
            let broken = rules.intersection(violations)
            func counts(_ findings: [String]?) -> BinaryCounts {
                let found = rules.intersection(findings ?? [])
                let right = found.intersection(broken).count
                return BinaryCounts(truePositives: right, falsePositives: found.count - right, falseNegatives: broken.count - right)
            }
            return CountedPair(first: counts(pair.first.findings), second: counts(pair.second.findings))
        })
}

private func pooledFigure(_ kind: PairedRuns.Kind, _ cells: Cells<CountedPair>, _ bootstrap: Bootstrap) -> [PairedRuns.Figure] {
    guard cells.total > 0 else { return [] }
    func f1(_ counts: [Int], _ side: (CountedPair) -> BinaryCounts) -> Double {
        let right = cells.sum(counts) { side($0).truePositives }
        return Ratio(2 * right, of: 2 * right + cells.sum(counts) { side($0).falsePositives + side($0).falseNegatives }).value
    }
    return [
        figure(kind, bootstrap, cells) {
            f1($0, \.first)
        } second: {
            f1($0, \.second)
        }
    ]
}

/// Both values and their difference from the same resamples.
private func figure<Key>(
    _ kind: PairedRuns.Kind, _ bootstrap: Bootstrap, _ cells: Cells<Key>, first: ([Int]) -> Double, second: ([Int]) -> Double
) -> PairedRuns.Figure {
    let estimates = bootstrap.estimates(cells: cells.counts) { counts in
        let (first, second) = (first(counts), second(counts))
        return [first, second, second - first]
    }
    return .init(kind: kind, first: estimates[0], second: estimates[1], difference: estimates[2], documents: cells.total)
}
