#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension UnsafeBufferPointer<UInt8> {
    /// The offset of the first `byte` in a range.
    func offset(of byte: UInt8, from lower: Int, to upper: Int) -> Int? {
        guard lower < upper, let base = baseAddress, let found = memchr(base + lower, Int32(byte), upper - lower) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// The offset of the first `text` in a range.
    func offset(of text: StaticString, from lower: Int, to upper: Int) -> Int? {
        let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        var start = lower
        while let found = offset(of: wanted[0], from: start, to: upper) {
            if matches(wanted, at: found, to: upper) { return found }
            start = found + 1
        }
        return nil
    }

    func matches(_ text: UnsafeBufferPointer<UInt8>, at offset: Int, to upper: Int) -> Bool {
        guard offset + text.count <= upper, let base = baseAddress, let wanted = text.baseAddress else { return text.isEmpty }
        return memcmp(base + offset, wanted, text.count) == 0
    }

    /// Whether a backslash takes the meaning from the byte at `offset`: whether an odd number of them stands before it.
    func isEscaped(at offset: Int) -> Bool {
        var start = offset
        while start > 0, self[start - 1] == UInt8(ascii: "\\") { start -= 1 }
        return (offset - start) % 2 == 1
    }
}

extension UInt8 {
    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
    var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
    var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
    /// What a name may hold: ASCII letters and digits, and anything beyond ASCII.
    var isNamePart: Bool { isLetter || isDigit || self >= 0x80 }
}
