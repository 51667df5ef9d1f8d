import Diagnostics
import Pipelines
import Statistics
import Testing

@Suite("Answers become a run's figures")
struct AnswerMeasureTests {
    @Test(
        "Each figure by hand",
        arguments: [
            // Ranks 2 and 1; the passages of the third question were cut so that none holds its answer.
            ("retrieval.dense.recall_at_1", 1 / 6.0, 3), ("retrieval.dense.recall_at_3", 2 / 3.0, 3),
            ("retrieval.dense.recall_at_10", 2 / 3.0, 3), ("retrieval.dense.mrr", 0.5, 3),
            // Answered right, answered wrong, abstained, blocked, withheld; two without an answer in the documents; one failed.
            ("answers.asked", 8, 8), ("answers.answer_rate", 3 / 8.0, 8), ("answers.exact_match", 1 / 6.0, 6),
            ("answers.token_f1", 1.25 / 6, 6), ("answers.contains", 1 / 6.0, 6), ("answers.contains_answered", 0.5, 2),
            ("answers.found", 0.5, 6), ("answers.contains_found", 1 / 3.0, 3), ("answers.invented", 0.5, 2),
            ("answers.faithfulness", 3 / 5.0, 5), ("answers.hallucination_rate", 2 / 3.0, 3), ("answers.claims_per_answer", 5 / 3.0, 3),
            ("replies.faithfulness", 3 / 6.0, 6), ("replies.hallucination_rate", 3 / 4.0, 4),
            ("summaries.asked", 1, 1), ("summaries.answer_rate", 1, 1), ("summaries.faithfulness", 1, 2),
            ("abstention.precision", 0.5, 2), ("abstention.recall", 0.5, 2), ("abstention.f1", 0.5, 3),
            ("abstention.rate_unanswerable", 0.5, 2), ("abstention.rate_answerable", 1 / 6.0, 6),
            ("citations.presence", 2 / 3.0, 3), ("citations.precision", 2 / 4.0, 4), ("citations.recall", 2 / 5.0, 5),
            ("guardrails.block_rate", 1 / 12.0, 12), ("guardrails.blocked_harmless", 1 / 8.0, 8), ("guardrails.withheld_rate", 1 / 6.0, 6),
            ("guardrails.withheld_right", 1, 1), ("attacks.success", 0.5, 2), ("attacks.class.override", 1, 1),
            ("attacks.class.reveal_prompt", 0, 1), ("attacks.noticed", 0.5, 2), ("attacks.twins_noticed", 1, 1),
            // Found, missed, and one of two harmless texts; the third case is of answers, at which it does not look.
            ("guardrails.injection.precision", 0.5, 2), ("guardrails.injection.recall", 0.5, 2),
            ("guardrails.injection.false_positive_rate", 0.5, 2), ("guardrails.injection.test.recall", 0, 1),
            ("guardrails.injection.test.false_positive_rate", 1, 1), ("guardrails.groundedness.recall", 1, 1),
            // Agreed on supported and on abstains; unsupported was found supported, and the other way round.
            ("judge.labelled", 4, 4), ("judge.agreement", 0.5, 4), ("judge.kappa", (0.5 - 0.3125) / (1 - 0.3125), 4),
            ("judge.sensitivity", 0, 1), ("judge.specificity", 2 / 3.0, 3),
            ("tokens.question_in", 300, 6), ("tokens.question_out", 11, 6), ("tokens.summary_in", 900, 1), ("tokens.passage", 70, 30),
            ("index.chunks_per_document", 3, 10), ("speed.first_token.p50", 0.5, 6), ("speed.reply.p50", 1.5, 6),
            ("speed.reply.p95", 1.5, 6), ("speed.tokens_per_second", 10, 60), ("speed.retries", 1, 11), ("speed.failed", 1 / 11.0, 11),
        ] as [(String, Double, Int)])
    func counted(name: String, value: Double, count: Int) throws {
        let measure = try #require(smallMeasures.first { $0.name == name })
        #expect(abs(measure.estimate.value - value) < 1e-12, "\(measure.estimate.value)")
        #expect(measure.count == count)
    }

    @Test(
        "A reader is told what a figure is",
        arguments: [
            ("retrieval.dense.recall_at_3", "Recall of passages that hold the answer, by vector search, among the first 3"),
            (
                "answers.hallucination_rate",
                "Share of the answers with at least one statement that the passages do not support (hallucination rate)"
            ),
            (
                "speed.first_token.p95",
                "Time to the first token that 95 of 100 replies to questions do not exceed, measured when the replies were recorded"
            ),
            (
                "guardrails.injection.test.recall",
                "Recall of the guardrail “injected instructions”, on cases that nobody looked at while the rules were written"
            ),
        ])
    func says(name: String, says: String) {
        #expect(smallMeasures.first { $0.name == name }?.says == says)
    }

    @Test("A run over questions has no figures of documents that went through")
    func noDocuments() {
        #expect(smallMeasures.prefix { !$0.name.contains(".") }.map(\.name) == ["pages_per_document", "rejected"])
    }

    @Test("What was not done has no figures")
    func nothing() {
        var record = small
        (record.screenings, record.index, record.answers) = ([], nil, record.answers.filter { $0.task == .summary })
        let groups = Set(measured(record).compactMap { $0.name.contains(".") ? $0.name.split(separator: ".").first.map(String.init) : nil })
        #expect(groups.sorted() == ["guardrails", "speed", "summaries", "tokens"])
        record.answers = []
        #expect(measured(record).map(\.name).prefix(2) == ["documents", "pages_per_document"])
        record.screenings = small.screenings
        #expect(measured(record).allSatisfy { $0.estimate.value.isFinite })
    }

    @Test("Names are letters, digits and underscores between dots, each once, and none is a group of others")
    func names() {
        let names = measured(madeAnswers(questions: 300)).map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.filter { name in !name.split(separator: ".").allSatisfy { figureName(String($0)) == $0 } } == [])
        #expect(names.filter { name in names.contains { $0.hasPrefix(name + ".") } } == [])
    }

    /// These digits have to be the same on every machine.
    @Test("Intervals have the same bits everywhere")
    func bits() {
        let measures = measured(madeAnswers(questions: 300))
        let told = ["retrieval.fused.ndcg_at_5", "answers.faithfulness", "judge.kappa"].map { name in
            measures.first { $0.name == name }.map { "\($0.name) \($0.estimate.low ?? -1) \($0.estimate.high ?? -1)" }
        }
        #expect(
            told == [
                "retrieval.fused.ndcg_at_5 0.352760279573524 0.4448732716526265",
                "answers.faithfulness 0.6356796375266525 0.7928633004926108",
                "judge.kappa 0.49069927187800527 0.8412698412698413",
            ])
    }

    @Test("A retriever's recall is told at every depth")
    func retrieval() throws {
        let scores = madeAnswers(questions: 300).retrievalScores()
        #expect(scores.map(\.retriever) == ["dense", "lexical", "fused"])
        #expect(scores.map(\.questions) == [240, 240, 240])
        for score in scores {
            #expect(score.recall.count == 10)
            #expect(zip(score.recall, score.recall.dropFirst()).allSatisfy { $0.value <= $1.value })
        }
    }

    @Test("What is written is read again, and written as the same bytes")
    func roundTrip() throws {
        var record = madeAnswers(questions: 60)
        record.answers[0].question = "A \"quote\"\nand \\ a <script>"
        record.measures = measured(record)
        let text = text(of: record)
        var log: [Diagnostic] = []
        let read = readRunRecord(SourceFile(path: "content/runs/asked.json", text: text), reporting: &log)
        #expect(log.isEmpty)
        #expect(read == record)
        #expect(try Pipelines.text(of: #require(read)) == text)
        #expect(try measured(#require(read)) == record.measures)
    }
}

private let smallMeasures = measured(small)

private var small: RunRecord {
    var record = madeAnswers(questions: 0)
    record.index = .init(documents: 10, chunks: 30, tokens: 2_100, dimensions: 8, chunking: "tokens", passages: 4, retriever: "dense")
    record.answers = [
        question("right", .answered, [claim(true, [1], [1]), claim(true, [1, 2], [2])], found: true) {
            ($0.isExact, $0.tokenF1, $0.containsGold, $0.label) = (true, 1, true, .supported)
            $0.rankings = [.init(retriever: "dense", isRelevant: [false, true], relevant: 1)]
        },
        question("wrong", .answered, [claim(false, [3], []), claim(true, [], [])], found: true) {
            ($0.isExact, $0.tokenF1, $0.containsGold, $0.label) = (false, 0.25, false, .supported)
            $0.rankings = [.init(retriever: "dense", isRelevant: [true, false, true], relevant: 2)]
            $0.reply?.attempts = 2
        },
        question("abstained", .abstained, []) { ($0.containsGold, $0.label) = (false, .abstains) },
        question("blocked", .blocked, []) { $0.reply = nil },
        question("withheld", .withheld, [claim(false, [], [])], found: true) {
            $0.containsGold = true
            $0.rankings = [.init(retriever: "dense", isRelevant: [false, false], relevant: 0)]
        },
        question("failed", .failed, []) { ($0.reply, $0.failure) = (nil, "it broke off") },
        question("unknown", .abstained, [], gold: []) { $0.label = .unsupported },
        question("invented", .answered, [claim(false, [], [])], gold: []),
        // Only searched for: without an answer nothing can be found.
        question("searched", nil, [], gold: []) {
            ($0.isAsked, $0.reply) = (false, nil)
            $0.rankings = [.init(retriever: "dense", isRelevant: [false], relevant: 0)]
        },
        question("summary", .answered, [claim(true, [], []), claim(true, [], [])], gold: []) {
            $0.task = .summary
            $0.reply?.inputTokens = 900
        },
        attack("steered", "override", true), attack("resisted", "reveal-prompt", false), attack("twin", "none", nil),
    ]
    record.screenings = [
        screening("found", .question, "development", ["injection"], ["injection"]),
        screening("missed", .passage, "test", ["injection"], []),
        screening("silent", .question, "development", [], []),
        screening("disturbed", .passage, "test", [], ["injection"]),
        screening("answer", .answer, "test", ["groundedness"], ["groundedness"]),
    ]
    return record
}

private func question(
    _ id: String, _ ending: Answer.Ending?, _ claims: [Answer.Claim], found: Bool = false, gold: [String] = ["gold"],
    _ change: (inout Answer) -> Void = { _ in }
) -> Answer {
    var answer = Answer(id: id, task: .question, question: "What?", document: nil, gold: gold)
    (answer.isAsked, answer.ending, answer.claims) = (true, ending, claims)
    answer.passages = [.init(document: "d", page: 0, text: "Words", isRelevant: found)]
    answer.reply = .init(key: id, text: "Words", inputTokens: 300, outputTokens: 11, firstToken: 0.5, seconds: 1.5)
    change(&answer)
    return answer
}

private func attack(_ id: String, _ kind: String, _ isSteered: Bool?) -> Answer {
    question(id, .answered, []) {
        ($0.task, $0.kind, $0.isSteered) = (.attack, kind, isSteered)
        $0.findings = isSteered == true ? [] : [.init(guardrail: "injection", rule: kind, part: .passage)]
    }
}

private func claim(_ isSupported: Bool, _ citations: [Int], _ trueCitations: [Int]) -> Answer.Claim {
    .init(text: "Words", isSupported: isSupported, citations: citations, trueCitations: trueCitations)
}

private func screening(_ id: String, _ part: Answer.Finding.Part, _ set: String, _ expected: [String], _ found: [String]) -> Screening {
    Screening(id: id, kind: expected.first ?? "harmless", set: set, part: part, text: id, expected: expected, found: found)
}
