/// Resolves the escapes of one JSON text.
struct EscapeDecoder {
    let bytes: UnsafeRawBufferPointer
    let range: Range<Int>
    private(set) var fault: JSONFault?
    private var offset: Int

    init(bytes: UnsafeRawBufferPointer, range: Range<Int>) {
        self.bytes = bytes
        self.range = range
        offset = range.lowerBound
    }

    /// Fills `target`, which is as long as the range, and returns how much of it the text takes: no escape is shorter than what it
    /// stands for.
    mutating func decode(into target: UnsafeMutableRawBufferPointer) -> Int {
        var count = 0
        while offset < range.upperBound, fault == nil {
            let run = offset..<firstSpecial(in: bytes, offset..<range.upperBound)
            UnsafeMutableRawBufferPointer(rebasing: target[count...]).copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[run]))
            count += run.count
            offset = run.upperBound
            guard offset < range.upperBound, let scalar = escape() else { continue }
            for unit in scalar.utf8 {
                target[count] = unit
                count += 1
            }
        }
        return fault == nil ? count : 0
    }

    private mutating func escape() -> Unicode.Scalar? {
        let start = offset
        offset += 2
        switch bytes[start + 1] {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "u"): return unicode(from: start)
        default:
            fault = JSONFault(
                message: "JSON has no such escape", range: start..<start + 2, notes: ["a backslash in a text is written \\\\"])
            return nil
        }
    }

    /// `\u00e9`, or two of them for a character beyond U+FFFF.
    private mutating func unicode(from start: Int) -> Unicode.Scalar? {
        guard let first = hexadecimal() else { return wrong(start, "\\u is followed by four hexadecimal digits") }
        guard first & 0xF800 == 0xD800 else { return Unicode.Scalar(first) }
        guard first < 0xDC00, offset + 2 <= range.upperBound, bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u")
        else { return wrong(start, "half a character: a surrogate stands alone") }
        offset += 2
        guard let second = hexadecimal(), second & 0xFC00 == 0xDC00 else {
            return wrong(start, "half a character: a surrogate stands alone")
        }
        return Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF)
    }

    private mutating func hexadecimal() -> UInt32? {
        guard offset + 4 <= range.upperBound else { return nil }
        var value: UInt32 = 0
        for index in offset..<offset + 4 {
            guard let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        offset += 4
        return value
    }

    private mutating func wrong(_ start: Int, _ message: String) -> Unicode.Scalar? {
        fault = JSONFault(message: message, range: start..<min(start + 6, range.upperBound))
        return nil
    }
}

/// The first offset that holds a quote, a backslash or a control character, eight bytes at a time; the range's end if none does.
func firstSpecial(in bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int {
    let (ones, tops): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    var offset = range.lowerBound
    while offset + 8 <= range.upperBound {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let (quotes, backslashes) = (word ^ (ones &* 0x22), word ^ (ones &* 0x5C))
        // A byte below n borrows from its top bit; the lowest byte marked is always a true one.
        let marks = ((quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes | (word &- ones &* 0x20) & ~word) & tops
        if marks != 0 { return offset + marks.trailingZeroBitCount / 8 }
        offset += 8
    }
    while offset < range.upperBound, bytes[offset] >= 0x20, bytes[offset] != 0x22, bytes[offset] != 0x5C { offset += 1 }
    return offset
}

/// The offset of the first byte that is not part of a character in UTF-8 (Unicode standard, table 3-7); nil when all is well.
func firstInvalidUTF8(in bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int? {
    var offset = range.lowerBound
    while offset < range.upperBound {
        if offset + 8 <= range.upperBound, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
            offset += 8
            continue
        }
        let first = bytes[offset]
        let (following, second): (Int, ClosedRange<UInt8>)
        switch first {
        case 0x00...0x7F: (following, second) = (0, 0x80...0xBF)
        case 0xC2...0xDF: (following, second) = (1, 0x80...0xBF)
        case 0xE0: (following, second) = (2, 0xA0...0xBF)
        case 0xED: (following, second) = (2, 0x80...0x9F)
        case 0xE1...0xEF: (following, second) = (2, 0x80...0xBF)
        case 0xF0: (following, second) = (3, 0x90...0xBF)
        case 0xF1...0xF3: (following, second) = (3, 0x80...0xBF)
        case 0xF4: (following, second) = (3, 0x80...0x8F)
        default: return offset
        }
        guard offset + following < range.upperBound else { return offset }
        for index in stride(from: 1, through: following, by: 1) {
            guard (index == 1 ? second : 0x80...0xBF).contains(bytes[offset + index]) else { return offset }
        }
        offset += following + 1
    }
    return nil
}
