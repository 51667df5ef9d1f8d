import Corpora

extension RecordReader {
    mutating func answer() throws(JSONFault) -> Answer {
        var answer = Answer(id: "", task: .question, question: "", document: nil, gold: [])
        try fields("an answer") { (reader, key) throws(JSONFault) in
            switch key {
            case "claims": answer.claims = try reader.list { (reader) throws(JSONFault) in try reader.claim() }
            case "containsGold": answer.containsGold = try reader.flag()
            case "document": answer.document = try reader.text()
            case "dropped": answer.dropped = try reader.integer()
            case "ending": answer.ending = try reader.named(Answer.Ending.self)
            case "failure": answer.failure = try reader.text()
            case "findings": answer.findings = try reader.list { (reader) throws(JSONFault) in try reader.finding() }
            case "gold": answer.gold = try reader.texts()
            case "id": answer.id = try reader.text()
            case "isAsked": answer.isAsked = try reader.flag()
            case "isExact": answer.isExact = try reader.flag()
            case "isSteered": answer.isSteered = try reader.flag()
            case "kind": answer.kind = try reader.text()
            case "label": answer.label = try reader.named(Answer.Label.self)
            case "month": answer.month = try reader.integer()
            case "passages": answer.passages = try reader.list { (reader) throws(JSONFault) in try reader.passage() }
            case "question": answer.question = try reader.text()
            case "rankings": answer.rankings = try reader.list { (reader) throws(JSONFault) in try reader.ranking() }
            case "reply": answer.reply = try reader.reply()
            case "shown": answer.shown = try reader.text()
            case "task": answer.task = try reader.named(Answer.Task.self)
            case "tokenF1": answer.tokenF1 = try reader.number()
            default: return false
            }
            return true
        }
        return answer
    }

    private mutating func claim() throws(JSONFault) -> Answer.Claim {
        var claim = Answer.Claim(text: "", isSupported: false)
        try fields("a claim") { (reader, key) throws(JSONFault) in
            switch key {
            case "citations": claim.citations = try reader.integers()
            case "isSupported": claim.isSupported = try reader.flag()
            case "text": claim.text = try reader.text()
            case "trueCitations": claim.trueCitations = try reader.integers()
            default: return false
            }
            return true
        }
        return claim
    }

    private mutating func finding() throws(JSONFault) -> Answer.Finding {
        var finding = Answer.Finding(guardrail: "", rule: "", part: .question)
        try fields("a finding") { (reader, key) throws(JSONFault) in
            switch key {
            case "guardrail": finding.guardrail = try reader.text()
            case "part": finding.part = try reader.named(Answer.Finding.Part.self)
            case "rule": finding.rule = try reader.text()
            default: return false
            }
            return true
        }
        return finding
    }

    private mutating func passage() throws(JSONFault) -> Answer.Passage {
        var passage = Answer.Passage(document: "", page: 0, text: "", isRelevant: false)
        try fields("a passage") { (reader, key) throws(JSONFault) in
            switch key {
            case "document": passage.document = try reader.text()
            case "isRelevant": passage.isRelevant = try reader.flag()
            case "page": passage.page = try reader.integer()
            case "text": passage.text = try reader.text()
            default: return false
            }
            return true
        }
        return passage
    }

    private mutating func ranking() throws(JSONFault) -> Answer.Ranking {
        var ranking = Answer.Ranking(retriever: "", isRelevant: [], relevant: 0)
        try fields("a ranking") { (reader, key) throws(JSONFault) in
            switch key {
            case "isRelevant": ranking.isRelevant = try reader.bits()
            case "relevant": ranking.relevant = try reader.integer()
            case "retriever": ranking.retriever = try reader.text()
            default: return false
            }
            return true
        }
        return ranking
    }

    private mutating func reply() throws(JSONFault) -> Answer.Reply {
        var reply = Answer.Reply(key: "", text: "", inputTokens: 0, outputTokens: 0, firstToken: nil, seconds: 0)
        try fields("a reply") { (reader, key) throws(JSONFault) in
            switch key {
            case "attempts": reply.attempts = try reader.integer()
            case "finish": reply.finish = try reader.text()
            case "firstToken": reply.firstToken = try reader.number()
            case "inputTokens": reply.inputTokens = try reader.integer()
            case "key": reply.key = try reader.text()
            case "outputTokens": reply.outputTokens = try reader.integer()
            case "seconds": reply.seconds = try reader.number()
            case "text": reply.text = try reader.text()
            default: return false
            }
            return true
        }
        return reply
    }

    mutating func screening() throws(JSONFault) -> Screening {
        var screening = Screening(id: "", kind: "", set: "", part: .question, text: "", expected: [], found: [])
        try fields("a screening") { (reader, key) throws(JSONFault) in
            switch key {
            case "expected": screening.expected = try reader.texts()
            case "found": screening.found = try reader.texts()
            case "id": screening.id = try reader.text()
            case "kind": screening.kind = try reader.text()
            case "part": screening.part = try reader.named(Answer.Finding.Part.self)
            case "rule": screening.rule = try reader.text()
            case "set": screening.set = try reader.text()
            case "text": screening.text = try reader.text()
            default: return false
            }
            return true
        }
        return screening
    }

    mutating func languageModelNote() throws(JSONFault) -> LanguageModelNote {
        var note = LanguageModelNote(name: "", title: "", model: "", isRecorded: false, machine: "", date: "")
        try fields("a language model") { (reader, key) throws(JSONFault) in
            switch key {
            case "date": note.date = try reader.text()
            case "isRecorded": note.isRecorded = try reader.flag()
            case "machine": note.machine = try reader.text()
            case "model": note.model = try reader.text()
            case "name": note.name = try reader.text()
            case "quantisation": note.quantisation = try reader.text()
            case "server": note.server = try reader.text()
            case "title": note.title = try reader.text()
            default: return false
            }
            return true
        }
        return note
    }

    mutating func indexNote() throws(JSONFault) -> IndexNote {
        var note = IndexNote(documents: 0, chunks: 0, tokens: 0, dimensions: 0, chunking: "", passages: 0, retriever: "")
        try fields("an index") { (reader, key) throws(JSONFault) in
            switch key {
            case "chunking": note.chunking = try reader.text()
            case "chunks": note.chunks = try reader.integer()
            case "dimensions": note.dimensions = try reader.integer()
            case "documents": note.documents = try reader.integer()
            case "passages": note.passages = try reader.integer()
            case "retriever": note.retriever = try reader.text()
            case "tokens": note.tokens = try reader.integer()
            default: return false
            }
            return true
        }
        return note
    }

    /// One of the names of an enumeration.
    private mutating func named<Case: RawRepresentable>(_ type: Case.Type) throws(JSONFault) -> Case where Case.RawValue == String {
        let start = json.start()
        let name = try text()
        guard let value = Case(rawValue: name) else { throw JSONFault(message: "'\(name)' is not known here", range: start..<json.offset) }
        return value
    }

    /// `"0100"`.
    private mutating func bits() throws(JSONFault) -> [Bool] { try text().map { $0 == "1" } }
}
