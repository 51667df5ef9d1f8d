import Diagnostics
import Pipelines
import Testing

@Suite("A pipeline carries the evidence of how people work")
struct EvidenceTests {
    @Test("Evidence keeps its order, its words and the practices that it shows")
    func reads() {
        let (pipeline, messages) = read(
            """
              E2: { area: Training, says: "By hand: `= retrainings`.", shows: [training.trigger] }
              E1: { area: Data, says: Nobody looks., shows: data.checks }
            """)
        #expect(messages == "")
        #expect(pipeline.isSound)
        #expect(pipeline.evidence.map(\.id) == ["E2", "E1"])
        #expect(pipeline.evidence.map(\.area) == ["Training", "Data"])
        #expect(pipeline.evidence.map { $0.shows.map(\.name) } == [["training.trigger"], ["data.checks"]])
        let filled = pipeline.filled { text, place in "\(text) (\(place.text))" }
        #expect(filled.evidence.map(\.says) == ["By hand: `= retrainings`. (E2)", "Nobody looks. (E1)"])
        #expect(pipeline.practices.map { $0.values.map(\.place.text) } == [["manual"], ["none"]])
    }

    @Test(
        "Each mistake is shown where it stands",
        arguments: [
            (
                "  E1: { area: Data, says: Nobody looks., shows: [data.check] }",
                """
                content/pipelines/small.yml:6:50: error: no practice is called 'data.check'
                  6 |   E1: { area: Data, says: Nobody looks., shows: [data.check] }
                    |                                                  ^^^^^^^^^^
                note: did you mean 'data.checks'?
                """
            ),
            (
                "  E1: { area: Data, show: [data.checks], says: Nobody looks. }",
                """
                content/pipelines/small.yml:6:21: error: a piece of evidence has no key 'show'
                  6 |   E1: { area: Data, show: [data.checks], says: Nobody looks. }
                    |                     ^^^^
                note: did you mean 'shows'?
                """
            ),
        ])
    func broken(line: String, message: String) {
        let (pipeline, messages) = read(line)
        #expect(messages == message)
        #expect(!pipeline.isSound)
    }

    private func read(_ evidence: String) -> (Pipeline, String) {
        let text = """
            title: A small pipeline
            lanes: { serving: Serving }
            stages: { documents: { title: Documents, lane: serving } }
            practices: { training: { trigger: manual }, data: { checks: none } }
            evidence:
            \(evidence)
            """
        var log: [Diagnostic] = []
        let pipeline = readPipeline(SourceFile(path: "content/pipelines/small.yml", text: text), reporting: &log)
        return (pipeline, log.sorted().map { render($0) }.joined(separator: "\n"))
    }
}
