import Components
import Foundation
import Testing

@Suite("Tesseract reads pictures of text")
struct RecognitionTests {
    private static let lines = "Invoice no. 4711\nTotal         1,234.50 EUR"

    @Test("PNG, JPEG and TIFF are read alike, and gaps in a line stay", arguments: ["png", "jpg", "tif"])
    func readsEncoded(format: String) throws {
        let picture = try picture(format)
        let text = try withTextRecognizer(language: "eng") { recognizer throws(RecognitionError) in try recognizer.text(ofEncoded: picture)
        }
        #expect(text == Self.lines)
    }

    @Test("Grey pixels are read as the file that holds them")
    func readsGrey() throws {
        let pixels = try Array(picture("tif").suffix(420 * 100))
        let text = try withTextRecognizer(language: "eng") { recognizer throws(RecognitionError) in
            try recognizer.text(ofGrey: pixels, width: 420, height: 100, resolution: 200)
        }
        #expect(text == Self.lines)
    }

    @Test("What was read before has no influence, nor has another recognizer at the same time")
    func readsIndependently() async throws {
        let picture = try picture("png")
        let blank = [UInt8](repeating: 255, count: 300 * 200)
        let texts = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<2 {
                group.addTask {
                    try withTextRecognizer(language: "eng") { recognizer throws(RecognitionError) in
                        let empty = try recognizer.text(ofGrey: blank, width: 300, height: 200, resolution: 200)
                        return [empty, try recognizer.text(ofEncoded: picture), try recognizer.text(ofEncoded: picture)]
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(texts == Array(repeating: ["", Self.lines, Self.lines], count: 2))
    }

    @Test("The fingerprint names library, layout and language data")
    func fingerprints() throws {
        let fingerprint = try withTextRecognizer(language: "eng", layout: .column) { recognizer throws(RecognitionError) in
            recognizer.fingerprint
        }
        #expect(fingerprint.wholeMatch(of: /tesseract [0-9.]+ column eng:[0-9a-f]{16}/) != nil, "\(fingerprint)")
        #expect(fingerprint.contains(" \(tesseractVersion) "))
        #expect(try recognitionFingerprint(language: "eng", layout: .column) == fingerprint)
        #expect(throws: RecognitionError.self) { try recognitionFingerprint(language: "eng+xyz") }
    }

    @Test("A missing language names the package to install", arguments: [("none", "none"), ("eng+chi_none", "chi-none")])
    func missesLanguage(language: String, package: String) throws {
        let error = #expect(throws: RecognitionError.self) {
            try withTextRecognizer(language: language) { _ throws(RecognitionError) in }
        }
        let message = try #require(error).description
        let missing = language.split(separator: "+").last ?? ""
        #expect(message.hasPrefix("Tesseract has no data for '\(missing)' in /"))
        #expect(message.hasSuffix(": install tesseract-ocr-\(package)"))
    }

    @Test(
        "A broken picture is an error that says what is wrong with it",
        arguments: [
            ("png", 0.5, "the PNG ends too early"), ("jpg", 0.5, "the JPEG ends too early"), ("tif", 0.5, "Leptonica cannot decode it"),
            ("png", 0, "it is empty"), ("png", 0.001, "it is neither PNG, JPEG nor TIFF"),
        ])
    func refuses(format: String, share: Double, reason: String) throws {
        let whole = try picture(format)
        try refuses(Array(whole.prefix(Int(share * Double(whole.count)))), reason)
    }

    @Test("A changed byte is found before the decoder meets it")
    func refusesDamage() throws {
        var picture = try picture("png")
        picture[picture.count / 2] ^= 0xFF
        try refuses(picture, "a part of the PNG is damaged")
    }

    @Test("Pixels must be as many as the sides say")
    func refusesPixels() {
        #expect(throws: RecognitionError.unreadablePicture("2 × 3 pixels need 6 bytes, not 5")) {
            try withTextRecognizer(language: "eng") { recognizer throws(RecognitionError) in
                _ = try recognizer.text(ofGrey: [0, 0, 0, 0, 0], width: 2, height: 3, resolution: 200)
            }
        }
    }

    private func refuses(_ bytes: [UInt8], _ reason: String) throws {
        #expect(throws: RecognitionError.unreadablePicture(reason)) {
            try withTextRecognizer(language: "eng") { recognizer throws(RecognitionError) in _ = try recognizer.text(ofEncoded: bytes) }
        }
    }

    private func picture(_ format: String) throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
        return try Array(Data(contentsOf: folder.appending(path: "lines.\(format)")))
    }
}
