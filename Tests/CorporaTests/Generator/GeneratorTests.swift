import Corpora
import Diagnostics
import Foundation
import Testing

@Suite("Documents are made from a declaration")
struct GeneratorTests {
    /// `RECORD=1` rewrites the documents, and fails.
    @Test("A seed gives the same documents on every machine")
    func golden() throws {
        let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
        let source = SourceFile(path: "shop.yml", text: try String(contentsOf: fixtures.appending(path: "shop.yml"), encoding: .utf8))
        var log: [Diagnostic] = []
        let generator = try #require(readGenerator(source, reporting: &log))
        #expect(log.isEmpty)
        let documents = (0..<generator.count).map { described(generator.document($0)) }.joined(separator: "\n")
        let expected = fixtures.appending(path: "shop.txt")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try documents.write(to: expected, atomically: true, encoding: .utf8)
            Issue.record("shop.txt was recorded; run again without RECORD")
        } else {
            let recorded = try String(contentsOf: expected, encoding: .utf8)
            #expect(documents == recorded)
        }
    }

    private func described(_ document: CorpusDocument) -> String {
        let facts = [
            document.id, "month \(document.month ?? 0)", document.category ?? "", document.language ?? "",
            document.isScanned ? "scan" : "digital",
        ]
        let fields = (document.fields ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        let truth = fields.joined(separator: ", ") + (document.violations ?? []).map { " !\($0)" }.joined()
        let asked = document.questions.map { question in
            let evidence = question.evidence.map { " \($0.page):\($0.range.lowerBound)-\($0.range.upperBound)" }
            return "? \(question.id): \(question.question) \(question.answers)" + evidence.joined()
        }
        return (["=== " + facts.joined(separator: ", "), "=== " + truth] + document.pages.map { $0 + "\n--- page" } + asked)
            .joined(separator: "\n")
    }

    @Test("Each document can be had at any time, and again")
    func randomAccess() throws {
        let generator = try #require(TechCorp.generator)
        let indices = [0, 1, 17, 1919, 1920, generator.count - 1]
        let forwards = indices.map { generator.document($0) }
        let backwards = indices.reversed().map { generator.document($0) }
        #expect(forwards == backwards.reversed())
        #expect(indices.allSatisfy { generator.month(of: $0) == generator.document($0).month })
    }

    @Test("Another seed gives other documents with the same mix")
    func seeds() throws {
        var log: [Diagnostic] = []
        let text = TechCorp.source.text.replacing("  seed: 2026\n", with: "  seed: 2027\n")
        let one = try #require(TechCorp.generator)
        let other = try #require(readGenerator(SourceFile(path: "other.yml", text: text), reporting: &log))
        let documents = (0..<640).map { (one.document($0), other.document($0)) }
        #expect(documents.allSatisfy { $0.pages != $1.pages })
        #expect(documents.contains { $0.category != $1.category })
        for month in 1...2 {
            let categories = documents.filter { $0.0.month == month }.map { ($0.0.category ?? "", $0.1.category ?? "") }
            #expect(categories.map(\.0).sorted() == categories.map(\.1).sorted())
        }
    }

    @Test(
        "The average of pages is met for any number of documents that leaves room for it",
        arguments: [[320], [1000], [100], [250, 257, 263, 271, 280, 288, 301, 322, 340, 366, 391, 400]])
    func averages(documents: [Int]) throws {
        var log: [Diagnostic] = []
        let text = TechCorp.source.text.replacing("  documents: 320\n", with: "  documents: \(documents)\n")
        let generator = try #require(readGenerator(SourceFile(path: "other.yml", text: text), reporting: &log))
        let wanted = documents.count == 1 ? documents[0] * 12 : documents.reduce(0, +)
        #expect(generator.count == wanted)
        let pages = (0..<generator.count).reduce(0) { $0 + generator.document($1).pages.count }
        #expect(pages == 3 * generator.count)
    }
}
