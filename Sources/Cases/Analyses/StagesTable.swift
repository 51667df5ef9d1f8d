import Diagnostics
import Documents
import Models
import Pipelines
import YAMLTrees

extension PageEvaluator {
    /// `stages`: a pipeline's definition as a table, in the author's order.
    mutating func stagesTable(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        guard let pipelines = pipelines(&fields, block) else { return nil }
        var rows: [ExhibitTable.Row] = []
        for pipeline in pipelines {
            if pipelines.count > 1 { rows.append(.init(.heading, [.init(pipeline.title, detail: pipeline.says)])) }
            for stage in pipeline.stages { rows.append(row(stage, of: pipeline)) }
        }
        let columns = ["Stage", "What it does", "Executed by", "Service", "Cost", "Controls"]
        // A column that no stage fills says nothing.
        let kept = columns.indices.filter { index in
            index == 0 || rows.contains { $0.kind == .plain && $0.cells[index].text != "–" }
        }
        let components = "“Executed by” names the component of the engine with its settings; a stage without one is drawn and costed only."
        return .table(
            ExhibitTable(
                columns: kept.map { .init(title: columns[$0]) },
                rows: rows.map { row in row.kind == .heading ? row : .init(kept.map { row.cells[$0] }) },
                notes: kept.contains(2) ? [note(components)] : []))
    }

    private mutating func row(_ stage: Stage, of pipeline: Pipeline) -> ExhibitTable.Row {
        let lane = pipeline.lanes.first { $0.id == stage.lane }?.title ?? stage.lane
        let controls = stage.controls.map { id in pipeline.controls.first { $0.id == id }?.title ?? id }
        return .init([
            .init(stage.title, detail: "\(lane), \(stage.kind.rawValue)"), .init(stage.says ?? "–"),
            .init(stage.does?.name ?? "–", detail: stage.settingsText), .init(stage.service ?? "–"), cost(stage),
            .init(controls.isEmpty ? "–" : controls.joined(separator: ", ")),
        ])
    }

    private mutating func cost(_ stage: Stage) -> ExhibitTable.Cell {
        guard let name = stage.cost?.name, let value = desk.values.value(of: name) else { return .init("–") }
        let why = desk.values.derivation(of: name).flatMap { derivations.add($0) }
        return .init(value.formatted().text, detail: name, why: why)
    }
}

extension Stage {
    /// "language: eng, sample: 60"; nil without settings.
    var settingsText: String? { settings.map(text)?.nonEmpty }
}

private func text(_ tree: YAMLTree) -> String {
    if let entries = tree.entries { return entries.map { "\($0.key): \(inner($0.value))" }.joined(separator: ", ") }
    return inner(tree)
}

private func inner(_ tree: YAMLTree) -> String {
    if let items = tree.items { return "[\(items.map(inner).joined(separator: ", "))]" }
    if tree.entries != nil { return "{\(text(tree))}" }
    return tree.text ?? "–"
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
