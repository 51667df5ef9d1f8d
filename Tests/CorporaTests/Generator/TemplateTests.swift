import Corpora
import Diagnostics
import Testing

@Suite("A page is a text with blanks to fill in")
struct TemplateTests {
    @Test(
        "Each blank is filled",
        arguments: [
            ("Total {total}", "Total 1,234.50"),
            ("{total:>10}|", "  1,234.50|"),
            ("{shop:10}|", "Müller    |"),
            ("{shop:3}|", "Müller |"),
            ("{shop:>3}|", "Müller|"),
            ("{shop.town}", "Graz"),
            ("{day.month} {day.year}", "May 2030"),
            ("{a|a}{b|b}", "ab"),
            ("{x{y|y}|x{y|y}}", "xy"),
            ("{100%: always}{0%: never}", "always"),
            ("{phrase}", "Yours, Müller"),
            ("{page}/{pages}", "1/1"),
            ("[no. {gone}]", ""),
            ("a [no. {gone}] b", "a  b"),
            ("[of {total}[ and {gone}]]", "of 1,234.50"),
            ("[from {from_gone}]", ""),
            ("first\n[no. {gone}]\n{0%: never}\n\nlast", "first\n\nlast"),
            ("{goods.position} {goods.text:6}{goods.quantity}\nend", "1 Nail  3\n2 Screw 3\nend"),
            ("end   ", "end"),
            ("90 % of {a|a} {total} 2 % & more", "90 % of a 1,234.50 2 % & more"),
        ])
    func filled(page: String, text: String) {
        var log: [Diagnostic] = []
        #expect(written(page, reporting: &log) == text)
        #expect(log.map(\.message) == [])
    }

    @Test(
        "Dates are written like the fifth of March 2026",
        arguments: [
            ("5 March 2026", "9 May 2030"), ("05/03/2026", "09/05/2030"), ("5.3.26", "9.5.30"), ("2026-03-05", "2030-05-09"),
            ("March 5, 2026", "May 9, 2030"), ("le 5 March 26", "le 9 May 30"),
        ])
    func dates(example: String, text: String) {
        var log: [Diagnostic] = []
        #expect(written("{day}", dates: example, reporting: &log) == text)
    }

    @Test(
        "Amounts are written like 1,234.50",
        arguments: [
            ("1,234.50", "12,345,678.05"), ("1.234,50", "12.345.678,05"), ("1234.50", "12345678.05"), ("1 234,50", "12 345 678,05"),
            ("1'234.50", "12'345'678.05"),
        ])
    func amounts(example: String, text: String) {
        var log: [Diagnostic] = []
        #expect(written("{large}", amounts: example, reporting: &log) == text)
        #expect(written("{small}", amounts: example, reporting: &log) == "-0\(text.dropLast(2).last ?? " ")07")
    }

    @Test("A day some months later is the last of a month that is too short")
    func shortMonths() {
        var log: [Diagnostic] = []
        #expect(written("{leap} {common} {before}", dates: "2026-03-05", reporting: &log) == "2032-02-29 2031-02-28 2029-12-31")
    }

    @Test("Account numbers get the check digits of ISO 13616", arguments: ["GB?? WEST 1234 5698 7654 32", "DE?? 3704 0044 0532 0130 00"])
    func checkDigits(pattern: String) {
        var log: [Diagnostic] = []
        let answers = ["GB": "GB82 WEST 1234 5698 7654 32", "DE": "DE89 3704 0044 0532 0130 00"]
        #expect(written("{iban}", iban: pattern, reporting: &log) == answers[String(pattern.prefix(2))])
    }
}

/// The one page of a corpus with one document, which is from May 2030.
func written(
    _ page: String, dates: String = "5 March 2026", amounts: String = "1,234.50", iban: String = "none", reporting log: inout [Diagnostic]
) -> String? {
    let quoted = "\"" + page.replacing("\n", with: "\\n") + "\""
    let text = """
        title: Paper
        categories: { paper: Paper }
        generate:
          begins: 2030-05
          months: 1
          documents: 1
          shares: { 1: { paper: 100 % } }
          languages:
            en:
              months: [January, February, March, April, May, June, July, August, September, October, November, December]
              dates: "\(dates)"
              amounts: "\(amounts)"
          values:
            total: { amount: 1234.50 }
            large: { amount: 12345678.05 }
            small: { amount: -0.07 }
            shop: { choose: shops }
            day: { date: { from: month, days: 8 } }
            end: { date: { from: month, days: 30 } }
            leap: { date: { from: end, months: 21 } }
            common: { date: { from: end, months: 9 } }
            before: { date: { from: end, months: -5 } }
            iban: { pattern: "\(iban)" }
            gone: { pattern: "#", missing: 100 % }
            from_gone: { text: "{gone}" }
            goods: { items: wares, count: 2 }
          lists:
            shops: [{ name: Müller, town: Graz }]
            phrase: ["Yours, {shop}"]
            wares: [{ text: Nail, quantity: 3 }, { text: Screw, quantity: 3 }]
          papers:
            paper: { layouts: { only: { page: \(quoted) } } }
        """
    return readGenerator(SourceFile(path: "paper.yml", text: text), reporting: &log)?.document(0).pages[0]
}
