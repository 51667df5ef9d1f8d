import Diagnostics
import Models
import Pipelines

/// One row of a comparison of costs: what does the same work in each architecture.
struct CostLine {
    let title: String
    /// For each pipeline the quantities that the line costs there, each once.
    let quantities: [[String]]
}

/// The costs of pipelines, line by line, in the order of the flow; counterparts share a line.
///
/// A stage whose quantity the edition does not have is left out: the student's model lacks what students are asked to find.
func costLines(_ pipelines: [Pipeline], _ values: EvaluatedModel) -> [CostLine] {
    var counted: [Set<String>] = pipelines.map { _ in [] }
    return counterparts(of: pipelines).compactMap { row in
        let quantities = row.stages.enumerated().map { column, stages in
            stages.compactMap(\.cost?.name).filter { values.value(of: $0) != nil && counted[column].insert($0).inserted }
        }
        return quantities.allSatisfy(\.isEmpty) ? nil : CostLine(title: row.title, quantities: quantities)
    }
}

/// The title of the row in which a stage stands: its counterpart's, where several pipelines share one.
func title(of stage: Stage, in pipelines: [Pipeline]) -> String {
    guard let counterpart = stage.counterpart else { return stage.title }
    let sharing = pipelines.filter { $0.stages.contains { $0.counterpart == counterpart } }
    guard sharing.count > 1 else { return stage.title }
    return pipelines.lazy.flatMap(\.counterparts).first { $0.id == counterpart }?.title ?? stage.title
}
