package import Diagnostics
package import YAMLTrees

/// An architecture as its author defined it: what is drawn, costed, scored and, by an engine, executed.
package struct Pipeline: Sendable {
    package struct Lane: Sendable {
        package let id: String
        package let title: String
        package let place: Place
    }

    /// A layer of a reference architecture.
    package struct Layer: Sendable {
        package let id: String
        package let title: String
        /// Whether it runs beside all others instead of lying between them.
        package let isCrosscut: Bool
        /// Components that belong to the layer without being a stage.
        package let components: [Component]
    }

    package struct Component: Sendable {
        package let title: String
        package let service: String?
    }

    /// A measure that protects people, data or budget; stages name the ones they provide.
    package struct Control: Sendable {
        package let id: String
        package let title: String
        package let says: String?
    }

    /// How the people around the pipeline work, by dotted name: `release.tested-by` is `unit tests`.
    package struct Practice: Sendable {
        package let name: String
        package let values: [Mention]
        package let place: Place
    }

    /// Something that was found out about the pipeline and shows what its practices are.
    package struct EvidenceItem: Sendable {
        /// By which others refer to it: `E5`.
        package let id: String
        package let area: String
        package fileprivate(set) var says: String
        /// Names of practices.
        package let shows: [Mention]
        package let place: Place
    }

    /// The file's name without extension: `mlops`.
    package let id: String
    package let title: String
    package let says: String?
    package let lanes: [Lane]
    /// In the author's order.
    package fileprivate(set) var stages: [Stage]
    /// The edges that close a loop; without them the stages form no cycle.
    package let feedback: [Connection]
    package let layers: [Layer]
    /// The titles of the rows in which stages of several pipelines stand side by side.
    package let counterparts: [Lane]
    package let controls: [Control]
    package let practices: [Practice]
    package fileprivate(set) var evidence: [EvidenceItem]
    /// The quantity that is the sum of all stages' costs.
    package let total: Mention?
    package let source: SourceFile
    /// Whether nothing is wrong with the definition; else it was reported, and what is made of the pipeline says nothing more.
    package internal(set) var isSound = true
}

/// One step, store or person of a pipeline.
package struct Stage: Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case compute, store, model, document, gate, actor, external
    }

    package let id: String
    package fileprivate(set) var title: String
    /// One sentence: what it does.
    package fileprivate(set) var says: String?
    package let lane: String
    package let kind: Kind
    /// What runs it in the cloud: "Amazon Textract".
    package fileprivate(set) var service: String?
    package let layer: String?
    /// The component of the engine that executes it; nil for people and for infrastructure, which a run leaves out.
    package fileprivate(set) var does: Mention?
    /// The settings of that component.
    package fileprivate(set) var settings: YAMLTree?
    package let incoming: [Connection]
    /// The quantity that says what it costs.
    package let cost: Mention?
    package let controls: [String]
    package let counterpart: String?
    /// Stages of one lane with equal group are drawn in one box.
    package let group: String?
    package let place: Place
}

/// An edge from one stage to another.
package struct Connection: Sendable {
    package enum Kind: String, CaseIterable, Sendable { case data, control, feedback }

    package let from: String
    package let to: String
    package let label: String?
    package let kind: Kind
    package let place: Place
}

extension Pipeline {
    package func stage(_ id: String) -> Stage? { stages.first { $0.id == id } }

    /// The same pipeline with its stages' texts put through `fill`, which also gets the stage's place.
    package func filled(by fill: (String, Place) -> String) -> Pipeline {
        var filled = self
        for index in filled.stages.indices {
            let place = stages[index].place
            filled.stages[index].title = fill(stages[index].title, place)
            filled.stages[index].says = stages[index].says.map { fill($0, place) }
            filled.stages[index].service = stages[index].service.map { fill($0, place) }
        }
        for index in filled.evidence.indices { filled.evidence[index].says = fill(evidence[index].says, evidence[index].place) }
        return filled
    }

    /// The same pipeline with each stage put through `change`.
    func changingStages(_ change: (Stage) -> Stage) -> Pipeline {
        var changed = self
        changed.stages = stages.map(change)
        return changed
    }

    /// All edges, the ones along the flow first.
    package var connections: [Connection] { stages.flatMap(\.incoming) + feedback }
}

extension Stage {
    /// The same stage executed by another component, or by none.
    func doing(_ component: Mention?, with settings: YAMLTree?) -> Stage {
        var stage = self
        (stage.does, stage.settings) = (component, settings)
        return stage
    }
}
