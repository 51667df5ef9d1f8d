/// What a record says about the place of an answer, before it is checked.
struct ClaimedEvidence {
    /// The question's number in the record.
    let question: Int
    let page: Int?
    let start: Int?
    let end: Int?
    /// Of the object, in the file.
    let range: Range<Int>
}

// The questions of a record.
extension RecordReader {
    mutating func questions() throws(JSONFault) {
        guard try values.isNext(.list, "'questions'") else { return }
        var list = values.json.open()
        while try values.json.hasElement(in: &list) { try question() }
    }

    private mutating func question() throws(JSONFault) {
        let start = values.json.start()
        guard try values.isNext(.object, "a question") else { return }
        var question = CorpusQuestion(id: "", question: "", answers: [])
        var object = values.json.open()
        while let (key, range) = try values.json.key(in: &object) {
            switch key {
            case "id": question.id = try values.text("id")?.value ?? ""
            case "question": question.question = try values.text("question")?.value ?? ""
            case "answers": question.answers = try values.texts("answers")?.map(\.value) ?? []
            case "kind": question.kind = try values.text("kind")?.value
            case "evidence": try evidence()
            default:
                foreign(key, of: "a question", among: ["id", "question", "answers", "evidence", "kind"], range)
                try values.json.skip()
            }
        }
        if question.id.isEmpty || question.question.isEmpty {
            values.add("question", "a question needs 'id' and 'question'", start..<start + 1)
        } else if document.questions.contains(where: { $0.id == question.id }) {
            values.add("twice question", "the question '\(question.id)' is given twice in one record", start..<start + 1)
        }
        document.questions.append(question)
    }

    private mutating func evidence() throws(JSONFault) {
        guard try values.isNext(.list, "'evidence'", note: "it is [{\"page\": 0, \"start\": 12, \"end\": 20}]") else { return }
        isEvidenceGiven.insert(document.questions.count)
        var list = values.json.open()
        while try values.json.hasElement(in: &list) {
            let start = values.json.start()
            guard try values.isNext(.object, "a place of evidence") else { continue }
            var numbers: [String: Int] = [:]
            var object = values.json.open()
            while let (key, range) = try values.json.key(in: &object) {
                guard ["page", "start", "end"].contains(key) else {
                    foreign(key, of: "a place of evidence", among: ["page", "start", "end"], range)
                    try values.json.skip()
                    continue
                }
                if try values.isNext(.number, "'\(key)'") { numbers[key] = try values.json.integer() }
            }
            claimed.append(
                .init(
                    question: document.questions.count, page: numbers["page"], start: numbers["start"], end: numbers["end"],
                    range: start..<values.json.offset))
        }
    }

    /// Gives the questions their evidence: the places that the record names, as far as they exist; without a word about it, wherever
    /// the answers stand.
    mutating func findEvidence() {
        for number in document.questions.indices where !isEvidenceGiven.contains(number) {
            document.questions[number].evidence = occurrences(of: document.questions[number].answers, in: document.pages)
        }
        for claim in claimed {
            guard let message = objection(to: claim) else { continue }
            values.add("evidence", message, claim.range, "the place is left out", isFatal: false)
        }
    }

    /// Why a place cannot be one; nil when it can, and then the question has it.
    private mutating func objection(to claim: ClaimedEvidence) -> String? {
        guard let page = claim.page, let start = claim.start, let end = claim.end else {
            return "a place of evidence has 'page', 'start' and 'end', all whole numbers"
        }
        let count = document.pages.count
        guard document.pages.indices.contains(page) else {
            return "there is no page \(page): the document has \(count), counted from 0"
        }
        let text = document.pages[page].utf8
        guard 0 <= start, start < end, end <= text.count else {
            return "there is no text from \(start) to \(end): the page has \(text.count) bytes of UTF-8"
        }
        let bounds = [start, end].map { text.index(text.startIndex, offsetBy: $0) }
        guard bounds.allSatisfy({ $0.samePosition(in: document.pages[page].unicodeScalars) != nil }) else {
            return "the evidence cuts a character in two: 'start' and 'end' count bytes of UTF-8"
        }
        guard !document.questions[claim.question].answers.isEmpty else { return "a question without answer has no evidence" }
        document.questions[claim.question].evidence.append(.init(page: page, range: start..<end))
        return nil
    }
}
