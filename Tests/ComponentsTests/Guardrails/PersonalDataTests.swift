import Components
import Testing

@Suite("Personal data is found and masked")
struct PersonalDataTests {
    private static let all =
        """
        personal-data:
          e-mail: { question: mask, answer: mask }
          phone: { question: mask, answer: mask }
          iban: { question: mask, answer: allow }
          tax-number: { question: allow, answer: allow }
          card: { question: block, answer: mask }
          spanish-id: { question: mask, answer: mask, patterns: ["########@", "@-#######-@"], check: dni }
          french-id: { question: mask, answer: mask, patterns: "# ## ## ## ### ### ##", check: nir }
          tin: { question: mask, answer: mask, patterns: "## ### ### ###", check: steuer-id }
          nino: { question: mask, answer: mask, patterns: "@@ ## ## ## @", check: nino }
          staff: { question: mask, answer: mask, patterns: "@-#####", near: [staff, employee] }
        """

    @Test(
        "What is found in a question",
        arguments: [
            // Addresses.
            ("write to a.b+c@mail.example.com.", ["e-mail \"a.b+c@mail.example.com\""]), ("<info@x.es>", ["e-mail \"info@x.es\""]),
            ("a@b", []), ("@home.com", []), ("a@b.c1", []), ("a@b..com", ["e-mail \"a@b..com\""]), ("5 @ 3.50", []),
            // Telephones.
            ("+34 612 345 678", ["phone \"+34 612 345 678\""]), ("+1 (415) 555-0132", ["phone \"+1 (415) 555-0132\""]),
            ("(415) 555-0132", ["phone \"(415) 555-0132\""]), ("0034 93 412 34 56", ["phone \"0034 93 412 34 56\""]),
            ("06 12 34 56 78", ["phone \"06 12 34 56 78\""]), ("0711 123 456", ["phone \"0711 123 456\""]),
            ("tel. 93 4123456", ["phone \"93 4123456\""]), ("612 345 678", ["phone \"612 345 678\""]), ("4500070940", []),
            ("81160799", []), ("5 267 740", []), ("EUR 2 537.22", []), ("05.03.2026", []), ("call by 05.03.2026", []),
            ("extension 487", []), ("2026-01-0020", []), ("order 0711/123456", ["phone \"0711/123456\""]),
            // Accounts: a wrong check digit is none, and its end is no telephone.
            ("ES59 9999 0061 7440 9300 0004", ["iban \"ES59 9999 0061 7440 9300 0004\""]), ("ES58 9999 0061 7440 9300 0004", []),
            ("PT30 9999 0050 3118 2240 0013 7", []), ("GB82WEST12345698765432", ["iban \"GB82WEST12345698765432\""]),
            // Cards: test numbers of the issuers.
            ("4111 1111 1111 1111", ["card \"4111 1111 1111 1111\""]), ("4111-1111-1111-1111", ["card \"4111-1111-1111-1111\""]),
            ("378282246310005", ["card \"378282246310005\""]), ("5555555555554444", ["card \"5555555555554444\""]),
            ("4111 1111 1111 1112", []),
            ("4111-1111 1111-1111", []), ("9111 1111 1111 1111", []), ("A4111111111111111", []),
            // Ids.
            ("12345678Z", ["spanish-id \"12345678Z\""]), ("X-1234567-L", ["spanish-id \"X-1234567-L\""]),
            ("x-1234567-m", ["tax-number \"x-1234567-m\""]),
            ("1 85 05 78 006 084 91", ["french-id \"1 85 05 78 006 084 91\""]), ("1 85 05 78 006 084 92", []),
            ("86 095 742 719", ["tin \"86 095 742 719\""]), ("86 095 742 718", []), ("AB 12 34 56 C", ["nino \"AB 12 34 56 C\""]),
            ("BG 12 34 56 C", []), ("AB 12 34 56 E", []),
            ("staff no. C-48653", ["staff \"C-48653\""]), ("order C-48653", []), ("the staff has an order with number C-48653", []),
            // One thing is one finding.
            ("NIF ESB61744093", ["tax-number \"ESB61744093\""]),
        ] as [(String, [String])])
    func finds(text: String, found: [String]) {
        let (rules, messages) = guardrails(Self.all)
        #expect(messages == "")
        #expect(rules.screen(question: text).map { $0.described(in: text) } == found)
    }

    @Test("Questions and answers have actions of their own")
    func acts() {
        let (rules, _) = guardrails(Self.all)
        let text = "Zoë pays 4111 1111 1111 1111 to ES59 9999 0061 7440 9300 0004 (zoe@x.es)"
        #expect(rules.screen(question: text).map(\.action) == [.block, .mask, .mask])
        #expect(rules.screen(answer: text).map(\.action) == [.mask, .allow, .mask])
        #expect(rules.masked(text) == "Zoë pays [card] to ES59 9999 0061 7440 9300 0004 ([e-mail])")
        #expect(rules.masked(question: text) == "Zoë pays 4111 1111 1111 1111 to [iban] ([e-mail])")
    }

    @Test("Masking changes no other byte, and leaves nothing to mask")
    func masks() {
        let (rules, _) = guardrails(Self.all)
        let parts = [
            "a@b.es", "+34 612 345 678", " ", "é", "12345678Z", ", ", "4111 1111 1111 1111", "\n", "12.50 EUR", "ES", "🙂", "-", "7",
        ]
        // Every ordered pair and triple of them.
        for first in parts {
            for second in parts {
                for third in parts {
                    let text = first + second + third
                    let masked = rules.masked(text)
                    var (place, rest) = (0, Array(masked.utf8)[...])
                    for finding in rules.screen(answer: text) where finding.action == .mask {
                        let kept = Array(text.utf8)[place..<finding.range.lowerBound]
                        #expect(rest.starts(with: kept) && rest.dropFirst(kept.count).starts(with: "[\(finding.rule)]".utf8), "\(text)")
                        rest = rest.dropFirst(kept.count + finding.rule.utf8.count + 2)
                        place = finding.range.upperBound
                    }
                    #expect(rest.elementsEqual(Array(text.utf8)[place...]), "\(text)")
                }
            }
        }
    }
}
