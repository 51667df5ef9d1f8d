import Diagnostics

/// A diagram with numbers instead of names; every edge leads somewhere.
struct Graph: Sendable {
    struct Edge: Sendable {
        var from: Int
        var to: Int
        var content: Diagram.Edge

        var isFeedback: Bool { content.kind == .feedback }
    }

    var diagram: Diagram
    /// In the order of the lanes.
    var nodes: [Diagram.Node] = []
    /// The lane of each node.
    var lanes: [Int] = []
    var edges: [Edge] = []

    /// Reports what makes a diagram impossible to draw; nil then.
    init?(_ diagram: Diagram, reporting log: inout [Diagnostic]) {
        self.diagram = diagram
        let before = log.count
        var indices: [String: Int] = [:]
        for (lane, content) in diagram.lanes.enumerated() {
            if content.nodes.isEmpty {
                log.append(.error("lane '\(content.title)' has no stage", at: nil, notes: [.init("give it a stage or remove the lane")]))
            }
            for node in content.nodes {
                if let first = indices[node.id] {
                    log.append(duplicate(of: node, first: diagram.lanes[lanes[first]].title, second: content.title))
                    continue
                }
                indices[node.id] = nodes.count
                nodes.append(node)
                lanes.append(lane)
            }
        }
        if diagram.lanes.isEmpty { log.append(.error("diagram '\(diagram.title)' has no lane", at: nil)) }
        for edge in diagram.edges {
            if let from = indices[edge.from], let to = indices[edge.to] {
                edges.append(Edge(from: from, to: to, content: edge))
            } else {
                for end in edge.from == edge.to ? [edge.from] : [edge.from, edge.to] where indices[end] == nil {
                    log.append(unknown(end, in: edge))
                }
            }
        }
        reportUnmeasurable(to: &log)
        guard log.count == before else { return nil }
    }

    private func duplicate(of node: Diagram.Node, first: String, second: String) -> Diagnostic {
        let there = first == second ? "twice in lane '\(first)'" : "in lane '\(first)' and in lane '\(second)'"
        return .error("stage '\(node.id)' stands \(there)", at: nil, notes: [.init("give one of them another id")])
    }

    private func unknown(_ id: String, in edge: Diagram.Edge) -> Diagnostic {
        .error(
            "edge from '\(edge.from)' to '\(edge.to)': there is no stage '\(id)'", at: nil,
            notes: didYouMean(id, among: nodes.map(\.id)))
    }

    private func reportUnmeasurable(to log: inout [Diagnostic]) {
        for text in texts {
            guard let character = unmeasurableCharacter(in: text) else { continue }
            log.append(
                .error(
                    "cannot measure '\(character)' in '\(text)'", at: nil,
                    notes: [.init("diagrams are set in Liberation Sans; write it with Latin letters, digits and common signs")]))
        }
    }

    /// Everything that will be set, in order.
    private var texts: [String] {
        diagram.lanes.map(\.title) + nodes.flatMap { [$0.title, $0.subtitle ?? "", $0.group ?? ""] }
            + diagram.edges.compactMap(\.label) + diagram.counterparts.map(\.title)
    }
}
