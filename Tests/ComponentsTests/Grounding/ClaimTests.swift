import Components
import Testing

@Suite("Answers are split into claims")
struct ClaimTests {
    @Test(
        "Where sentences end",
        arguments: [
            ("The total is 5. The tax is 1.", ["The total is 5.", "The tax is 1."]), ("EUR 1.234,50", ["EUR 1.234,50"]),
            ("It is 1.234,50. It is due.", ["It is 1.234,50.", "It is due."]),
            ("Invoice No. 334636 is due.", ["Invoice No. 334636 is due."]),
            ("The invoice of Castell & Roig S.A. is due.", ["The invoice of Castell & Roig S.A. is due."]),
            ("It is from Castell & Roig S.A. The total is 5.", ["It is from Castell & Roig S.A.", "The total is 5."]),
            ("Harrow & Pike Ltd. Leeds is the contractor.", ["Harrow & Pike Ltd. Leeds is the contractor."]),
            ("Dr. J. Smith signed. He left.", ["Dr. J. Smith signed.", "He left."]), ("It costs e.g. EUR 5.", ["It costs e.g. EUR 5."]),
            ("It ends on 14. March 2026.", ["It ends on 14. March 2026."]),
            ("It ends in 14. March is cold.", ["It ends in 14. March is cold."]),
            ("Is it due? Yes! It is.", ["Is it due?", "Yes!", "It is."]),
            ("He said \"pay.\" Then he left.", ["He said \"pay.\"", "Then he left."]),
            ("- Total: 5\n- Tax: 1", ["Total: 5", "Tax: 1"]), ("1. One thing\n2) Another", ["One thing", "Another"]),
            ("• uno\n• dos", ["uno", "dos"]), ("The total\nis 5.", ["The total\nis 5."]),
            ("The total\n\nThe tax", ["The total", "The tax"]),
            ("Here it is:\nEUR 5", ["EUR 5"]), ("The details:\n\n* a\n* b", ["a", "b"]), ("", []), ("...", []), (" \n ", []),
            ("Wait… The end.", ["Wait…", "The end."]), ("5 kg of flour etc. are due.", ["5 kg of flour etc. are due."]),
        ] as [(String, [String])])
    func splits(answer: String, texts: [String]) {
        #expect(claims(of: answer).map(\.text) == texts)
    }

    @Test(
        "Which passages a sentence cites",
        arguments: [
            ("It is 5 [1]. It is due [2][3].", [("It is 5.", [1]), ("It is due.", [2, 3])]),
            ("It is 5. [1] It is due. [2]", [("It is 5.", [1]), ("It is due.", [2])]), ("It is [1, 2] due [2].", [("It is due.", [1, 2])]),
            ("It is due [1-3].", [("It is due.", [1, 2, 3])]), ("It is due [passage 2].", [("It is due.", [2])]),
            ("It is due [2026].", [("It is due [2026].", [])]), ("It is due [sic].", [("It is due [sic].", [])]),
            ("It is due [0] [12].", [("It is due.", [0, 12])]), ("[1] It is due.", [("It is due.", [1])]),
            ("It is due.\n\n[1]", [("It is due.", [1])]), ("[1]", []), ("It is due [1", [("It is due [1", [])]),
        ] as [(String, [(String, [Int])])])
    func cites(answer: String, expected: [(String, [Int])]) {
        let found = claims(of: answer)
        #expect(found.map(\.text) == expected.map(\.0))
        #expect(found.map(\.citations) == expected.map(\.1))
    }

    @Test("Ranges are in order, do not overlap and hold the claim's words")
    func ranges() {
        for answer in [
            "Ünder no. 5 [1]. – Zweitens: 3 €! [2]\n- é\n- ñ [1, 2].\n\nLast [3]", "a. b. c? [1][2] d…", "1. One\n\n2. Two [1].\n[2]",
        ] {
            let bytes = Array(answer.utf8)
            var end = 0
            for claim in claims(of: answer) {
                #expect(claim.range.lowerBound >= end && claim.range.upperBound <= bytes.count)
                #expect(String(validating: bytes[claim.range], as: UTF8.self) != nil)
                end = claim.range.upperBound
            }
        }
    }

    @Test(
        "Whether an answer says that there is none",
        arguments: [
            ("I don't know.", true), ("I do not know the answer.", true), ("The passages do not mention a penalty.", true),
            ("The passages don’t mention a penalty.", true), ("The document does not contain the due date.", true),
            ("The due date is not specified in the passages.", true), ("The answer cannot be found in the documents.", true),
            ("There is no information about the deposit.", true), ("I cannot find the total in the passages [1].", true),
            ("It is not possible to determine the total.", true), ("None of the passages mention it. The total may be 5.", true),
            ("Unfortunately, the text doesn't say who signed.", true), ("Not in the documents.", true),
            ("The total is 5. The passages do not mention the tax.", false), ("The rent does not include heating.", false),
            ("The invoice is not paid.", false), ("The agreement cannot be ended before March.", false), ("EUR 5", false), ("", false),
            ("No. The notice period is 60 days.", false), ("The parties do not answer for delay.", false),
        ])
    func abstains(answer: String, isOne: Bool) {
        #expect(isAbstention(answer) == isOne)
    }
}
