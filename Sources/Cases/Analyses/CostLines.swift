import Diagnostics
import Models
import Pipelines

/// One row of a comparison of costs: what does the same work in each architecture.
struct CostLine {
    let title: String
    /// For each pipeline the quantities that the line costs there, each once.
    var quantities: [[String]]
}

/// The costs of pipelines, line by line, in the order of the flow; counterparts share a line.
///
/// A stage whose quantity the edition does not have is left out: the student's model lacks what students are asked to find.
func costLines(_ pipelines: [Pipeline], _ values: EvaluatedModel) -> [CostLine] {
    var keys: [String] = []
    var lines: [String: CostLine] = [:]
    for (column, pipeline) in pipelines.enumerated() {
        var position = 0
        var counted: Set<String> = []
        for stage in pipeline.stages {
            guard let cost = stage.cost?.name, values.value(of: cost) != nil, counted.insert(cost).inserted else { continue }
            let key = pipelines.count > 1 ? stage.counterpart ?? "\(pipeline.id) \(stage.id)" : stage.id
            if let found = keys.firstIndex(of: key) {
                position = max(position, found + 1)
            } else {
                keys.insert(key, at: column == 0 ? keys.count : position)
                lines[key] = CostLine(title: title(of: stage, in: pipelines), quantities: pipelines.map { _ in [] })
                position = column == 0 ? keys.count : position + 1
            }
            lines[key]?.quantities[column].append(cost)
        }
    }
    return keys.compactMap { lines[$0] }
}

/// The title of the row in which a stage stands: its counterpart's, where several pipelines share one.
func title(of stage: Stage, in pipelines: [Pipeline]) -> String {
    guard let counterpart = stage.counterpart else { return stage.title }
    let sharing = pipelines.filter { $0.stages.contains { $0.counterpart == counterpart } }
    guard sharing.count > 1 else { return stage.title }
    return pipelines.lazy.flatMap(\.counterparts).first { $0.id == counterpart }?.title ?? stage.title
}
