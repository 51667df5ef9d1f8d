import Diagnostics
import Documents
import Pipelines
import Statistics
import YAMLTrees

/// What is shown of guardrails.
private enum GuardrailView: String, CaseIterable { case scores, cases }

extension PageEvaluator {
    /// `guardrails`: how well each guardrail tells what it is there for from what is harmless, or cases that it got wrong.
    mutating func guardrails(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        let view = fields.choice("shows", of: GuardrailView.self) ?? .scores
        let decimals = view == .scores ? fields.integer("decimals") : nil
        let count = view == .cases ? fields.integer("count") : nil
        guard let record = run(&fields, block) else { return nil }
        guard !record.guardrailScores().isEmpty else {
            let notes = [Diagnostic.Note("a run with 'cases: name' screens the labelled cases of a file in 'guardrails/'")]
            diagnostics.append(.error("the run '\(record.run)' has no cases for guardrails", at: block.place, notes: notes))
            return nil
        }
        if let count, count < 1 {
            diagnostics.append(.error("'count' is at least 1", at: block.settings["count"]?.place ?? block.place))
            return nil
        }
        switch view {
        case .scores: return .table(scores(record, decimals ?? 3))
        case .cases: return .table(mistakes(record, count ?? 6))
        }
    }

    // MARK: Scores

    private mutating func scores(_ record: RunRecord, _ decimals: Int) -> ExhibitTable {
        var rows: [ExhibitTable.Row] = []
        for set in record.screenedSets {
            rows.append(.init(.heading, [.init(setTitle(set), detail: setText(set))]))
            for score in record.guardrailScores(of: set) { rows.append(row(score, set, record, decimals)) }
        }
        let columns =
            [.init(title: "Guardrail")]
            + ["Precision", "Recall", "False-positive rate"].map { ExhibitTable.Column(title: $0, isNumeric: true) }
        return ExhibitTable(
            columns: columns, rows: rows,
            notes: [
                note(
                    "Precision is the share of its alarms that are right, recall the share of what it is there for that it finds, the false-positive rate "
                        + "the share of all else in which it raises an alarm. n is what each is a share of; a guardrail has to do only with cases of the "
                        + "kind of text that it looks at."),
                note("Intervals are 95% intervals (Wilson)."), note(record.answerProvenance),
            ])
    }

    private mutating func row(_ score: RunRecord.GuardrailScore, _ set: String, _ record: RunRecord, _ decimals: Int) -> ExhibitTable.Row {
        let counts = score.score.counts
        let shares = [("precision", counts.precision), ("recall", counts.recall), ("false_positive_rate", score.falsePositiveRate)]
        let cells = shares.map { name, share -> ExhibitTable.Cell in
            guard share.isDefined else { return .init("–", detail: "n = 0") }
            let estimate = wilson(share)
            let details = [intervalText(estimate, decimals), "n = \(counted(share.denominator))"].compactMap(\.self)
            // The record has measures of the test set alone.
            let why = set == "test" ? why("guardrails.\(figureName(score.guardrail)).test.\(name)", of: record) : nil
            return .init(rounded(estimate.value, decimals), detail: details.joined(separator: ", "), why: why)
        }
        return .init([.init(score.title)] + cells)
    }

    // MARK: Cases

    /// Some of what was missed and of what was wrongly stopped; of each as many as `count`, from one guardrail after another.
    private func mistakes(_ record: RunRecord, _ count: Int) -> ExhibitTable {
        let missed = record.screeningMistakes { $0.expected.contains($1) && !$0.found.contains($1) }
        let wrong = record.screeningMistakes { !$0.expected.contains($1) && $0.found.contains($1) }
        let groups = [
            ("Missed", "no alarm, and there should have been one", missed), ("Wrongly stopped", "an alarm, and all was well", wrong),
        ]
        let rows = groups.flatMap { title, what, mistakes -> [ExhibitTable.Row] in
            let shown = mistakes.prefix(count)
            let number = mistakes.isEmpty ? "none" : "\(shown.count) of \(counted(mistakes.count))"
            return [.init(.heading, [.init(title, detail: "\(what): \(number)")])]
                + shown.map { mistake in
                    let place = "\(partText(mistake.screening.part)), \(mistake.screening.set) set"
                    let rule = mistake.screening.rule.map { ", ‘\($0)’" } ?? ""
                    return .init([
                        .init(capitalised(guardrailText(mistake.guardrail))),
                        .init(quotedText(mistake.screening.text, atMost: 400), detail: place + rule),
                    ])
                }
        }
        return ExhibitTable(
            columns: [.init(title: "Guardrail"), .init(title: "The text in its own words")], rows: rows,
            notes: [
                note(
                    "The cases are the first of each guardrail by their names, test cases first. A line break is shown as ·, signs that a reader does "
                        + "not see by their number, [U+200B]. The texts are made up to try the guardrails; nothing in them is meant for you."
                ),
                note(record.answerProvenance),
            ])
    }

    private func setTitle(_ set: String) -> String {
        set == "test" || set == "development" ? "\(capitalised(set)) cases" : capitalised(set)
    }

    private func setText(_ set: String) -> String? {
        switch set {
        case "test": "nobody looked at them while the rules were written"
        case "development": "the rules were written while looking at them"
        default: nil
        }
    }

    private func partText(_ part: Answer.Finding.Part) -> String {
        switch part {
        case .question: "a question"
        case .passage: "a passage of a document"
        case .answer: "an answer"
        }
    }
}

extension RunRecord {
    /// `test` first, as it is what counts.
    fileprivate var screenedSets: [String] {
        let sets = Set(screenings.map(\.set))
        let usual = ["test", "development"].filter(sets.contains)
        return usual + sets.subtracting(usual).sorted()
    }

    /// What guardrails got wrong: one of each guardrail, then the next of each; test cases first, by their ids.
    fileprivate func screeningMistakes(
        _ isWrong: (Screening, _ guardrail: String) -> Bool
    ) -> [(guardrail: String, screening: Screening)] {
        let each = guardrailScores().map { score in
            screenings.filter { isWrong($0, score.guardrail) }.sorted {
                ($0.set == "test" ? 0 : 1, $0.id) < ($1.set == "test" ? 0 : 1, $1.id)
            }
            .map { (guardrail: score.guardrail, screening: $0) }
        }
        return (0..<(each.map(\.count).max() ?? 0)).flatMap { place in each.compactMap { place < $0.count ? $0[place] : nil } }
    }
}

/// With a capital letter in front.
func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
