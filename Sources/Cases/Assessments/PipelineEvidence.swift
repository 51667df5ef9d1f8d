import Assessments
import Pipelines
import YAMLTrees

extension Pipeline {
    /// What is known of the pipeline: its definition, and what its runs measured.
    ///
    /// A measure that several runs of the pipeline have is that of the run with the pipeline's own name, or else of the first by name.
    func evidence(from runs: RunResults) -> Evidence {
        let records = runs.records.filter { $0.pipeline == id }
        let inOrder = records.filter { $0.run == id } + records.filter { $0.run != id }
        return Evidence(
            stages: stages.map {
                .init(
                    id: $0.id, title: $0.title, kind: $0.kind.rawValue, layer: $0.layer, component: $0.does?.name, controls: $0.controls)
            },
            practices: Dictionary(practices.map { ($0.name, $0.values.map(\.name)) }, uniquingKeysWith: { first, _ in first }),
            measures: Dictionary(
                inOrder.flatMap(\.measures).map { ($0.name, $0.estimate.value) }, uniquingKeysWith: { first, _ in first }))
    }

    /// Its practices, to be held against a vocabulary.
    var statements: [Statement] { practices.map { Statement(name: $0.name, values: $0.values, place: $0.place) } }
}

extension PredicateNames {
    /// What conditions over the pipelines of a book may name.
    ///
    /// - Parameter vocabulary: of practices; without one, what the pipelines state is all there is, with any value.
    init(of pipelines: [Pipeline], vocabulary: Vocabulary?, runs: RunResults) {
        func names(_ name: (Stage) -> String?) -> [String] { unique(pipelines.flatMap(\.stages).compactMap(name)) }
        let stated = pipelines.flatMap(\.practices).map { Mention(name: $0.name, place: $0.place) }
        self.init(
            practices: vocabulary ?? Vocabulary(of: "practice", using: stated),
            questions: Vocabulary(of: "question", entries: []),
            stages: names(\.id), kinds: Stage.Kind.allCases.map(\.rawValue), layers: names(\.layer),
            components: componentNames, controls: unique(pipelines.flatMap(\.controls).map(\.id)),
            measures: runs.isComplete ? unique(runs.records.flatMap(\.measures).map(\.name)) : nil, classes: [])
    }
}
