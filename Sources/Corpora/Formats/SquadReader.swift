import Diagnostics

/// Reads one article of a SQuAD 2.0 file as a document: its title is the id, its contexts, joined, are the text.
///
/// Source of the form: Rajpurkar, Jia and Liang, "Know What You Don't Know" (ACL 2018), and the published files; CUAD has one context
/// an article. Keys that this form does not have are passed over.
struct SquadReader {
    /// Between the contexts of an article.
    private static let separator = "\n\n"

    private var values: ValueReader
    private var contexts: [String] = []
    private var questions: [CorpusQuestion] = []
    /// The answers of one paragraph, to be looked up when its context is there: it may come after them.
    private var pending: [Answer] = []

    private struct Answer {
        let question: Int
        let text: String
        /// In Unicode scalars, as Python counts.
        let start: Int?
        let range: Range<Int>
    }

    init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) { values = ValueReader(bytes, range) }

    var faults: [Fault] { values.faults }
    /// Behind what was read.
    var offset: Int { values.json.offset }

    /// The document; nil when it is wrong, which `faults` then say. Throws what makes everything behind it unreadable, too.
    mutating func read() throws(JSONFault) -> CorpusDocument? {
        let start = values.json.start()
        var title: String?
        let isRead = try object("an article", needing: ["title", "paragraphs"]) { (reader, key) throws(JSONFault) in
            switch key {
            case "title": title = try reader.values.text(key)?.value
            case "paragraphs": try reader.list(key) { (reader) throws(JSONFault) in try reader.paragraph() }
            default: try reader.values.json.skip()
            }
        }
        guard isRead, !faults.contains(where: \.isFatal), let title else { return nil }
        if contexts.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
            values.add("empty", "the document is empty", start..<start + 1, isFatal: false)
        }
        return CorpusDocument(id: title, pages: [contexts.joined(separator: SquadReader.separator)], questions: questions)
    }

    private mutating func paragraph() throws(JSONFault) {
        pending = []
        var context = ""
        _ = try object("a paragraph", needing: ["context"]) { (reader, key) throws(JSONFault) in
            switch key {
            case "context": context = try reader.values.text(key)?.value ?? ""
            case "qas": try reader.list(key) { (reader) throws(JSONFault) in try reader.question() }
            default: try reader.values.json.skip()
            }
        }
        lookUpAnswers(in: context)
        contexts.append(context)
    }

    private mutating func question() throws(JSONFault) {
        let start = values.json.start()
        var question = CorpusQuestion(id: "", question: "", answers: [])
        var isImpossible = false
        let number = questions.count
        let isRead = try object("a question", needing: ["id", "question"]) { (reader, key) throws(JSONFault) in
            switch key {
            case "id": question.id = try reader.values.text(key)?.value ?? ""
            case "question": question.question = try reader.values.text(key)?.value ?? ""
            case "is_impossible":
                if try reader.values.isNext(.flag, "'is_impossible'") { isImpossible = reader.values.json.word() }
            case "answers": try reader.list(key) { (reader) throws(JSONFault) in try reader.answer(of: number) }
            default: try reader.values.json.skip()
            }
        }
        guard isRead else { return }
        if isImpossible, pending.contains(where: { $0.question == number }) {
            pending.removeAll { $0.question == number }
            values.add(
                "impossible", "the question is impossible, and yet it has answers", start..<start + 1, "the answers are left out",
                isFatal: false)
        }
        if questions.contains(where: { $0.id == question.id }) {
            values.add("twice question", "the question '\(question.id)' is given twice in one article", start..<start + 1)
        }
        questions.append(question)
    }

    private mutating func answer(of question: Int) throws(JSONFault) {
        var text: (value: String, range: Range<Int>)?
        var start: Int?
        _ = try object("an answer", needing: ["text"]) { (reader, key) throws(JSONFault) in
            switch key {
            case "text": text = try reader.values.text(key)
            case "answer_start":
                if try reader.values.isNext(.number, "'answer_start'") { start = try reader.values.json.integer() }
            default: try reader.values.json.skip()
            }
        }
        if let text { pending.append(Answer(question: question, text: text.value, start: start, range: text.range)) }
    }
}

extension SquadReader {
    /// Gives the questions of a paragraph their answers, each once, and the places of these. One that the context does not have is left out with a remark.
    private mutating func lookUpAnswers(in context: String) {
        guard !pending.isEmpty else { return }
        let characters = CharacterPlaces(context)
        // The contexts before it stand above it on the one page.
        let offset = contexts.reduce(0) { $0 + $1.utf8.count + SquadReader.separator.utf8.count }
        for answer in pending {
            let place = answer.text.isEmpty ? nil : answer.start.flatMap { characters.range(of: answer.text, at: $0) }
            let stands = place != nil
            guard stands || !answer.text.isEmpty && context.contains(answer.text) else {
                values.add(
                    "answer", "the context does not have this answer", answer.range, "an answer is a passage, word for word", isFatal: false
                )
                continue
            }
            if !stands, answer.start != nil {
                values.add(
                    "answer place", "the answer does not stand at its 'answer_start'", answer.range, "characters are counted from 0",
                    isFatal: false)
            }
            if !questions[answer.question].answers.contains(answer.text) { questions[answer.question].answers.append(answer.text) }
            for range in place.map({ [$0] }) ?? characters.ranges(of: answer.text) {
                let evidence = CorpusQuestion.Evidence(page: 0, range: range.lowerBound + offset..<range.upperBound + offset)
                if !questions[answer.question].evidence.contains(evidence) { questions[answer.question].evidence.append(evidence) }
            }
        }
    }

    /// Takes an object, each of its known values by `member`; reports what is missing. False when there was no object.
    private mutating func object(
        _ what: String, needing needed: [String], _ member: (inout SquadReader, String) throws(JSONFault) -> Void
    ) throws(JSONFault) -> Bool {
        let start = values.json.start()
        guard try values.isNext(.object, what) else { return false }
        var keys: [String] = []
        var object = values.json.open()
        while let key = try values.json.key(in: &object) {
            keys.append(key.name)
            try member(&self, key.name)
        }
        for name in needed where !keys.contains(name) {
            let note = closest(to: name, among: keys).map { "did you mean '\(name)' by '\($0)'?" }
            values.add("no \(name)", "\(what) needs '\(name)'", start..<start + 1, note)
        }
        return true
    }

    private mutating func list(_ key: String, _ element: (inout SquadReader) throws(JSONFault) -> Void) throws(JSONFault) {
        guard try values.isNext(.list, "'\(key)'") else { return }
        var list = values.json.open()
        while try values.json.hasElement(in: &list) { try element(&self) }
    }
}

/// A text in which places are counted in Unicode scalars.
private struct CharacterPlaces {
    private let bytes: [UInt8]
    /// The byte at which each scalar begins, and the end; nil when all are of one byte.
    private let starts: [Int]?

    init(_ text: String) {
        let bytes = Array(text.utf8)
        self.bytes = bytes
        let isNarrow = bytes.allSatisfy { $0 < 0x80 }
        starts = isNarrow ? nil : bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
    }

    /// The bytes of a text that stands at a place; nil when something else stands there.
    func range(of text: String, at place: Int) -> Range<Int>? {
        guard place >= 0, place < starts?.count ?? bytes.count + 1 else { return nil }
        let start = starts?[place] ?? place
        return bytes[start...].starts(with: text.utf8) ? start..<start + text.utf8.count : nil
    }

    /// The bytes of a text wherever it stands.
    func ranges(of text: String) -> [Range<Int>] { places(of: Array(text.utf8), in: bytes) }
}
