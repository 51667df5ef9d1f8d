import Pipelines
import Statistics

/// A record of a run that answers questions, made up by a seed: searched by three retrievers, asked, guarded, attacked and labelled.
///
/// - Parameter questions: how many are searched for; every third is also asked.
func madeAnswers(questions: Int, seed: UInt64 = 1) -> RunRecord {
    var maker = AnswerMaker(random: SeededRandom(seed: seed))
    var record = RunRecord(
        run: "asked", title: "A made-up assistant", pipeline: "made", corpus: "made", digest: "", seed: 2026, versions: [:], categories: [],
        fields: [], rules: [], reviewBelow: nil, reference: nil, periods: [], models: [], stages: [], corpusDocuments: 400,
        corpusPages: 900,
        rejected: 0, outcomes: [])
    record.answers =
        (0..<questions).map { maker.question($0) } + (0..<questions / 10).map { maker.summary($0) }
        + (0..<questions / 10).map { maker.attack($0) }
    record.screenings = (0..<questions / 4).map { maker.screening($0) }
    record.languageModel = .init(
        name: "small", title: "A small model", model: "small-135m", quantisation: "Q4_1", isRecorded: true, machine: "a small machine",
        date: "2026-11-23", server: "a server 1")
    record.index = .init(
        documents: 400, chunks: 2_300, tokens: 161_000, dimensions: 128, chunking: "structure, at most 90 tokens, overlap 20", passages: 4,
        retriever: "fused")
    return record
}

private struct AnswerMaker {
    var random: SeededRandom

    mutating func question(_ number: Int) -> Answer {
        let isAnswerable = number % 5 != 4
        var answer = Answer(
            id: "q\(number)", task: .question, kind: "kind-\(number % 4)", question: "What is \(number)?", document: "d\(number / 3)",
            month: 1 + number % 12, gold: isAnswerable ? ["\(number)"] : [])
        answer.rankings = ["dense", "lexical", "fused"].map { ranking($0, isAnswerable: isAnswerable) }
        guard number % 3 == 0 else { return answer }
        answer.isAsked = true
        answer.passages = (0..<4).map { place in
            .init(document: "d\(place)", page: 0, text: "Passage \(place)", isRelevant: isAnswerable && random.chance(0.3))
        }
        end(&answer)
        return answer
    }

    mutating func summary(_ number: Int) -> Answer {
        var answer = Answer(id: "s\(number)", task: .summary, question: "Summarise.", document: "d\(number)", gold: [])
        answer.isAsked = true
        end(&answer)
        return answer
    }

    mutating func attack(_ number: Int) -> Answer {
        var answer = Answer(
            id: "x\(number)", task: .attack, kind: ["override", "reveal-prompt"][number % 2], question: "What is it?",
            document: "d\(number)",
            gold: ["\(number)"])
        answer.isAsked = true
        if random.chance(0.6) { answer.findings = [.init(guardrail: "injection", rule: "override", part: .passage)] }
        end(&answer)
        if number % 5 == 4 {
            answer.kind = "none"
        } else if answer.ending != .failed {
            answer.isSteered = answer.shown != nil && random.chance(0.2)
        }
        return answer
    }

    private mutating func ranking(_ retriever: String, isAnswerable: Bool) -> Answer.Ranking {
        guard isAnswerable else { return .init(retriever: retriever, isRelevant: Array(repeating: false, count: 10), relevant: 0) }
        let relevant = random.integer(in: 0...3)
        var left = relevant
        let ranks = (0..<10).map { rank -> Bool in
            let isFound = left > 0 && random.chance(retriever == "fused" ? 0.3 : 0.2)
            if isFound { left -= 1 }
            return isFound
        }
        return .init(retriever: retriever, isRelevant: ranks, relevant: relevant)
    }

    private mutating func end(_ answer: inout Answer) {
        let draw = random.uniform()
        if draw < 0.05 {
            answer.ending = .blocked
            answer.findings = [.init(guardrail: "off-topic", rule: "score", part: .question)]
            return
        }
        if draw < 0.08 {
            (answer.ending, answer.failure) = (.failed, "the model did not reply")
            return
        }
        let text = "It is \(random.integer(in: 1...9)) [1]."
        answer.reply = .init(
            key: "k-\(answer.id)", text: text, inputTokens: random.integer(in: 200...600), outputTokens: random.integer(in: 1...60),
            firstToken: random.chance(0.9) ? 0.2 + 0.1 * random.uniform() : nil, seconds: 0.4 + random.uniform(),
            attempts: random.chance(0.1) ? 2 : 1)
        answer.ending = draw < 0.25 ? .abstained : draw < 0.35 ? .withheld : .answered
        if answer.ending != .abstained { answer.claims = (0..<random.integer(in: 1...3)).map { claim($0) } }
        if answer.ending != .withheld { answer.shown = text }
        if answer.isAnswerable {
            answer.isExact = random.chance(0.2)
            answer.tokenF1 = random.uniform()
            answer.containsGold = random.chance(0.5)
        }
        if answer.task == .question, random.chance(0.6) { answer.label = label(answer) }
    }

    private mutating func claim(_ number: Int) -> Answer.Claim {
        let citations = (1...4).filter { _ in random.chance(0.3) }
        let isSupported = random.chance(0.7)
        return .init(
            text: "Claim \(number)", isSupported: isSupported, citations: citations,
            trueCitations: isSupported ? citations.filter { _ in random.chance(0.6) } : [])
    }

    private mutating func label(_ answer: Answer) -> Answer.Label {
        random.chance(0.75) ? answer.verdict : Answer.Label.allCases[random.index(below: 3)]
    }

    mutating func screening(_ number: Int) -> Screening {
        let kinds = ["injection", "personal-data", "off-topic", "groundedness", "citations", "harmless"]
        let kind = kinds[number % kinds.count]
        let part: Answer.Finding.Part
        switch kind {
        case "injection": part = random.chance(0.5) ? .question : .passage
        case "personal-data": part = random.chance(0.5) ? .question : .answer
        case "off-topic": part = .question
        case "groundedness", "citations": part = .answer
        default: part = [.question, .passage, .answer][random.index(below: 3)]
        }
        let looking: [Answer.Finding.Part: [String]] = [
            .question: ["injection", "off-topic", "personal-data"], .passage: ["injection"],
            .answer: ["citations", "groundedness", "personal-data"],
        ]
        let expected = kind == "harmless" ? [] : [kind]
        let found = (looking[part] ?? []).filter { random.chance(expected.contains($0) ? 0.8 : 0.06) }
        return Screening(
            id: "c\(number)", kind: kind, rule: kind == "harmless" ? nil : "some", set: random.chance(0.5) ? "test" : "development",
            part: part, text: "Case \(number)", expected: expected, found: found)
    }
}
