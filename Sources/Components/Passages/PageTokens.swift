/// The tokens of a page and the lines that they stand on. See `ChunkingOptions` for what a token is.
struct PageTokens {
    struct Line {
        /// Which of the page's tokens; at least one.
        var tokens: Range<Int>
        /// Whether a blank line, or the beginning of the page, is above it.
        var followsBlank: Bool
        var isHeading: Bool
    }

    /// Where each token is, in UTF-8 bytes.
    private(set) var ranges: [Range<Int>] = []
    /// The lines that are not blank.
    private(set) var lines: [Line] = []

    init(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            ranges.reserveCapacity(utf8.count / 4)
            var followsBlank = true
            var start = 0
            while start < utf8.count {
                let end = utf8[start...].firstIndex(of: UInt8(ascii: "\n")) ?? utf8.count
                let before = ranges.count
                read(start..<end, of: utf8)
                let tokens = before..<ranges.count
                if !tokens.isEmpty {
                    lines.append(Line(tokens: tokens, followsBlank: followsBlank, isHeading: isHeading(start..<end, of: utf8)))
                }
                followsBlank = tokens.isEmpty
                start = end + 1
            }
        }
    }

    private mutating func read(_ line: Range<Int>, of text: UnsafeBufferPointer<UInt8>) {
        var position = line.lowerBound
        var start = position
        var kind = Kind.blank
        while position < line.upperBound {
            let (found, width) = kindOfScalar(at: position, of: text)
            if found != kind || found == .other {
                if kind != .blank { ranges.append(start..<position) }
                (start, kind) = (position, found)
            }
            position += width
        }
        if kind != .blank { ranges.append(start..<position) }
    }
}

private enum Kind: UInt8 {
    case blank, letter, digit, other
}

@inline(__always)
private func kindOfScalar(at position: Int, of text: UnsafeBufferPointer<UInt8>) -> (Kind, width: Int) {
    let byte = text[position]
    guard byte >= 0x80 else {
        if (byte | 0x20) &- 0x61 < 26 { return (.letter, 1) }
        if byte &- 0x30 < 10 { return (.digit, 1) }
        return (byte == 0x20 || byte &- 0x09 < 5 ? .blank : .other, 1)
    }
    let (value, width) = scalar(at: position, of: text)
    return (kind(of: value), width)
}

private func kind(of value: UInt32) -> Kind {
    // Latin letters with marks, Greek and Cyrillic are asked about most.
    if 0xC0..<0x250 ~= value { return value == 0xD7 || value == 0xF7 ? .other : .letter }
    guard let scalar = Unicode.Scalar(value) else { return .other }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return .letter
    case .nonspacingMark, .spacingMark, .enclosingMark: return .letter
    case .decimalNumber: return .digit
    default: return scalar.properties.isWhitespace ? .blank : .other
    }
}

/// Whether a line begins with `#`, or in at least seven capital letters: before its first digit, wide gap or end, no letter is small.
private func isHeading(_ line: Range<Int>, of text: UnsafeBufferPointer<UInt8>) -> Bool {
    var (letters, blanks) = (0, 0)
    var position = line.lowerBound
    while position < line.upperBound {
        let (kind, width) = kindOfScalar(at: position, of: text)
        switch kind {
        case .blank:
            blanks += 1
            if blanks > 1, letters > 0 { return letters >= 7 }
        case .digit: return letters >= 7
        case .letter:
            guard isCapital(scalar(at: position, of: text).value) else { return false }
            (letters, blanks) = (letters + 1, 0)
        case .other:
            if letters == 0, text[position] == UInt8(ascii: "#") { return true }
            blanks = 0
        }
        position += width
    }
    return letters >= 7
}

private func isCapital(_ value: UInt32) -> Bool {
    value < 0x80 ? value < 0x61 : Unicode.Scalar(value)?.properties.generalCategory == .uppercaseLetter
}
