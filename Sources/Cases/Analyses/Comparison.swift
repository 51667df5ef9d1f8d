import Diagnostics
import Documents
import Pipelines
import YAMLTrees

extension PageEvaluator {
    /// `compare`: component by component, one column for each architecture.
    mutating func comparison(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        guard let pipelines = pipelines(&fields, block) else { return nil }
        let columns = [ExhibitTable.Column(title: "What it does")] + pipelines.map { ExhibitTable.Column(title: $0.title) }
        let rows = counterparts(of: pipelines).map { row in
            ExhibitTable.Row(
                [ExhibitTable.Cell(row.title)]
                    + row.stages.map { stages in
                        guard let first = stages.first else { return ExhibitTable.Cell("–") }
                        let details = stages.count == 1 ? [first.service, first.says].compactMap(\.self) : []
                        return ExhibitTable.Cell(
                            stages.map(\.title).joined(separator: ", "), detail: details.isEmpty ? nil : details.joined(separator: ": "))
                    })
        }
        return .table(ExhibitTable(columns: columns, rows: rows))
    }
}

/// One row of a comparison: the stages of each pipeline that do the same work.
struct CounterpartRow {
    let title: String
    var stages: [[Stage]]
}

/// The rows in which pipelines stand side by side, in the order of the flow; what has no counterpart stands alone, as do all stages of
/// a single pipeline.
func counterparts(of pipelines: [Pipeline]) -> [CounterpartRow] {
    var keys: [String] = []
    var rows: [String: CounterpartRow] = [:]
    for (column, pipeline) in pipelines.enumerated() {
        var position = 0
        for stage in pipeline.stages {
            let own = "\(pipeline.id) \(stage.id)"
            let key = pipelines.count > 1 ? stage.counterpart ?? own : own
            if let found = keys.firstIndex(of: key) {
                position = max(position, found + 1)
            } else {
                keys.insert(key, at: column == 0 ? keys.count : position)
                position = column == 0 ? keys.count : position + 1
                rows[key] = CounterpartRow(title: title(of: stage, in: pipelines), stages: pipelines.map { _ in [] })
            }
            rows[key]?.stages[column].append(stage)
        }
    }
    return keys.compactMap { rows[$0] }
}
