/// Reads what `append(number:)` and its kin wrote; nil where the bytes end too early.
struct NumberReader {
    var bytes: ArraySlice<UInt8>

    mutating func number() -> Int? {
        var (value, shift) = (0, 0)
        while let byte = bytes.popFirst(), shift < 56 {
            value |= Int(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return nil
    }

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count <= bytes.count else { return nil }
        defer { bytes = bytes.dropFirst(count) }
        return bytes.prefix(count)
    }

    /// Numbers of a fixed size, the lowest byte of each first.
    mutating func words<Word: FixedWidthInteger>(_ count: Int, of: Word.Type) -> [Word]? {
        let size = MemoryLayout<Word>.size
        guard count <= bytes.count / size, let taken = take(count * size) else { return nil }
        return taken.withUnsafeBytes { taken in
            (0..<count).map { Word(littleEndian: taken.loadUnaligned(fromByteOffset: $0 * size, as: Word.self)) }
        }
    }
}

extension [UInt8] {
    /// In base 128, the lowest seven bits first.
    mutating func append(number: Int) {
        var rest = number
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }

    /// The bytes of each, the lowest first.
    mutating func append(words: some Sequence<some FixedWidthInteger>) {
        for word in words { Swift.withUnsafeBytes(of: word.littleEndian) { append(contentsOf: $0) } }
    }
}
