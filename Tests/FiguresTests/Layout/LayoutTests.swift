import Diagnostics
import Testing

@testable import Figures

@Suite("Layout of diagrams")
struct LayoutTests {
    private static func placed(_ diagram: Diagram, width: Int = 1344) throws -> PlacedDiagram {
        var log: [Diagnostic] = []
        let placed = place(diagram, width: width, reporting: &log)
        #expect(log.map(\.message) == [])
        return try #require(placed)
    }

    @Test("The diagrams of the course break no rule and have no crossing", arguments: Graphs.course + [Graphs.reference])
    func course(diagram: Diagram) throws {
        let criteria = Criteria(placed: try Self.placed(diagram))
        #expect(criteria.violations == [])
        #expect(criteria.crossings == 0)
    }

    @Test("The reference graph has few bends and short edges")
    func reference() throws {
        let placed = try Self.placed(Graphs.reference)
        let criteria = Criteria(placed: placed)
        #expect(criteria.bends <= 13, "two of them are the loop's, which other tools' figures leave out")
        let length = placed.routes.reduce(0) { $0 + $1.length }
        let widths = placed.nodes.reduce(0) { $0 + $1.frame.width }
        #expect(length * 10 <= widths * 18)
        #expect(placed.width * 10 >= placed.height * 12 && placed.width * 10 <= placed.height * 26)
    }

    @Test("A figure half as wide breaks no rule either", arguments: Graphs.course + [Graphs.reference])
    func halfWidth(diagram: Diagram) throws {
        #expect(Criteria(placed: try Self.placed(diagram, width: 672)).violations == [])
    }

    @Test("The order in which edges are declared adds no crossing", arguments: [Graphs.mlops, Graphs.llmops, Graphs.reference])
    func permuted(diagram: Diagram) throws {
        var permuted = diagram
        permuted.edges.reverse()
        let criteria = Criteria(placed: try Self.placed(permuted))
        #expect(criteria.violations == [])
        #expect(criteria.crossings == 0)
    }

    @Test(
        "Long titles of lanes and panels are wrapped",
        arguments: [
            (Diagram.Arrangement.lanes, " of the models that the company has used since its beginnings", 700),
            (.compare, " of the models that the company has used since its beginnings", 1344), (.stack, " of all models in use", 1344),
        ])
    func longTitles(arrangement: Diagram.Arrangement, addition: String, width: Int) throws {
        var diagram = Graphs.mlops
        diagram.arrangement = arrangement
        for lane in diagram.lanes.indices { diagram.lanes[lane].title += addition }
        let placed = try Self.placed(diagram, width: width)
        #expect(Criteria(placed: placed).violations == [])
        #expect(placed.boxes.contains { ($0.title?.lines.count ?? 0) > 1 })
    }

    @Test("Generated graphs break no rule", arguments: 0..<80)
    func generated(seed: Int) throws {
        let diagram = GeneratedGraphs.graph(seed)
        let criteria = Criteria(placed: try Self.placed(diagram))
        #expect(criteria.violations == [])
        #expect(criteria.crossings <= diagram.edges.count / 2)
    }

    @Test("Each diagram of the course is placed as before", arguments: Graphs.course + [Graphs.reference])
    func golden(diagram: Diagram) throws {
        try expectGolden(try Self.placed(diagram).listing, "Layout/Fixtures/\(diagram.id).txt")
    }
}

extension PlacedDiagram {
    /// One line for each box, node and route, lengths in half pixels.
    fileprivate var listing: String {
        var lines = ["canvas \(width) × \(height)"]
        lines += boxes.map { "\($0.role.rawValue) \($0.id) \($0.frame.listing)" + ($0.title.map { " “\($0.listing)”" } ?? "") }
        lines += nodes.map { node in
            "node \(node.node.id) \(node.frame.listing) " + node.texts.map { "“\($0.lines.joined(separator: "|"))”" }.joined(separator: " ")
        }
        lines += routes.map { route in
            let points = route.points.map { "\($0.x),\($0.y)" }.joined(separator: " ")
            return "edge \(route.name) \(points)" + (route.label.map { " “\($0.listing)”" } ?? "")
        }
        lines += captions.map { "caption “\($0.listing)”" }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Rectangle {
    fileprivate var listing: String { "\(x),\(y) \(width)×\(height)" }
}

extension PlacedText {
    fileprivate var listing: String { "\(lines.joined(separator: "|")) @\(origin.x),\(origin.y)" }
}
