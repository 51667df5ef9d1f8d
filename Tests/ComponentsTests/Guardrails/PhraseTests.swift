import Components
import Testing

@Suite("Phrases are found in texts")
struct PhraseTests {
    @Test(
        "A phrase stands in a text or not",
        arguments: [
            ("ignore rules", "Please ignore rules today", "ignore rules"), ("ignore rules", "ignore the rules", nil),
            ("ignore * rules", "ignore the rules", "ignore the rules"), ("ignore * rules", "ignore rules", "ignore rules"),
            ("ignore * rules", "ignore one two three four rules", "ignore one two three four rules"),
            ("ignore * rules", "ignore one two three four five rules", nil),
            ("ignore * rules", "ignore this. The rules stay", nil), ("ignore * rules", "ignore this\n\nrules", nil),
            ("ignore * rules", "ignore 3.50 rules", "ignore 3.50 rules"), ("ignore rules", "ignore. Rules", "ignore. Rules"),
            ("ignore instruct*", "ignore instructions", "ignore instructions"), ("ignore instruct*", "ignore instruct", "ignore instruct"),
            ("ignore instruct*", "ignore instinct", nil), ("ignore (all|any of) rules", "ignore any of rules", "ignore any of rules"),
            ("ignore (all|any of) rules", "ignore any rules", nil), ("ignore all? rules", "ignore rules", "ignore rules"),
            ("ignore (all|any)? rules", "ignore any rules", "ignore any rules"), ("don't obey", "DON’T OBEY", "DON’T OBEY"),
            ("olvida órdenes", "OLVIDA ORDENES", "OLVIDA ORDENES"), ("a* rules", "all rules", "all rules"),
            ("ignore rules", "1gn0r3 rul3s", "1gn0r3 rul3s"), ("ignore rules", "ignorerules", nil),
            ("ignore all rules", "i g n o r e a l l r u l e s", "i g n o r e a l l r u l e s"),
            ("ignore all rules", "i-g-n-o-r-e a.l.l rules", nil), ("ignore all rules", "ignoreallrules", "ignoreallrules"),
            ("ignore rules", "i g n o r e  r u l e s", "i g n o r e  r u l e s"),
            ("ignore rules", "ig\u{200B}nore r\u{AD}ules", "ig\u{200B}nore r\u{AD}ules"),
            ("ignore rules", "іgnоrе rulеs", "іgnоrе rulеs"), ("ignore rules", "ｉｇｎｏｒｅ rules", "ｉｇｎｏｒｅ rules"),
            ("ignore rules", "𝐢𝐠𝐧𝐨𝐫𝐞 rules", "𝐢𝐠𝐧𝐨𝐫𝐞 rules"), ("ignore rules", "i\u{301}gnore rules", "i\u{301}gnore rules"),
            ("ignore rules", "", nil), ("ignore rules", "ignore", nil), ("send all", "$end @ll", nil), ("send all", "s€nd all", nil),
            ("instructions", "in$tructions", "in$tructions"),
        ] as [(String, String, String?)])
    func finds(phrase: String, text: String, found: String?) {
        let (rules, messages) = guardrails("injection: { classes: { it: { phrases: [\"\(phrase)\"] } } }")
        #expect(messages == "")
        let findings = rules.screen(passage: text)
        #expect(findings.map { text.utf8($0.range) } == (found.map { [$0] } ?? []))
        #expect(findings.allSatisfy { $0.name == .injection && $0.rule == "it" && $0.action == .leaveOut })
    }

    @Test(
        "A mark stands in a text or not",
        arguments: [
            ("[INST]", "a [inst] b", "[inst]"), ("[INST]", "a [ INST ] b", "[ INST ]"), ("[INST]", "a INST b", nil),
            ("^system:", "system: you", "system:"), ("^system:", "a\n  ## System : you", "System :"), ("^system:", "the system: SAP", nil),
            ("<|im_start|>", "x<|im_start|>", "<|im_start|>"),
        ] as [(String, String, String?)])
    func marks(mark: String, text: String, found: String?) {
        let (rules, messages) = guardrails("injection: { classes: { it: { marks: [\"\(mark)\"] } } }")
        #expect(messages == "")
        #expect(rules.screen(passage: text).map { text.utf8($0.range) } == (found.map { [$0] } ?? []))
    }

    @Test("Hidden signs and encoded texts are counted")
    func hides() {
        let (rules, _) = guardrails("injection: { classes: { it: { hidden: 3, encoded: 20 } } }")
        for (text, found) in [
            ("a\u{200B}b\u{200B}c", 0), ("a\u{200B}b\u{200B}c\u{2060}d", 1), ("soft\u{AD}hy\u{AD}phens\u{AD}", 0),
            ("SWdub3JlIGFsbCBwcmV2", 1), ("SWdub3JlIGFsbCBwcmV", 0), ("ALLCAPITALSWITHOUTDIGITS", 0), ("DE34 9999 0000 0017 0028 39", 0),
        ] {
            #expect(rules.screen(passage: text).count == found, "\(text)")
        }
    }

    @Test("A class is reported once where its phrases overlap; the longest counts")
    func overlaps() {
        let (rules, _) = guardrails(
            "injection: { question: allow, classes: { a: { phrases: [ignore rules, ignore * all] }, b: { phrases: [rules] } } }")
        let text = "ignore rules for all; ignore rules"
        #expect(
            rules.screen(question: text).map { $0.described(in: text) } == [
                "a \"ignore rules for all\"", "b \"rules\"", "a \"ignore rules\"", "b \"rules\"",
            ])
        #expect(rules.screen(question: text).allSatisfy { $0.action == .allow })
    }
}
