import Components
import Diagnostics
import Testing

@testable import Pipelines

@Suite("The engine answers questions")
struct AnsweringTests {
    private func record(
        _ small: SmallAssistant = SmallAssistant(), jobs: Int = 2, shard: RunRecord.Shard? = nil,
        model: (@Sendable (LanguageRequest) async throws(LanguageError) -> LanguageReply)? = SmallAssistant.paperModel
    ) async throws -> RunRecord {
        let (plan, messages) = small.plan()
        try #require(messages == "")
        let surroundings = Surroundings(
            jobs: jobs, machine: "paper", date: "2026-11-23", seconds: { 0 }, load: { _ in [] }, converse: model)
        return try await run(try #require(plan), over: small.corpus, shard: shard, in: surroundings)
    }

    @Test(
        "Each question ends as it should",
        arguments: [
            ("boat/year", "answered", "The boat Alma was built in 1974 [1]."),
            ("boat/owner", "abstained", "The documents do not say."),
            ("mill/grain", "withheld", nil),
            ("mill/trick", "blocked", nil),
            ("bell/weight", "failed", nil),
            ("bell/mail", "answered", "Write to [e-mail]."),
            ("attack/trap", "withheld", nil),
        ] as [(String, String, String?)])
    func endings(id: String, ending: String, shown: String?) async throws {
        let answer = try #require(try await record().answers.first { $0.id == id })
        #expect(answer.ending?.rawValue == ending)
        #expect(answer.shown == shown)
    }

    @Test("A right answer is found, cited and supported")
    func right() async throws {
        let answer = try #require(try await record().answers.first { $0.id == "boat/year" })
        #expect(answer.rankings.map(\.retriever) == ["dense", "lexical", "fused"])
        #expect(answer.rankings[1] == .init(retriever: "lexical", isRelevant: answer.rankings[1].isRelevant, relevant: 1))
        #expect(answer.rankings[1].isRelevant.first == true)
        #expect(answer.passages.first?.isRelevant == true)
        #expect(answer.claims.map(\.isSupported) == [true])
        #expect(answer.claims.map(\.trueCitations) == [[1]])
        #expect((answer.isExact, answer.containsGold) == (false, true))
    }

    @Test("A hidden instruction is taken out of the prompt, and without guardrails it steers the model")
    func attack() async throws {
        let guarded = try #require(try await record().answers.first { $0.task == .attack })
        #expect((guarded.dropped, guarded.isSteered) == (1, false))
        #expect(guarded.findings.map(\.part) == [.passage, .answer])
        var small = SmallAssistant()
        small.definition += "\nwithout: [guard, check]\n"
        let open = try #require(try await record(small).answers.first { $0.task == .attack })
        #expect((open.dropped, open.isSteered) == (0, true))
    }

    @Test("A run replays what was recorded, and then asks nobody")
    func replays() async throws {
        let first = try await record()
        var recordings = Recordings(
            .init(model: "paper", title: "Paper", quantisation: nil, server: "none", machine: "a desk", date: "2026-11-22"))
        for reply in first.answers.compactMap(\.reply) {
            recordings.keep(
                LanguageReply(text: reply.text, inputTokens: 50, outputTokens: 10, finish: .stop, firstToken: 0.5, seconds: 1.4),
                for: reply.key)
        }
        var small = SmallAssistant()
        small.definition = small.definition.replacing("questions: { summaries: 1 }", with: "questions: { summaries: 1, asked: 0 }")
        small.recordings = text(of: recordings)
        let second = try await record(small, model: nil)
        #expect(second.languageModel?.isRecorded == true)
        #expect(second.languageModel?.machine == "a desk")
        let texts = { (record: RunRecord) in record.answers.filter { $0.task != .question }.map { $0.reply?.text } }
        #expect(texts(first) == texts(second))
    }

    @Test("A reply that is not recorded ends the run, which says how many are missing")
    func missing() async throws {
        await #expect(throws: RunError.recordings(missing: 7, of: 8, model: "paper", first: "attack/trap")) {
            try await record(model: nil)
        }
    }

    @Test("The same record comes of any number of workers, and of parts")
    func parts() async throws {
        let whole = try await record(jobs: 1)
        #expect(try await record(jobs: 4).answers == whole.answers)
        var shards: [RunRecord] = []
        for index in 1...3 { shards.append(try await record(shard: .init(index: index, count: 3))) }
        var log: [Diagnostic] = []
        let merged = try #require(merge(shards, reporting: &log))
        #expect(log.isEmpty)
        #expect(merged.answers == whole.answers)
        #expect(merged.measures == whole.measures)
    }

    @Test("A person's label goes to the reply that it was given to")
    func labels() async throws {
        let reply = try #require(try await record().answers.first { $0.id == "boat/year" }?.reply)
        var small = SmallAssistant()
        small.labels = "labels: { \"\(reply.labelKey)\": supported, \"0000000000000000\": unsupported, \"0000000000000001\": }\n"
        let record = try await record(small)
        #expect(record.answers.filter { $0.label != nil }.map(\.id) == ["boat/year"])
        let sheet = labelSheet(of: record)
        #expect(!sheet.contains(reply.labelKey))
        #expect(sheet.contains("# The documents do not say.\n"))
    }

    @Test(
        "What a run tries out has to fit the pipeline",
        arguments: [
            (
                "without: [gard]",
                """
                content/runs/small.yml:7:11: error: the pipeline 'assistant' has no stage 'gard'
                  7 | without: [gard]
                    |           ^^^^
                note: did you mean 'guard'?
                """
            ),
            (
                "set: { chunks: { tokens: 4, overlap: 9 } }",
                """
                content/runs/small.yml:7:38: error: an overlap of 9 tokens leaves nothing new in passages of 4
                  7 | set: { chunks: { tokens: 4, overlap: 9 } }
                    |                                      ^
                """
            ),
            (
                "set: { prompt: { answer: anser-1 } }",
                """
                content/runs/small.yml:7:26: error: no prompt is called 'anser-1'
                  7 | set: { prompt: { answer: anser-1 } }
                    |                          ^^^^^^^
                note: did you mean 'answer-1'?
                """
            ),
            (
                "set: { guard: { rules: rules } }\nwithout: [guard]",
                """
                content/runs/small.yml:7:8: error: the run leaves out 'guard', so it has no settings
                  7 | set: { guard: { rules: rules } }
                    |        ^^^^^
                """
            ),
            (
                "cases: case",
                """
                content/runs/small.yml:7:8: error: no guardrail is called 'case'
                  7 | cases: case
                    |        ^^^^
                note: it is a file in content/guardrails, named here without '.yml'
                """
            ),
        ])
    func mistakes(line: String, message: String) {
        var small = SmallAssistant()
        small.definition += "\n" + line + "\n"
        #expect(small.plan().messages == message)
    }

    @Test("A run that asks a model says which")
    func saysWhich() {
        var small = SmallAssistant()
        small.definition = small.definition.replacing("language-model: paper\n", with: "")
        #expect(
            small.plan().messages == """
                content/runs/small.yml:2:11: error: 'model' asks a language model, and the run does not say which
                  2 | pipeline: assistant
                    |           ^^^^^^^^^
                note: say it: 'language-model: name', a file of content/language-models
                """)
    }
}
