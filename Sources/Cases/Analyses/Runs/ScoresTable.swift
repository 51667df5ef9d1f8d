import Diagnostics
import Documents
import Pipelines
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

    func items(of record: RunRecord) -> [RunRecord.Title] {
        switch self {
        case .class: record.categories
        case .field: record.fields
        case .rule: record.rules
        }
    }
}

private let scoreColumns = [("precision", "Precision"), ("recall", "Recall"), ("f1", "F1")]

extension PageEvaluator {
    /// `metrics` with `each:`: precision, recall and F1 of every class, field or rule.
    mutating func scores(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        let kind = fields.choice("each", of: ScoredKind.self)
        let decimals = fields.integer("decimals")
        guard let record = run(&fields, block), let kind else { return nil }
        let items = kind.items(of: record)
        let scores = items.map { item in
            scoreColumns.map { name, _ in record.measure("\(kind.rawValue).\(measureName(of: item.id)).\(name)") }
        }
        let columns = scoreColumns.indices.filter { column in scores.contains { $0[column] != nil } }
        guard !columns.isEmpty else {
            diagnostics.append(.error("the run '\(record.run)' has no scores for each \(kind.rawValue)", at: block.place))
            return nil
        }
        let rows = zip(items, scores).map { item, scores in
            // Recall is taken from all that truly are there.
            let count = scores[1].map { "\(counted($0.count))" } ?? "–"
            return ExhibitTable.Row(
                [.init(item.title)]
                    + columns.map { scores[$0].map { cell($0, of: record, decimals: decimals, hasCount: false) } ?? .init("–") }
                    + [.init(count)])
        }
        let heads = columns.map { ExhibitTable.Column(title: scoreColumns[$0].1, isNumeric: true) }
        return .table(
            ExhibitTable(
                columns: [.init(title: kind.title)] + heads + [.init(title: "n", isNumeric: true)], rows: rows,
                notes: [note(record.provenance), note("n is how many there truly are. \(intervalNote)")]))
    }
}

extension RunRecord {
    func measure(_ name: String) -> Measure? { measures.first { $0.name == name } }
}
