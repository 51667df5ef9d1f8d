/// A document as one line of a JSONL corpus, without the line break: what `RecordReader` reads back as the same document.
///
/// Keys are sorted, and what is not known is left out, so that equal documents give equal bytes.
package func jsonLine(of document: CorpusDocument) -> String {
    var line = JSONLine()
    line.object {
        if let category = document.category { $0.member("category") { $0.text(category) } }
        if let fields = document.fields {
            $0.member("fields") {
                $0.object { for (id, value) in fields.sorted(by: { $0.key < $1.key }) { $0.member(id) { $0.text(value) } } }
            }
        }
        $0.member("id") { $0.text(document.id) }
        if !document.images.isEmpty { $0.member("images") { $0.texts(document.images) } }
        if let language = document.language { $0.member("language") { $0.text(language) } }
        if let month = document.month { $0.member("month") { $0.number(month) } }
        let isPlain = document.pages.count == 1 && document.pages[0].pages.count == 1
        if !isPlain, !document.pages.isEmpty { $0.member("pages") { $0.texts(document.pages) } }
        if !document.questions.isEmpty { $0.member("questions") { $0.questions(document.questions) } }
        if document.isScanned { $0.member("scanned") { $0.word("true") } }
        if isPlain { $0.member("text") { $0.text(document.pages[0]) } }
        if let violations = document.violations { $0.member("violations") { $0.texts(violations) } }
    }
    return String(decoding: line.written, as: UTF8.self)
}

/// JSON under way.
private struct JSONLine {
    private(set) var written: [UInt8] = []
    private var isFirst = true

    mutating func object(_ members: (inout JSONLine) -> Void) { group("{", "}", members) }

    mutating func member(_ key: String, _ value: (inout JSONLine) -> Void) {
        separate()
        text(key)
        write(":")
        value(&self)
    }

    mutating func texts(_ texts: [String]) {
        group("[", "]") {
            for text in texts {
                $0.separate()
                $0.text(text)
            }
        }
    }

    mutating func questions(_ questions: [CorpusQuestion]) {
        group("[", "]") {
            for question in questions {
                $0.separate()
                $0.object {
                    $0.member("answers") { $0.texts(question.answers) }
                    // Where there are answers an empty list is said, too: a reader would look for their places.
                    if !question.answers.isEmpty || !question.evidence.isEmpty { $0.member("evidence") { $0.evidence(question.evidence) } }
                    $0.member("id") { $0.text(question.id) }
                    if let kind = question.kind { $0.member("kind") { $0.text(kind) } }
                    $0.member("question") { $0.text(question.question) }
                }
            }
        }
    }

    mutating func evidence(_ places: [CorpusQuestion.Evidence]) {
        group("[", "]") {
            for place in places {
                $0.separate()
                $0.object {
                    $0.member("end") { $0.number(place.range.upperBound) }
                    $0.member("page") { $0.number(place.page) }
                    $0.member("start") { $0.number(place.range.lowerBound) }
                }
            }
        }
    }

    mutating func number(_ number: Int) { write(String(number)) }

    mutating func word(_ word: StaticString) { write(word) }

    mutating func text(_ text: String) {
        var text = text
        write("\"")
        text.withUTF8 { characters in
            let bytes = UnsafeRawBufferPointer(characters)
            var offset = 0
            while offset < bytes.count {
                let end = firstSpecial(in: bytes, offset..<bytes.count)
                written += bytes[offset..<end]
                if end < bytes.count { escape(bytes[end]) }
                offset = end + 1
            }
        }
        write("\"")
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): write("\\\"")
        case UInt8(ascii: "\\"): write("\\\\")
        case 0x0A: write("\\n")
        case 0x0D: write("\\r")
        case 0x09: write("\\t")
        case 0x08: write("\\b")
        case 0x0C: write("\\f")
        default: write("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
        }
    }

    private mutating func write(_ text: StaticString) {
        written += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    private mutating func write(_ text: String) { written += text.utf8 }

    private mutating func group(_ open: StaticString, _ close: StaticString, _ content: (inout JSONLine) -> Void) {
        write(open)
        isFirst = true
        content(&self)
        write(close)
        isFirst = false
    }

    private mutating func separate() {
        if !isFirst { write(",") }
        isFirst = false
    }
}
