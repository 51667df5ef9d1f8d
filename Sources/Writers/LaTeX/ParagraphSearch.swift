import Cases
import Diagnostics
import Documents

/// Finds the author's line of each paragraph by its first words, going through the text once.
struct ParagraphSearch {
    private let source: SourceFile
    private var position: String.Index

    init(_ source: SourceFile) {
        self.source = source
        position = source.text.startIndex
    }

    mutating func place(of inlines: [Inline<Evaluated>]) -> Place? {
        guard let words = firstWords(inlines), let found = source.text[position...].firstRange(of: words) else { return nil }
        position = found.upperBound
        let lower = source.text.utf8.distance(from: source.text.startIndex, to: found.lowerBound)
        return source.place(SourceRange(lower, lower + words.utf8.count))
    }

    /// Short words would be found too early.
    private func firstWords(_ inlines: [Inline<Evaluated>]) -> String? {
        for inline in inlines {
            if case .text(let text) = inline, text.count > 12 { return text }
        }
        return nil
    }
}
