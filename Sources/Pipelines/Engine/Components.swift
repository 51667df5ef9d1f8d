import Components
import Corpora

extension Tools {
    /// The real components, with the settings of a pipeline's stages and the rules of the case.
    init(_ stages: [LinkedStage], _ rules: RuleBook, seed: UInt64) {
        let recognition = stages.lazy.compactMap(\.recognition).first ?? RecognitionSettings()
        var parameters = TrainingLane(stages)?.parameters ?? BoostingParameters()
        parameters.seed = UInt32(truncatingIfNeeded: seed) & 0x7FFF_FFFF
        let trees = parameters
        self.init(
            reader: { try TesseractReader(recognition, $0) },
            hasScan: { $0.isScanned && !$0.images.isEmpty },
            train: { try trainTrees(on: $0, labels: $1, categories: $2, parameters: trees, afterRound: $3) },
            classifier: { model in { try probabilities(of: $0, byModel: model) } },
            fields: { rules.extraction?.extract(from: $0, category: $1) ?? [:] },
            findings: { _, _, _ in [] })
    }
}

/// Reads scans with Tesseract, and looks up what was read before: by the picture's bytes, Tesseract's version and data, and the settings.
private final class TesseractReader: ScanReader {
    private let recognizer: TextRecognizer
    private let surroundings: Surroundings

    init(_ settings: RecognitionSettings, _ surroundings: Surroundings) throws {
        recognizer = try TextRecognizer(language: settings.language)
        self.surroundings = surroundings
    }

    func read(_ document: CorpusDocument, number: Int) throws -> ScanReading {
        var reading = ScanReading(pages: [], seconds: 0)
        for image in document.images {
            let bytes = try surroundings.load(image)
            reading.pages.append(try recognizer.text(ofEncoded: bytes))
        }
        return reading
    }
}
