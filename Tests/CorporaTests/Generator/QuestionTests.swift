import Corpora
import Diagnostics
import Testing

@Suite("Questions about generated documents")
struct QuestionTests {
    private let generator: Generator

    init() throws { generator = try #require(TechCorp.generator) }

    /// Documents of all months.
    private var sample: [CorpusDocument] { stride(from: 0, to: generator.count, by: 7).map { generator.document($0) } }

    @Test("Every place of evidence shows the answer, and an answer has at least one")
    func evidence() {
        for document in sample {
            for question in document.questions {
                #expect(question.answers.count <= 1 && question.answers.isEmpty == question.evidence.isEmpty, "\(question.id)")
                for place in question.evidence {
                    let words = Array(document.pages[place.page].utf8)[place.range]
                    #expect(String(decoding: words, as: UTF8.self) == question.answers.first, "\(question.id)")
                }
            }
        }
    }

    @Test("A corpus gives its documents with their questions, and they are read as they were written")
    func corpus() throws {
        let corpus = try #require(Corpus(generated: TechCorp.definition))
        let documents = stride(from: 0, to: corpus.count, by: 40).map { corpus.document($0) }
        let opened = open(documents.map { jsonLine(of: $0) }.joined(separator: "\n"), undeclared)
        #expect(opened.documents == documents)
        #expect(documents.contains { !$0.questions.isEmpty })
    }

    @Test("Questions change nothing of the documents")
    func documents() throws {
        var log: [Diagnostic] = []
        let start = try #require(TechCorp.source.text.range(of: "  questions:\n"))
        let end = try #require(TechCorp.source.text.range(of: "  # ----", range: start.upperBound..<TechCorp.source.text.endIndex))
        let text = TechCorp.source.text.replacingCharacters(in: start.lowerBound..<end.lowerBound, with: "")
        let silent = try #require(readGenerator(SourceFile(path: "silent.yml", text: text), reporting: &log))
        for index in stride(from: 0, to: generator.count, by: 5) {
            let document = generator.document(index, isAsked: false)
            #expect(document == silent.document(index))
            var asked = generator.document(index)
            asked.questions = []
            #expect(asked == document)
        }
    }

    @Test("A share of 20 to 25 % cannot be answered, and three kinds never can")
    func shares() {
        let questions = sample.flatMap(\.questions)
        let unanswerable = Double(questions.count { $0.answers.isEmpty }) / Double(questions.count)
        #expect(0.20...0.25 ~= unanswerable, "\(unanswerable)")
        let kinds = Dictionary(grouping: questions) { $0.kind ?? "" }
        #expect(kinds.count >= 15)
        #expect(kinds.values.count { $0.allSatisfy(\.answers.isEmpty) } >= 3)
        let categories = sample.filter { !$0.questions.isEmpty }.map(\.category)
        #expect(Set(categories).count == 12)
    }

    @Test("A question names one document")
    func distinctness() {
        let questions = (0..<generator.count).flatMap { generator.document($0).questions }
        #expect(Set(questions.map(\.id)).count == questions.count)
        let texts = Dictionary(grouping: questions, by: \.question)
        #expect(texts.values.filter { $0.count > 1 }.map { $0[0].question } == [])
    }

    /// The fields by which an independent reader would answer.
    @Test(
        "What cannot be answered is not in the document",
        arguments: [("due", "due_date"), ("ends", "end_date"), ("notice", "notice_period")])
    func unanswerable(kind: String, field: String) {
        let asked = (0..<generator.count).map { generator.document($0) }.flatMap { document in
            document.questions.filter { $0.kind == kind }.map { (document, $0) }
        }
        #expect(asked.contains { $1.answers.isEmpty } && asked.contains { !$1.answers.isEmpty })
        for (document, question) in asked { #expect(question.answers.isEmpty == (document.fields?[field] == nil), "\(question.id)") }
    }

    /// What an answer looks like, whatever its document: an account number, a number of kilograms.
    @Test(
        "What a reader would take for the answer is in the documents that have it and in no others",
        arguments: [
            ("account", "[A-Z]{2}[0-9]{2} (FICT|[0-9]{4}) "), ("salary_account", "[A-Z]{2}[0-9]{2} (FICT|[0-9]{4}) "),
            ("order", "PO-[0-9]{5}|45000[0-9]{5}|B-[0-9]{4}/26"), ("weight", "[0-9] kg"), ("rate", "(10|21) %"),
            ("email", "@"), ("birthday", "[Bb]irth|born|[Nn]aci"), ("penalty", "[Pp]enalt"), ("warranty", "[Ww]arrant|guarant"),
            ("adviser", "[Aa]dvis[eo]r"), ("approver", "[Aa]pprov|[Rr]elease"),
        ])
    func looks(kind: String, pattern: String) throws {
        let look = try Regex(pattern)
        for document in sample {
            for question in document.questions where question.kind == kind {
                #expect(document.text.contains(look) == !question.answers.isEmpty, "\(question.id)")
            }
        }
    }

    @Test("Another question changes neither which others are asked nor how")
    func independence() throws {
        var log: [Diagnostic] = []
        let text = TechCorp.source.text.replacing(
            "  questions:\n", with: "  questions:\n    first: { asks: \"Whose is {number}?\", answer: supplier, in: invoice }\n")
        let other = try #require(readGenerator(SourceFile(path: "other.yml", text: text), reporting: &log))
        for index in 0..<300 {
            #expect(other.document(index).questions.filter { $0.kind != "first" } == generator.document(index).questions)
        }
    }
}
