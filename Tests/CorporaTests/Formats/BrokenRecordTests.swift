import Corpora
import Diagnostics
import Testing

@Suite("Wrong records")
struct BrokenRecordTests {
    @Test("A wrong record is reported at its place and left out, the others are there")
    func records() throws {
        try checkBlocks("Formats/Broken/records.txt") { record in
            let opened = open("{\"id\": \"first\", \"text\": \"x\"}\n\(record)\n{\"id\": \"last\", \"text\": \"x\"}\n")
            #expect(opened.documents.map(\.id) == ["first", "last"], "\(record)")
            #expect(opened.corpus?.rejectedCount == 1, "\(record)")
            return (opened.corpus?.rejected ?? []).dropLast().map { render($0) }.joined(separator: "\n")
        }
    }

    @Test("A byte that is not UTF-8 is shown in its line")
    func encoding() {
        let opened = open(Array("{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": \"b\", \"text\": \"caf".utf8) + [0xE9] + Array(" é\"}".utf8))
        #expect(opened.documents.map(\.id) == ["a"])
        #expect(
            opened.messages == """
                shop.jsonl:1:1: warning: 1 of 2 records are wrong and left out
                shop.jsonl:2:25: warning: this is not UTF-8
                  2 | {"id": "b", "text": "caf\u{FFFD} é"}
                    |                         ^
                note: save the file as UTF-8; 'iconv -f latin1 -t utf-8' converts the usual old encoding
                """)
    }

    static let sequences: [([UInt8], Bool)] = [
        ([0xC3, 0xA9], true), ([0xE2, 0x82, 0xAC], true), ([0xF0, 0x9F, 0x98, 0x80], true), ([0xEF, 0xBF, 0xBF], true),
        ([0xC0, 0x80], false), ([0xC3], false), ([0xE0, 0x80, 0x80], false), ([0xED, 0xA0, 0x80], false), ([0xE2, 0x82], false),
        ([0xF4, 0x90, 0x80, 0x80], false), ([0xF5, 0x80, 0x80, 0x80], false), ([0x80], false), ([0xFF], false),
        ([0xE2, 0x28, 0xA1], false),
    ]

    @Test("What is UTF-8 is as Swift's own decoder says", arguments: sequences)
    func validity(bytes: [UInt8], isValid: Bool) {
        #expect((String(validating: bytes, as: UTF8.self) != nil) == isValid)
        for before in 0..<9 {
            let opened = open(
                Array("{\"id\": \"\(String(repeating: "i", count: before))i\", \"text\": \"".utf8) + bytes + Array("\"}".utf8))
            #expect((opened.corpus?.count == 1) == isValid)
        }
    }

    @Test("What an odd record holds is remarked, and it stays")
    func remarks() {
        let opened = open(
            """
            {"id": "a", "text": " \\n", "month": 1}
            {"id": "b", "text": "x", "url": "https://example.org/", "month": 1}
            {"id": "c", "text": "x"}
            """)
        #expect(opened.documents.map(\.id) == ["a", "b", "c"])
        #expect(opened.corpus?.rejectedCount == 0)
        #expect(!opened.log.hasErrors)
        #expect(
            opened.messages == """
                shop.jsonl:1:1: warning: the document is empty
                  1 | {"id": "a", "text": " \\n", "month": 1}
                    | ^
                shop.jsonl:2:26: warning: the key 'url' is not read
                  2 | {"id": "b", "text": "x", "url": "https://example.org/", "month": 1}
                    |                          ^^^^^
                note: a record can have id, month, category, language, scanned, text, pages, images, fields, violations, questions
                shop.jsonl:3:1: warning: 1 of 3 records have no month; this is the first of them
                  3 | {"id": "c", "text": "x"}
                    | ^
                """)
    }

    @Test("Evidence that cannot be is left out, and its record stays")
    func evidence() throws {
        try checkBlocks("Formats/Broken/evidence.txt") { evidence in
            let question = #"{"id": "q", "question": "?", "answers": ["5 t"], "evidence": \#(evidence)}"#
            let opened = open(#"{"id": "a", "text": "Ünder 5 t", "questions": [\#(question)]}"#, undeclared)
            #expect(opened.documents.count == 1 && opened.corpus?.rejectedCount == 0, "\(evidence)")
            let places = opened.documents.first?.questions.first?.evidence.map { "\($0.page): \($0.range)" } ?? []
            return (["evidence: " + places.joined(separator: ", ")] + [opened.messages].filter { !$0.isEmpty }).joined(separator: "\n")
        }
    }

    @Test("Of many alike the first are shown and the others counted")
    func many() {
        let records = (0..<1_300).map { number in
            let category = number == 7 ? "bill" : number % 100 == 0 ? "invoice" : "reminder"
            return "{\"id\": \"\(number)\", \"text\": \"x\", \"category\": \"\(category)\"}"
        }
        let opened = open(records.joined(separator: "\n"))
        #expect(opened.corpus?.count == 13)
        #expect(opened.corpus?.rejectedCount == 1_287)
        let notes = opened.corpus?.rejected.map { $0.notes.last?.message ?? "" }
        let declared = "content/corpora/shop.yml declares invoice, credit-note"
        #expect(notes == Array(repeating: declared, count: 4) + ["… and 1,281 more of this kind", declared, ""])
    }

    @Test("Of many kinds twenty messages are shown")
    func manyKinds() {
        let records =
            (0..<90).map { "{\"id\": \"\($0)\", \"text\": \"x\", \"category\": \"c\($0)\"}" } + ["{\"id\": \"a\", \"text\": \"x\"}"]
        let opened = open(records.joined(separator: "\n"))
        #expect(opened.corpus?.rejected.count == 21)
        #expect(opened.corpus?.rejected.dropLast().last?.notes.last?.message == "… and 70 more problems of other kinds")
    }

    static let wrongFiles: [([UInt8], String)] = [
        ([], "shop.jsonl:1:1: error: the file has no document"),
        (Array("\n \n".utf8), "shop.jsonl:1:1: error: the file has no document"),
        (
            [0xFF, 0xFE, 0x7B, 0x00],
            """
            shop.jsonl:1:1: error: the file is UTF-16, not UTF-8
            note: save it as UTF-8; 'iconv -f utf-16 -t utf-8' converts it
            """
        ),
        (
            [0x1F, 0x8B, 0x08, 0x00],
            """
            shop.jsonl:1:1: error: the file is packed
            note: unpack it, and name the file that was in it
            """
        ),
    ]

    @Test("A file without a document is an error", arguments: wrongFiles)
    func files(bytes: [UInt8], messages: String) {
        let opened = open(bytes)
        #expect(opened.corpus == nil)
        let named = """

            content/corpora/shop.yml:2:7: note: the corpus is named here
              2 | from: shop.jsonl
                |       ^^^^^^^^^^
            """
        #expect(opened.messages == messages + named)
    }

    @Test("When every record is wrong that is an error")
    func nothingLeft() {
        let opened = open("{\n\"id\": \"a\"\n}\n", undeclared)
        #expect(opened.corpus == nil)
        #expect(opened.log.map(\.message).last == "no document of the corpus can be read")
        #expect(opened.log.count == 4)
    }
}
