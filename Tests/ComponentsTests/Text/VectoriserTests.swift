import Components
import Testing

@Suite struct VectoriserTests {
    @Test(
        "A word is a run of two or more letters and digits in lower case",
        arguments: [
            ("", []), ("a I 7", []), ("Invoice No. 4711/A", ["4711", "invoice", "no"]), ("don't e-mail", ["don", "mail"]),
            ("net_total __ _x", ["__", "_x", "net_total"]), ("tab\tand\nline\0zero", ["and", "line", "tab", "zero"]),
            ("Straße STRASSE Äpfel", ["strasse", "straße", "äpfel"]), ("İstanbul IĞDIR", ["iğdir", "stanbul"]),
            ("ΟΔΟΣ ΟΔΟΣ. ΣΑΣ'Σ Σ", ["οδος", "σασ"]), ("ΑΣ\u{301}Β ΑΣ\u{301} 'ΣΑ", ["ας", "ασ", "σα"]),
            ("\u{212A}m \u{1E9E}a", ["km", "ßa"]),
            ("Cafe\u{301}s caf\u{E9}s", ["cafe", "cafés"]), ("x² ½y Ⅻ四", ["x²", "½y", "ⅻ四"]), ("東京 東 ภาษา", ["ภาษา", "東京"]),
            ("ok👍🏽ok €100", ["100", "ok"]), ("\u{1E900}\u{1E901} \u{10400}a", ["\u{10428}a", "\u{1E922}\u{1E923}"]),
            ("nine_is_9 twelve_letters", ["nine_is_9", "twelve_letters"]), ("abcdefgh abcdefghi", ["abcdefgh", "abcdefghi"]),
        ] as [(String, [String])])
    func words(text: String, expected: [String]) {
        #expect(counts(of: [text]).vectoriser().vocabulary == expected)
    }

    @Test("Values are weighted counts of length one")
    func values() {
        let vectoriser = counts(of: ["paid paid due", "due open"]).vectoriser()
        #expect(vectoriser.vocabulary == ["due", "open", "paid"])
        // ln(3/2) + 1 for a word of one text in two; the row of "paid paid due" is (1, 2 · 1.405…), divided by its length.
        #expect(isNear(vectoriser.termWeights, [1, 1.405465108108164, 1.405465108108164]))
        let texts = vectoriser.transform(["paid paid due", "unknown words, open", "", "nothing known"])
        #expect(texts.rows.starts == [0, 2, 3, 3, 3])
        #expect(texts.rows.columns == [0, 2, 1])
        #expect(isNear(texts.rows.values.map(Double.init), [0.335176, 0.942156, 1]))
        #expect(texts.words == [3, 3, 0, 2])
        #expect(texts.unknownWords == [0, 2, 0, 2])
        #expect((0..<4).map(texts.unknownShare) == [0, 2.0 / 3, nil, 1])
    }

    @Test(
        "The rarest terms are left out",
        arguments: [
            (TextOptions(minimumTexts: 2), ["bb", "cc"]),
            (TextOptions(minimumTexts: 3), ["cc"]),
            (TextOptions(minimumTexts: 4), []),
            (TextOptions(maximumTerms: 0), []),
            (TextOptions(maximumTerms: 1), ["cc"]),
            // bb and dd occur twice each: the first by the alphabet stays.
            (TextOptions(maximumTerms: 2), ["bb", "cc"]),
            (TextOptions(maximumTerms: 3), ["bb", "cc", "dd"]),
            (TextOptions(maximumTerms: 9), ["aa", "bb", "cc", "dd"]),
            (TextOptions(pairs: true, minimumTexts: 2), ["bb", "bb cc", "cc"]),
            (TextOptions(pairs: true, maximumTerms: 3), ["bb", "bb cc", "cc"]),
        ])
    func limits(options: TextOptions, expected: [String]) {
        #expect(counts(of: ["aa bb cc", "bb cc", "dd dd cc"], options).vectoriser().vocabulary == expected)
    }

    @Test("A pair can be known without its words")
    func pairsAlone() {
        let vectoriser = counts(of: ["new york new york"], TextOptions(pairs: true, maximumTerms: 2)).vectoriser()
        #expect(vectoriser.vocabulary == ["new", "new york"])
        let texts = vectoriser.transform(["york new york"])
        #expect(texts.rows.columns == [0, 1])
        #expect(texts.unknownWords == [2])
    }

    @Test("Parts merge to the same vectoriser, in any order", arguments: [false, true])
    func merges(pairs: Bool) {
        let options = TextOptions(pairs: pairs, isSublinear: true, minimumTexts: 2, maximumTerms: 300)
        let texts = someTexts(400)
        let whole = counts(of: texts, options)
        for sizes in [[400], [1, 399], [100, 150, 50, 100]] {
            var parts: [VocabularyCounts] = []
            var rest = texts[...]
            for size in sizes {
                parts.append(counts(of: Array(rest.prefix(size)), options))
                rest = rest.dropFirst(size)
            }
            var merged = VocabularyCounts(options: options)
            for part in parts.reversed() { merged.merge(part) }
            #expect(merged.texts == whole.texts)
            #expect(merged.vectoriser().bytes == whole.vectoriser().bytes)
            merged.add(["paid twice, paid"])
            #expect(merged.vectoriser().texts == 401)
        }
    }

    @Test("Counted texts have the rows of the texts", arguments: [false, true])
    func rowsOfCounts(pairs: Bool) {
        let options = TextOptions(pairs: pairs, minimumTexts: 2, maximumTerms: 250)
        let texts = someTexts(300) + ["", "zzz"]
        var one = VocabularyCounts(options: options, keepsRows: true)
        var other = VocabularyCounts(options: options, keepsRows: true)
        one.add(texts.prefix(100))
        other.add(texts.dropFirst(100))
        var both = VocabularyCounts(options: options)
        both.merge(other)
        both.merge(one)
        let vectoriser = both.vectoriser()
        #expect(vectoriser.rows(of: one) == vectoriser.transform(texts.prefix(100)).rows)
        #expect(vectoriser.rows(of: other) == vectoriser.transform(texts.dropFirst(100)).rows)
    }

    @Test("A vectoriser is kept as bytes", arguments: [TextOptions(), TextOptions(pairs: true, isSublinear: true, maximumTerms: 200)])
    func bytes(options: TextOptions) throws {
        let vectoriser = counts(of: someTexts(200) + ["Straße 東京 straßen"], options).vectoriser()
        let bytes = vectoriser.bytes
        let again = try #require(TextVectoriser(bytes: bytes))
        #expect(again.options == options)
        #expect(again.vocabulary == vectoriser.vocabulary)
        #expect(again.termWeights == vectoriser.termWeights)
        #expect(again.transform(someTexts(20)) == vectoriser.transform(someTexts(20)))
        #expect(again.bytes == bytes)
        #expect(bytes.indices.allSatisfy { TextVectoriser(bytes: Array(bytes[..<$0])) == nil })
        #expect(TextVectoriser(bytes: bytes + [0]) == nil)
    }

    private func isNear(_ one: [Double], _ other: [Double]) -> Bool {
        one.count == other.count && zip(one, other).allSatisfy { abs($0 - $1) < 1e-6 }
    }
}

func counts(of texts: [String], _ options: TextOptions = TextOptions()) -> VocabularyCounts {
    var counts = VocabularyCounts(options: options)
    counts.add(texts)
    return counts
}

/// Texts of words with short and long names, a few of them frequent; always the same.
func someTexts(_ count: Int) -> [String] {
    var state: UInt64 = 7
    func next(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
    return (0..<count).map { _ in
        (0..<next(below: 40)).map { _ in "w" + String(repeating: "ord", count: next(below: 4)) + "\(next(below: 1 + next(below: 100)))" }
            .joined(separator: " ")
    }
}
