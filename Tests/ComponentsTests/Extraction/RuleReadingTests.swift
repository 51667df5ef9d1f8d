import Components
import Diagnostics
import Foundation
import Testing

@Suite("Extraction rules are read from YAML")
struct RuleReadingTests {
    @Test("A small file of rules has nothing to complain about")
    func reads() {
        let (rules, messages) = rules(
            """
            title: Invoices
            forgives: typos
            ignore: Subtotal
            fields:
              total: { kind: amount, ways: { labels: Total, in: [invoice], stands: [behind, below], take: largest, signed: false } }
              date: { kind: date, ways: [{ labels: Date, order: month-first, within: 2 }, { lines: 1..3 }] }
              number: { kind: identifier, ways: [{ labels: No., pattern: ["#+", "@-##"] }] }
              iban: { kind: identifier, ways: [{ lines: all, looks: iban }] }
              supplier: { kind: text, ways: [{ lines: 1, until: ["·"], ending: [Ltd] }] }
              currency: { kind: text, ways: [{ lines: all, looks: words, words: { EUR: [EUR, euros] } }] }
            """)
        #expect(messages == "")
        #expect(rules.title == "Invoices")
        #expect(
            rules.fields.map { "\($0.id) \($0.kind)" } == [
                "total amount", "date date", "number identifier", "iban identifier", "supplier text", "currency text",
            ])
    }

    @Test("The rules of the case have nothing wrong in them")
    func realRules() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../../content/rules").standardized
        let fields = SourceFile(
            path: "fields.yml", text: try String(contentsOf: folder.appending(path: "techcorp-fields.yml"), encoding: .utf8))
        let checks = SourceFile(
            path: "checks.yml", text: try String(contentsOf: folder.appending(path: "techcorp-compliance.yml"), encoding: .utf8))
        var log: [Diagnostic] = []
        let extraction = readExtractionRules(fields, reporting: &log)
        let compliance = readComplianceRules(checks, reporting: &log)
        #expect(log.map { render($0) } == [])
        #expect(Set(compliance.fields.map(\.name)).isSubset(of: extraction.fields.map(\.id)))
        #expect(
            compliance.fields.allSatisfy { field in
                field.kind == nil || extraction.fields.contains { $0.id == field.name && $0.kind == field.kind }
            })
    }

    @Test("Each mistake is shown where it stands", arguments: ["ways", "looks", "empty"])
    func broken(name: String) throws {
        try checkMessages(of: name, besides: #filePath) { _ = readExtractionRules($0, reporting: &$1) }
    }

    @Test("What is wrong with one way leaves the others")
    func survives() {
        let (rules, messages) = rules("fields: { it: { kind: date, ways: [{ labels: [] }, { labels: Date }] } }")
        #expect(messages.contains("a list of labels has at least one"))
        #expect(rules.extract(from: "Date 5.3.2026", category: nil) == ["it": "2026-03-05"])
    }
}
