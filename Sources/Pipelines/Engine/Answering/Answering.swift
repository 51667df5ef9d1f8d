package import Components
import Corpora
import Statistics

/// The answering lane with all that it works with.
struct Answering: Sendable {
    let lane: AnsweringLane
    let library: Library
    let book: AnswerBook
    /// Of the guardrails that are in the pipeline; nil where there is none, or this run leaves it out.
    let questionRules: GuardrailRules?
    let answerRules: GuardrailRules?
    /// What replies are measured by, whether or not a guardrail acts on it.
    let measuringRules: GuardrailRules
    /// Whether a content word stands in the documents.
    let isKnown: @Sendable (String) -> Bool
    let converse: Conversation

    /// Carries one question through the lane. Throws where there is no recorded reply, or no vector of the question.
    func answer(_ asked: Asked) async throws -> Answer {
        var answer = asked.answer
        let hits = answer.task == .summary ? [:] : try await library.hits(for: answer.question)
        rank(&answer, hits, asked)
        guard asked.goesOn, let model = book.languageModel, let prompt = lane.prompt, let settings = lane.reply else { return answer }
        answer.isAsked = true
        guard let question = screened(&answer, hits) else { return answer }
        let relevant = asked.question.map { library.relevant(to: $0, in: answer.document ?? "") } ?? []
        answer.passages = chosen(for: &answer, hits).map { number in
            let passage = library.passages[number]
            return .init(
                document: library.documents[passage.document].id, page: passage.chunk.page, text: passage.chunk.text,
                isRelevant: relevant.contains(number))
        }
        let request = request(question, answer, prompt, settings, to: model)
        do throws(LanguageError) {
            let (key, reply) = try await converse.reply(to: request)
            answer.reply = .init(key: key, reply)
            judge(&answer, reply.text, asked)
        } catch {
            if case .noRecording = error { throw error }
            if case .cancelled = error { throw error }
            (answer.ending, answer.failure) = (.failed, "\(error)")
        }
        return answer
    }

    private func rank(_ answer: inout Answer, _ hits: [RetrievalSettings.Retriever: [Hit]], _ asked: Asked) {
        guard let question = asked.question, !question.answers.isEmpty else { return }
        let relevant = library.relevant(to: question, in: answer.document ?? "")
        // Where no passage shows the whole answer (it was cut), the chunking has lost it: the question counts, with nothing found.
        answer.rankings = RetrievalSettings.Retriever.allCases.compactMap { retriever in
            hits[retriever].map { hits in
                Answer.Ranking(
                    retriever: retriever.rawValue, isRelevant: hits.map { relevant.contains($0.item) }, relevant: max(1, relevant.count))
            }
        }
    }

    /// What the index knows of a question, for the guardrail that looks whether it is about the documents at all.
    func evidence(_ question: String, _ hits: [RetrievalSettings.Retriever: [Hit]]) -> QuestionEvidence {
        QuestionEvidence(
            knownShare: knownShare(of: question, isKnown: isKnown), bestScore: hits[.lexical].map { $0.first?.score ?? 0 })
    }

    /// The question as the model may see it; nil when a guardrail stops it.
    private func screened(_ answer: inout Answer, _ hits: [RetrievalSettings.Retriever: [Hit]]) -> String? {
        // Nobody has written the request for a summary.
        guard let questionRules, answer.task != .summary else { return answer.question }
        let findings = questionRules.screen(question: answer.question, evidence: evidence(answer.question, hits)).filter {
            $0.action != .allow
        }
        answer.findings += findings.map { .init($0, in: .question) }
        if findings.contains(where: { $0.action == .block }) {
            answer.ending = .blocked
            return nil
        }
        return questionRules.masked(question: answer.question)
    }

    /// The passages that the prompt shows: the first of the retriever's. Of a summary and of an attack those of the document itself, as if its
    /// user had opened it: whether search finds the hostile one is another question.
    private func chosen(for answer: inout Answer, _ hits: [RetrievalSettings.Retriever: [Hit]]) -> [Int] {
        let count = lane.retrieval.passages
        let found = hits[lane.retrieval.retriever]?.map(\.item) ?? []
        let best = answer.task == .question ? found : library.passages(of: answer.document ?? "")
        guard let questionRules, lane.prompt?.dropsInstructions ?? false else { return Array(best.prefix(count)) }
        var chosen: [Int] = []
        for number in best where chosen.count < count {
            let findings = questionRules.screen(passage: library.passages[number].chunk.text).filter { $0.action == .leaveOut }
            if findings.isEmpty { chosen.append(number) } else { answer.dropped += 1 }
            answer.findings += findings.map { .init($0, in: .passage) }
        }
        return chosen
    }

    private func request(
        _ question: String, _ answer: Answer, _ prompt: PromptSettings, _ settings: ReplySettings, to model: LanguageModelDefinition
    ) -> LanguageRequest {
        let template = book.prompts[answer.task == .summary ? prompt.summary ?? prompt.answer : prompt.answer]
        let passages = answer.passages.enumerated().map { "[\($0 + 1)] \($1.text)" }.joined(separator: "\n\n")
        return LanguageRequest(
            model: model.model, messages: template?.messages(filling: [.passages: passages, .question: question]) ?? [],
            maximumTokens: settings.maximumTokens, temperature: settings.temperature, seed: model.seed)
    }

    /// Looks at a reply by the stated rules, and lets the output guardrail act.
    private func judge(_ answer: inout Answer, _ reply: String, _ asked: Asked) {
        let passages = answer.passages.map(\.text)
        let check = measuringRules.check(answer: reply, question: answer.question, passages: passages)
        answer.claims = check.counted.map { .init($0) }
        if !answer.gold.isEmpty {
            answer.isExact = exactMatch(reply, gold: answer.gold)
            answer.tokenF1 = rounded(tokenF1(reply, gold: answer.gold))
            answer.containsGold = containsAnswer(reply, gold: answer.gold)
        }
        answer.label = answer.reply.flatMap { book.labels[$0.labelKey] }
        answer.ending = check.isAbstention || check.counted.isEmpty ? .abstained : .answered
        answer.shown = reply
        if let answerRules {
            let check = answerRules.check(answer: reply, question: answer.question, passages: passages)
            answer.findings += check.findings.filter { $0.action != .allow }.map { .init($0, in: .answer) }
            answer.shown = answerRules.masked(reply)
            if check.isWithheld { (answer.ending, answer.shown) = (.withheld, nil) }
        }
        if let marker = asked.attack?.marker { answer.isSteered = answer.shown.map { isSteered($0, towards: marker) } ?? false }
    }
}

/// A language model, or the recordings of one.
struct Conversation: Sendable {
    let recordings: Recordings?
    /// How a model itself is asked; nil where only recordings are there.
    let live: (@Sendable (LanguageRequest) async throws(LanguageError) -> LanguageReply)?

    /// The reply with the key that it is recorded under.
    func reply(to request: LanguageRequest) async throws(LanguageError) -> (key: String, reply: LanguageReply) {
        let key = request.recordingKey
        if let reply = recordings?.reply(for: key) { return (key, reply) }
        guard let live else { throw .noRecording(model: request.model) }
        return (key, try await live(request))
    }
}

extension LanguageRequest {
    /// The name under which the reply to this request is recorded: 64 hexadecimal digits.
    package var recordingKey: String { digestOf(canonical) }
}

extension Answer.Reply {
    fileprivate init(key: String, _ reply: LanguageReply) {
        self.init(
            key: key, text: reply.text, inputTokens: reply.inputTokens, outputTokens: reply.outputTokens, firstToken: reply.firstToken,
            seconds: reply.seconds, attempts: reply.attempts, finish: reply.finish.rawValue)
    }
}

extension Answer.Finding {
    fileprivate init(_ finding: GuardFinding, in part: Part) { self.init(guardrail: finding.name.rawValue, rule: finding.rule, part: part) }
}

extension Answer.Claim {
    fileprivate init(_ checked: AnswerCheck.CheckedClaim) {
        let cited = zip(checked.claim.citations, checked.citations)
        self.init(
            text: checked.claim.text, isSupported: checked.isSupported, citations: checked.claim.citations,
            trueCitations: cited.filter { $0.1 == .holds }.map(\.0))
    }
}
