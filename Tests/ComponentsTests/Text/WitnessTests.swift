import Components
import Foundation
import Testing

@Suite(
    "scikit-learn agrees",
    .enabled(if: ProcessInfo.processInfo.environment["CASEBOOK_PYTHON"] != nil, "CASEBOOK_PYTHON names no Python that has scikit-learn"))
struct TextWitnessTests {
    private struct Witness: Decodable {
        struct Case: Decodable {
            var name: String
            var pairs: Bool
            var sublinear: Bool
            var minimum: Int
            var maximum: Int?
            var texts: [String]
            var vocabulary: [String]
            var weights: [Double]
            var starts: [Int]
            var columns: [UInt32]
            var values: [Double]
            /// More texts, which were not learned from, and their rows.
            var others: [String]
            var otherStarts: [Int]
            var otherColumns: [UInt32]
            var otherValues: [Double]
        }

        var cases: [Case]
    }

    @Test("on words, weights and rows of texts in many scripts")
    func agrees() throws {
        let cases = try JSONDecoder().decode(Witness.self, from: answer(of: "Text/witness_tfidf.py")).cases
        #expect(cases.count > 4)
        for expected in cases {
            let options = TextOptions(
                pairs: expected.pairs, isSublinear: expected.sublinear, minimumTexts: expected.minimum, maximumTerms: expected.maximum)
            let vectoriser = counts(of: expected.texts, options).vectoriser()
            #expect(vectoriser.vocabulary == expected.vocabulary, "\(expected.name)")
            #expect(distance(vectoriser.termWeights, expected.weights) < 1e-12, "\(expected.name)")
            let rows = vectoriser.transform(expected.texts).rows
            #expect(rows.starts == expected.starts && rows.columns == expected.columns, "\(expected.name)")
            #expect(distance(rows.values.map(Double.init), expected.values) < 1e-6, "\(expected.name)")
            let others = vectoriser.transform(expected.others).rows
            #expect(others.starts == expected.otherStarts && others.columns == expected.otherColumns, "\(expected.name)")
            #expect(distance(others.values.map(Double.init), expected.otherValues) < 1e-6, "\(expected.name)")
        }
    }
}

func distance(_ one: [Double], _ other: [Double]) -> Double {
    one.count == other.count ? zip(one, other).reduce(0) { max($0, abs($1.0 - $1.1)) } : .infinity
}

/// What a script of the witness prints.
///
/// - Parameter script: a path beside these tests.
func answer(of script: String) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: ProcessInfo.processInfo.environment["CASEBOOK_PYTHON"] ?? "")
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    process.arguments = [folder.appending(path: script).path()]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return data
}
