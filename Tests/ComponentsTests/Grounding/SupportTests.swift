import Components
import Testing

@Suite("Passages support claims")
struct SupportTests {
    private func score(_ claim: String, _ passages: [String], _ question: String = "", _ options: SupportOptions = SupportOptions())
        -> SupportScore
    {
        supportScore(of: Claim(text: claim, range: 0..<claim.utf8.count, citations: []), in: passages, question: question, options)
    }

    @Test(
        "Numbers, dates and identifiers are found in whatever way they are written",
        arguments: [
            ("1,234.50", "1.234,50", []), ("1234.5", "1 234,50", []), ("1'234.50", "EUR 1,234.50", []), ("1,234", "1.234,00", []),
            ("1.234", "1,234", []), ("1,234.51", "1.234,50", ["1,234.51"]), ("EUR500", "500.00 €", []), ("12", "12.50", ["12"]),
            ("1 234.50 €", "1\u{202F}234,50 €", []), ("21%", "21 %", []), ("7", "7 145.38", []), ("145.38", "7 145.38", []),
            ("5 March 2026", "05/03/2026", []), ("March 5, 2026", "2026-03-05", []), ("5 de marzo de 2026", "5 mars 2026", []),
            ("March 5", "05.03.2026", []), ("5th of March", "5 March", []), ("March 2026", "5 March 2026", []), ("2026", "05.03.26", []),
            ("3 May 2026", "05/03/2026", ["3 May 2026"]), ("6 March 2026", "5 March 2026", ["6 March 2026"]),
            ("April 2026", "5 March 2026", ["April 2026"]), ("3 months", "three months", []), ("60 days", "sesenta días", []),
            ("PO-81368", "order PO 81368", ["PO-81368"]), ("po-81368", "PO-81368", []), ("2026/7410", "N.º 2026/7410", []),
            ("2026/7411", "2026/7410", ["2026/7411"]), ("DE75999900002841186007", "DE75 9999 0000 2841 1860 07", []),
            ("DE 284118607", "DE 284 118 607", []), ("M12", "screws M12", []), ("1.2.3", "1.2.3", []), ("no number", "", []),
        ] as [(String, String, [String])])
    func numbers(claim: String, passage: String, missing: [String]) {
        #expect(score(claim, [passage]).numbersMissing == missing)
    }

    @Test(
        "The share of the content words that the best passage or the question has",
        arguments: [
            ("The supplier delivers screws.", ["Screws of the supplier were delivered."], "", 1.0),
            ("The supplier delivers screws.", ["The supplier.", "Screws are delivered."], "", 2.0 / 3),
            ("The supplier delivers screws.", ["The supplier."], "Who delivers?", 2.0 / 3), ("It is this.", [], "", 1),
            ("Lions roar.", [], "", 0),
            ("INVOICES are paid", ["A paid invoice"], "", 1), ("Échéance", ["echeance"], "", 1), ("companies", ["company"], "", 1),
            ("billing", ["billed"], "", 1), ("two parties", ["2 parties"], "", 0.5),
        ] as [(String, [String], String, Double)])
    func recall(claim: String, passages: [String], question: String, recall: Double) {
        #expect(score(claim, passages, question).contentRecall == recall)
    }

    @Test("Variants of the rule")
    func variants() {
        let passages = ["The rent is EUR 500.", "The deposit of the tenant is EUR 1,000."]
        let claim = "The rent of the flat is EUR 1,000."
        #expect(score(claim, passages).numbersMissing == [])
        #expect(score(claim, passages).bestPassage == 0)
        #expect(score(claim, passages).numbers == 1)
        var options = SupportOptions()
        options.numbers = .samePassage
        #expect(score(claim, passages, "", options).numbersMissing == ["1,000"])
        options.numbers = .ignored
        #expect(score("5", passages, "", options).isEmpty)
        options.takesQuestion = false
        #expect(score("A flat", [], "Which flat?", options).contentRecall == 0)
        options.stems = false
        #expect(score("rents", passages, "", options).contentRecall == 0)
        options.equivalents = [["rent", "alquiler", "loyer"]]
        #expect(score("loyer", ["El alquiler"], "", options).contentRecall == 1)
        #expect(score("loyer", ["El alquiler"]).contentRecall == 0)
    }

    @Test("A claim is supported when no number is missing and enough words are there")
    func supports() {
        let half = score("The tenant pays for lions.", ["The tenant pays."])
        #expect(half.contentRecall == 2.0 / 3)
        #expect(half.isSupported(threshold: 0.6) && !half.isSupported(threshold: 0.7))
        #expect(!score("The tenant pays 5.", ["The tenant pays."]).isSupported(threshold: 0))
        #expect(score("The tenant pays 5.", ["The tenant pays."], "Does he pay 5?").isSupported(threshold: 1))
    }

    @Test("An answer's claims and citations are checked")
    func checks() {
        let (rules, messages) = guardrails(
            "answers: { claim: 0.6, grounded: 0.6 }\npersonal-data: { e-mail: { question: mask, answer: mask } }")
        #expect(messages == "")
        let passages = ["The rent is EUR 500.", "The tenant is Delta Maritiem B.V."]
        let answer = "The rent is EUR 500 [1]. The tenant is Delta Maritiem [1] [3]. The landlord lives in Paris [2]. Yes."
        let check = rules.check(answer: answer, question: "What is the rent?", passages: passages)
        #expect(check.claims.map(\.isSupported) == [true, true, false, true])
        #expect(check.claims.map(\.counts) == [true, true, true, false])
        #expect(check.claims.map(\.citations) == [[.holds], [.doesNotHold, .outside], [.doesNotHold], []])
        #expect(check.groundedness == 2.0 / 3)
        #expect(check.citations == (1, 4))
        #expect(check.cited == (1, 3))
        #expect(!check.isWithheld && check.findings.isEmpty && !check.isAbstention)
        let wrong = rules.check(answer: "Lions roar in Paris. Write to a@b.es.", question: "What is the rent?", passages: passages)
        #expect(wrong.isWithheld)
        #expect(
            wrong.findings.map { "\($0.name.rawValue) \($0.rule) \($0.action.rawValue)" } == [
                "personal-data e-mail mask", "groundedness claims withhold",
            ])
        let none = rules.check(answer: "I don't know.", question: "What is the deposit?", passages: passages)
        #expect(none.isAbstention && none.groundedness == nil && none.counted.isEmpty && !none.isWithheld)
    }

    @Test(
        "Whether a reply says a gold answer",
        arguments: [
            ("The total is EUR 1,095.70 [1].", ["1.095,70"], true), ("The total is EUR 1,095.71.", ["1.095,70 EUR"], false),
            ("It is due on March 28, 2026.", ["28 de marzo de 2026"], true),
            ("The lessee is delta maritiem b.v.", ["Delta Maritiem B.V."], true),
            ("The lessee is Maritiem Delta.", ["Delta Maritiem B.V."], false), ("It is 60 days.", ["sixty days", "60 days"], true),
            ("It is 60 months.", ["60 days"], false), ("24 cartons, of screws", ["24 cartons"], true), ("Nothing", ["x"], false),
            ("5 euros", ["EUR 5.00"], true), ("I don't know.", [], true), ("It is 5.", [], false), ("It is 5.", [""], false),
        ] as [(String, [String], Bool)])
    func contains(reply: String, gold: [String], isThere: Bool) {
        #expect(containsAnswer(reply, gold: gold) == isThere)
    }

    @Test(
        "Where only the addition counts, a claim needs a passage that fits its question",
        arguments: [
            // The right passage says it.
            ("The lease L-12 ends on 5 March 2027.", true, false),
            // Another passage says it, of another lease.
            ("The lease L-12 ends on 8 May 2028.", false, false),
            // No passage says it.
            ("The lease L-12 ends on 1 June 2029.", false, false),
            // It says what was asked.
            ("The lease L-12 ends.", true, true),
            ("Lease L-12 ends with great applause.", false, false),
        ])
    func additions(claim: String, isSupported: Bool, isEmpty: Bool) {
        var options = SupportOptions()
        options.extent = .addition
        let passages = ["Lease L-12 between A and B. It ends on 5 March 2027.", "Lease L-13 between A and C. It ends on 8 May 2028."]
        let score = score(claim, passages, "When does the lease L-12 end?", options)
        #expect((score.isSupported(threshold: 0.6), score.isEmpty) == (isSupported, isEmpty))
    }
}
