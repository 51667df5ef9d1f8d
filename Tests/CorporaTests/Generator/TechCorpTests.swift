import Corpora
import Testing

@Suite("TechCorp's documents are what its declaration promises")
struct TechCorpTests {
    let generator: Generator

    init() throws { generator = try #require(TechCorp.generator) }

    @Test("A document has exactly three pages on average, none of them empty")
    func pages() {
        let documents = (0..<generator.count).map { generator.document($0) }
        #expect(documents.reduce(0) { $0 + $1.pages.count } == 3 * generator.count)
        #expect(documents.allSatisfy { $0.pages.allSatisfy { !$0.isEmpty } })
    }

    @Test("French comes with month 7 and not before")
    func languages() {
        let documents = (0..<generator.count).map { generator.document($0) }
        #expect(Set(documents.filter { ($0.month ?? 0) < 7 }.map(\.language)) == ["en", "es"])
        #expect(Set(documents.filter { $0.month == 7 }.map(\.language)) == ["en", "es", "fr"])
    }
}
