import Corpora
import Testing

@Suite("TechCorp's documents are what its declaration promises")
struct TechCorpTests {
    let documents: [CorpusDocument]

    init() throws {
        let generator = try #require(TechCorp.generator)
        documents = (0..<generator.count).map { generator.document($0) }
    }

    @Test("A document has exactly three pages on average, and something stands on each of them")
    func pages() {
        #expect(documents.reduce(0) { $0 + $1.pages.count } == 3 * documents.count)
        #expect(documents.allSatisfy { $0.pages.allSatisfy { $0.split { $0.isWhitespace }.count >= 20 } })
        #expect(documents.allSatisfy { $0.pages.allSatisfy { !$0.contains { "{}[]|".contains($0) } } })
    }

    @Test("Twelve months bring the same number of documents, seven tenths of them scans, with ids of their own")
    func months() {
        let months = Dictionary(grouping: documents) { $0.month ?? 0 }
        #expect(months.keys.sorted() == Array(1...12))
        #expect(months.values.allSatisfy { $0.count == documents.count / 12 })
        let scans = Double(documents.count { $0.isScanned }) / Double(documents.count)
        #expect(abs(scans - 0.7) < 0.005)
        #expect(Set(documents.map(\.id)).count == documents.count)
    }

    @Test("Every month keeps the shares of the categories to the document", arguments: [(1...6, 0.10, 0.13), (7...12, 0.12, 0.18)])
    func shares(months: ClosedRange<Int>, credits: Double, deliveries: Double) {
        for month in months {
            let month = documents.filter { $0.month == month }
            #expect(Set(month.map(\.category)).count == 12)
            for (category, share) in [("credit_note", credits), ("delivery_note", deliveries)] {
                #expect(abs(Double(month.count { $0.category == category }) - share * Double(month.count)) <= 1)
            }
        }
    }

    @Test("French delivery notes and electronic documents come with month 7 and not before")
    func drift() {
        let before = documents.filter { ($0.month ?? 0) < 7 }
        let after = documents.filter { ($0.month ?? 0) >= 7 }
        #expect(Set(before.map(\.language)) == ["en", "es"])
        let french = after.filter { $0.language == "fr" }
        #expect(french.count > 100 && french.allSatisfy { $0.category == "delivery_note" })
        let printed = { (document: CorpusDocument) in document.pages[0].hasPrefix("Printed view of an electronic document") }
        #expect(!before.contains(where: printed))
        #expect(after.count(where: printed) > 250)
    }

    @Test("A field is true only where the text shows it", arguments: CorpusDefinition.Field.Kind.allCases)
    func fields(kind: CorpusDefinition.Field.Kind) {
        for document in documents {
            let text = document.text
            for (field, value) in document.fields ?? [:] where TechCorp.kinds[field] == kind {
                let ways = writings(of: value, kind, document.language ?? "")
                #expect(ways.contains { text.contains($0) }, "\(document.id) does not show \(field) \(value)")
            }
        }
    }

    @Test("A defect occurs exactly where it is declared", arguments: TechCorp.defects)
    func defects(defect: TechCorp.KnownDefect) {
        let having = documents.filter { $0.violations?.contains(defect.id) == true }
        #expect(having.count >= 30)
        for document in documents where defect.categories.contains(document.category ?? "") {
            let isBroken = defect.isBroken(document.fields ?? [:])
            #expect(isBroken == having.contains { $0.id == document.id }, "\(document.id) \(defect.id)")
        }
        #expect(having.allSatisfy { defect.categories.contains($0.category ?? "") })
    }
}
