import Statistics
import Testing

@Suite("Readings are compared with the truth")
struct DistanceTests {
    @Test(
        "Edits are counted in characters and words",
        arguments: [
            ("kitten", "sitting", 3, 6, 1, 1), ("a b c", "a b c", 0, 5, 0, 3), ("", "", 0, 0, 0, 0), ("", "abc d", 5, 0, 2, 0),
            ("abc d", "", 5, 5, 2, 2), ("  total:\n\t12 EUR ", "total: 12 EUR", 0, 13, 0, 3), ("albarán", "albara\u{301}n", 0, 7, 0, 1),
            ("invoice 4471", "invoice 4417", 2, 12, 1, 2), ("Total", "total", 1, 5, 1, 1), ("one two", "onetwo", 1, 7, 2, 2),
            ("e\u{301}\u{323}", "ẹ\u{301}", 0, 2, 0, 1), ("x\u{A0}y", "x y", 0, 3, 0, 2), ("a", "a b b b", 6, 1, 3, 1),
        ])
    func transcription(truth: String, reading: String, characters: Int, length: Int, words: Int, wordLength: Int) {
        let edits = transcriptionEdits(of: reading, against: truth)
        #expect(edits.characters == Edits(characters, of: length))
        #expect(edits.words == Edits(words, of: wordLength))
    }

    @Test("Rates of several texts are rates of their sums")
    func rates() {
        #expect((Edits(1, of: 10) + Edits(2, of: 20)).rate == 0.1)
        #expect(Edits(6, of: 1).rate == 6)
        #expect(Edits(2, of: 0).rate == nil)
    }

    @Test("The distance does not depend on the direction")
    func symmetric() {
        let (one, other) = (Array("intention".utf8), Array("execution".utf8))
        #expect(editDistance(one, other) == 5)
        #expect(editDistance(other, one) == 5)
    }
}

@Suite("Ranked answers are scored")
struct RankingTests {
    /// Two relevant answers, at ranks 1 and 3.
    @Test("Ranked answers, relevant or not")
    func binary() throws {
        let ranking = JudgedRanking(isRelevant: [true, false, true], relevant: 2)
        expect([try #require(ranking.recall(at: 3)), ranking.precision(at: 3), ranking.reciprocalRank], near: [1, 0.667, 1], within: 5e-4)
        expect([try #require(ranking.averagePrecision)], near: [0.8333], within: 5e-5)
        expect([ranking.dcg(at: 3), try #require(ranking.ndcg(at: 3))], near: [1.5, 0.9197], within: 5e-5)
        #expect(ranking.ndcg(at: 3) == ranking.ndcg(at: 3, gain: .linear))
        #expect(ranking.recall(at: 1) == 0.5)
        #expect(ranking.precision(at: 6) == 2 / 6.0)
        #expect(ranking.isHit(at: 1))
    }

    @Test("What is not found counts against it, and what does not exist does not count")
    func missing() {
        let ranking = JudgedRanking(isRelevant: [false, true], relevant: 4)
        #expect(ranking.reciprocalRank == 0.5)
        #expect(ranking.averagePrecision == 0.125)
        #expect(!ranking.isHit(at: 1))
        let hopeless = JudgedRanking(isRelevant: [false, false], relevant: 0)
        #expect(hopeless.recall(at: 2) == nil && hopeless.averagePrecision == nil && hopeless.ndcg(at: 2) == nil)
        #expect(hopeless.reciprocalRank == 0 && hopeless.precision(at: 2) == 0)
    }
}
