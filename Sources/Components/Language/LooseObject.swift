/// The values of a JSON object that a language model wrote: they are taken as far as it makes sense.
///
/// There may be text around the object, and its end may be missing: a value that is cut off is left out. Objects inside it count as parts of
/// it, lists are passed over. Of two values with the same key the first counts.
struct LooseObject {
    private let bytes: [UInt8]
    private var offset = 0
    /// The texts, numbers and words, by their keys as they were written.
    private(set) var values: [(key: String, value: String)] = []

    /// Takes the first object with a value in it.
    init(in text: String) {
        bytes = Array(text.utf8)
        while values.isEmpty, let start = bytes[offset...].firstIndex(of: UInt8(ascii: "{")) {
            offset = start + 1
            readObject(depth: 0)
        }
    }

    /// Takes all up to the end of an object; false at the end of the text.
    @discardableResult
    private mutating func readObject(depth: Int) -> Bool {
        while let byte = next() {
            switch byte {
            case UInt8(ascii: "}"):
                offset += 1
                return true
            case UInt8(ascii: "\""):
                guard let key = quoted() else { return false }
                guard next() == UInt8(ascii: ":") else { continue }
                offset += 1
                guard readValue(key, depth: depth) else { return false }
            // Commas, and what should not be here.
            default: offset += 1
            }
        }
        return false
    }

    private mutating func readValue(_ key: String, depth: Int) -> Bool {
        switch next() {
        case nil: return false
        case UInt8(ascii: "\""):
            guard let text = quoted() else { return false }
            values.append((key, text))
            return true
        case UInt8(ascii: "{") where depth < 8:
            offset += 1
            return readObject(depth: depth + 1)
        case UInt8(ascii: "["), UInt8(ascii: "{"): return skip()
        default:
            let start = offset
            while offset < bytes.count, !",}\n".utf8.contains(bytes[offset]) || isInsideNumber { offset += 1 }
            let word = String(decoding: bytes[start..<offset], as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            // A number at the end of the text may lack digits.
            guard offset < bytes.count else { return false }
            if word != "null", !word.isEmpty { values.append((key, word)) }
            return true
        }
    }

    /// Whether the comma here stands in 1,234.50, which is no JSON but meant as one number.
    private var isInsideNumber: Bool {
        bytes[offset] == UInt8(ascii: ",") && bytes[offset - 1].isDigit && offset + 3 < bytes.count
            && bytes[offset + 1...offset + 3].allSatisfy(\.isDigit)
    }

    /// Passes over a list, or an object nested too deeply.
    private mutating func skip() -> Bool {
        var depth = 0
        while let byte = next() {
            if byte == UInt8(ascii: "\"") {
                guard quoted() != nil else { return false }
                continue
            }
            offset += 1
            if "[{".utf8.contains(byte) { depth += 1 }
            if "]}".utf8.contains(byte) { depth -= 1 }
            if depth == 0 { return true }
        }
        return false
    }

    /// A text with its escapes resolved; nil when its end is missing.
    private mutating func quoted() -> String? {
        offset += 1
        var units: [UInt16] = []
        var plain = offset
        let flush = { (bytes: [UInt8], end: Int) in Array(String(decoding: bytes[plain..<end], as: UTF8.self).utf16) }
        while offset < bytes.count {
            if bytes[offset] == UInt8(ascii: "\"") {
                units += flush(bytes, offset)
                offset += 1
                return String(decoding: units, as: UTF16.self)
            }
            guard bytes[offset] == UInt8(ascii: "\\"), offset + 1 < bytes.count else {
                offset += 1
                continue
            }
            units += flush(bytes, offset)
            units.append(escaped())
            plain = offset
        }
        return nil
    }

    private mutating func escaped() -> UInt16 {
        let sign = bytes[offset + 1]
        offset += 2
        switch sign {
        case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"): return 0x20
        case UInt8(ascii: "u"):
            guard offset + 4 <= bytes.count, let unit = UInt16(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
            else {
                return 0xFFFD
            }
            offset += 4
            return unit
        default: return UInt16(sign)
        }
    }

    /// The next byte that is no white space; it is not taken.
    private mutating func next() -> UInt8? {
        while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
        return offset < bytes.count ? bytes[offset] : nil
    }
}
