import Diagnostics
import YAMLTrees

extension YAMLTree {
    /// The text of a scalar, in which every part knows its place even when the author wrote it as a literal block (`|`); without
    /// the line break at its end.
    var blockText: Excerpt {
        guard let text, let block = literalBlock(text) else { return excerpt.trimmed }
        return block.trimmed
    }

    /// The lines behind the `|`, without their indentation; nil when they are not the text (the scalar was written in another way).
    private func literalBlock(_ text: String) -> Excerpt? {
        let file = place.file
        guard file.text[SourceRange(place.range.lower, place.range.lower + 1)] == "|" else { return nil }
        let wanted = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(text.hasSuffix("\n") ? 1 : 0)
        var line = file.line(at: place.range.lower)
        var indent: Int?
        var ranges: [SourceRange] = []
        for content in wanted {
            line += 1
            guard line < file.lineCount else { return nil }
            let range = file.range(ofLine: line)
            if indent == nil, !content.isEmpty { indent = range.count - content.utf8.count }
            let start = content.isEmpty ? range.upper : range.lower + (indent ?? 0)
            guard file.text[SourceRange(start, range.upper)] == content else { return nil }
            ranges.append(SourceRange(start, line + 1 < file.lineCount ? file.range(ofLine: line + 1).lower : range.upper))
        }
        return Excerpt(file, joining: ranges)
    }
}

extension Excerpt {
    fileprivate var trimmed: Excerpt {
        let ends = text.utf8.reversed().prefix { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        return ends.isEmpty ? self : excerpt(SourceRange(0, text.utf8.count - ends.count))
    }
}
