package import Diagnostics
import YAMLTrees

/// Reads one pipeline definition. Never fails: what is wrong is reported, and what can be read is there.
package func readPipeline(_ source: SourceFile, reporting log: inout [Diagnostic]) -> Pipeline {
    let tree = readYAML(Excerpt(source), reporting: &log)
    var reader = PipelineReader()
    var pipeline = reader.pipeline(tree, source)
    let diagnostics = reader.diagnostics + check(pipeline, reader.mentions)
    pipeline.isSound = diagnostics.isEmpty && !tree.isInvalid
    log += diagnostics
    return pipeline
}

private struct PipelineReader {
    var diagnostics: [Diagnostic] = []
    /// What stages name outside themselves.
    var mentions = StageMentions()

    mutating func pipeline(_ tree: YAMLTree, _ source: SourceFile) -> Pipeline {
        var fields = FieldReader(tree, of: "a pipeline")
        let id = source.name
        let pipeline = Pipeline(
            id: id,
            title: fields.required("title")?.text ?? id,
            says: fields.text("says"),
            lanes: fields.mapping("lanes").map { lane($0, "a lane") },
            stages: fields.mapping("stages").map { stage($0) },
            feedback: fields.list("feedback").compactMap { feedback($0) },
            layers: fields.mapping("layers").map { layer($0) },
            counterparts: fields.mapping("counterparts").map { lane($0, "a counterpart") },
            controls: fields.mapping("controls").map { control($0) },
            practices: fields.value("practices").map { practices($0, named: []) } ?? [],
            evidence: fields.mapping("evidence").map { evidence($0) },
            total: reference(fields.scalar("total")),
            source: source)
        diagnostics += fields.finish()
        return pipeline
    }

    /// `serving: { title: Serving }` or, shorter, `serving: Serving`.
    private mutating func lane(_ entry: YAMLTree.Entry, _ owner: String) -> Pipeline.Lane {
        if let title = entry.value.text { return .init(id: entry.key, title: title, place: entry.keyPlace) }
        var fields = FieldReader(entry.value, of: owner)
        defer { diagnostics += fields.finish() }
        return .init(id: entry.key, title: fields.text("title") ?? entry.key, place: entry.keyPlace)
    }

    private mutating func control(_ entry: YAMLTree.Entry) -> Pipeline.Control {
        if let title = entry.value.text { return .init(id: entry.key, title: title, says: nil) }
        var fields = FieldReader(entry.value, of: "a control")
        defer { diagnostics += fields.finish() }
        return .init(id: entry.key, title: fields.text("title") ?? entry.key, says: fields.text("says"))
    }

    private mutating func layer(_ entry: YAMLTree.Entry) -> Pipeline.Layer {
        if let title = entry.value.text { return .init(id: entry.key, title: title, isCrosscut: false, components: []) }
        var fields = FieldReader(entry.value, of: "a layer")
        let layer = Pipeline.Layer(
            id: entry.key, title: fields.text("title") ?? entry.key, isCrosscut: fields.flag("crosscut") ?? false,
            components: fields.list("also").map { component($0) })
        diagnostics += fields.finish()
        return layer
    }

    private mutating func component(_ tree: YAMLTree) -> Pipeline.Component {
        if let title = tree.text { return .init(title: title, service: nil) }
        var fields = FieldReader(tree, of: "a component")
        defer { diagnostics += fields.finish() }
        return .init(title: fields.required("title")?.text ?? "", service: fields.text("service"))
    }

    private mutating func stage(_ entry: YAMLTree.Entry) -> Stage {
        var fields = FieldReader(entry.value, of: "a stage")
        let lane = reference(fields.required("lane"))
        let layer = reference(fields.scalar("layer"))
        let controls = fields.scalars("controls").compactMap { reference($0) }
        mentions.lanes += [lane].compactMap(\.self)
        mentions.layers += [layer].compactMap(\.self)
        mentions.controls += controls
        let stage = Stage(
            id: entry.key,
            title: fields.required("title")?.text ?? entry.key,
            says: fields.text("says"),
            lane: lane?.name ?? "",
            kind: fields.choice("kind", of: Stage.Kind.self) ?? .compute,
            service: fields.text("service"),
            layer: layer?.name,
            does: reference(fields.scalar("does")),
            settings: fields.value("with"),
            incoming: fields.list("after").compactMap { connection($0, to: entry.key) },
            cost: reference(fields.scalar("cost")),
            controls: controls.map(\.name),
            counterpart: fields.text("counterpart"),
            group: fields.text("group"),
            place: entry.keyPlace)
        diagnostics += fields.finish()
        return stage
    }

    private func reference(_ tree: YAMLTree?) -> Mention? {
        tree.flatMap { tree in tree.text.map { Mention(name: $0, place: tree.place) } }
    }

    /// `after: [ocr]` or `after: [{ stage: ocr, label: text }]`.
    private mutating func connection(_ tree: YAMLTree, to stage: String) -> Connection? {
        if let name = tree.text { return Connection(from: name, to: stage, label: nil, kind: .data, place: tree.place) }
        var fields = FieldReader(tree, of: "a connection")
        let from = fields.required("stage")
        let label = fields.text("label")
        let kind = fields.choice("kind", of: Connection.Kind.self) ?? .data
        diagnostics += fields.finish()
        guard let from, let name = from.text else { return nil }
        return Connection(from: name, to: stage, label: label, kind: kind, place: from.place)
    }

    private mutating func feedback(_ tree: YAMLTree) -> Connection? {
        var fields = FieldReader(tree, of: "a feedback edge")
        let from = fields.required("from")
        let to = fields.required("to")
        let label = fields.text("label")
        diagnostics += fields.finish()
        guard let from = from?.text, let to = to?.text else { return nil }
        return Connection(from: from, to: to, label: label, kind: .feedback, place: tree.place)
    }

    /// `E5: { area: Training, says: An engineer retrains by hand., shows: [training.trigger] }`
    private mutating func evidence(_ entry: YAMLTree.Entry) -> Pipeline.EvidenceItem {
        var fields = FieldReader(entry.value, of: "a piece of evidence")
        defer { diagnostics += fields.finish() }
        return .init(
            id: entry.key, area: fields.required("area")?.text ?? "", says: fields.required("says")?.text ?? "",
            shows: fields.scalars("shows").compactMap(\.mention), place: entry.keyPlace)
    }

    private func practices(_ tree: YAMLTree, named path: [String]) -> [Pipeline.Practice] {
        if let entries = tree.entries { return entries.flatMap { practices($0.value, named: path + [$0.key]) } }
        let values = (tree.items ?? [tree]).compactMap(\.mention)
        return [.init(name: path.joined(separator: "."), values: values, place: tree.place)]
    }
}
