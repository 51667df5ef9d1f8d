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
        #expect(criteria.bends <= 14)
        let length = placed.routes.reduce(0) { $0 + $1.length }
        let widths = placed.nodes.reduce(0) { $0 + $1.frame.width }
        #expect(length * 10 <= widths * 18)
        #expect(placed.width * 10 >= placed.height * 12 && placed.width * 10 <= placed.height * 26)
    }

    @Test("Generated graphs break no rule", arguments: 0..<80)
    func generated(seed: Int) throws {
        let diagram = GeneratedGraphs.graph(seed)
        let criteria = Criteria(placed: try Self.placed(diagram))
        #expect(criteria.violations == [])
        #expect(criteria.crossings <= diagram.edges.count / 2)
    }
}
