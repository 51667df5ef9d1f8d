import Corpora
import Testing

@testable import Pipelines

@Suite("Documents flow through the stages")
struct FlowTests {
    @Test("Each document gets its outcome, from the models that were in service in its month")
    func outcomes() async throws {
        let record = try await record(of: SmallRun())
        #expect(record.outcomes.map(\.document) == Array(80..<240))
        #expect(record.outcomes.first { $0.month == 3 }?.predictions.map(\.model) == ["first"])
        #expect(record.outcomes.first { $0.month == 6 }?.predictions.map(\.model) == ["first", "second"])
        let plain = try #require(record.outcomes.first { $0.document == 161 })
        #expect(plain.extractions == ["number": .right])
        #expect(plain.words == 7 && plain.pages == 2)
        #expect(record.models.map(\.trainedOn) == [[1, 2], [4]])
        #expect(record.models.map(\.trainingDocuments) == [80, 40])
        #expect(record.models[0].serves == [4, 5, 6])
        #expect(record.reviewBelow == 0.6)
    }

    @Test("As many scans as the sample has are really read, beside a perfect reading of the same")
    func sample() async throws {
        var small = SmallRun()
        let few = try await record(of: small).outcomes.filter { $0.recognition != nil || $0.failure != nil }
        small.pipeline = small.pipeline.replacing("sample: 5", with: "sample: 9")
        let more = try await record(of: small).outcomes.filter { $0.recognition != nil || $0.failure != nil }
        #expect(few.count == 5 && more.count == 9)
        #expect(Set(few.map(\.document)).isSubset(of: more.map(\.document)))
        let misread = try #require(more.first { $0.recognition?.characterErrors ?? 0 > 0 })
        #expect(misread.recognition?.perfectExtractions == ["number": .right])
        #expect(misread.recognition?.perfectCategory != nil)
        #expect(misread.extractions != ["number": .right])
    }

    @Test("Without a sample all scans are read; a torn one is set aside, and the run goes on")
    func failures() async throws {
        var small = SmallRun()
        small.pipeline = small.pipeline.replacing(", with: { sample: 5 }", with: "")
        let record = try await record(of: small)
        let torn = record.outcomes.filter { $0.failure != nil }
        #expect(torn.map(\.document) == [90, 120, 150, 180, 210])
        #expect(torn[0].failure == .init(stage: "ocr", message: "the picture 90.png is torn"))
        #expect(torn.allSatisfy { $0.predictions.isEmpty })
        #expect(record.outcomes.count { $0.recognition != nil } == 53 - torn.count)
        let counts = record.stages.map { "\($0.stage) \($0.taken) \($0.given) \($0.failed)" }
        #expect(
            counts == [
                "labels 120 120 0", "words 120 120 0", "trees 120 120 0", "gate 80 80 0", "registry 0 0 0", "in 160 160 0", "ocr 160 155 5",
                "features 155 155 0", "model 155 155 0", "fields 155 155 0", "rules 155 155 0", "review 155 155 0",
            ])
    }

    @Test("Scans that nobody has transcribed are all read, sample or not, and not compared with anything")
    func withoutTranscription() async throws {
        let small = SmallRun()
        let corpus = small.corpus
        let textless = Corpus(definition: corpus.definition, count: corpus.count, month: corpus.month) { number in
            var document = corpus.document(number)
            if document.isScanned { document.pages = [] }
            return document
        }
        let record = try await run(#require(small.plan().plan), over: textless, in: Watched().surroundings())
        let scans = record.outcomes.filter { $0.document % 3 == 0 && $0.failure == nil }
        #expect(scans.count == 48)
        #expect(scans.allSatisfy { $0.extractions == ["number": .right] && $0.recognition == nil && $0.words == 3 && $0.pages == 1 })
    }

    @Test("A bad row does not spoil the answers for the others")
    func badRow() async throws {
        let small = SmallRun()
        var plan = try #require(small.plan().plan)
        let classifier = plan.tools.classifier
        plan.tools.classifier = { model in
            let classify = try classifier(model)
            return { rows in
                if rows.height != 40, rows.values.contains(where: { $0 > 0.55 }) { throw PaperError(description: "too heavy") }
                return try classify(rows)
            }
        }
        let whole = try await record(of: small)
        let record = try await run(plan, over: small.corpus, in: Watched().surroundings())
        let failed = record.outcomes.filter { $0.failure?.stage == "model" }
        #expect(!failed.isEmpty && failed.allSatisfy { $0.failure?.message == "too heavy" })
        let others = record.outcomes.filter { $0.failure?.stage != "model" }
        #expect(others == whole.outcomes.filter { outcome in !failed.contains { $0.document == outcome.document } })
    }

    @Test("The number of workers changes nothing that is found")
    func workers() async throws {
        var one = try await record(of: SmallRun(documents: 2_000), jobs: 1)
        var four = try await record(of: SmallRun(documents: 2_000), jobs: 4)
        (one.clock, four.clock) = (nil, nil)
        #expect(one == four)
    }

    @Test("The clock counts time and documents stage by stage")
    func clock() async throws {
        let clock = try #require(try await record(of: SmallRun(), jobs: 1).clock)
        let stages = Dictionary(uniqueKeysWithValues: clock.stages.map { ($0.stage, $0) })
        #expect(stages["in"]?.latency.count == 160)
        #expect(stages["ocr"]?.latency.count == 4)
        #expect((2..<2.1).contains(stages["ocr"]?.busy ?? 0))
        #expect(clock.latency.count == 160)
        #expect(clock.training.count == 2 && clock.training.allSatisfy { $0 > 0 })
        #expect(clock.workers == 1 && clock.machine == "paper" && clock.date == "2026-11-23")
    }

    @Test("Progress goes up to the end of each phase")
    func progress() async throws {
        let watched = Watched()
        let small = SmallRun()
        _ = try await run(#require(small.plan().plan), over: small.corpus, in: watched.surroundings())
        let progress = watched.state.withLock { $0.progress }
        #expect(progress.last == RunProgress(phase: .serving, stage: progress.last?.stage ?? "", done: 160, total: 160))
        #expect(progress.first?.phase == .training(model: "first and second") && progress.first?.stage == "Words")
        #expect(progress.contains { $0.phase == .examining(model: "second") && $0.done == 40 && $0.total == 40 })
        let serving = progress.filter { $0.phase == .serving }.map(\.done)
        #expect(serving == serving.sorted() && serving.count == 6)
    }

    @Test("A corpus without months is divided by shares")
    func shares() async throws {
        var small = SmallRun(months: nil)
        small.definition = "title: A run\npipeline: small\ncorpus: letters\nmodels: { first: { train: 60 %, examine: 20 % } }"
        let record = try await record(of: small)
        #expect(record.models[0].trainingDocuments + record.outcomes.count == 240)
        #expect((120...170).contains(record.models[0].trainingDocuments))
        #expect(record.outcomes.allSatisfy { $0.predictions.count == ($0.failure == nil ? 1 : 0) && $0.month == nil })
        // More documents do not move the ones there were.
        small.documents = 300
        let more = try await self.record(of: small)
        #expect(more.outcomes.map(\.document).filter { $0 < 240 } == record.outcomes.map(\.document))
    }

    @Test("A pipeline need not train, nor read")
    func withoutTraining() async throws {
        var small = SmallRun()
        small.pipeline = SmallRun.serving
        small.definition = "title: A run\npipeline: small\ncorpus: letters\nmonths: 2..3"
        let record = try await record(of: small)
        #expect(record.outcomes.map(\.document) == Array(40..<120))
        #expect(record.models.isEmpty && record.outcomes.allSatisfy { $0.predictions.isEmpty })
        #expect(record.outcomes.count { $0.extractions == ["number": .right] } > 40)
    }

    @Test("A model that is worse than the one before is not released, and that one stays in service")
    func gate() async throws {
        let small = SmallRun()
        var plan = try #require(small.plan().plan)
        plan.tools.classifier = { model in
            let isFirst = String(decoding: model, as: UTF8.self).hasPrefix("80 ")
            return { rows in
                (0..<rows.height).flatMap { row in
                    let isBill = rows.starts[row + 1] > rows.starts[row] && row % 2 == 0
                    return isFirst == isBill ? [0.75, 0.25] as [Float] : [0.25, 0.75]
                }
            }
        }
        let record = try await run(plan, over: small.corpus, in: Watched().surroundings())
        #expect(record.models.map(\.isReleased) == [true, false])
        #expect(record.models[1].gateAccuracy == 0 && record.models[1].previousGateAccuracy == 1)
        #expect(record.models[1].serves == [])
        #expect(record.outcomes.allSatisfy { $0.predictions.count <= 1 && $0.predictions.first?.model ?? "first" == "first" })
        #expect(record.outcomes.contains { $0.month == 6 && $0.predictions.count == 1 })
    }

    @Test("A model that gives no numbers ends the run at the gate")
    func noNumbers() async throws {
        let small = SmallRun()
        var plan = try #require(small.plan().plan)
        plan.tools.classifier = { _ in { rows in Array(repeating: .nan, count: 2 * rows.height) } }
        await #expect(throws: RunError.component(stage: "gate", message: "the model's answer has the wrong size, or is no number")) {
            try await run(plan, over: small.corpus, in: Watched().surroundings())
        }
    }

    func record(of small: SmallRun, jobs: Int = 2) async throws -> RunRecord {
        let (plan, messages) = small.plan()
        try #require(messages == "" || messages.contains("warning"))
        return try await run(#require(plan), over: small.corpus, in: Watched().surroundings(jobs: jobs))
    }
}
