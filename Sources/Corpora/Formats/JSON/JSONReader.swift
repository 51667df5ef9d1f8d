/// What keeps JSON from being read, and where: offsets in bytes.
package struct JSONFault: Error {
    package let message: String
    package let range: Range<Int>
    package var notes: [String] = []
    /// Whether the text stops in the middle.
    package var isUnfinished = false

    package init(message: String, range: Range<Int>, notes: [String] = [], isUnfinished: Bool = false) {
        self.message = message
        self.range = range
        self.notes = notes
        self.isUnfinished = isUnfinished
    }
}

/// What stands at a place in JSON text.
package enum JSONKind: Sendable {
    case text, number, flag, null, list, object

    /// In the words of a message.
    package var words: String {
        switch self {
        case .text: "a text"
        case .number: "a number"
        case .flag: "true or false"
        case .null: "null"
        case .list: "a list"
        case .object: "an object"
        }
    }
}

/// Walks over JSON in bytes, strictly by RFC 8259, and builds no tree: the caller takes each value as what it should be.
///
/// Two things an ordinary decoder does not give made it necessary: the place of every value, and 50,000 records in a fraction of a
/// second. The bytes must be valid UTF-8 (see `firstInvalidUTF8`); every call first skips white space.
package struct JSONReader {
    private let bytes: UnsafeRawBufferPointer
    /// Where the next value or sign is.
    package private(set) var offset: Int
    private let end: Int

    /// - Parameter range: the part of the bytes that is read; offsets count from the start of `bytes` all the same.
    package init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
        self.bytes = bytes
        offset = range.lowerBound
        end = range.upperBound
    }

    /// What comes next; it is not taken.
    package mutating func kind() throws(JSONFault) -> JSONKind {
        guard let byte = next() else { throw noValue() }
        switch byte {
        case UInt8(ascii: "\""): return .text
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .list
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        case UInt8(ascii: "t") where stands("true"), UInt8(ascii: "f") where stands("false"): return .flag
        case UInt8(ascii: "n") where stands("null"): return .null
        default: throw noValue()
        }
    }

    /// Takes `null`, `true` or `false`; true for `true`.
    package mutating func word() -> Bool {
        defer { offset += next() == UInt8(ascii: "f") ? 5 : 4 }
        return next() == UInt8(ascii: "t")
    }

    /// Takes a number; nil for one that is not whole or too large.
    package mutating func integer() throws(JSONFault) -> Int? {
        let range = try number()
        return Int(String(decoding: bytes[range], as: UTF8.self))
    }

    /// Takes a number.
    package mutating func decimal() throws(JSONFault) -> Double {
        let range = try number()
        return Double(String(decoding: bytes[range], as: UTF8.self)) ?? .infinity
    }

    /// Takes a text.
    package mutating func text() throws(JSONFault) -> String {
        let (range, hasEscapes) = try quoted()
        return hasEscapes ? try unescaped(range) : String(decoding: bytes[range], as: UTF8.self)
    }

    /// An object or a list of which a part was taken.
    package struct Opened {
        fileprivate let start: Int
        fileprivate var isFresh = true
    }

    /// Takes the sign that opens an object or a list.
    package mutating func open() -> Opened { Opened(start: take()) }

    /// Takes the next key of an object; its value comes next. Nil at the object's end, which is taken.
    package mutating func key(in object: inout Opened) throws(JSONFault) -> (name: String, range: Range<Int>)? {
        guard try goesOn(&object, until: UInt8(ascii: "}"), "the object") else { return nil }
        guard next() == UInt8(ascii: "\"") else { throw noKey(object.start) }
        let start = offset
        let name = try text()
        let range = start..<offset
        guard next() == UInt8(ascii: ":") else { throw JSONFault(message: "':' is missing after the key", range: range) }
        _ = take()
        return (name, range)
    }

    /// Whether another value of a list comes next. Its end is taken.
    package mutating func hasElement(in list: inout Opened) throws(JSONFault) -> Bool {
        try goesOn(&list, until: UInt8(ascii: "]"), "the list")
    }

    /// Takes a value that nobody wants.
    package mutating func skip(depth: Int = 0) throws(JSONFault) {
        switch try kind() {
        case .text: _ = try text()
        case .number: _ = try number()
        case .flag, .null: _ = word()
        case .list:
            try tooDeep(depth)
            var list = open()
            while try hasElement(in: &list) { try skip(depth: depth + 1) }
        case .object:
            try tooDeep(depth)
            var object = open()
            while try key(in: &object) != nil { try skip(depth: depth + 1) }
        }
    }

    /// Nothing may follow.
    package mutating func finish() throws(JSONFault) {
        if next() != nil { throw JSONFault(message: "something follows after the end of the JSON", range: character(at: offset)) }
    }

    /// Where the next value begins.
    package mutating func start() -> Int {
        _ = next()
        return offset
    }
}

extension JSONReader {
    /// The next byte that is not white space; it is not taken. Nil at the end.
    fileprivate mutating func next() -> UInt8? {
        while offset < end {
            let byte = bytes[offset]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            offset += 1
        }
        return nil
    }

    fileprivate mutating func take() -> Int {
        defer { offset += 1 }
        return offset
    }

    private func stands(_ word: StaticString) -> Bool {
        guard offset + word.utf8CodeUnitCount <= end else { return false }
        for index in 0..<word.utf8CodeUnitCount where bytes[offset + index] != word.utf8Start[index] { return false }
        return offset + word.utf8CodeUnitCount == end || !isLetter(bytes[offset + word.utf8CodeUnitCount])
    }

    /// Whether another part follows rather than the closing sign; takes the comma before it, or the sign.
    private mutating func goesOn(_ opened: inout Opened, until close: UInt8, _ what: String) throws(JSONFault) -> Bool {
        defer { opened.isFresh = false }
        switch next() {
        case close:
            offset += 1
            return false
        case UInt8(ascii: ",") where !opened.isFresh:
            let comma = take()
            guard next() != close else {
                throw JSONFault(message: "a comma stands before the end of \(what)", range: comma..<comma + 1, notes: ["take it out"])
            }
            return true
        case nil:
            let start = opened.start
            throw JSONFault(message: "\(what) that begins here has no end", range: start..<start + 1, isUnfinished: true)
        default:
            if opened.isFresh { return true }
            let sign = String(UnicodeScalar(close))
            let notes = bytes[offset] == UInt8(ascii: "\"") ? [] : ["a quote inside a text is written \\\""]
            throw JSONFault(message: "',' or '\(sign)' is missing here", range: character(at: offset), notes: notes)
        }
    }

    private mutating func number() throws(JSONFault) -> Range<Int> {
        let start = offset
        if next() == UInt8(ascii: "-") { offset += 1 }
        let whole = digits()
        var isSound = whole.count == 1 || whole.count > 1 && bytes[whole.lowerBound] != UInt8(ascii: "0")
        if offset < end, bytes[offset] == UInt8(ascii: ".") {
            offset += 1
            isSound = !digits().isEmpty && isSound
        }
        if offset < end, bytes[offset] | 0x20 == UInt8(ascii: "e") {
            offset += 1
            if offset < end, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") { offset += 1 }
            isSound = !digits().isEmpty && isSound
        }
        guard isSound else { throw JSONFault(message: "this is not a number as JSON writes it", range: start..<offset) }
        return start..<offset
    }

    private mutating func digits() -> Range<Int> {
        let start = offset
        while offset < end, bytes[offset] >= UInt8(ascii: "0"), bytes[offset] <= UInt8(ascii: "9") { offset += 1 }
        return start..<offset
    }

    private func tooDeep(_ depth: Int) throws(JSONFault) {
        if depth == 100 { throw JSONFault(message: "this is nested deeper than 100 levels", range: offset..<offset + 1) }
    }

    private mutating func noKey(_ start: Int) -> JSONFault {
        guard let byte = next() else {
            return JSONFault(message: "the object that begins here has no end", range: start..<start + 1, isUnfinished: true)
        }
        let notes = byte == UInt8(ascii: "'") ? ["JSON has no single quotes"] : []
        return JSONFault(message: "a key is a text in double quotes", range: character(at: offset), notes: notes)
    }

    private mutating func noValue() -> JSONFault {
        guard let byte = next() else {
            return JSONFault(message: "the JSON ends where a value should be", range: end..<end, isUnfinished: true)
        }
        guard isLetter(byte) else {
            let notes = byte == UInt8(ascii: "'") ? ["JSON quotes texts with double quotes"] : []
            return JSONFault(message: "a value should be here", range: character(at: offset), notes: notes)
        }
        var last = offset
        while last < end, isLetter(bytes[last]) { last += 1 }
        let word = String(decoding: bytes[offset..<last], as: UTF8.self)
        let note =
            switch word.lowercased() {
            case "true", "false": "JSON writes true and false in small letters"
            case "none", "nan", "null", "nil", "undefined", "infinity": "JSON writes null for what is not known"
            default: "JSON quotes texts with double quotes"
            }
        return JSONFault(message: "'\(word)' is not a value", range: offset..<last, notes: [note])
    }

    private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

    /// The bytes of the character at an offset.
    private func character(at offset: Int) -> Range<Int> {
        var last = offset + 1
        while last < end, bytes[last] & 0xC0 == 0x80 { last += 1 }
        return offset..<last
    }
}

extension JSONReader {
    /// Takes a text and gives the bytes between its quotes, checked but for its escapes.
    private mutating func quoted() throws(JSONFault) -> (range: Range<Int>, hasEscapes: Bool) {
        let start = take()
        var hasEscapes = false
        while true {
            offset = firstSpecial(in: bytes, offset..<end)
            guard offset < end else { throw unclosed(start) }
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                offset += 1
                return (start + 1..<offset - 1, hasEscapes)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                offset = min(offset + 2, end)
            case 0x0A, 0x0D: throw unclosed(start)
            default:
                throw JSONFault(
                    message: "a control character cannot stand in a text", range: offset..<offset + 1,
                    notes: ["write a tab as \\t, a form feed as \\f, others as \\u0000"])
            }
        }
    }

    private func unclosed(_ start: Int) -> JSONFault {
        JSONFault(message: "the text that begins here has no closing quote", range: start..<start + 1, isUnfinished: true)
    }

    private func unescaped(_ range: Range<Int>) throws(JSONFault) -> String {
        var decoder = EscapeDecoder(bytes: bytes, range: range)
        let text = String(unsafeUninitializedCapacity: range.count) { decoder.decode(into: UnsafeMutableRawBufferPointer($0)) }
        if let fault = decoder.fault { throw fault }
        return text
    }
}
