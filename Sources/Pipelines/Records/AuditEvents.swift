import Corpora

/// The audit events of a run, one for each request that went on to a language model or to the guardrail before it, in the order of the record.
///
/// What Article 12 of the AI Act asks of high-risk systems, made from what the engine recorded and nothing else: there is no clock here. Texts
/// of people and documents stand in an event as SHA-256 digests, so that the trail can be kept longer than they are (GDPR, Art. 5(1)(e)); who
/// still has a text can show that it is the one.
///
/// - Parameters:
///   - versions: what the run's definitions name; nil where they are not at hand: their fields are left out.
///   - keepingTexts: adds question, reply and what the user was shown in clear.
package func auditEvents(of record: RunRecord, by versions: AuditVersions? = nil, keepingTexts: Bool = false) -> [AuditEvent] {
    record.answers.filter { $0.ending != nil }.map { answer in
        var fields = AuditFields()
        fields.addRequest(answer, record, keepingTexts)
        fields.addGuardrails(answer, record, versions)
        fields.addPassages(answer, record)
        fields.addModel(answer, record, versions)
        fields.addAnswer(answer, keepingTexts)
        fields.addJudgement(answer)
        return AuditEvent(fields: fields.fields)
    }
}

extension AuditFields {
    fileprivate mutating func addRequest(_ answer: Answer, _ record: RunRecord, _ keepingTexts: Bool) {
        add("event", "\(record.run)/\(answer.id)")
        add("purpose", answer.task.rawValue)
        // The day on which the model gave its replies: of a request that a run makes up there is no other time.
        add("time", record.languageModel?.date)
        add("pipeline", record.pipeline)
        add("pipeline-sha256", record.digest)
        add("question-sha256", sha256(answer.question))
        if keepingTexts { add("question", answer.question) }
        add("document", answer.document)
    }

    fileprivate mutating func addGuardrails(_ answer: Answer, _ record: RunRecord, _ versions: AuditVersions?) {
        let rules = [versions?.questionGuard, versions?.answerGuard].compactMap(\.self)
        if !rules.isEmpty {
            var names: [String] = []
            for rule in rules where !names.contains("\(rule.name) \(rule.sha256)") { names.append("\(rule.name) \(rule.sha256)") }
            add("guardrails", names)
        }
        add("findings", answer.findings.map { "\($0.guardrail)/\($0.rule) in \($0.part.rawValue)" })
        add("passages-left-out", answer.dropped)
    }

    fileprivate mutating func addPassages(_ answer: Answer, _ record: RunRecord) {
        if let index = record.index {
            add("index", "\(index.chunks) passages of \(index.documents) documents; \(index.chunking); \(index.dimensions) dimensions")
            add("retriever", index.retriever)
        }
        add("passages", answer.passages.map { "\($0.document) page \($0.page + 1) \(sha256($0.text))" })
    }

    /// What was asked of which model. Of a question that a guardrail stopped there is none of it.
    fileprivate mutating func addModel(_ answer: Answer, _ record: RunRecord, _ versions: AuditVersions?) {
        guard answer.ending != .blocked else { return }
        let prompt = answer.task == .summary ? versions?.summary : versions?.answer
        add("prompt", prompt?.name)
        add("prompt-sha256", prompt?.sha256)
        add("request-sha256", answer.reply?.key)
        if let model = record.languageModel {
            add("model", [model.model, model.quantisation].compactMap(\.self).joined(separator: " "))
            add("served-by", model.server)
            add("served-on", model.machine)
        }
        add("parameters", versions?.parameters)
        add("tokens-in", answer.reply?.inputTokens)
        add("tokens-out", answer.reply?.outputTokens)
        add("seconds-to-first-token", answer.reply?.firstToken)
        add("seconds", answer.reply?.seconds)
        add("attempts", answer.reply?.attempts)
        add("finish", answer.reply?.finish)
        add("failure", answer.failure)
    }

    fileprivate mutating func addAnswer(_ answer: Answer, _ keepingTexts: Bool) {
        add("reply-sha256", answer.reply.map { sha256($0.text) })
        if keepingTexts { add("reply", answer.reply?.text) }
        add("ending", answer.ending?.rawValue)
        add("shown-sha256", answer.shown.map { sha256($0) })
        if keepingTexts { add("shown", answer.shown) }
        add("citations", unique(answer.claims.flatMap(\.citations)).map { "[\($0)]" })
    }

    fileprivate mutating func addJudgement(_ answer: Answer) {
        guard answer.reply != nil else { return }
        add("statements", answer.claims.count)
        add("statements-supported", answer.claims.count(where: \.isSupported))
        add("review", answer.label?.rawValue)
    }

    private func unique(_ numbers: [Int]) -> [Int] { Set(numbers).sorted() }
}
