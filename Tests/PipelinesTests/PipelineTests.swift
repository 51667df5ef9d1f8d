import Diagnostics
import Pipelines
import Testing

@Suite("Pipelines are read from YAML")
struct PipelineTests {
    @Test("A definition keeps its lanes, stages, edges and practices in the author's order")
    func reads() throws {
        let (pipeline, messages) = read(
            """
            title: A small pipeline
            lanes: { serving: Serving }
            stages:
              documents: { title: Documents, lane: serving, kind: document }
              ocr:
                title: OCR
                lane: serving
                service: Amazon Textract
                after: [{ stage: documents, label: upload }]
                cost: cost.ocr
                controls: [log]
            feedback:
              - { from: ocr, to: documents, label: rescan }
            controls: { log: Audit log }
            practices: { release: { tested-by: [unit tests, load test], rollback: manual } }
            """)
        #expect(messages == "")
        #expect(pipeline.id == "small")
        #expect(pipeline.stages.map(\.id) == ["documents", "ocr"])
        #expect(
            pipeline.connections.map { "\($0.from) \($0.kind) \($0.to) \($0.label ?? "")" } == [
                "documents data ocr upload", "ocr feedback documents rescan",
            ])
        #expect(pipeline.stage("ocr")?.cost?.name == "cost.ocr")
        #expect(pipeline.practices.map(\.name) == ["release.tested-by", "release.rollback"])
        #expect(pipeline.practices.map { $0.values.map(\.name) } == [["unit tests", "load test"], ["manual"]])
    }

    @Test(
        "Each mistake is shown where it stands",
        arguments: [
            (
                "{ title: OCR, lane: serving, after: [document] }",
                """
                content/pipelines/small.yml:5:45: error: no stage is called 'document'
                  5 |   ocr: { title: OCR, lane: serving, after: [document] }
                    |                                             ^^^^^^^^
                note: did you mean 'documents'?
                """
            ),
            (
                "{ title: OCR, lane: serving, kind: computer }",
                """
                content/pipelines/small.yml:5:43: error: 'kind' cannot be 'computer'
                  5 |   ocr: { title: OCR, lane: serving, kind: computer }
                    |                                           ^^^^^^^^
                note: did you mean 'compute'?
                note: it is one of compute, store, model, document, gate, actor, external
                """
            ),
            (
                "{ title: OCR, lane: service }",
                """
                content/pipelines/small.yml:5:28: error: no lane is called 'service'
                  5 |   ocr: { title: OCR, lane: service }
                    |                            ^^^^^^^
                note: did you mean 'serving'?
                """
            ),
            (
                "{ title: OCR, lane: serving, titel: x }",
                """
                content/pipelines/small.yml:5:37: error: a stage has no key 'titel'
                  5 |   ocr: { title: OCR, lane: serving, titel: x }
                    |                                     ^^^^^
                note: did you mean 'title'?
                """
            ),
            (
                "{ title: OCR, lane: serving, after: [ocr] }",
                """
                content/pipelines/small.yml:5:45: error: the stages go round in a circle: ocr → ocr
                  5 |   ocr: { title: OCR, lane: serving, after: [ocr] }
                    |                                             ^^^
                note: an edge that closes a loop on purpose belongs under 'feedback'
                """
            ),
        ])
    func reports(stage: String, message: String) {
        let (_, messages) = read(
            """
            title: A small pipeline
            lanes: { serving: Serving }
            stages:
              documents: { title: Documents, lane: serving }
              ocr: \(stage)
            """)
        #expect(messages == message)
    }

    private func read(_ text: String) -> (Pipeline, String) {
        var log: [Diagnostic] = []
        let pipeline = readPipeline(SourceFile(path: "content/pipelines/small.yml", text: text), reporting: &log)
        return (pipeline, log.sorted().map { render($0) }.joined(separator: "\n"))
    }
}
