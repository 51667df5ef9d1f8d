import Foundation
import Testing

@Suite("explain and draw", .serialized)
struct ExplainTests {
    @Test("A quantity's tree shows formula, inputs and sources")
    func explains() throws {
        let result = try CaseFolder().run("explain", "cost.total")
        #expect(result.status == 0)
        #expect(result.errors == "")
        #expect(
            result.output == """
                cost.total: $340.30 per month
                │ Everything
                │ = ocr + endpoint
                ├─ cost.ocr: $4.50 per month
                │  │ Reading
                │  │ = volume * pages * price.ocr
                │  ├─ volume: 1,000 documents per month
                │  │    Documents each month
                │  │    source: the scenario of the case
                │  ├─ pages: 3 pages per document
                │  │    Pages of a document
                │  │    source: an assumption
                │  └─ price.ocr: $0.0015 per page
                │       Reading a page
                │       source: an assumption, read on 2026-11-01
                └─ cost.endpoint: $335.80 per month
                     source: an assumption

                """)
    }

    @Test("In a scenario the tree says what the scenario sets")
    func explainsScenario() throws {
        let result = try CaseFolder().run("explain", "cost.ocr", "--scenario", "double")
        #expect(result.status == 0)
        #expect(
            result.output == """
                cost.ocr: $9.00 per month
                │ Reading
                │ = volume * pages * price.ocr
                ├─ volume: 2,000 documents per month
                │    Documents each month
                │    = 2000 document/month (set by the scenario)
                ├─ pages: 3 pages per document
                │    Pages of a document
                │    source: an assumption
                └─ price.ocr: $0.0015 per page
                     Reading a page
                     source: an assumption, read on 2026-11-01

                """)
    }

    @Test("The instructor's quantities are explained too")
    func explainsSecrets() throws {
        let result = try CaseFolder().run("explain", "secret")
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("secret"))
    }

    @Test("An unknown name is an error with what may have been meant")
    func unknown() throws {
        let result = try CaseFolder().run("explain", "cost.totl")
        #expect(result.status == 1)
        #expect(result.output == "")
        #expect(result.errors == "error: no quantity is called 'cost.totl'\nnote: did you mean 'cost.total'?\n")
    }

    @Test("A drawing becomes SVG, PNG or PDF", arguments: [("svg", "<svg"), ("png", "\u{89}PNG"), ("pdf", "%PDF-")])
    func draws(ending: String, beginning: String) throws {
        let folder = try CaseFolder(SmallCase.student)
        let result = try folder.run("draw", "small", "--output", "small.\(ending)")
        #expect(result.status == 0)
        #expect(result.errors == "")
        let bytes = try #require(folder.bytes("small.\(ending)"))
        #expect(bytes.count > 1000)
        #expect(bytes.prefix(200).contains(beginning.unicodeScalars.map { UInt8($0.value) }))
    }

    @Test("Without a file the SVG goes to standard output, the same as to a file")
    func drawsToOutput() throws {
        let folder = try CaseFolder(SmallCase.student)
        let result = try folder.run("draw", "small")
        #expect(result.status == 0)
        #expect(try folder.run("draw", "small", "-o", "small.svg").status == 0)
        #expect(result.output == folder.text("small.svg"))
    }

    @Test("An unknown pipeline is an error with what may have been meant")
    func unknownPipeline() throws {
        let folder = try CaseFolder(SmallCase.student)
        let result = try folder.run("draw", "smal", "--output", "small.svg")
        #expect(result.status == 1)
        #expect(result.errors == "error: no pipeline is called 'smal'\nnote: did you mean 'small'?\n")
        #expect(!folder.exists("small.svg"))
    }

    @Test("A pipeline with mistakes is not drawn, and the mistakes are shown where they stand")
    func brokenPipeline() throws {
        let wrong = SmallCase.texts["pipelines/small.yml"]?.replacing("after: [ocr]", with: "after: [orc]") ?? ""
        let folder = try CaseFolder(SmallCase.student.merging(["pipelines/small.yml": wrong, "index.md": page("`= nothing`")]) { $1 })
        let result = try folder.run("draw", "small", "--output", "small.svg")
        #expect(result.status == 1)
        #expect(
            result.errors == """
                content/pipelines/small.yml:6:55: error: no stage is called 'orc'
                  6 |   endpoint: { title: Endpoint, lane: serving, after: [orc], cost: cost.endpoint }
                    |                                                       ^^^
                note: did you mean 'ocr'?

                """)
        #expect(!folder.exists("small.svg"))
    }
}
