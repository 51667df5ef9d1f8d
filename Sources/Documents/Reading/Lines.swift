import Diagnostics

/// The lines of a Markdown body as cmark-gfm counts them: from 1, ended by a line feed, a carriage return, or both.
struct Lines {
    private var starts: [Int]
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        self.bytes = bytes
        starts = [start]
        starts.reserveCapacity((bytes.count - start) / 32 + 1)
        let hasReturns = bytes.offset(of: UInt8(ascii: "\r"), from: start, to: bytes.count) != nil
        var lower = start
        while let feed = bytes.offset(of: UInt8(ascii: "\n"), from: lower, to: bytes.count) {
            if hasReturns { addLoneReturns(from: lower, to: feed) }
            lower = feed + 1
            starts.append(lower)
        }
        if hasReturns { addLoneReturns(from: lower, to: bytes.count) }
    }

    private mutating func addLoneReturns(from lower: Int, to upper: Int) {
        var lower = lower
        while let found = bytes.offset(of: UInt8(ascii: "\r"), from: lower, to: upper) {
            lower = found + 1
            if lower < upper || upper == bytes.count { starts.append(lower) }
        }
    }

    var count: Int { starts.count }

    /// Where a line begins; a line that does not exist is the nearest one that does.
    func start(ofLine line: Int) -> Int { starts[max(1, min(line, starts.count)) - 1] }

    /// A line without its line break.
    func range(ofLine line: Int) -> SourceRange {
        let line = max(1, min(line, starts.count))
        var end = line < starts.count ? starts[line] : bytes.count
        let start = starts[line - 1]
        while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return SourceRange(start, end)
    }

    /// A line without its line break and without the blanks around it.
    func trimmedRange(ofLine line: Int) -> SourceRange {
        var range = range(ofLine: line)
        while range.count > 0, bytes[range.upper - 1].isBlank { range.upper -= 1 }
        while range.count > 0, bytes[range.lower].isBlank { range.lower += 1 }
        return range
    }
}
