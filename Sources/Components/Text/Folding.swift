/// How text beyond ASCII is folded: lower case where a scalar belongs to a word, zero where it does not.
///
/// A word is made of letters (general category L), of whatever has a numeric value, and of `_`. That is `\w` of Python's regular
/// expressions: combining marks end a word. Lower case is Unicode's full mapping with the rule for the Greek final sigma, which is
/// Python's `str.lower`. What may differ is the age of the tables: one side knows letters that the other does not know yet.
enum Folding {
    /// Writes the folded text and returns how many bytes it has: at most one and a half times those of `text`.
    static func fold(_ text: UnsafeBufferPointer<UInt8>, to folded: UnsafeMutablePointer<UInt8>) -> Int {
        var (read, written) = (0, 0)
        plane.withUnsafeBufferPointer { plane in
            while read < text.count {
                let byte = text[read]
                guard byte >= 0x80 else {
                    folded[written] = foldedASCII(byte)
                    (read, written) = (read + 1, written + 1)
                    continue
                }
                let (value, width) = scalar(at: read, of: text)
                let lower = value < 0x10000 ? UInt32(plane[Int(value)]) : UInt32(special)
                if lower == special {
                    for scalar in lowerCase(of: value, at: read, in: text) { written += write(scalar.value, to: folded + written) }
                } else {
                    written += write(lower, to: folded + written)
                }
                read += width
            }
        }
        return written
    }

    /// In `plane`: not one scalar for one, or it depends on the neighbours.
    private static let special: UInt16 = 1

    /// The folded form of every scalar below U+10000. Made at the first text that needs it, in some milliseconds: so the large blocks of
    /// letters without case and of private use are not asked about one by one.
    private static let plane: [UInt16] = (0..<0x10000).map { value in
        switch value {
        case 0x3400..<0x4DC0, 0x4E00..<0xA000, 0xAC00..<0xD7A4: return UInt16(value)
        case 0xE000..<0xF900: return 0
        default: break
        }
        guard let scalar = Unicode.Scalar(UInt32(value)) else { return 0 }
        let lower = lowerCase(of: scalar)
        guard let first = lower.first, lower.count == 1, scalar != "Σ" else { return special }
        return isOfWord(first) ? UInt16(exactly: first.value) ?? special : 0
    }

    private static func lowerCase(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        scalar.properties.changesWhenLowercased ? Array(scalar.properties.lowercaseMapping.unicodeScalars) : [scalar]
    }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: scalar == "_" || scalar.properties.numericType != nil
        }
    }

    private static func lowerCase(of value: UInt32, at position: Int, in text: UnsafeBufferPointer<UInt8>) -> [Unicode.Scalar] {
        guard let scalar = Unicode.Scalar(value) else { return ["\0"] }
        let lower = scalar == "Σ" ? [sigma(at: position, in: text)] : lowerCase(of: scalar)
        return lower.map { isOfWord($0) ? $0 : "\0" }
    }

    /// The lower case of a capital sigma: another letter at the end of a word (The Unicode Standard, section 3.13, Final_Sigma).
    private static func sigma(at position: Int, in text: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar {
        var before = position
        repeat { before = start(ofScalarBefore: before, in: text) } while before >= 0 && isCaseIgnorable(before, text)
        guard isCased(before, text) else { return "σ" }
        var after = position
        repeat { after += scalar(at: after, of: text).width } while isCaseIgnorable(after, text)
        return isCased(after, text) ? "σ" : "ς"
    }

    /// -1 where the text begins.
    private static func start(ofScalarBefore position: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        var start = position - 1
        while start >= 0, text[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }

    private static func isCaseIgnorable(_ position: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        properties(position, text)?.isCaseIgnorable ?? false
    }

    private static func isCased(_ position: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        properties(position, text)?.isCased ?? false
    }

    private static func properties(_ position: Int, _ text: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar.Properties? {
        text.indices.contains(position) ? Unicode.Scalar(scalar(at: position, of: text).value)?.properties : nil
    }
}

/// A scalar and how many bytes it has. There must be one at `position`.
func scalar(at position: Int, of text: UnsafeBufferPointer<UInt8>) -> (value: UInt32, width: Int) {
    func tail(_ offset: Int) -> UInt32 { UInt32(text[position + offset] & 0x3F) }
    let lead = UInt32(text[position])
    if lead < 0x80 { return (lead, 1) }
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | tail(1), 2) }
    if lead < 0xF0 { return ((lead & 0x0F) << 12 | tail(1) << 6 | tail(2), 3) }
    return ((lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
}

private func write(_ value: UInt32, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
    if value < 0x80 {
        bytes[0] = UInt8(truncatingIfNeeded: value)
        return 1
    }
    let width = value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
    for place in 1..<width { bytes[place] = UInt8(truncatingIfNeeded: 0x80 | (value >> UInt32(6 * (width - 1 - place))) & 0x3F) }
    let marks: UInt32 = width == 2 ? 0xC0 : width == 3 ? 0xE0 : 0xF0
    bytes[0] = UInt8(truncatingIfNeeded: marks | value >> UInt32(6 * (width - 1)))
    return width
}
