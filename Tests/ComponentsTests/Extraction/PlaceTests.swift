import Components
import Testing

@Suite("Values are found from where their labels stand")
struct PlaceTests {
    private static let invoice = """
        ACME GmbH                          INVOICE
        Invoice no.     Date         Order no.
        ---------------------------------------
        F-2026/17       05.03.2026   PO-99
        Due date: 04.04.2026   Ref. X-1
        Net            1,000.00
        VAT 21 %         210.00
        Total EUR      1,210.00
        """

    @Test(
        "On its line, below, on the next line, before, in running text",
        arguments: [
            ("date", "{ labels: Due date }", "2026-04-04"), ("date", "{ labels: Date, stands: [behind, below] }", "2026-03-05"),
            ("identifier", "{ labels: Invoice no, stands: below }", "F-2026/17"),
            ("identifier", "{ labels: Order No., stands: below }", "PO-99"),
            ("identifier", "{ labels: Invoice no }", nil),
            ("identifier", "{ labels: Due date, stands: next }", nil), ("identifier", "{ labels: Ref }", "X-1"),
            ("amount", "{ labels: [Total, Net], take: first }", "1000.00"),
            ("amount", "{ labels: [Total, Net, VAT], take: largest }", "1210.00"),
            ("amount", "{ labels: [Net, VAT], take: last }", "210.00"), ("amount", "{ labels: VAT, within: 0 }", nil),
            ("amount", "{ labels: VAT, within: 1 }", "210.00"), ("text", "{ labels: INVOICE, stands: before }", "ACME GmbH"),
            ("text", "{ lines: 1 }", "ACME GmbH"), ("date", "{ lines: all, take: last }", "2026-04-04"), ("date", "{ lines: 2 }", nil),
            ("date", "{ lines: 2..3 }", "2026-03-05"), ("date", "{ lines: 5..99 }", nil), ("amount", "{ lines: 50..99 }", nil),
            ("date", "{ lines: 3, take: last }", "2026-03-05"), ("amount", "{ labels: Order no, stands: [next, below] }", nil),
        ] as [(String, String, String?)])
    func finds(kind: String, way: String, found: String?) {
        #expect(value(kind, way, in: Self.invoice) == found)
    }

    @Test(
        "Running text goes on on the next line",
        arguments: [("{ labels: takes effect on, stands: onward }", "2026-03-05"), ("{ labels: takes effect on }", nil)]
            as [(String, String?)])
    func goesOn(way: String, found: String?) {
        #expect(value("date", way, in: "This contract takes effect on 5\nMarch 2026 and ends") == found)
    }

    @Test("A value belongs to the nearest heading of its row, flush right as well")
    func columns() {
        let table = """
                Date        Amount         Balance
            05.03.2026      210.00        4,000.00
            """
        #expect(value("amount", "{ labels: Balance, stands: below }", in: table) == "4000.00")
        let (rules, _) = rules(
            "fields: { a: { kind: amount, ways: [{ labels: Amount, stands: below }] }, b: { kind: amount, ways: [{ labels: Balance, stands: below }] } }"
        )
        #expect(rules.extract(from: table, category: nil) == ["a": "210.00", "b": "4000.00"])
    }

    @Test(
        "The longest label counts, and what is ignored belongs to nobody",
        arguments: [
            ("Total net 5.00\nTotal 6.00", "6.00"), ("Subtotal 5.00\nTotal 6.00", "6.00"), ("Total net 5.00", nil), ("Sub-total 5.00", nil),
        ]
            as [(String, String?)])
    func longest(text: String, total: String?) {
        let (rules, messages) = rules(
            """
            ignore: [Sub-total]
            fields:
              net: { kind: amount, ways: [{ labels: Total net }] }
              total: { kind: amount, ways: [{ labels: Total }] }
            """)
        #expect(messages == "")
        #expect(rules.extract(from: text, category: nil)["total"] == total)
    }

    @Test(
        "A way may be for some categories only; without a category all are used",
        arguments: [("invoice", "4711"), ("contract", "K-1"), ("letter", nil), (nil, "4711")] as [(String?, String?)])
    func categories(category: String?, number: String?) {
        let (rules, messages) = rules(
            """
            fields:
              number:
                kind: identifier
                ways:
                  - { labels: No., in: [invoice, credit-note] }
                  - { labels: Contract, in: contract }
            """)
        #expect(messages == "")
        #expect(rules.extract(from: "No. 4711\nContract K-1", category: category) == number.map { ["number": $0] } ?? [:])
        #expect(rules.categories.map(\.name) == ["invoice", "credit-note", "contract"])
        #expect(rules.fields.map(\.id) == ["number"])
        #expect(rules.fields.map { $0.place.lineAndColumn.line } == [2])
    }

    @Test(
        "Labels are found in any case, without accents and blanks, with confused letters, and with a typo where the rules forgive it",
        arguments: [
            ("N° de facture : 4711", false), ("n o de facture 4711", false), ("NO DE FACTURE 4711", false), ("N0 de facture 4711", false),
            ("Nodefacture 4711", false), ("Node facture 4711", false), ("Numéro 4711", false), ("Numero 4711", false),
            ("Nu mero 4711", false),
            ("Nº de factvre: 4711", true), ("N° de factures 4711", true), ("Numer 4711", true), ("Numeroo 4711", true),
            ("Rumero 4711", true),
            ("Umero 4711", true), ("Nuemro 4711", true), ("Nurnero 4711", nil), ("No de facture4711", nil), ("Fecha factura 4711", nil),
            ("Numerosa 4711", nil),
        ] as [(String, Bool?)])
    func similar(text: String, needsForgiveness: Bool?) {
        for forgives in ["[]", "typos"] {
            let found = value("identifier", "{ labels: [N° de facture, Numéro] }", in: text, forgives: forgives)
            #expect(found == (needsForgiveness.map { !$0 || forgives == "typos" } ?? false ? "4711" : nil), "\(forgives)")
        }
    }

    @Test("Short labels are never forgiven a typo: it would make another word")
    func exactWhenShort() {
        #expect(value("date", "{ labels: Date }", in: "Rate 05.03.2026", forgives: "typos") == nil)
    }

    @Test("A label without typos comes before one with typos, wherever they stand")
    func prefersExact() {
        let text = "Invoice mumber 1111\nInvoice number 2222"
        #expect(value("identifier", "{ labels: Invoice number }", in: text, forgives: "typos") == "2222")
    }

    @Test(
        "Any text can be read",
        arguments: ["", "\n\n", "\u{0}", "é", "日本 2026年3月5日", "🙂 Total 🙂 5.00 €", "Total", "\r\nTotal 5.00\r\n", "Total\u{C}5.00"])
    func survives(text: String) {
        let found = value(
            "amount", "{ labels: Total, stands: [behind, onward, below, next, before] }", in: text,
            forgives: "[typos, lookalikes]")
        #expect(found == (text.contains("5.00") ? "5.00" : nil))
    }
}
