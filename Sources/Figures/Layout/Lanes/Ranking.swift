/// Who comes after whom inside each lane, as steps from left to right.
///
/// Declared feedback does not count; other cycles are broken where a depth-first walk in the order of declaration meets them (Gansner et
/// al. 1993 rank by the longest path after the same step). Parts of a lane that no edge of the lane joins follow one another.
struct Ranking: Sendable {
    /// For each lane its steps, each with the nodes that stand there, in order of declaration.
    var steps: [[[Int]]]

    init(_ graph: Graph) {
        steps = graph.diagram.lanes.indices.map { lane in
            let nodes = graph.nodes.indices.filter { graph.lanes[$0] == lane }
            return Ranking.steps(of: nodes, in: graph)
        }
    }

    private static func steps(of nodes: [Int], in graph: Graph) -> [[Int]] {
        let edges = acyclicEdges(among: nodes, in: graph)
        var steps: [[Int]] = []
        for part in parts(of: nodes, joinedBy: edges) {
            let ranks = ranks(of: part, along: edges)
            let last = part.compactMap { ranks[$0] }.max() ?? 0
            steps += (0...last).map { rank in part.filter { ranks[$0] == rank } }
        }
        return steps
    }

    /// The edges inside the lane that lead forward.
    private static func acyclicEdges(among nodes: [Int], in graph: Graph) -> [(from: Int, to: Int)] {
        let inside = Set(nodes)
        let edges = graph.edges.filter {
            !$0.isFeedback && $0.from != $0.to && inside.contains($0.from) && inside.contains($0.to)
        }
        var state: [Int: Bool] = [:]  // false: on the way, true: done
        var kept: [(from: Int, to: Int)] = []
        func visit(_ node: Int) {
            state[node] = false
            for edge in edges where edge.from == node {
                if state[edge.to] == false { continue }
                kept.append((edge.from, edge.to))
                if state[edge.to] == nil { visit(edge.to) }
            }
            state[node] = true
        }
        for node in nodes where state[node] == nil { visit(node) }
        return kept
    }

    /// Nodes that edges join, each part and the parts themselves in order of declaration.
    private static func parts(of nodes: [Int], joinedBy edges: [(from: Int, to: Int)]) -> [[Int]] {
        var part = Dictionary(uniqueKeysWithValues: nodes.map { ($0, $0) })
        var changed = true
        while changed {
            changed = false
            for edge in edges {
                guard let one = part[edge.from], let other = part[edge.to], one != other else { continue }
                part[edge.from] = min(one, other)
                part[edge.to] = min(one, other)
                changed = true
            }
        }
        return nodes.filter { part[$0] == $0 }.map { first in nodes.filter { part[$0] == first } }
    }

    /// The longest path from a source; then sources move towards what they feed.
    private static func ranks(of nodes: [Int], along edges: [(from: Int, to: Int)]) -> [Int: Int] {
        var ranks = Dictionary(uniqueKeysWithValues: nodes.map { ($0, 0) })
        for _ in nodes {
            for edge in edges {
                guard let from = ranks[edge.from], let to = ranks[edge.to] else { continue }
                ranks[edge.to] = max(to, from + 1)
            }
        }
        for node in nodes.reversed() where !edges.contains(where: { $0.to == node }) {
            if let next = edges.filter({ $0.from == node }).compactMap({ ranks[$0.to] }).min() { ranks[node] = next - 1 }
        }
        return ranks
    }
}
