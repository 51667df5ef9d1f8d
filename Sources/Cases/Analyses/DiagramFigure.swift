package import Diagnostics
import Documents
package import Figures
import Pipelines
import YAMLTrees

extension PageEvaluator {
    /// `diagram`: one pipeline in lanes, its layers, or several side by side.
    mutating func diagram(_ fields: inout FieldReader, _ label: Label, _ title: String, _ block: AnalysisBlock) -> Exhibit.Content? {
        let pipelines = pipelines(&fields, block)
        let layers = fields.flag("layers") ?? false
        let name = fileName(fields.scalar("name"))
        guard let pipelines else { return nil }
        var log: [Diagnostic] = []
        let diagram = makeDiagram(of: pipelines, layers: layers, id: label.anchor, title: title)
        let drawing = layOut(diagram, width: desk.figureWidth, reporting: &log)
        diagnostics += log.map { $0.placed(at: block.place) }
        return .figure(
            ExhibitFigure(drawing: drawing, downloadName: name, description: textAlternative(of: diagram).map(description)))
    }

    /// What a reader's file is called: a name without folders, because it becomes a path of the site.
    private mutating func fileName(_ tree: YAMLTree?) -> String? {
        guard let tree, let name = tree.text else { return nil }
        if !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }) { return name }
        diagnostics.append(
            .error(
                "a drawing's file cannot be called '\(name)'", at: tree.place,
                notes: [.init("'name' is letters, digits and hyphens: mlops-architecture")]))
        return nil
    }

    private func description(_ item: TextAlternativeItem) -> ExhibitFigure.Description {
        .init(item.text, item.items.map { description($0) })
    }
}

/// The drawing of one pipeline, of its layers, or of several side by side; nil when a name is unknown, which is reported.
///
/// - Parameter width: in half pixels; 1344 is 7 inches.
package func draw(
    _ names: [String], of book: Book, layers: Bool, width: Int, reporting log: inout [Diagnostic]
) -> Drawing? {
    let values = compute(book, scenario: nil, reporting: &log)
    let known = filledPipelines(of: book, values, reporting: &log)
    var pipelines: [Pipeline] = []
    for name in names {
        guard let pipeline = known.first(where: { $0.id == name }) else {
            log.append(.error("no pipeline is called '\(name)'", at: nil, notes: didYouMean(name, among: book.pipelines.map(\.id))))
            return nil
        }
        pipelines.append(pipeline)
    }
    let title = pipelines.map(\.title).joined(separator: " and ") + (layers ? ": layers" : "")
    return layOut(makeDiagram(of: pipelines, layers: layers, id: "drawing", title: title), width: width, reporting: &log)
}

func makeDiagram(of pipelines: [Pipeline], layers: Bool, id: String, title: String) -> Diagram {
    if pipelines.count > 1 { return comparisonDiagram(pipelines, id, title) }
    guard let pipeline = pipelines.first else { return Diagram(id: id, title: title, arrangement: .lanes, lanes: [], edges: []) }
    return layers ? layerDiagram(pipeline, id, title) : laneDiagram(pipeline, id, title)
}

private func laneDiagram(_ pipeline: Pipeline, _ id: String, _ title: String) -> Diagram {
    let lanes = pipeline.lanes.map { lane in
        Diagram.Lane(id: lane.id, title: lane.title, nodes: pipeline.stages.filter { $0.lane == lane.id }.map { node($0) })
    }
    return Diagram(id: id, title: title, arrangement: .lanes, lanes: lanes, edges: pipeline.connections.map { edge($0) })
}

private func layerDiagram(_ pipeline: Pipeline, _ id: String, _ title: String) -> Diagram {
    let layers = pipeline.layers.map { layer in
        let stages = pipeline.stages.filter { $0.layer == layer.id }.map { node($0) }
        let others = layer.components.enumerated().map { index, component in
            Diagram.Node(id: "\(layer.id)-\(index)", title: component.title, subtitle: component.service)
        }
        return Diagram.Lane(id: layer.id, title: layer.title, nodes: stages + others, isCrosscut: layer.isCrosscut)
    }
    return Diagram(id: id, title: title, arrangement: .stack, lanes: layers, edges: [])
}

/// One panel for each pipeline; stages that do the same work share a row.
private func comparisonDiagram(_ pipelines: [Pipeline], _ id: String, _ title: String) -> Diagram {
    let rows = counterparts(of: pipelines)
    let panels = pipelines.enumerated().map { column, pipeline in
        var nodes: [Diagram.Node] = []
        for (index, row) in rows.enumerated() {
            nodes += row.stages[column].map { node($0, in: pipeline.id, counterpart: "row-\(index)") }
        }
        return Diagram.Lane(id: pipeline.id, title: pipeline.title, nodes: nodes)
    }
    let edges = pipelines.flatMap { pipeline in
        pipeline.connections.filter { $0.kind != .feedback }.map { edge($0, in: pipeline.id) }
    }
    return Diagram(id: id, title: title, arrangement: .compare, lanes: panels, edges: edges)
}

/// - Parameter panel: in a drawing of several pipelines the one the stage belongs to; it becomes part of the node's id.
private func node(_ stage: Stage, in panel: String? = nil, counterpart: String? = nil) -> Diagram.Node {
    Diagram.Node(
        id: qualified(stage.id, panel), title: stage.title, subtitle: stage.service, kind: kind(stage.kind), counterpart: counterpart,
        group: panel == nil ? stage.group : nil)
}

private func edge(_ connection: Connection, in panel: String? = nil) -> Diagram.Edge {
    let kind: Diagram.Edge.Kind =
        switch connection.kind {
        case .data: .data
        case .control: .control
        case .feedback: .feedback
        }
    return Diagram.Edge(from: qualified(connection.from, panel), to: qualified(connection.to, panel), label: connection.label, kind: kind)
}

private func qualified(_ id: String, _ panel: String?) -> String { panel.map { "\($0)-\(id)" } ?? id }

private func kind(_ kind: Stage.Kind) -> Diagram.Node.Kind {
    switch kind {
    case .compute: .compute
    case .store: .store
    case .model: .model
    case .document: .document
    case .gate: .gate
    case .actor: .actor
    case .external: .external
    }
}
