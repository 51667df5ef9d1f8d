/// What a diagram says to those who cannot see it.
struct Wording {
    private let diagram: Diagram

    init(_ diagram: Diagram) { self.diagram = diagram }

    private var nodes: [Diagram.Node] { diagram.lanes.flatMap(\.nodes) }

    private func node(_ id: String) -> Diagram.Node? { nodes.first { $0.id == id } }

    private func title(_ id: String) -> String { node(id)?.title ?? id }

    /// "XGBoost, SageMaker endpoint, model".
    func name(of node: Diagram.Node) -> String {
        let service = node.subtitle.map { ", \($0)" } ?? ""
        return "\(node.title)\(service), \(node.kind.rawValue)"
    }

    /// "XGBoost, SageMaker endpoint, model. From TF-IDF features: sparse vector. To Classification."
    func label(of node: Diagram.Node) -> String {
        let from = diagram.edges.filter { $0.to == node.id }.map { end($0.from, $0) }
        let to = diagram.edges.filter { $0.from == node.id }.map { end($0.to, $0) }
        var sentences = [name(of: node)]
        if !from.isEmpty { sentences.append("From \(from.joined(separator: ", "))") }
        if !to.isEmpty { sentences.append("To \(to.joined(separator: ", "))") }
        return sentences.joined(separator: ". ") + "."
    }

    func label(ofLane lane: Diagram.Lane) -> String { "\(lane.title), \(lane.nodes.count.counted("stage"))" }

    private func end(_ id: String, _ edge: Diagram.Edge) -> String {
        title(id) + (edge.label.map { ": \($0)" } ?? "") + (edge.kind == .data ? "" : " (\(edge.kind.rawValue))")
    }

    /// At most 125 characters.
    var title: String {
        let long = "\(diagram.title): \(nodes.count.counted("stage")) in \(diagram.lanes.count.counted(arrangementWord))"
        let full = "\(long), \(diagram.lanes.map(\.title).listed)"
        if full.count <= 125 { return full }
        if long.count <= 125 { return long }
        return String(diagram.title.prefix(124)) + (diagram.title.count > 124 ? "…" : "")
    }

    private var arrangementWord: String {
        switch diagram.arrangement {
        case .lanes: "lane"
        case .compare: "panel"
        case .stack: "layer"
        }
    }

    /// Three to five sentences.
    var summary: String {
        switch diagram.arrangement {
        case .lanes: ([lanes, mainPath] + betweenLanes + [feedback]).joined(separator: " ")
        case .compare: ([lanes] + comparison).joined(separator: " ")
        case .stack: ([lanes] + layers).joined(separator: " ")
        }
    }

    private var lanes: String {
        let parts = diagram.lanes.map { "\($0.title) with \($0.nodes.count.counted("stage"))" }
        return "The diagram has \(diagram.lanes.count.counted(arrangementWord)): \(parts.listed)."
    }

    // MARK: Lanes

    private var mainPath: String {
        let path = longestPath().map(title)
        guard let first = path.first, let last = path.last, path.count > 1 else { return "No stage leads to another." }
        let between = path.dropFirst().dropLast()
        return "The longest path runs from \(first)" + (between.isEmpty ? "" : " through \(Array(between).listed)") + " to \(last)."
    }

    /// Along edges that are not feedback; each stage once.
    private func longestPath() -> [String] {
        var known: [String: [String]] = [:]
        var open: Set<String> = []
        func path(from id: String) -> [String] {
            if let path = known[id] { return path }
            open.insert(id)
            var best: [String] = []
            for edge in diagram.edges where edge.from == id && edge.kind != .feedback && !open.contains(edge.to) {
                let rest = path(from: edge.to)
                if rest.count > best.count { best = rest }
            }
            open.remove(id)
            known[id] = [id] + best
            return [id] + best
        }
        var longest: [String] = []
        for node in nodes {
            let path = path(from: node.id)
            if path.count > longest.count { longest = path }
        }
        return longest
    }

    private var betweenLanes: [String] {
        var lane: [String: String] = [:]
        for content in diagram.lanes { for node in content.nodes { lane[node.id] = content.title } }
        let edges = diagram.edges.filter { $0.kind != .feedback && lane[$0.from] != lane[$0.to] }
        guard !edges.isEmpty else { return diagram.lanes.count > 1 ? ["The lanes are not joined."] : [] }
        let words = edges.map { edge in "\(title(edge.from)) to \(title(edge.to))" + (edge.label.map { " (\($0))" } ?? "") }
        return ["Between lanes: \(words.listed)."]
    }

    private var feedback: String {
        let edges = diagram.edges.filter { $0.kind == .feedback }
        guard !edges.isEmpty else { return "There is no feedback." }
        let words = edges.map { edge in "from \(title(edge.from)) to \(title(edge.to))" + (edge.label.map { " (\($0))" } ?? "") }
        return "Feedback runs \(words.listed)."
    }

    // MARK: Comparison and stack

    private var comparison: [String] {
        let shared = diagram.lanes.first?.nodes.filter { node in
            node.counterpart != nil && diagram.lanes.dropFirst().contains { $0.nodes.contains { $0.counterpart == node.counterpart } }
        }
        let pairs = (shared ?? []).prefix(4).map { node in
            let others = diagram.lanes.dropFirst().flatMap { $0.nodes.filter { $0.counterpart == node.counterpart } }
            return "\(node.title) and \(others.map(\.title).listed)"
        }
        let matched = pairs.isEmpty ? "No stages correspond." : "What does the same work stands level, for example \(pairs.listed)."
        let alone = diagram.lanes.map { lane in
            let count = lane.nodes.filter { node in
                node.counterpart == nil
                    || !diagram.lanes.contains { $0.id != lane.id && $0.nodes.contains { $0.counterpart == node.counterpart } }
            }.count
            return "\(count) of \(lane.title)"
        }
        return [matched, "Without a counterpart are \(alone.listed)."]
    }

    private var layers: [String] {
        let (bars, layers) = (diagram.lanes.filter(\.isCrosscut), diagram.lanes.filter { !$0.isCrosscut })
        let order = "From top to bottom: \(layers.map { "\($0.title) (\($0.nodes.map(\.title).listed))" }.listed)."
        guard !bars.isEmpty else { return [order, "Each layer uses those below it."] }
        return [order, "Beside all of them: \(bars.map { "\($0.title) (\($0.nodes.map(\.title).listed))" }.listed)."]
    }
}

/// A nested list that says what a diagram shows: lanes, their stages, and where each leads.
package struct TextAlternativeItem: Hashable, Sendable {
    package var text: String
    package var items: [TextAlternativeItem]

    package init(_ text: String, _ items: [TextAlternativeItem] = []) {
        self.text = text
        self.items = items
    }
}

/// All lanes, stages and edges of a diagram, each exactly once, for a list beside the figure.
package func textAlternative(of diagram: Diagram) -> [TextAlternativeItem] {
    let wording = Wording(diagram)
    return diagram.lanes.map { lane in
        TextAlternativeItem(
            lane.title,
            lane.nodes.map { node in
                TextAlternativeItem(
                    wording.name(of: node), diagram.edges.filter { $0.from == node.id }.map { TextAlternativeItem(wording.way($0)) })
            })
    }
}

extension Wording {
    /// "to Classification: 12 categories".
    fileprivate func way(_ edge: Diagram.Edge) -> String { "to \(end(edge.to, edge))" }
}

extension Int {
    /// "1 stage", "5 stages".
    fileprivate func counted(_ noun: String) -> String { self == 1 ? "1 \(noun)" : "\(self) \(noun)s" }
}

extension [String] {
    /// "a, b and c".
    fileprivate var listed: String {
        guard count > 1, let last else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}
