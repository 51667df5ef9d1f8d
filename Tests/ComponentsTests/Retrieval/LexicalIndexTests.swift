import Components
import Testing

@Suite struct LexicalIndexTests {
    @Test("A score is the sum over the question's words")
    func scores() {
        let index = LexicalIndex(["paid paid due", "due open", "nothing here at all"])
        // Two of three texts have "due": ln(1 + 1.5 / 2.5); one has "paid": ln(1 + 2.5 / 1.5). Lengths 3, 2 and 4, on average 3.
        let (due, paid) = (0.470003629245736, 0.980829253011726)
        let first = due + paid * (2 * 2.2) / (2 + 1.2)
        let second = due * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 2 / 3))
        let hits = index.search("Paid, DUE, unknown", first: 9)
        #expect(hits.map(\.item) == [0, 1])
        #expect(zip(hits, [first, second]).allSatisfy { abs($0.score - $1) < 1e-14 })
        #expect(abs(index.search("due due", first: 1)[0].score - 2 * second) < 1e-14)
    }

    @Test(
        "Words, numbers and identifiers are found",
        arguments: [
            ("open", [1]), ("due", [1, 0]), ("2026/0412", [3, 4]), ("0412", [3]), ("esb96220175", [4]), ("ΟΔΟΣ", [5]), ("STRASSE", []),
            ("straße", [5]), ("", []), ("a I 7 ?", []), ("twin", [6, 7]),
        ] as [(String, [Int])])
    func finds(question: String, items: [Int]) {
        let index = LexicalIndex([
            "paid paid due", "due open", "", "invoice 2026/0412", "ESB96220175 of 2026", "Straße οδος", "one twin", "a twin two",
        ])
        #expect(index.search(question, first: 9).map(\.item) == items)
        #expect(index.search(question, first: 1).map(\.item) == Array(items.prefix(1)))
        #expect(index.search(question, first: 0).isEmpty)
    }

    @Test(
        "An identifier is found before texts that have its parts",
        arguments: [
            ("21/26", 1), ("contract 21/26?", 1), ("PO-21-x.26", 2), ("po-21-X.26.", 2), ("26-21", 3), ("(v-2026-205)", 4), ("V_26", 5),
            ("-26-", 0), ("e-mail", 6), ("21/26é", 1), ("1/2", 8),
        ])
    func identifiers(question: String, item: Int) {
        let index = LexicalIndex([
            "26 26 26 21 21", "no. 21/26, signed", "order po-21-X.26", "26-21: 21 of 26", "V-2026-205 of 2026", "v_26 26", "mail by e-mail",
            "x", "1/2",
        ])
        #expect(index.search(question, first: 1).map(\.item) == [item])
    }

    @Test("Without texts or words nothing is found")
    func nothing() {
        #expect(LexicalIndex([]).search("due", first: 3).isEmpty)
        #expect(LexicalIndex(["", "?"]).search("due", first: 3).isEmpty)
    }

    @Test("Rankings are fused by ranks")
    func fuses() {
        func ranking(_ items: Int...) -> [Hit] { items.map { Hit(item: $0, score: 7) } }
        let hits = fused([ranking(4, 2, 9), ranking(2, 7)], first: 3)
        // 9 and 7 are third and second: 1/63 and 1/62.
        #expect(hits == [Hit(item: 2, score: 1 / 62 + 1 / 61), Hit(item: 4, score: 1 / 61), Hit(item: 7, score: 1 / 62)])
        #expect(fused([ranking(5, 1), ranking(1, 5), ranking()], first: 9).map(\.item) == [1, 5])
        #expect(fused([], first: 9).isEmpty)
    }
}
