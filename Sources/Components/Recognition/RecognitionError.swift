/// What kept text from being read from a picture.
package enum RecognitionError: Error, Hashable, Sendable {
    /// Tesseract has no data for a language, such as `spa`.
    case missingLanguage(String, folder: String)
    /// The picture cannot be decoded; the reason reads as the end of a sentence.
    case unreadablePicture(String)
    /// Tesseract gave up on a page.
    case failed(String)
}

extension RecognitionError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missingLanguage(let language, let folder):
            "Tesseract has no data for '\(language)' in \(folder): install tesseract-ocr-\(debianName(of: language))"
        case .unreadablePicture(let reason): "the picture cannot be read: \(reason)"
        case .failed(let reason): "Tesseract cannot read the page: \(reason)"
        }
    }
}

/// Debian's packages cannot have the underscore of `chi_sim` in their names.
private func debianName(of language: String) -> String {
    String(language.map { $0 == "_" ? "-" : $0 })
}
