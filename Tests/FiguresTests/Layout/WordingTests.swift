import Diagnostics
import Testing

@testable import Figures

@Suite("What a diagram says")
struct WordingTests {
    @Test("A stage says its kind, where it comes from and where it leads")
    func label() {
        let wording = Wording(Graphs.reference)
        let node = Graphs.reference.lanes[1].nodes[3]
        #expect(
            wording.label(of: node)
                == "XGBoost, endpoint, model. From TF-IDF: sparse vector, Registry: deploy (control). "
                + "To Classification, Field extraction, Compliance check, Data capture: predictions.")
    }

    @Test("Titles are short, summaries have three to five sentences", arguments: Graphs.course + [Graphs.reference])
    func lengths(diagram: Diagram) {
        let wording = Wording(diagram)
        #expect(wording.title.count <= 125)
        let sentences = wording.summary.split(separator: ". ").count
        #expect((3...5).contains(sentences))
    }

    @Test("The summary tells lanes, main path and feedback")
    func summary() {
        #expect(
            Wording(Graphs.mlops).summary
                == "The diagram has 3 lanes: Training with 5 stages, Serving with 8 stages and Monitoring with 4 stages. "
                + "The longest path runs from Labelled set through Feature building, XGBoost training, Evaluation gate, Model registry, "
                + "XGBoost endpoint, Data capture and Drift check to Engineers. "
                + "Between lanes: Model registry to XGBoost endpoint (deploy) and XGBoost endpoint to Data capture (predictions). "
                + "Feedback runs from Engineers to Feature building (retrain).")
    }

    @Test("The text alternative has every stage and every edge", arguments: Graphs.course)
    func alternative(diagram: Diagram) {
        let items = textAlternative(of: diagram)
        #expect(items.map(\.text) == diagram.lanes.map(\.title))
        #expect(items.map(\.items.count) == diagram.lanes.map(\.nodes.count))
        #expect(items.flatMap { $0.items.flatMap(\.items) }.count == diagram.edges.count)
        #expect(items.flatMap(\.items).allSatisfy { item in item.items.allSatisfy { $0.text.hasPrefix("to ") } })
    }

    @Test("Every stage is a labelled part of the drawing, in its lane", arguments: Graphs.course)
    func parts(diagram: Diagram) {
        var log: [Diagnostic] = []
        let drawing = layOut(diagram, reporting: &log)
        var labels: [String] = []
        func collect(_ marks: [Mark]) {
            for case .group(let label, let inside) in marks {
                if let label { labels.append(label) }
                collect(inside)
            }
        }
        collect(drawing.marks)
        let wording = Wording(diagram)
        let expected = diagram.lanes.flatMap { [wording.label(ofLane: $0)] + $0.nodes.map(wording.label) }
        #expect(diagram.arrangement == .compare ? labels.sorted() == expected.sorted() : labels == expected)
    }
}
