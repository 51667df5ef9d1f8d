import Components
import Testing

@Suite("Values are recognised in many styles and brought to one form")
struct LookTests {
    @Test(
        "Dates",
        arguments: [
            ("2026-03-05", "2026-03-05"), ("2026/3/5", "2026-03-05"), ("05.03.2026", "2026-03-05"), ("5.3.2026", "2026-03-05"),
            ("05/03/2026", "2026-03-05"), ("05-03-26", "2026-03-05"), ("05. 03. 2026", "2026-03-05"), ("05 03 2026", "2026-03-05"),
            ("31/12/69", "2069-12-31"), ("31/12/70", "1970-12-31"), ("03/25/2026", "2026-03-25"), ("29.02.2028", "2028-02-29"),
            ("5 March 2026", "2026-03-05"), ("5th March 2026", "2026-03-05"), ("1st of May, 2026", "2026-05-01"),
            ("March 5, 2026", "2026-03-05"), ("Mar. 5th 2026", "2026-03-05"), ("MARCH 05 2026", "2026-03-05"),
            ("5 de marzo de 2026", "2026-03-05"), ("5 marzo 2026", "2026-03-05"), ("1 de septiembre del 2026", "2026-09-01"),
            ("5. März 2026", "2026-03-05"), ("5. Maerz 2026", nil), ("1er août 2026", "2026-08-01"), ("14 février 2026", "2026-02-14"),
            ("14 fevrier 2026", "2026-02-14"), ("3 d'abril de 2026", "2026-04-03"), ("1º de maio de 2026", "2026-05-01"),
            ("05-Mar-26", "2026-03-05"), ("05/MAR/2026", "2026-03-05"), ("12 gennaio 2026", "2026-01-12"), ("7 mei 2026", "2026-05-07"),
            ("31.04.2026", nil), ("29.02.2026", nil), ("00.03.2026", nil), ("5 March 26", nil), ("2026", nil), ("1.2.2026.4", nil),
            ("12.03.20267", nil), ("A-05-03-2026", nil), ("5 Marchand 2026", nil), ("05.03-2026", nil), ("5 March 3026", nil),
            ("see 4.2, 05.03.2026 or later", "2026-03-05"), ("01.03.2026-31.03.2026", "2026-03-01"),
        ] as [(String, String?)])
    func dates(written: String, date: String?) {
        #expect(value("date", "{ lines: all }", in: written) == date)
        if let date { #expect(normal(date, as: .date) == date) }
    }

    @Test("Day and month change places when the rule says so", arguments: [("03/05/2026", "2026-03-05"), ("25/03/2026", "2026-03-25")])
    func americanDates(written: String, date: String) {
        #expect(value("date", "{ lines: all, order: month-first }", in: written) == date)
    }

    @Test(
        "Amounts",
        arguments: [
            ("1,234.50", "1234.50"), ("1.234,50", "1234.50"), ("1 234,50", "1234.50"), ("1\u{A0}234,50", "1234.50"),
            ("1\u{202F}234,50", "1234.50"), ("1'234.50", "1234.50"), ("1’234.50", "1234.50"), ("1234.5", "1234.50"), ("1234,50", "1234.50"),
            ("12.345.678,90", "12345678.90"), ("12,345,678.90", "12345678.90"), ("1.234", "1234.00"), ("1,234", "1234.00"),
            ("0.99", "0.99"), ("0,05", "0.05"), ("007.50", "7.50"), ("-12.00", "-12.00"), ("12.00-", "-12.00"), ("(12.00)", "-12.00"),
            ("−12.00", "-12.00"), ("EUR 1,234", "1234.00"), ("1500 EUR", "1500.00"), ("1500 €", "1500.00"), ("€1500", "1500.00"),
            ("$ 15", "15.00"), ("EUR1500", "1500.00"), ("1500EUR", "1500.00"), ("EUR -1.500,00", "-1500.00"), ("1.234.50", "1234.50"),
            ("1500", nil), ("21 %", nil), ("21.00%", nil), ("12.03.2026", nil), ("2026-03-05", nil), ("1.2345", nil), ("A-12.50", nil),
            ("12.50.99", nil), ("1234 567,00", "567.00"), ("12:30.50", nil), ("3 pieces at 4.50", "4.50"), ("12.5kg", nil),
            ("EUR 99999999999999999999", nil), ("1,23,456.00", nil),
        ] as [(String, String?)])
    func amounts(written: String, amount: String?) {
        #expect(value("amount", "{ lines: all }", in: written) == amount)
        if let amount { #expect(normal(amount, as: .amount) == amount) }
    }

    @Test("Amounts lose their sign when the rule says so")
    func unsigned() {
        #expect(value("amount", "{ lines: all, signed: false }", in: "Total 12.50-") == "12.50")
    }

    @Test(
        "Identifiers by pattern",
        arguments: [
            ("INV-####/#+", "No. inv-2026/00417 of", "INV-2026/00417"), ("INV-####/#+", "INV-2026/", nil),
            ("INV-####/#+", "XINV-2026/1", nil),
            ("INV-####/#+", "A-INV-2026/1", nil), ("INV-####/#+", "INV-2026/17b", nil), ("@@###", "ab123 cd456", "AB123"),
            ("@@###", "ab1234", nil), ("*+#", "x9y8", "X9Y8"), ("@+-#+", "SO-1-2", nil), ("PO ######", "PO 123456", "PO123456"),
            ("PO ######", "PO123456", "PO123456"), ("####", "12.3456", nil), ("####", "3456, then", "3456"),
        ] as [(String, String, String?)])
    func patterns(pattern: String, written: String, identifier: String?) {
        #expect(value("identifier", "{ lines: all, pattern: '\(pattern)' }", in: written) == identifier)
    }

    @Test(
        "Identifiers without a pattern have a digit and are neither date nor amount",
        arguments: [
            ("see F-2026/17.", "F-2026/17"), ("12.03.2026 4711", "4711"), ("1,250.00 A7", "A7"), ("none", nil), ("7", nil),
            ("b_7.c", "B_7.C"),
        ] as [(String, String?)])
    func identifiers(written: String, identifier: String?) {
        #expect(value("identifier", "{ lines: all }", in: written) == identifier)
    }

    @Test(
        "Tax numbers",
        arguments: [
            ("ESB12345674", "ESB12345674"), ("ES B12345674", "ESB12345674"), ("ES-B-12345674", "ESB12345674"), ("B-12345674", "B-12345674"),
            ("b12345674", "B12345674"), ("12345678Z", "12345678Z"), ("DE123456789", "DE123456789"), ("DE 123 456 789", "DE123456789"),
            ("FR 12 345678901", "FR12345678901"), ("FR12 345 678 901", "FR12345678901"), ("IT12345678901", "IT12345678901"),
            ("NL 1234 56 789 B01", "NL123456789B01"), ("BE 0123.456.789", "BE0123456789"), ("GB 123 4567 89", "GB123456789"),
            ("IE 1234567T.", "IE1234567T"), ("NO 123 456 789 MVA", "NO123456789MVA"), ("CHE-123.456.789 MWST", "CHE123456789MWST"),
            ("DE12345678", nil), ("DE 1234567890", nil), ("ES12", nil), ("DE 123 456 789-0", nil), ("at 10.00 or 12 pieces", nil),
        ] as [(String, String?)])
    func taxNumbers(written: String, number: String?) {
        #expect(value("identifier", "{ lines: all, looks: tax-number }", in: written) == number)
    }

    @Test(
        "Account numbers have their country's length or are groups of four, with right or wrong check digits",
        arguments: [
            ("IBAN ES91 2100 0418 4502 0005 1332 BIC", "ES9121000418450200051332"), ("DE89370400440532013000", "DE89370400440532013000"),
            ("ES91 2100 0418 4502 0005 1333", "ES9121000418450200051333"), ("GB29 NWBK 6016 1331 9268 19", "GB29NWBK60161331926819"),
            ("ES91 2100 0418 4502 0005 13 of", "ES9121000418450200" + "0513"), ("GB29 NWBK 6016 1331", "GB29NWBK60161331"),
            ("ES91 2100 0418", nil),
            ("ES91 2100  0418 4502 0005 1332", nil), ("XX91 2100 0418 4502 7", "XX912100041845027"), ("XX9121000418450270", nil),
        ] as [(String, String?)])
    func accounts(written: String, account: String?) {
        #expect(value("identifier", "{ lines: all, looks: iban }", in: written) == account)
    }

    @Test(
        "Words that text recognition misread are understood when the rules forgive it",
        arguments: [
            ("date", "", "l2.O3.2026", "2026-03-12"), ("date", "", "5 Marcb 2026", nil), ("amount", "", "1.2S0,OO", "1250.00"),
            ("identifier", ", pattern: 'INV-####'", "lNV-2O26", "INV-2026"), ("identifier", ", pattern: '@##'", "812", "B12"),
            ("identifier", ", looks: tax-number", "NL 1234 56 789 BO1", "NL123456789B01"),
            ("identifier", ", looks: iban", "ES9l 2100 O418 4502 0005 1332", "ES9121000418450200051332"),
            ("amount", "", "Oil,SO", nil),
        ] as [(String, String, String, String?)])
    func lookalikes(kind: String, look: String, written: String, read: String?) {
        #expect(value(kind, "{ lines: all\(look) }", in: written, forgives: "lookalikes") == read)
        #expect(value(kind, "{ lines: all\(look) }", in: written) == nil)
    }

    @Test(
        "Words end where the rule says, at a gap, or at the end of the line, without marks around them",
        arguments: [
            ("Supplier: Bodegas Norte S.L.", "Bodegas Norte S.L."), ("Supplier ...: Miller Ltd., London", "Miller Ltd."),
            ("Supplier   Miller & Co   Page 1", "Miller & Co"), ("Supplier Miller and sons (here)", "Miller"), ("Supplier 4711", nil),
            ("Supplier: Anderson   and", "Anderson"), ("Supplier", nil), ("Supplier  Garden tools.", "Garden tools"),
        ] as [(String, String?)])
    func texts(written: String, text: String?) {
        #expect(value("text", "{ labels: Supplier, until: [',', and, '('] }", in: written) == text)
    }

    @Test(
        "A company's name ends with its form",
        arguments: [
            ("Bodegas Norte S.L., Calle Mayor 3", "Bodegas Norte S.L."), ("Miller Ltd was founded", "Miller Ltd"), ("The Unlimited", nil),
            ("Garden   Miller & Co GmbH", "Miller & Co GmbH"), ("Garden\nMiller S.L. and Sons Ltd", "Miller S.L."),
        ] as [(String, String?)])
    func companies(written: String, name: String?) {
        #expect(value("text", "{ lines: all, ending: [Ltd, GmbH, S.L., S.L] }", in: written) == name)
    }

    @Test(
        "Words from a list, the longer ones first",
        arguments: [
            ("payable per month", "monthly"), ("PER  QUARTER", "quarterly"), ("perhaps", nil), ("per monthly", nil),
            ("per month end", "at month's end"),
        ]
            as [(String, String?)])
    func words(written: String, meaning: String?) {
        let words = "{ monthly: [per month, each month], quarterly: per quarter, at month's end: per month end }"
        #expect(value("text", "{ lines: all, looks: words, words: \(words) }", in: written) == meaning)
    }

    @Test(
        "Two values are compared by their kind",
        arguments: [
            (FieldKind.text, " Bodegas   NORTE S.L. ", "bodegas norte s.l."), (.text, "ÉCLAIR", "éclair"),
            (.identifier, "es b-1234 5674", "ESB12345674"), (.identifier, "INV/2026.7", "INV20267"), (.date, "5 March 2026", "2026-03-05"),
            (.date, "soon", "soon"), (.date, "from 5 March 2026", "from 5 March 2026"), (.amount, "1.234,5", "1234.50"),
            (.amount, "12", "12.00"),
            (.amount, "0012 ", "12.00"), (.amount, "000", "0.00"), (.amount, "EUR 7.00", "EUR 7.00"),
        ])
    func normalises(kind: FieldKind, value: String, form: String) {
        #expect(normal(value, as: kind) == form)
    }
}
