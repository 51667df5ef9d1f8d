import Diagnostics
import Documents
import Pipelines
import Statistics
import YAMLTrees

extension PageEvaluator {
    /// `side-by-side`: what two runs both do, compared on the same documents, and what only one of them does.
    mutating func sideBySide(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        let decimals = fields.integer("decimals") ?? 3
        guard let runs = runs(&fields, block) else { return nil }
        guard runs.count == 2 else {
            let place = block.settings["of"]?.items?.dropFirst(2).first?.place ?? block.settings["of"]?.place ?? block.place
            diagnostics.append(.error("\(block.phrase) compares two runs", at: place))
            return nil
        }
        let paired = PairedRuns(runs[0], runs[1])
        var rows: [ExhibitTable.Row] = []
        if !paired.figures.isEmpty {
            rows.append(.init(.heading, [.init("What both do", detail: "on the same \(counted(paired.documents)) documents")]))
            rows += paired.figures.map { row($0, of: paired, decimals) }
        }
        let single = singleRows(runs, paired, decimals)
        if !single.isEmpty { rows.append(.init(.heading, [.init("What only one does", detail: "each on its own")])) }
        rows += single
        guard !rows.isEmpty else {
            diagnostics.append(.error("the runs '\(runs[0].run)' and '\(runs[1].run)' have no figures to show", at: block.place))
            return nil
        }
        let heads = runs.map(\.title) + (paired.figures.isEmpty ? [] : ["Difference"])
        let columns =
            [.init(title: "Task")] + heads.map { ExhibitTable.Column(title: $0, isNumeric: true) }
        return .table(ExhibitTable(columns: columns, rows: rows, notes: notes(runs, paired)))
    }

    // MARK: Both

    private func row(_ figure: PairedRuns.Figure, of paired: PairedRuns, _ decimals: Int) -> ExhibitTable.Row {
        func cell(_ estimate: Estimate, sign: Bool = false) -> ExhibitTable.Cell {
            let text = rounded(estimate.value, decimals)
            return .init(sign && estimate.value > 0 ? "+" + text : text, detail: intervalText(estimate, decimals))
        }
        let detail = "\(title(of: figure.kind, paired).detail), n = \(counted(figure.documents))"
        return .init([
            .init(title(of: figure.kind, paired).text, detail: detail), cell(figure.first), cell(figure.second),
            cell(figure.difference, sign: true),
        ])
    }

    private func title(of kind: PairedRuns.Kind, _ paired: PairedRuns) -> (text: String, detail: String) {
        func number(_ count: Int, _ what: String) -> String {
            "F1 over the \(counted(count)) \(what)\(count == 1 ? "" : "s") that both know"
        }
        return switch kind {
        case .accuracy: ("Category of a document", "accuracy")
        case .macroF1: ("Each category alike", "macro-F1")
        case .fieldF1: ("Fields of a document", number(paired.fields.count, "field"))
        case .ruleF1: ("Broken rules", number(paired.rules.count, "rule"))
        }
    }

    // MARK: One

    /// A task has a row here when exactly one of the runs has a figure for it.
    private mutating func singleRows(_ runs: [RunRecord], _ paired: PairedRuns, _ decimals: Int) -> [ExhibitTable.Row] {
        let both = Set(paired.figures.map(\.kind))
        return singleTasks.compactMap { task in
            if let kind = task.kind, both.contains(kind) { return nil }
            let measures = runs.map { $0.measure(task.measure) }
            guard measures.count(where: { $0 != nil }) == 1 else { return nil }
            let cells = zip(runs, measures).map { record, measure -> ExhibitTable.Cell in
                guard let measure else { return .init("–") }
                let shown = shown(measure, of: record, decimals: measure.unit == nil ? decimals : nil)
                let details = [shown.interval, "n = \(counted(measure.count))"].compactMap(\.self)
                return .init(shown.text, detail: details.joined(separator: ", "), why: shown.why)
            }
            return .init([.init(task.title, detail: task.detail)] + cells + (paired.figures.isEmpty ? [] : [.init("–")]))
        }
    }

    private func notes(_ runs: [RunRecord], _ paired: PairedRuns) -> [[Inline<Evaluated>]] {
        let pairing =
            paired.figures.isEmpty
            ? "No document was judged by both, so that nothing can be compared on equal terms."
            : "The difference is what “\(runs[1].title)” has more than “\(runs[0].title)”. An interval of the difference that does not hold 0 speaks for a "
                + "real one. Where one gave no answer to a document, it was wrong on it."
        let models = runs.compactMap(\.languageModelText)
        return [note(pairing), note(answerIntervalNote), note("n is the number of items that a value was taken from.")]
            + models.map { note($0) } + runs.map { note($0.provenance) }
    }
}

/// Tasks that not every pipeline has, each with the measure that tells most of it; `kind` where both can be compared instead.
private let singleTasks: [(title: String, detail: String, measure: String, kind: PairedRuns.Kind?)] = [
    ("Category of a document", "accuracy", "accuracy", .accuracy),
    ("Fields of a document", "F1 over all fields", "field_f1", .fieldF1),
    ("Broken rules", "F1 over all rules", "compliance.f1", .ruleF1),
    ("Knows how sure it is", "expected calibration error", "ece", nil),
    ("Asks a person", "share of documents sent to review", "review_share", nil),
    ("Answers questions", "contains the right answer", "answers.contains", nil),
    ("Keeps to the passages", "supported statements of its answers", "answers.faithfulness", nil),
    ("Says that it does not know", "of questions that the documents do not answer", "abstention.recall", nil),
    ("Summarises documents", "supported statements", "summaries.faithfulness", nil),
    ("Can be steered by documents", "attacks that succeed", "attacks.success", nil),
]
