@testable import Figures

/// Graphs made from a number, the same on every machine.
struct GeneratedGraphs {
    private var state: UInt64

    /// Two to four lanes of two to eight stages, most in chains, with branches, edges between lanes, labels, groups and feedback.
    static func graph(_ seed: Int) -> Diagram {
        var generator = GeneratedGraphs(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
        return generator.graph(seed)
    }

    private static let words = [
        "Documents", "OCR", "Features", "Training", "Model registry", "Evaluation gate", "Vector store", "Prompt assembly", "Guardrail",
        "Field extraction", "Compliance check", "Audit log", "Drift", "Alarm", "Retrieval", "Language model",
    ]
    private static let services = ["Amazon S3", "AWS Lambda", "SageMaker endpoint", "Bedrock Guardrails", "Notebook, by hand"]
    private static let labels = ["text", "upload event", "sparse vector", "approved", "predictions", "records", "passages"]

    /// SplitMix64 (Steele et al. 2014).
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    private mutating func happens(_ percent: Int) -> Bool { number(0...99) < percent }

    private mutating func graph(_ seed: Int) -> Diagram {
        var lanes: [Diagram.Lane] = []
        var edges: [Diagram.Edge] = []
        for lane in 0..<number(2...4) {
            let nodes = (0..<number(2...8)).map { node(lane, $0) }
            for index in nodes.indices.dropFirst() where happens(88) {
                let from = happens(75) ? index - 1 : number(0...index - 1)
                edges.append(edge(nodes[from].id, nodes[index].id, labelled: 35))
            }
            lanes.append(Diagram.Lane(id: "lane\(lane)", title: "Lane number \(lane + 1)", nodes: nodes))
        }
        for lane in lanes.indices.dropFirst() {
            for _ in 0..<number(1...2) { edges.append(between(lanes[lane - 1], lanes[lane], feedback: happens(20))) }
        }
        if lanes.count > 2, happens(50) { edges.append(between(lanes[lanes.count - 1], lanes[0], feedback: true)) }
        var known: [String] = []
        edges = edges.filter { edge in
            let key = [edge.from, edge.to].sorted().joined(separator: " ")
            defer { known.append(key) }
            return !known.contains(key)
        }
        return Diagram(id: "generated", title: "Generated graph \(seed)", arrangement: .lanes, lanes: lanes, edges: edges)
    }

    private mutating func node(_ lane: Int, _ index: Int) -> Diagram.Node {
        Diagram.Node(
            id: "\(lane).\(index)", title: GeneratedGraphs.words[number(0...GeneratedGraphs.words.count - 1)],
            subtitle: happens(60) ? GeneratedGraphs.services[number(0...GeneratedGraphs.services.count - 1)] : nil,
            kind: Diagram.Node.Kind.allCases[number(0...Diagram.Node.Kind.allCases.count - 1)], group: happens(12) ? "Group" : nil)
    }

    private mutating func edge(_ from: String, _ to: String, labelled percent: Int, feedback: Bool = false) -> Diagram.Edge {
        let label = happens(percent) ? GeneratedGraphs.labels[number(0...GeneratedGraphs.labels.count - 1)] : nil
        return Diagram.Edge(from: from, to: to, label: label, kind: feedback ? .feedback : happens(15) ? .control : .data)
    }

    private mutating func between(_ one: Diagram.Lane, _ other: Diagram.Lane, feedback: Bool) -> Diagram.Edge {
        edge(
            one.nodes[number(0...one.nodes.count - 1)].id, other.nodes[number(0...other.nodes.count - 1)].id, labelled: 50,
            feedback: feedback)
    }
}
