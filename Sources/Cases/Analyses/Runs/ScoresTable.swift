import Diagnostics
import Documents
import Pipelines
import Statistics
import YAMLTrees

/// What a table of scores has a row for.
private enum ScoredKind: String, CaseIterable {
    case `class`, field, rule

    var title: String {
        switch self {
        case .class: "Category"
        case .field: "Field"
        case .rule: "Rule"
        }
    }

    /// What `n` counts.
    var note: String {
        switch self {
        case .class: "n is how many documents truly are of the category."
        case .field: "n is how many documents truly have the field."
        case .rule: "n is how many documents truly break the rule."
        }
    }
}

extension PageEvaluator {
    /// `metrics` with `each:`: precision, recall and F1 of every class, field or rule.
    mutating func scores(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        let kind = fields.choice("each", of: ScoredKind.self)
        let decimals = fields.integer("decimals")
        let modelName = kind == .class ? fields.scalar("model") : nil
        let periodName = kind == .rule ? nil : fields.scalar("period")
        guard let record = run(&fields, block) else { return nil }
        let models = models([modelName].compactMap(\.self), of: record)
        let periods = periods([periodName].compactMap(\.self), of: record)
        guard let kind, let models, let periods else { return nil }
        let (model, period) = (models.first, periods.first)
        let scores =
            switch kind {
            case .class: part(of: record, model, period, block).map { record.classScores(of: $0.model.name, in: period?.name) }
            case .field: Optional(record.fieldScores(in: period?.name))
            case .rule: Optional(record.ruleScores())
            }
        guard let scores else { return nil }
        guard !scores.isEmpty else {
            diagnostics.append(.error("the run '\(record.run)' has no scores for each \(kind.rawValue)", at: block.place))
            return nil
        }
        let isMeasured = model == nil && period == nil
        let rows = scores.map { score in
            let name = isMeasured ? "\(kind.rawValue).\(figureName(score.id))" : nil
            return row(score, measure: name, of: record, decimals: decimals ?? 3)
        }
        let columns =
            [.init(title: kind.title)] + ["Precision", "Recall", "F1", "n"].map { ExhibitTable.Column(title: $0, isNumeric: true) }
        let part = [model.map { "the model “\($0.title)”" }, period.map { "“\($0.title)”" }].compactMap(\.self)
        let scope = part.isEmpty ? [] : [note("Only \(part.joined(separator: ", ")).")]
        return .table(
            ExhibitTable(columns: columns, rows: rows, notes: scope + [note(record.provenance), note("\(kind.note) \(intervalNote)")]))
    }

    /// - Parameter measure: what the record's measures of it are named below; nil when they are not in the record.
    private mutating func row(_ score: Score, measure: String?, of record: RunRecord, decimals: Int) -> ExhibitTable.Row {
        let columns = [
            ("precision", score.precision, score.counts.precision), ("recall", score.recall, score.counts.recall),
            ("f1", score.f1, score.counts.f1),
        ]
        let cells = columns.map { name, estimate, ratio -> ExhibitTable.Cell in
            guard ratio.isDefined else { return .init("–") }
            if let known = measure.flatMap({ record.measure("\($0).\(name)") }) {
                return cell(known, of: record, decimals: decimals, hasCount: false)
            }
            return .init(rounded(estimate.value, decimals), detail: intervalText(estimate, decimals))
        }
        return .init([.init(score.title)] + cells + [.init(counted(score.counts.recall.denominator))])
    }
}

extension RunRecord {
    func measure(_ name: String) -> Measure? { measures.first { $0.name == name } }
}
