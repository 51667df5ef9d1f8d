import Corpora
import Diagnostics
import Testing

@Suite("SQuAD 2.0 files")
struct SquadTests {
    @Test("An article is a document, with the answers that its contexts have")
    func article() {
        let opened = open(
            #"""
            {"version": "v2.0", "data": [
              {"title": "Harbour_Agreement", "paragraphs": [
                {"qas": [
                    {"question": "When does it start?", "id": "h1", "is_impossible": false,
                     "answers": [{"text": "1 März 2026", "answer_start": 26}, {"text": "1 März 2026", "answer_start": 26}]},
                    {"question": "Who may end it?", "id": "h2", "is_impossible": true, "answers": [],
                     "plausible_answers": [{"text": "Harbour", "answer_start": 0}]}],
                 "context": "Harbour → Fréight: from 😀 1 März 2026 on."},
                {"context": "Notice: thirty days.", "qas": [
                    {"id": "h3", "question": "What is the notice?", "answers": [{"answer_start": 8, "text": "thirty days"}]}]}]},
              {"paragraphs": [{"context": "Nothing asked.", "document_id": 7, "qas": []}], "title": "Silent"}
            ]}
            """#, undeclared, named: "cuad.json")
        #expect(opened.messages == "")
        #expect(
            opened.documents == [
                CorpusDocument(
                    id: "Harbour_Agreement", pages: ["Harbour → Fréight: from 😀 1 März 2026 on.\n\nNotice: thirty days."],
                    questions: [
                        CorpusQuestion(
                            id: "h1", question: "When does it start?", answers: ["1 März 2026"],
                            evidence: [.init(page: 0, range: 32..<44)]),
                        CorpusQuestion(id: "h2", question: "Who may end it?", answers: []),
                        CorpusQuestion(
                            id: "h3", question: "What is the notice?", answers: ["thirty days"],
                            evidence: [.init(page: 0, range: 58..<69)]),
                    ]),
                CorpusDocument(id: "Silent", pages: ["Nothing asked."]),
            ])
    }

    @Test(
        "Evidence stands where the file says, else wherever the context has the answer",
        arguments: [
            (#"{"text": "no", "answer_start": 9}"#, [15..<17]),
            (#"{"text": "no"}"#, [5..<7, 15..<17]),
            (#"{"text": "no", "answer_start": 1}"#, [5..<7, 15..<17]),
            (#"{"text": "no", "answer_start": 9}, {"text": "no", "answer_start": 9}, {"text": "é", "answer_start": 2}"#, [15..<17, 7..<9]),
        ])
    func evidence(answers: String, ranges: [Range<Int>]) {
        let first = #"{"context": "€"}"#
        let second = #"{"context": "noé, yes no", "qas": [{"id": "q", "question": "?", "answers": [\#(answers)]}]}"#
        let opened = open(#"{"data": [{"title": "a", "paragraphs": [\#(first), \#(second)]}]}"#, undeclared, named: "cuad.json")
        let question = opened.documents.first?.questions.first
        #expect(question?.evidence.map(\.range) == ranges)
    }

    @Test("What is wrong in an article is reported at its place")
    func broken() throws {
        try checkBlocks("Formats/Broken/squad.txt") { article in
            open(#"{"data": [{"title": "first", "paragraphs": [{"context": "x"}]},"# + "\n\(article)\n]}", undeclared, named: "cuad.json")
                .messages
        }
    }

    static let wrongFiles: [(String, String)] = [
        (
            #"{"version": "2"}"#,
            """
            cuad.json:1:1: warning: this is not SQuAD: it has no 'data'
              1 | {"version": "2"}
                | ^
            note: a SQuAD file is {"data": [{"title": …, "paragraphs": [{"context": …, "qas": […]}]}]}
            """
        ),
        (
            "{\"id\": \"a\"}\n{\"id\": \"b\"}",
            """
            cuad.json:1:1: warning: this is not SQuAD: it has no 'data'
              1 | {"id": "a"}
                | ^
            note: one object a line is JSONL: let the file's name end in .jsonl
            """
        ),
        (
            "[1]",
            """
            cuad.json:1:1: warning: this is not SQuAD: it is no object
              1 | [1]
                | ^
            note: a SQuAD file is {"data": [{"title": …, "paragraphs": [{"context": …, "qas": […]}]}]}
            """
        ),
        (
            #"{"data": {}}"#,
            """
            cuad.json:1:2: warning: 'data' is a list of articles
              1 | {"data": {}}
                |  ^^^^^^
            note: a SQuAD file is {"data": [{"title": …, "paragraphs": [{"context": …, "qas": […]}]}]}
            """
        ),
    ]

    @Test("A file that is no SQuAD is an error", arguments: wrongFiles)
    func files(text: String, messages: String) {
        let opened = open(text, undeclared, named: "cuad.json")
        #expect(opened.corpus == nil)
        #expect(opened.log.first.map { render($0) } == messages)
        #expect(opened.log.last?.message == "no document of the corpus can be read")
    }

    @Test("A file of one long line is reported by column")
    func longLine() {
        let article = #"{"title": "1", "paragraphs": [{"context": ""# + String(repeating: "é", count: 50_000) + #""}]}"#
        let opened = open(#"{"data": ["# + article + #", {"title": 2, "paragraphs": [{"context": "x"}]}]}"#, undeclared, named: "cuad.json")
        let place = opened.corpus?.rejected.first?.place?.lineAndColumn
        #expect(place?.line == 1)
        #expect(place?.column == 10 + article.count + 13)
        #expect(opened.messages.count < 600)
    }
}
