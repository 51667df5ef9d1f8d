import Corpora
import Foundation
import Statistics
import Testing

@Suite("JSON")
struct JSONWitnessTests {
    /// Pieces that make sound and broken JSON about equally often.
    static let pieces = [
        "{", "}", "[", "]", ",", ":", "\"a\"", "\"b\"", "\"\\n\\u00e9\"", "\"\\x\"", "\"\\u12\"", "\"\t\"", "1", "-0.5e+3", "01", "1.", "-",
        "0E1", "2E",
        "true", "false", "null", "nul", "True", " ", "{\"k\":1}", "[1,2]", "{\"k\":[]}", "[{}]", "\"", "\\", "é", "'a'",
    ]

    @Test("What is JSON is as Foundation says")
    func witness() {
        var random = SeededRandom(seed: 11)
        var sound = 0
        for _ in 0..<4_000 {
            var value = (0...random.index(below: 5)).map { _ in Self.pieces[random.index(below: Self.pieces.count)] }.joined()
            if random.index(below: 2) == 0 { value = "[\(value)]" }
            let record = "{\"id\":\"a\",\"text\":\"x\",\"z\":\(value)}"
            // Foundation lets a comma stand before the end of a list or an object; RFC 8259 does not.
            guard record.firstMatch(of: /, *[\]}]/) == nil else { continue }
            let isSound = (try? JSONSerialization.jsonObject(with: Data(record.utf8))) != nil
            #expect((open(record, undeclared).corpus != nil) == isSound, "\(record)")
            sound += isSound ? 1 : 0
        }
        #expect((300..<3_700).contains(sound))
    }

    @Test("A text with every kind of character is read as Foundation writes it")
    func texts() throws {
        var random = SeededRandom(seed: 12)
        for _ in 0..<300 {
            let scalars = (0..<random.index(below: 40)).compactMap { _ in
                Unicode.Scalar(UInt32(random.index(below: [0x80, 0x800, 0x10000, 0x110000][random.index(below: 4)])))
            }
            let text = String(String.UnicodeScalarView(scalars)) + "."
            let record = try JSONEncoder().encode(["id": "a", "text": "x", "category": text])
            #expect(open(record, undeclared).documents.first?.category == text)
            #expect(open(jsonLine(of: CorpusDocument(id: "a", pages: [text, "x"])), undeclared).documents.first?.pages == [text, "x"])
        }
    }
}
