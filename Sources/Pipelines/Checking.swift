import Diagnostics

/// What one pipeline's parts say about each other that cannot be: names that are nowhere, and loops that are not declared as feedback.
func check(_ pipeline: Pipeline) -> [Diagnostic] {
    let stages = pipeline.stages.map(\.id)
    var log: [Diagnostic] = []
    for connection in pipeline.connections {
        for end in [connection.from, connection.to] where !stages.contains(end) {
            log.append(unknown("stage", end, among: stages, at: connection.place))
        }
    }
    for stage in pipeline.stages {
        if !stage.lane.isEmpty, !pipeline.lanes.contains(where: { $0.id == stage.lane }) {
            log.append(unknown("lane", stage.lane, among: pipeline.lanes.map(\.id), at: stage.place))
        }
        if let layer = stage.layer, !pipeline.layers.isEmpty, !pipeline.layers.contains(where: { $0.id == layer }) {
            log.append(unknown("layer", layer, among: pipeline.layers.map(\.id), at: stage.place))
        }
        for control in stage.controls where !pipeline.controls.contains(where: { $0.id == control }) {
            log.append(unknown("control", control, among: pipeline.controls.map(\.id), at: stage.place))
        }
    }
    for lane in pipeline.lanes where !pipeline.stages.contains(where: { $0.lane == lane.id }) {
        log.append(.error("lane '\(lane.id)' of pipeline '\(pipeline.id)' has no stage", at: pipeline.source.place(SourceRange(0, 0))))
    }
    return log + cycles(pipeline)
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
