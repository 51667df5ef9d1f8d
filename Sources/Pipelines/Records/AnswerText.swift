/// One answer as a line of JSON, without a line break.
func json(_ answer: Answer) -> String {
    var object = JSONObject()
    if !answer.claims.isEmpty { object.add("claims", json: "[" + answer.claims.map(json).joined(separator: ",") + "]") }
    object.add("containsGold", answer.containsGold)
    object.add("document", answer.document)
    if answer.dropped > 0 { object.add("dropped", answer.dropped) }
    object.add("ending", answer.ending?.rawValue)
    object.add("failure", answer.failure)
    if !answer.findings.isEmpty { object.add("findings", json: "[" + answer.findings.map(json).joined(separator: ",") + "]") }
    object.add("gold", answer.gold)
    object.add("id", answer.id)
    object.add("isAsked", answer.isAsked)
    object.add("isExact", answer.isExact)
    object.add("isSteered", answer.isSteered)
    object.add("kind", answer.kind)
    object.add("label", answer.label?.rawValue)
    object.add("month", answer.month)
    if !answer.passages.isEmpty { object.add("passages", json: "[" + answer.passages.map(json).joined(separator: ",") + "]") }
    object.add("question", answer.question)
    if !answer.rankings.isEmpty { object.add("rankings", json: "[" + answer.rankings.map(json).joined(separator: ",") + "]") }
    object.add("reply", json: answer.reply.map(json))
    object.add("shown", answer.shown)
    object.add("task", answer.task.rawValue)
    object.add("tokenF1", answer.tokenF1)
    return object.finished
}

private func json(_ claim: Answer.Claim) -> String {
    var object = JSONObject()
    object.add("citations", claim.citations)
    object.add("isSupported", claim.isSupported)
    object.add("text", claim.text)
    object.add("trueCitations", claim.trueCitations)
    return object.finished
}

private func json(_ finding: Answer.Finding) -> String {
    var object = JSONObject()
    object.add("guardrail", finding.guardrail)
    object.add("part", finding.part.rawValue)
    object.add("rule", finding.rule)
    return object.finished
}

private func json(_ passage: Answer.Passage) -> String {
    var object = JSONObject()
    object.add("document", passage.document)
    object.add("isRelevant", passage.isRelevant)
    object.add("page", passage.page)
    object.add("text", passage.text)
    return object.finished
}

/// `1` for a relevant passage, `0` for another, by rank: `"0100"`.
private func json(_ ranking: Answer.Ranking) -> String {
    var object = JSONObject()
    object.add("isRelevant", ranking.isRelevant.map { $0 ? "1" : "0" }.joined())
    object.add("relevant", ranking.relevant)
    object.add("retriever", ranking.retriever)
    return object.finished
}

private func json(_ reply: Answer.Reply) -> String {
    var object = JSONObject()
    object.add("attempts", reply.attempts)
    object.add("finish", reply.finish)
    object.add("firstToken", reply.firstToken)
    object.add("inputTokens", reply.inputTokens)
    object.add("key", reply.key)
    object.add("outputTokens", reply.outputTokens)
    object.add("seconds", reply.seconds)
    object.add("text", reply.text)
    return object.finished
}

func json(_ screening: Screening) -> String {
    var object = JSONObject()
    object.add("expected", screening.expected)
    object.add("found", screening.found)
    object.add("id", screening.id)
    object.add("kind", screening.kind)
    object.add("part", screening.part.rawValue)
    object.add("rule", screening.rule)
    object.add("set", screening.set)
    object.add("text", screening.text)
    return object.finished
}

func json(_ model: LanguageModelNote) -> String {
    var object = JSONObject()
    object.add("date", model.date)
    object.add("isRecorded", model.isRecorded)
    object.add("machine", model.machine)
    object.add("model", model.model)
    object.add("name", model.name)
    object.add("quantisation", model.quantisation)
    object.add("server", model.server)
    object.add("title", model.title)
    return object.finished
}

func json(_ index: IndexNote) -> String {
    var object = JSONObject()
    object.add("chunking", index.chunking)
    object.add("chunks", index.chunks)
    object.add("dimensions", index.dimensions)
    object.add("documents", index.documents)
    object.add("passages", index.passages)
    object.add("retriever", index.retriever)
    object.add("tokens", index.tokens)
    return object.finished
}
