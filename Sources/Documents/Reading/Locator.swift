import Diagnostics

/// Finds again, in the author's bytes, what cmark-gfm read there.
///
/// cmark-gfm's own columns are wrong behind escaped pipes, on lazy and indented continuation lines and behind links over several
/// lines. So everything is looked up in the order in which it was written, from a cursor that never passes what is still to come.
/// What is not found byte for byte has no better place than its line.
struct Locator {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let lines: Lines
    private(set) var cursor: Int
    private var end: Int
    private var line = 1

    /// How far a search looks: a bound for text that is never found.
    private static let reach = 1 << 14

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ lines: Lines) {
        self.bytes = bytes
        self.lines = lines
        cursor = lines.start(ofLine: 1)
        end = bytes.count
    }

    /// Goes to a block of lines, both included.
    mutating func enter(lines first: Int, _ last: Int) {
        line = max(1, first)
        cursor = lines.start(ofLine: line)
        end = max(cursor, lines.range(ofLine: max(line, last)).upper)
    }

    /// Goes to the next line: a break was read.
    mutating func nextLine() {
        guard line < lines.count else { return }
        line += 1
        cursor = max(cursor, min(end, lines.start(ofLine: line)))
    }

    mutating func advance(to offset: Int) {
        cursor = max(cursor, offset)
        while line < lines.count, lines.start(ofLine: line + 1) <= cursor { line += 1 }
    }

    /// The line of the cursor: the place of what could not be found.
    var currentLine: SourceRange { lines.trimmedRange(ofLine: line) }

    private var limit: Int { min(end, cursor + Self.reach) }

    /// A literal found in the file, run by run: an escaped pipe of a table is in the file and not in the literal.
    struct Found {
        var runs: [SourceRange]
        /// Of a code span: with its backticks.
        var whole: SourceRange
        /// Whether the runs, joined, are the literal.
        var isExact = true
    }

    /// The next code span with this text.
    mutating func codeSpan(_ literal: String) -> Found? {
        var literal = literal
        return literal.withUTF8 { findCodeSpan($0) }
    }

    private mutating func findCodeSpan(_ literal: UnsafeBufferPointer<UInt8>) -> Found? {
        var lower = cursor
        while let mark = bytes.offset(of: UInt8(ascii: "`"), from: lower, to: limit) {
            let tick = bytes.isEscaped(at: mark) ? mark + 1 : mark
            var content = tick
            while content < end, bytes[content] == UInt8(ascii: "`") { content += 1 }
            for padding in 0...1 {
                guard content > tick, padding == 0 || content < end && bytes[content] == UInt8(ascii: " ") else { break }
                guard var found = match(literal, at: content + padding) else { continue }
                let close = found.whole.upper + padding
                guard isRun(from: close, count: content - tick) else { continue }
                found.whole = SourceRange(tick, close + content - tick)
                advance(to: found.whole.upper)
                return found
            }
            lower = max(content, mark + 1)
        }
        return nil
    }

    /// Whether exactly `count` backticks begin here.
    private func isRun(from start: Int, count: Int) -> Bool {
        guard start + count <= end else { return false }
        for offset in start..<start + count where bytes[offset] != UInt8(ascii: "`") { return false }
        return start + count == end || bytes[start + count] != UInt8(ascii: "`")
    }

    /// The literal at an offset: byte by byte, or with a table's escaped pipes, or over the end of a line.
    private func match(_ literal: UnsafeBufferPointer<UInt8>, at start: Int) -> Found? {
        if bytes.matches(literal, at: start, to: end) {
            let range = SourceRange(start, start + literal.count)
            return Found(runs: [range], whole: range)
        }
        var found = Found(runs: [SourceRange(start, start)], whole: SourceRange(start, start))
        var offset = start
        for byte in literal {
            guard offset < end else { return nil }
            if bytes[offset] == byte {
                offset += 1
            } else if byte == UInt8(ascii: "|"), offset + 1 < end, bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == byte {
                found.runs[found.runs.count - 1].upper = offset
                found.runs.append(SourceRange(offset + 1, offset + 1))
                offset += 2
            } else if byte == UInt8(ascii: " "), bytes[offset] == UInt8(ascii: "\n") || bytes[offset] == UInt8(ascii: "\r") {
                while offset < end, bytes[offset] <= UInt8(ascii: " ") || bytes[offset] == UInt8(ascii: ">") { offset += 1 }
                found.isExact = false
            } else {
                return nil
            }
        }
        found.runs[found.runs.count - 1].upper = offset
        found.whole.upper = offset
        return found
    }

    /// The next place where these bytes stand, without going there.
    func find(_ text: String, from lower: Int? = nil) -> SourceRange? {
        var text = text
        return text.withUTF8 { wanted in
            guard let first = wanted.first else { return nil }
            var lower = lower ?? cursor
            while let start = bytes.offset(of: first, from: lower, to: limit) {
                if let found = match(wanted, at: start) { return found.whole }
                lower = start + 1
            }
            return nil
        }
    }

    /// Goes behind these bytes, if they are there.
    mutating func skip(_ text: String) {
        if let range = find(text) { advance(to: range.upper) }
    }

    func isEscaped(at offset: Int) -> Bool { bytes.isEscaped(at: offset) }
    func byte(at offset: Int) -> UInt8? { offset >= 0 && offset < end ? bytes[offset] : nil }
}
