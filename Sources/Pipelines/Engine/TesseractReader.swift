import Components
import Corpora

/// Reads scans with Tesseract, and looks up what was read before: by the picture, Tesseract's version and data, and the settings.
final class TesseractReader: ScanReader {
    private let recognizer: TextRecognizer
    private let quality: ScanQuality
    private let seed: UInt64
    private let surroundings: Surroundings
    private let fingerprint: String

    /// - Parameter seed: decides how the scans of generated documents look.
    init(_ settings: RecognitionSettings, _ corpus: CorpusDefinition, seed: UInt64, _ surroundings: Surroundings) throws {
        recognizer = try TextRecognizer(language: settings.language)
        fingerprint = recognizer.fingerprint
        quality = corpus.scanQuality
        self.seed = seed
        self.surroundings = surroundings
    }

    /// The pictures that came with the document; of a generated one a scan is made of each page.
    func read(_ document: CorpusDocument, number: Int) throws -> ScanReading {
        var reading = ScanReading(pages: [], seconds: 0)
        for image in document.images {
            let bytes = try surroundings.load(image)
            try add(to: &reading, picture: sha256(bytes)) { try recognizer.text(ofEncoded: bytes) }
        }
        guard document.images.isEmpty else { return reading }
        for (index, page) in document.pages.enumerated() {
            let image = try scan(page, quality: quality, seed: seed, name: "\(document.id) \(index + 1)")
            try add(to: &reading, picture: "\(image.width) \(image.resolution) \(sha256(image.pixels))") {
                try recognizer.text(ofGrey: image.pixels, width: image.width, height: image.height, resolution: image.resolution)
            }
        }
        return reading
    }

    private func add(to reading: inout ScanReading, picture: String, _ read: () throws -> String) throws {
        let key = digestOf(["page", fingerprint, picture])
        let page = try surroundings.cached(key).flatMap(PageReading.init) ?? fresh(key, read)
        reading.pages.append(page.text)
        reading.seconds += page.seconds
    }

    private func fresh(_ key: String, _ read: () throws -> String) throws -> PageReading {
        let start = surroundings.seconds()
        let text = try read()
        let page = PageReading(text: text, seconds: surroundings.seconds() - start)
        surroundings.keep(key, page.bytes)
        return page
    }
}

/// The text of a page and how long reading it took.
private struct PageReading {
    let text: String
    let seconds: Double
}

/// A line with the seconds, then the text.
extension PageReading {
    var bytes: [UInt8] { Array("\(seconds)\n\(text)".utf8) }

    /// Nil when these are not the bytes of a page.
    init?(bytes: [UInt8]) {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")), let seconds = Double(String(decoding: bytes[..<end], as: UTF8.self))
        else {
            return nil
        }
        self.init(text: String(decoding: bytes[(end + 1)...], as: UTF8.self), seconds: seconds)
    }
}
