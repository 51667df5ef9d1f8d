import Statistics
import Testing

@Suite("Answers are compared with gold answers")
struct AnswerOverlapTests {
    // Values of the official SQuAD 2.0 script for the same texts.
    @Test(
        "Exact match and token F1",
        arguments: [
            ("The Denver Broncos.", ["Denver Broncos"], 1, 1), ("Denver", ["Denver Broncos"], 0, 2.0 / 3),
            ("a b c d", ["b c", "x"], 0, 2 * 1.0 * (2.0 / 3) / (1 + 2.0 / 3)), ("1,095.70 EUR", ["1.095,70 EUR"], 1, 1), ("", [], 1, 1),
            ("something", [], 0, 0), ("", ["x"], 0, 0), ("the", ["a"], 1, 1), ("no no yes", ["no yes yes"], 0, 2.0 / 3),
            ("half-way", ["halfway"], 1, 1), ("“quoted”", ["quoted"], 0, 0), ("x", ["y", "x z"], 0, 2.0 / 3),
        ] as [(String, [String], Double, Double)])
    func compares(answer: String, gold: [String], match: Double, f1: Double) {
        #expect(exactMatch(answer, gold: gold) == (match == 1))
        #expect(abs(tokenF1(answer, gold: gold) - f1) < 1e-12)
    }
}
