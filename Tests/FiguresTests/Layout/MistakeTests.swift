import Diagnostics
import Testing

@testable import Figures

@Suite("Mistakes in a diagram")
struct MistakeTests {
    private static func diagram(
        _ nodes: [Diagram.Node], edges: [Diagram.Edge] = [], arrangement: Diagram.Arrangement = .lanes, more: [Diagram.Lane] = []
    ) -> Diagram {
        Diagram(
            id: "d", title: "Flow", arrangement: arrangement, lanes: [Diagram.Lane(id: "one", title: "Serving", nodes: nodes)] + more,
            edges: edges)
    }

    private static let a = Graphs.node("a", "Reading")
    private static let b = Graphs.node("b", "Writing")
    private static let long = Graphs.node("a", String(repeating: "Donaudampfschifffahrt", count: 12))

    @Test(
        "Each is named, with what helps",
        arguments: [
            (diagram([a, a]), "stage 'a' stands twice in lane 'Serving'", "give one of them another id"),
            (
                diagram([a], more: [Graphs.lane("two", "Training", [a])]), "stage 'a' stands in lane 'Serving' and in lane 'Training'",
                "give one of them another id"
            ),
            (
                diagram([Graphs.node("ocr", "OCR")], edges: [Graphs.edge("ocr", "orc")]),
                "edge from 'ocr' to 'orc': there is no stage 'orc'", "did you mean 'ocr'?"
            ),
            (diagram([]), "lane 'Serving' has no stage", "give it a stage or remove the lane"),
            (
                diagram([Graphs.node("a", "読み取り")]), "cannot measure '読' in '読み取り'",
                "diagrams are set in Liberation Sans; write it with Latin letters, digits and common signs"
            ),
        ])
    func named(diagram: Diagram, message: String, note: String) {
        var log: [Diagnostic] = []
        let drawing = layOut(diagram, reporting: &log)
        #expect(log.map(\.message) == [message])
        #expect(log.first?.notes.map(\.message) == [note])
        #expect(drawing.marks.isEmpty)
    }

    @Test("What does not fit says so", arguments: [Diagram.Arrangement.lanes, .compare, .stack])
    func tooWide(arrangement: Diagram.Arrangement) {
        var log: [Diagnostic] = []
        _ = layOut(Self.diagram([Self.long, Self.b], edges: [Graphs.edge("a", "b")], arrangement: arrangement), reporting: &log)
        #expect(log.count == 1)
        #expect(log.first?.message.contains("widest") == true)
        #expect(log.first?.notes.first?.message.contains("shorten its longest word") == true)
    }
}
