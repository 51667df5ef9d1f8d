import Corpora
import Testing

@Suite("Records of a JSONL corpus")
struct RecordTests {
    @Test("A record says what is known of a document")
    func everything() throws {
        let opened = open(
            """
            {"id": "2026/17", "month": 3, "category": "invoice", "language": "pt-BR", "scanned": true, \
            "pages": ["Factura \\u00e9 \\ud83d\\ude00\\n\\"A\\\\B\\"\\/", "Page\\t2"], "images": ["scans/17-1.png", "scans/17-2.png"], \
            "fields": {"total": "1234.50", "due": "2028-02-29"}, "violations": ["b", "a", "b"], \
            "questions": [{"id": "q", "question": "Who?", "answers": ["A"]}, \
            {"id": "r", "kind": "greeting", "evidence": [{"page": 0, "start": 8, "end": 10}], "question": "How?", "answers": ["é"]}]}
            """)
        #expect(opened.messages == "")
        #expect(
            opened.documents == [
                CorpusDocument(
                    id: "2026/17", pages: ["Factura é 😀\n\"A\\B\"/", "Page\t2"], images: ["scans/17-1.png", "scans/17-2.png"],
                    isScanned: true, month: 3, language: "pt-BR", category: "invoice",
                    fields: ["total": "1234.50", "due": "2028-02-29"], violations: ["a", "b"],
                    questions: [
                        CorpusQuestion(id: "q", question: "Who?", answers: ["A"], evidence: [.init(page: 0, range: 17..<18)]),
                        CorpusQuestion(
                            id: "r", question: "How?", answers: ["é"], evidence: [.init(page: 0, range: 8..<10)], kind: "greeting"),
                    ])
            ])
        #expect(opened.corpus?.month(0) == 3)
    }

    @Test("What nobody knows is nil, and a record without text is a scan")
    func little() throws {
        let opened = open(
            """
            {"id": "a", "text": "one\\ftwo\\f", "month": null, "category": null, "fields": {"total": null}, "violations": []}
            {"id": "b", "images": ["b.png"]}
            {"id": "c", "text": "c", "images": ["./x/../c.png"], "scanned": true, "category": null}
            """)
        #expect(opened.messages == "")
        #expect(
            opened.documents == [
                CorpusDocument(id: "a", pages: ["one", "two"], fields: [:], violations: []),
                CorpusDocument(id: "b", pages: [], images: ["b.png"], isScanned: true),
                CorpusDocument(id: "c", pages: ["c"], images: ["./x/../c.png"], isScanned: true),
            ])
    }

    @Test(
        "Lines end in any way",
        arguments: [
            "{\"id\": \"a\", \"text\": \"é\"}\n{\"id\": \"b\", \"text\": \"2\"}",
            "{\"id\": \"a\", \"text\": \"é\"}\r\n{\"id\": \"b\", \"text\": \"2\"}\r\n",
            "\u{FEFF}{\"id\": \"a\", \"text\": \"é\"}\n\n  \t\n{\"id\": \"b\", \"text\": \"2\"}\n\n",
            " { \"text\" : \"\\u00E9\" , \"id\":\"a\" } \n{\"id\":\"b\",\"text\":\"2\",\"fields\":null}\n",
        ])
    func lineEnds(text: String) {
        let opened = open(text)
        #expect(opened.messages == "")
        #expect(opened.documents == [CorpusDocument(id: "a", pages: ["é"]), CorpusDocument(id: "b", pages: ["2"])])
    }

    @Test("A corpus that declares nothing gets what occurs")
    func completes() {
        let opened = open(
            """
            {"id": "a", "text": "x", "category": "z", "fields": {"size": "12 cm"}}
            {"id": "b", "text": "x", "category": "a", "fields": {"colour": "red"}}
            """, undeclared)
        #expect(opened.messages == "")
        #expect(opened.corpus?.definition.categories.map(\.id) == ["a", "z"])
        #expect(opened.corpus?.definition.fields.map(\.id) == ["colour", "size"])
    }

    @Test(
        "Without a word about evidence it is wherever the answers stand",
        arguments: [
            (#""text": "no é no""#, #"["no"]"#, [0: [0..<2, 6..<8]]),
            (#""pages": ["aa", "aaa"]"#, #"["aa"]"#, [0: [0..<2], 1: [0..<2, 1..<3]]),
            (#""text": "no é no""#, #"["é", "no", "é"]"#, [0: [3..<5, 0..<2, 6..<8]]), (#""text": "no""#, #"["yes"]"#, [:]),
            (#""text": "no""#, "[]", [:]),
        ])
    func occurrences(text: String, answers: String, places: [Int: [Range<Int>]]) {
        let opened = open(#"{"id": "a", \#(text), "questions": [{"id": "q", "question": "?", "answers": \#(answers)}]}"#)
        let evidence = opened.documents.first?.questions.first?.evidence ?? []
        #expect(Dictionary(grouping: evidence, by: \.page).mapValues { $0.map(\.range) } == places)
    }

    static let written: [(CorpusDocument, String)] = [
        (CorpusDocument(id: "a", pages: ["x"]), #"{"id":"a","text":"x"}"#),
        (
            CorpusDocument(
                id: "é\"", pages: ["a\u{1}\u{1F}\u{7F}\n\r\t\\/", "\u{2028}😀"], images: ["i/1.png"], isScanned: true, month: 12,
                language: "fr", category: "invoice", fields: ["total": "1.00", "due": "2026-01-31"], violations: ["r"],
                questions: [CorpusQuestion(id: "q", question: "?", answers: [])]),
            #"""
            {"category":"invoice","fields":{"due":"2026-01-31","total":"1.00"},"id":"é\"","images":["i/1.png"],"language":"fr",\#
            "month":12,"pages":["a\u0001\u001f\#u{7F}\n\r\t\\/","\#u{2028}😀"],\#
            "questions":[{"answers":[],"id":"q","question":"?"}],"scanned":true,"violations":["r"]}
            """#
        ),
        (
            CorpusDocument(
                id: "e", pages: ["x", "yx"],
                questions: [
                    CorpusQuestion(id: "q", question: "?", answers: ["x"], evidence: [.init(page: 1, range: 1..<2)], kind: "k"),
                    CorpusQuestion(id: "r", question: "?", answers: ["x"]),
                ]),
            #"""
            {"id":"e","pages":["x","yx"],"questions":[{"answers":["x"],"evidence":[{"end":2,"page":1,"start":1}],"id":"q","kind":"k",\#
            "question":"?"},{"answers":["x"],"evidence":[],"id":"r","question":"?"}]}
            """#
        ),
        (CorpusDocument(id: "f", pages: ["one\u{C}still one"]), #"{"id":"f","pages":["one\fstill one"]}"#),
        (CorpusDocument(id: "s", pages: [], images: ["s.png"], isScanned: true), #"{"id":"s","images":["s.png"],"scanned":true}"#),
        (CorpusDocument(id: "k", pages: ["x"], fields: [:], violations: []), #"{"fields":{},"id":"k","text":"x","violations":[]}"#),
    ]

    @Test("Documents are written as they are read", arguments: written)
    func roundTrip(document: CorpusDocument, line: String) {
        #expect(jsonLine(of: document) == line)
        let opened = open(line + "\n")
        #expect(opened.documents == [document])
        #expect(opened.messages == "")
    }
}
