import Components
import Diagnostics
import Foundation
import Testing

@Suite("Documents are checked against declared rules")
struct ComplianceTests {
    @Test(
        "A rule is broken or kept",
        arguments: [
            ("requires: total", ["total": "1.00"], []), ("requires: total", ["net": "1.00"], ["it"]),
            ("requires: [net, total]", ["total": "1.00"], ["it"]),
            ("sum: { of: [net, tax], is: total }", ["net": "100.00", "tax": "21.00", "total": "121.00"], []),
            ("sum: { of: [net, tax], is: total }", ["net": "100.00", "tax": "21.00", "total": "121.01"], ["it"]),
            ("sum: { of: [net, tax], is: total, within: 0.02 }", ["net": "100.00", "tax": "21.00", "total": "121.02"], []),
            ("sum: { of: [net, tax], is: total, within: 0.02 }", ["net": "100.00", "tax": "21.00", "total": "120.97"], ["it"]),
            ("sum: { of: [net, tax], is: total }", ["net": "-100.00", "tax": "-0.50", "total": "-100.50"], []),
            ("sum: { of: [net, tax], is: total }", ["net": "0.10", "tax": "0.20", "total": "0.30"], []),
            ("sum: { of: [net, tax], is: total }", ["net": "100.00", "total": "121.00"], []),
            ("sum: { of: [net, tax], is: total }", ["net": "unreadable", "tax": "1.00", "total": "121.00"], []),
            ("order: [issued, due]", ["issued": "2026-03-05", "due": "2026-03-05"], []),
            ("order: [issued, due]", ["issued": "2026-03-05", "due": "2026-03-04"], ["it"]),
            ("order: [issued, due]", ["issued": "2026-03-05"], []),
            ("order: [ordered, issued, due]", ["ordered": "2026-03-05", "due": "2025-12-31"], ["it"]),
            ("check-digits: iban", ["iban": "ES9121000418450200051332"], []),
            ("check-digits: iban", ["iban": "ES9121000418450200051333"], ["it"]), ("check-digits: iban", [:], []),
            ("states: [governing law, applicable law]", [:], []), ("states: governed law", [:], ["it"]),
            ("states: governing la", [:], ["it"]),
            ("in: [lease], requires: total", [:], ["it"]), ("in: [invoice], requires: total", [:], []),
        ] as [(String, [String: String], [String])])
    func checks(rule: String, fields: [String: String], broken: [String]) {
        let (rules, messages) = rules("rules: { it: { title: It is true, \(rule) } }")
        #expect(messages == "")
        #expect(rules.check(fields: fields, text: "This lease is under the GOVERNING\nLAW of Spain.", category: "lease") == broken)
    }

    @Test("Rules for some categories say nothing when the category is not known; the ids are sorted")
    func sorts() {
        let (rules, messages) = rules(
            """
            title: Checks
            rules:
              z: { title: There is a total, requires: total, source: The contract with the client }
              a: { title: There is a date, requires: date }
              m: { title: An invoice has a number, in: invoice, requires: number }
            """)
        #expect(messages == "")
        #expect(rules.check(fields: [:], text: "", category: nil) == ["a", "z"])
        #expect(rules.check(fields: [:], text: "", category: "invoice") == ["a", "m", "z"])
        #expect(rules.rules.map { "\($0.id): \($0.title)" }[0] == "z: There is a total")
        #expect(rules.rules[0].source == "The contract with the client")
        #expect(rules.categories.map(\.name) == ["invoice"])
        #expect(rules.fields.map(\.name) == ["total", "date", "number"])
    }

    @Test("A rule says which kinds its fields have")
    func kinds() {
        let (rules, _) = rules(
            """
            rules:
              a: { title: Sum, sum: { of: [net, tax], is: total } }
              b: { title: Order, order: [issued, due] }
              c: { title: Digits, check-digits: iban }
              d: { title: There, requires: supplier }
            """)
        #expect(
            rules.fields.map { "\($0.name) \($0.kind?.rawValue ?? "any")" } == [
                "net amount", "tax amount", "total amount", "issued date", "due date", "iban identifier", "supplier any",
            ])
    }

    @Test("Each mistake is shown where it stands", arguments: ["rules"])
    func broken(name: String) throws {
        try checkMessages(of: name, besides: #filePath) { _ = readComplianceRules($0, reporting: &$1) }
    }

    private func rules(_ text: String) -> (ComplianceRules, String) {
        var log: [Diagnostic] = []
        let rules = readComplianceRules(SourceFile(path: "content/rules/checks.yml", text: text), reporting: &log)
        return (rules, log.sorted().map { render($0) }.joined(separator: "\n"))
    }
}

@Suite("Check digits of account numbers")
struct CheckDigitTests {
    // Examples of the IBAN registry, and of nothing.
    static let accounts = [
        "ES91 2100 0418 4502 0005 1332", "DE89370400440532013000", "GB29 NWBK 6016 1331 9268 19", "FR14 2004 1010 0505 0001 3M02 606",
        "NL91ABNA0417164300", "NO9386011117947", "CH9300762011623852957", "PT50000201231234567890154", "BE68539007547034",
        "MT84MALT011000012345MTLCAST001S", "nl91 abna 0417 1643 00", "ES91 2100 0418 4502 0005 1323", "ES19 2100 0418 4502 0005 1332",
        "DE89370400440532013001", "GB82WEST12345698765432", "GB82WEST12345698765423", "", "ES", "ES91", "9121000418450200051332ES",
        "ES?? 2100",
    ]

    @Test(
        "Right ones are told from wrong ones",
        arguments: zip(
            accounts.prefix(17),
            [true, true, true, true, true, true, true, true, true, true, true, false, false, false, true, false, false]))
    func checks(account: String, isRight: Bool) {
        #expect(hasRightCheckDigits(account) == isRight)
    }

    @Test("Python agrees", .enabled(if: ProcessInfo.processInfo.environment["CASEBOOK_PYTHON"] != nil))
    func agrees() throws {
        let script =
            "import sys\nfor a in sys.stdin.read().split('\\n'):\n a=a.replace(' ','').upper()\n "
            + "print(len(a)>4 and a.isalnum() and a[:2].isalpha() and a[2:4].isdigit() and int(''.join(str(int(c,36)) for c in a[4:]+a[:4]))%97==1)"
        // Every single wrong digit of a right number, too.
        let digits = Array("ES9121000418450200051332")
        let wrong = digits.indices.dropFirst(2).flatMap { place in
            "0123456789".filter { $0 != digits[place] }.map { String(digits[..<place] + [$0] + digits[(place + 1)...]) }
        }
        let accounts = Self.accounts + wrong
        let process = Process()
        process.executableURL = URL(filePath: ProcessInfo.processInfo.environment["CASEBOOK_PYTHON"] ?? "")
        process.arguments = ["-c", script]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        input.fileHandleForWriting.write(Data(accounts.joined(separator: "\n").utf8))
        try input.fileHandleForWriting.close()
        let answers = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).split(separator: "\n")
        process.waitUntilExit()
        #expect(answers.map { $0 == "True" } == accounts.map(hasRightCheckDigits))
    }
}
