import YAMLTrees
import Diagnostics

/// The names of lanes, layers and controls that stages mention.
struct StageMentions {
    var lanes: [Mention] = []
    var layers: [Mention] = []
    var controls: [Mention] = []
}

/// What one pipeline's parts say about each other that cannot be: names that are nowhere, and loops that are not declared as feedback.
func check(_ pipeline: Pipeline, _ mentions: StageMentions) -> [Diagnostic] {
    let stages = pipeline.stages.map(\.id)
    var log: [Diagnostic] = []
    for connection in pipeline.connections {
        for end in [connection.from, connection.to] where !stages.contains(end) {
            log.append(unknown("stage", end, among: stages, at: connection.place))
        }
    }
    log += missing("lane", mentions.lanes, among: pipeline.lanes.map(\.id))
    log += pipeline.layers.isEmpty ? [] : missing("layer", mentions.layers, among: pipeline.layers.map(\.id))
    log += missing("control", mentions.controls, among: pipeline.controls.map(\.id))
    log += missing("practice", pipeline.evidence.flatMap(\.shows), among: pipeline.practices.map(\.name))
    return log + emptyLanes(pipeline) + cycles(pipeline)
}

private func missing(_ what: String, _ mentions: [Mention], among names: [String]) -> [Diagnostic] {
    mentions.filter { !names.contains($0.name) }.map { unknown(what, $0.name, among: names, at: $0.place) }
}

/// Lanes without a stage; silent when a stage's lane is unknown, because it may be the one that is missing.
private func emptyLanes(_ pipeline: Pipeline) -> [Diagnostic] {
    let lanes = pipeline.lanes.map(\.id)
    guard pipeline.stages.allSatisfy({ lanes.contains($0.lane) }) else { return [] }
    return pipeline.lanes.filter { lane in !pipeline.stages.contains { $0.lane == lane.id } }.map {
        .error("lane '\($0.id)' has no stage", at: $0.place, notes: [.init("give it a stage or remove it")])
    }
}

private func unknown(_ what: String, _ name: String, among names: [String], at place: Place) -> Diagnostic {
    .error("no \(what) is called '\(name)'", at: place, notes: didYouMean(name, among: names))
}

/// Every ring of `after`, once, at the edge that closes it.
private func cycles(_ pipeline: Pipeline) -> [Diagnostic] {
    enum State { case open, done }
    let incoming = Dictionary(pipeline.stages.map { ($0.id, $0.incoming) }, uniquingKeysWith: { first, _ in first })
    var states: [String: State] = [:]
    var path: [String] = []
    var log: [Diagnostic] = []

    func visit(_ id: String) {
        states[id] = .open
        path.append(id)
        for connection in incoming[id] ?? [] {
            switch states[connection.from] {
            case .done: continue
            case .open:
                let ring = path.drop { $0 != connection.from } + [connection.from]
                log.append(
                    .error(
                        "the stages go round in a circle: \(ring.reversed().joined(separator: " → "))", at: connection.place,
                        notes: [.init("an edge that closes a loop on purpose belongs under 'feedback'")]))
            case nil: visit(connection.from)
            }
        }
        path.removeLast()
        states[id] = .done
    }

    for stage in pipeline.stages where states[stage.id] == nil { visit(stage.id) }
    return log
}
