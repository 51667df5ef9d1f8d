/// A text file as it was read, with its lines found once.
///
/// Positions everywhere in Casebook are offsets in UTF-8 bytes into `text`; lines and columns exist only in messages.
package final class SourceFile: Sendable {
    /// The path as the author would type it, relative to the project's root: `content/model/costs.yml`.
    package let path: String
    package let text: String
    /// Where the text begins in the file.
    package let origin: Origin
    /// The byte offset of each line's first byte; never empty.
    private let lineStarts: [Int]
    private let byteCount: Int

    /// Where a part of a file begins that is too large to be held as text: a record among many, say.
    ///
    /// Offsets, lines and ranges of a `SourceFile` count in its text; messages name the line and the column in the file.
    package struct Origin: Sendable {
        package let offset: Int
        /// From 0.
        package let line: Int
        /// From 0, in characters.
        package let column: Int

        package init(offset: Int = 0, line: Int = 0, column: Int = 0) {
            self.offset = offset
            self.line = line
            self.column = column
        }
    }

    package init(path: String, text: String, origin: Origin = Origin()) {
        var text = text
        self.path = path
        self.origin = origin
        (lineStarts, byteCount) = text.withUTF8 { bytes in
            var starts = [0]
            starts.reserveCapacity(bytes.count { $0 == UInt8(ascii: "\n") } + 1)
            for offset in bytes.indices where bytes[offset] == UInt8(ascii: "\n") { starts.append(offset + 1) }
            return (starts, bytes.count)
        }
        self.text = text
    }

    package var whole: SourceRange { SourceRange(0, byteCount) }
    package var lineCount: Int { lineStarts.count }

    /// The line, counted from 0, that holds `offset`.
    package func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// Where line `line` (from 0) lies, without its line break.
    package func range(ofLine line: Int) -> SourceRange {
        let start = lineStarts[line]
        var end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : byteCount
        if end > start, text.utf8[byte: end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return SourceRange(start, end)
    }

    /// The offset of a column (in bytes, from 0) of a line (from 0), kept inside the file.
    package func offset(line: Int, byteColumn: Int) -> Int {
        guard line < lineStarts.count else { return byteCount }
        return min(lineStarts[max(0, line)] + max(0, byteColumn), byteCount)
    }

    /// The offset of a column counted in Unicode scalars (as Yams does) of a line, both from 0.
    package func offset(line: Int, scalarColumn: Int) -> Int {
        guard line < lineStarts.count else { return byteCount }
        let range = range(ofLine: max(0, line))
        let prefix = text[range].unicodeScalars.prefix(max(0, scalarColumn))
        return range.lower + prefix.reduce(0) { $0 + UTF8.width($1) }
    }

    package func place(_ range: SourceRange) -> Place { Place(file: self, range: range) }
}

/// A range of UTF-8 bytes in one file.
package struct SourceRange: Hashable, Sendable {
    package var lower: Int
    package var upper: Int

    package init(_ lower: Int, _ upper: Int) {
        self.lower = lower
        self.upper = max(lower, upper)
    }

    package var count: Int { upper - lower }
    package func shifted(by distance: Int) -> SourceRange { SourceRange(lower + distance, upper + distance) }
}

/// A range in a file: what every message and every part of a tree can point at.
package struct Place: Sendable {
    package let file: SourceFile
    package let range: SourceRange

    package init(file: SourceFile, range: SourceRange) {
        self.file = file
        self.range = range
    }

    /// The text there.
    package var text: String { String(file.text[range]) }
    /// The line and the column of its start, both from 1; the column counts characters as an editor does.
    package var lineAndColumn: (line: Int, column: Int) { file.lineAndColumn(at: range.lower) }
}

extension SourceFile {
    /// The line and the column at `offset`, both from 1; the column counts characters as an editor does.
    package func lineAndColumn(at offset: Int) -> (line: Int, column: Int) {
        let line = line(at: offset)
        let start = range(ofLine: line).lower
        let column = text[SourceRange(start, max(start, offset))].count + (line == 0 ? origin.column : 0)
        return (line + 1 + origin.line, column + 1)
    }
}

extension String {
    /// The text of a byte range, moved inwards to whole characters where the range cuts one.
    package subscript(range: SourceRange) -> Substring {
        let end = utf8.count
        let lower = utf8.index(startIndex, offsetBy: min(max(0, range.lower), end))
        let upper = utf8.index(startIndex, offsetBy: min(max(0, range.upper), end))
        return self[lower..<upper]
    }
}

extension String.UTF8View {
    /// The byte at an offset.
    package subscript(byte offset: Int) -> UInt8 { self[index(startIndex, offsetBy: offset)] }
}

extension SourceFile {
    /// The file's name without folders and endings, by which definitions are known: `techcorp`, of `content/corpora/techcorp.yml`.
    package var name: String { path.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? path }
}
