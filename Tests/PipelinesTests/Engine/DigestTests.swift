import Testing

@testable import Pipelines

@Suite("A run's digest stands for what its outcomes depend on")
struct DigestTests {
    @Test("Titles, notes, comments and people change nothing")
    func indifferent() throws {
        let digest = try digest(SmallRun())
        #expect(try digest == self.digest(SmallRun()))
        #expect(
            try digest
                == changed {
                    $0.pipeline.replace("title: Model,", with: "title: The model, says: It tells the category,", maxReplacements: 1)
                })
        #expect(try digest == changed { $0.pipeline += "\n  people: { title: People, lane: serving, after: [model] } # at a desk" })
        #expect(try digest == changed { $0.definition.replace("title: Second", with: "title: The second", maxReplacements: 1) })
        #expect(try digest == changed { $0.checks.replace("A bill has a number", with: "Bills have numbers", maxReplacements: 1) })
        #expect(try digest == changed { $0.corpusDefinition = "title: Old letters # from the cellar\n" })
    }

    @Test(
        "Everything else makes it another one",
        arguments: [
            { $0.pipeline.replace("sample: 5", with: "sample: 6") },
            { $0.pipeline.replace("margin: 0.05", with: "margin: 0.04") },
            { $0.pipeline.replace("rounds: 4", with: "rounds: 5") },
            { $0.pipeline.replace("below: 0.6", with: "below: 0.5") },
            {
                $0.pipeline.replace(
                    "  fields: { title: Fields, lane: serving, does: field-rules",
                    with: "  found: { title: Fields, lane: serving, does: field-rules")
            },
            {
                $0.pipeline.replace(
                    "does: field-rules, with: { rules: numbers }, after: [model]",
                    with: "does: field-rules, with: { rules: numbers }, after: [features]")
            },
            { $0.definition.replace("seed: 7", with: "seed: 8") },
            { $0.definition.replace("serve: 4..6", with: "serve: 5..6") },
            { $0.definition.replace("reference: 3", with: "") },
            { $0.checks.replace("in: [bill]", with: "in: [order]") },
            { $0.numbers.replace("'#'", with: "'##'") },
            { $0.corpusDefinition += "from: elsewhere\n" },
        ] as [@Sendable (inout SmallRun) -> Void])
    func different(change: @Sendable (inout SmallRun) -> Void) throws {
        var small = SmallRun()
        change(&small)
        let other = SmallRun()
        let isChanged = [
            small.pipeline != other.pipeline, small.definition != other.definition, small.checks != other.checks,
            small.numbers != other.numbers, small.corpusDefinition != other.corpusDefinition,
        ]
        try #require(isChanged.contains(true))
        let one = try digest(SmallRun())
        let another = try digest(small)
        #expect(one != another)
    }

    @Test("Files of the corpus and versions of components count, too")
    func world() throws {
        var plan = try #require(SmallRun().plan().plan)
        let digest = plan.digest(corpus: "a")
        #expect(digest.count == 64)
        #expect(digest != plan.digest(corpus: "b"))
        plan.versions["tesseract"] = "4.1.1"
        #expect(digest != plan.digest(corpus: "a"))
    }

    @Test("Models depend on less: rules do not touch them")
    func models() throws {
        let digest = try #require(SmallRun().plan().plan).trainingDigest(corpus: "")
        var small = SmallRun()
        small.checks.replace("in: [bill]", with: "in: [order]")
        small.pipeline.replace("sample: 5", with: "sample: 6")
        #expect(try digest == #require(small.plan().plan).trainingDigest(corpus: ""))
        small.pipeline.replace("rounds: 4", with: "rounds: 5")
        #expect(try digest != #require(small.plan().plan).trainingDigest(corpus: ""))
    }

    @Test("A record gets the titles of today, and keeps what it found")
    func titles() async throws {
        let record = try await run(#require(SmallRun().plan().plan), over: SmallRun().corpus, in: Watched().surroundings())
        var small = SmallRun()
        small.pipeline.replace("title: Model,", with: "title: The model,", maxReplacements: 1)
        small.definition.replace("title: First", with: "title: Eldest")
        let retitled = try #require(small.plan().plan).retitled(record)
        #expect(retitled.stages.first { $0.stage == "model" }?.title == "The model")
        #expect(retitled.models.map(\.title) == ["Eldest", "Second"])
        #expect(retitled.measures.first { $0.name == "accuracy" }?.says.contains("eldest") ?? false)
        #expect(retitled.measures.map(\.estimate) == record.measures.map(\.estimate))
        #expect(retitled.outcomes == record.outcomes)
        #expect(try #require(SmallRun().plan().plan).retitled(retitled) == record)
    }

    private func digest(_ small: SmallRun) throws -> String {
        let (plan, messages) = small.plan()
        try #require(!messages.contains("error"), "\(messages)")
        return try #require(plan).digest(corpus: "")
    }

    private func changed(_ change: (inout SmallRun) -> Void) throws -> String {
        var small = SmallRun()
        change(&small)
        return try digest(small)
    }
}
