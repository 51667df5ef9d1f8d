import Diagnostics

/// Reads one record of a JSONL corpus: strictly, with everything that is wrong with it.
struct RecordReader {
    private static let keys = [
        "id", "month", "category", "language", "scanned", "text", "pages", "images", "fields", "violations", "questions",
    ]

    private let expected: Expectations
    var values: ValueReader
    /// The keys so far, and where they stand.
    private var seen: [(key: String, range: Range<Int>)] = []
    /// Keys that were misspelt, which was reported.
    private var meant: [String] = []
    var document = CorpusDocument(id: "", pages: [])
    /// The evidence of questions, to be looked at when the pages are there: they may come after it.
    var claimed: [ClaimedEvidence] = []
    /// The questions that say something about their evidence, be it that there is none.
    var isEvidenceGiven: Set<Int> = []
    /// Nil while there is no word about it: then a record without text is a scan.
    private var isScanned: Bool?

    /// - Parameter range: one line of `bytes`, valid UTF-8, without its line break.
    init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, expecting expected: Expectations) {
        self.expected = expected
        values = ValueReader(bytes, range)
    }

    var faults: [Fault] { values.faults }

    /// The document; nil when it is wrong, which `faults` then say.
    mutating func read() -> CorpusDocument? {
        do {
            try record()
        } catch {
            values.breakOff(error, note: error.isUnfinished ? "a record is one line; a line break inside a text is written \\n" : nil)
        }
        return faults.contains(where: \.isFatal) ? nil : document
    }

    private mutating func record() throws(JSONFault) {
        let start = values.json.start()
        let kind = try? values.json.kind()
        guard kind == .object else {
            let note = kind == .list ? "one object a line, without brackets around them all and commas between them" : nil
            return values.add("no object", "a record is an object: {\"id\": …}", start..<start + 1, note)
        }
        var object = values.json.open()
        while let key = try values.json.key(in: &object) { try member(key.name, key.range) }
        try values.json.finish()
        check(recordStart: start..<start + 1)
    }

    private mutating func member(_ key: String, _ range: Range<Int>) throws(JSONFault) {
        // What is null is not known, as if nothing stood there.
        if try values.json.kind() == .null { return try values.json.skip() }
        let first = seen.first { $0.key == key }
        seen.append((key, range))
        if first != nil {
            values.add("twice \(key)", "'\(key)' is given twice in one record", range)
            return try values.json.skip()
        }
        switch key {
        case "id": try id()
        case "month": try month()
        case "category": try category()
        case "language": try language()
        case "scanned": try scanned()
        case "text": document.pages = try values.text("text").map { $0.value.pages } ?? []
        case "pages": document.pages = try values.texts("pages")?.map(\.value) ?? []
        case "images": try images()
        case "fields": try fields()
        case "violations": try violations()
        case "questions": try questions()
        default: try values.json.skip()
        }
    }
}

// One function for each key; the value is taken in any case.
extension RecordReader {
    private mutating func id() throws(JSONFault) {
        guard let (id, range) = try values.text("id") else { return }
        if id.allSatisfy(\.isWhitespace) { return values.add("empty id", "the id is empty", range) }
        if id.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            return values.add("control in id", "an id has no control characters", range)
        }
        document.id = id
    }

    private mutating func month() throws(JSONFault) {
        guard try values.isNext(.number, "'month'", note: "months are counted from 1, the first of the corpus") else { return }
        let start = values.json.offset
        let month = try values.json.integer()
        guard let month, (1...1_200).contains(month) else {
            return values.add(
                "month", "'month' is a whole number from 1 to 1200", start..<values.json.offset,
                "months are counted from 1, the first of the corpus")
        }
        document.month = month
    }

    private mutating func category() throws(JSONFault) {
        guard let (category, range) = try values.text("category") else { return }
        values.add(expected.fault(category: category, at: range))
        document.category = category
    }

    private mutating func language() throws(JSONFault) {
        guard let (language, range) = try values.text("language") else { return }
        let parts = language.split(separator: "-", omittingEmptySubsequences: false)
        let isTag = parts.allSatisfy { (1...8).contains($0.utf8.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
        guard isTag, parts.first.map({ $0.count >= 2 && $0.allSatisfy(\.isLetter) }) == true else {
            return values.add("language", "'language' is a code such as en or pt-BR, not '\(language)'", range)
        }
        document.language = language
    }

    private mutating func scanned() throws(JSONFault) {
        guard try values.isNext(.flag, "'scanned'") else { return }
        isScanned = values.json.word()
    }

    private mutating func images() throws(JSONFault) {
        for (path, range) in try values.texts("images") ?? [] {
            if let message = objection(toImagePath: path) {
                values.add("image path", message, range, "images lie beside or below the file; paths are relative to it")
            }
            document.images.append(path)
        }
    }

    private mutating func fields() throws(JSONFault) {
        guard try values.isNext(.object, "'fields'") else { return }
        var found: [String: String] = [:]
        var object = values.json.open()
        while let (name, range) = try values.json.key(in: &object) {
            values.add(expected.fault(field: name, at: range))
            if found[name] != nil { values.add("twice field", "the field '\(name)' is given twice", range) }
            if let (value, range) = try values.text(name) {
                values.add(expected.fault(value: value, of: name, at: range))
                found[name] = value
            }
        }
        document.fields = found
    }

    private mutating func violations() throws(JSONFault) {
        guard let rules = try values.texts("violations") else { return }
        document.violations = Array(Set(rules.map(\.value))).sorted()
    }
}

extension RecordReader {
    /// What only shows when the record is read to its end.
    private mutating func check(recordStart: Range<Int>) {
        for (key, range) in seen where !RecordReader.keys.contains(key) { foreign(key, of: "a record", among: RecordReader.keys, range) }
        func has(_ key: String) -> Bool { meant.contains(key) || seen.contains { $0.key == key } }
        if !has("id") {
            values.add("no id", "a record needs 'id'", recordStart, "any text that no other record has: a number in quotes, a file name")
        }
        if has("text"), let pages = seen.first(where: { $0.key == "pages" }) {
            values.add(
                "text and pages", "a record has 'text' or 'pages', not both", pages.range, "'pages' is a list with the text of each page")
        }
        let isText = has("text") || has("pages") && (!faults.isEmpty || !document.pages.isEmpty)
        if !isText, document.images.isEmpty {
            values.add("no text", "a record needs 'text' or 'pages', or 'images' of a scan nobody has typed", recordStart)
        }
        document.isScanned = isScanned ?? document.pages.isEmpty
        findEvidence()
        if document.pages.isEmpty, isScanned == false, let key = seen.first(where: { $0.key == "scanned" }) {
            values.add("scan without text", "a record without text is a scan", key.range)
        }
        if faults.isEmpty, !document.pages.isEmpty, document.pages.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
            values.add("empty", "the document is empty", recordStart, isFatal: false)
        }
    }

    /// A key that means nothing: an error when a known one was meant, else a remark.
    mutating func foreign(_ key: String, of owner: String, among known: [String], _ range: Range<Int>) {
        let open = known.filter { name in !seen.contains { $0.key == name } }
        if let name = closest(to: key, among: open) {
            meant.append(name)
            values.add("misspelt \(key)", "\(owner) has no key '\(key)'", range, "did you mean '\(name)'?")
        } else {
            let note = "\(owner) can have \(known.joined(separator: ", "))"
            values.add("foreign \(key)", "the key '\(key)' is not read", range, note, isFatal: false)
        }
    }
}
