/// A value of universal binary JSON (ubjson.org, draft 12), in which XGBoost keeps its models.
enum BinaryJSON {
    case object([String: BinaryJSON])
    case array([BinaryJSON])
    /// Arrays in which every element has the same type lie in one piece.
    case floats([Float])
    case integers([Int])
    case string(String)
    case float(Double)
    case integer(Int)
    case other

    /// Nil when these bytes are no such value, or something follows it.
    init?(_ bytes: [UInt8]) {
        let value = bytes.withUnsafeBytes { bytes -> BinaryJSON? in
            var reader = BinaryReader(bytes: bytes)
            guard let marker = reader.byte(), let value = reader.value(marker, depth: 0), reader.position == bytes.count else { return nil }
            return value
        }
        guard let value else { return nil }
        self = value
    }

    subscript(path: String...) -> BinaryJSON? {
        path.reduce(self) { value, name in
            guard case .object(let fields) = value else { return nil }
            return fields[name]
        }
    }

    var elements: [BinaryJSON]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    var floats: [Float]? {
        switch self {
        case .floats(let numbers): return numbers
        case .array(let elements): return elements.isEmpty ? [] : nil
        default: return nil
        }
    }

    var integers: [Int]? {
        switch self {
        case .integers(let numbers): return numbers
        case .array(let elements):
            let numbers = elements.compactMap(\.integer)
            return numbers.count == elements.count ? numbers : nil
        default: return nil
        }
    }

    var integer: Int? {
        guard case .integer(let integer) = self else { return nil }
        return integer
    }

    var string: String? {
        guard case .string(let string) = self else { return nil }
        return string
    }
}

private struct BinaryReader {
    let bytes: UnsafeRawBufferPointer
    var position = 0

    mutating func byte() -> UInt8? {
        guard position < bytes.count else { return nil }
        defer { position += 1 }
        return bytes[position]
    }

    /// What a marker announces. Nobody's model is nested more than a hundred deep.
    mutating func value(_ marker: UInt8, depth: Int) -> BinaryJSON? {
        guard depth < 100 else { return nil }
        switch marker {
        case UInt8(ascii: "{"): return object(depth)
        case UInt8(ascii: "["): return array(depth)
        case UInt8(ascii: "S"): return string().map(BinaryJSON.string)
        case UInt8(ascii: "d"): return number(UInt32.self).map { .float(Double(Float(bitPattern: $0))) }
        case UInt8(ascii: "D"): return number(UInt64.self).map { .float(Double(bitPattern: $0)) }
        case UInt8(ascii: "Z"), UInt8(ascii: "T"), UInt8(ascii: "F"): return .other
        default: return integer(marker).map(BinaryJSON.integer)
        }
    }

    private mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
        guard position + MemoryLayout<Number>.size <= bytes.count else { return nil }
        defer { position += MemoryLayout<Number>.size }
        return Number(bigEndian: bytes.loadUnaligned(fromByteOffset: position, as: Number.self))
    }

    private mutating func integer(_ marker: UInt8) -> Int? {
        switch marker {
        case UInt8(ascii: "i"): number(Int8.self).map(Int.init)
        case UInt8(ascii: "U"): number(UInt8.self).map(Int.init)
        case UInt8(ascii: "I"): number(Int16.self).map(Int.init)
        case UInt8(ascii: "l"): number(Int32.self).map(Int.init)
        case UInt8(ascii: "L"): number(Int64.self).map(Int.init)
        default: nil
        }
    }

    /// A length, and whether so many elements of a size can still follow.
    private mutating func length(size: Int = 1) -> Int? {
        guard let marker = byte(), let length = integer(marker), length >= 0, length <= (bytes.count - position) / size else { return nil }
        return length
    }

    private mutating func string() -> String? {
        guard let length = length() else { return nil }
        defer { position += length }
        return String(decoding: bytes[position..<position + length], as: UTF8.self)
    }

    private mutating func object(_ depth: Int) -> BinaryJSON? {
        var fields: [String: BinaryJSON] = [:]
        while position < bytes.count, bytes[position] != UInt8(ascii: "}") {
            guard let name = string(), let marker = byte(), let value = value(marker, depth: depth + 1) else { return nil }
            fields[name] = value
        }
        return byte() == nil ? nil : .object(fields)
    }

    private mutating func array(_ depth: Int) -> BinaryJSON? {
        if position < bytes.count, bytes[position] == UInt8(ascii: "$") { return typedArray() }
        var count: Int?
        if position < bytes.count, bytes[position] == UInt8(ascii: "#") {
            position += 1
            guard let length = length() else { return nil }
            count = length
        }
        var elements: [BinaryJSON] = []
        while elements.count != count {
            guard let marker = byte() else { return nil }
            if count == nil, marker == UInt8(ascii: "]") { break }
            guard let value = value(marker, depth: depth + 1) else { return nil }
            elements.append(value)
        }
        return .array(elements)
    }

    private mutating func typedArray() -> BinaryJSON? {
        position += 1
        guard let type = byte(), byte() == UInt8(ascii: "#") else { return nil }
        switch type {
        case UInt8(ascii: "d"): return numbers(UInt32.self) { Float(bitPattern: $0) }.map(BinaryJSON.floats)
        case UInt8(ascii: "i"): return numbers(Int8.self, Int.init).map(BinaryJSON.integers)
        case UInt8(ascii: "U"): return numbers(UInt8.self, Int.init).map(BinaryJSON.integers)
        case UInt8(ascii: "I"): return numbers(Int16.self, Int.init).map(BinaryJSON.integers)
        case UInt8(ascii: "l"): return numbers(Int32.self, Int.init).map(BinaryJSON.integers)
        case UInt8(ascii: "L"): return numbers(Int64.self, Int.init).map(BinaryJSON.integers)
        default: return nil
        }
    }

    private mutating func numbers<Number: FixedWidthInteger, Element>(
        _ type: Number.Type, _ element: (Number) -> Element
    ) -> [Element]? {
        let size = MemoryLayout<Number>.size
        guard let count = length(size: size) else { return nil }
        defer { position += count * size }
        return (0..<count).map { index in
            element(Number(bigEndian: bytes.loadUnaligned(fromByteOffset: position + index * size, as: Number.self)))
        }
    }
}
