import Diagnostics

/// A word of a formula.
struct Token: Sendable {
    enum Kind: Equatable, Sendable {
        case number(Double, decimals: Int)
        /// A name, a function, a unit: letters, digits, `_`, and dots between them.
        case word(String)
        case symbol(String)
        case end
    }

    let kind: Kind
    let range: SourceRange
}

/// Cuts a formula into tokens, the last of which is `.end`. A character that means nothing becomes a symbol of its own.
func tokens(of text: String) -> [Token] {
    var cutter = TokenCutter(bytes: Array(text.utf8))
    return cutter.tokens()
}

private struct TokenCutter {
    let bytes: [UInt8]
    var position = 0

    mutating func tokens() -> [Token] {
        var tokens: [Token] = []
        while skipBlanks() {
            let start = position
            let kind = next()
            tokens.append(Token(kind: kind, range: SourceRange(start, position)))
        }
        let last = tokens.last?.range.upper ?? 0
        return tokens + [Token(kind: .end, range: SourceRange(last, last))]
    }

    /// False at the end.
    private mutating func skipBlanks() -> Bool {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
        return position < bytes.count
    }

    private mutating func next() -> Token.Kind {
        let byte = bytes[position]
        if byte.isDigit || (byte == UInt8(ascii: ".") && peek(1)?.isDigit ?? false) { return number() }
        if byte.isLetter { return word() }
        return symbol()
    }

    private func peek(_ distance: Int) -> UInt8? { position + distance < bytes.count ? bytes[position + distance] : nil }

    /// `50000`, `50_000`, `2.4`, `1.5e-3`; the second dot of `2..4` is left alone.
    private mutating func number() -> Token.Kind {
        var digits: [UInt8] = []
        var decimals = 0
        func isDigit(_ byte: UInt8?) -> Bool { byte?.isDigit ?? false }
        while isDigit(peek(0)) || (peek(0) == UInt8(ascii: "_") && isDigit(peek(1))) { take(into: &digits) }
        if peek(0) == UInt8(ascii: "."), isDigit(peek(1)) {
            take(into: &digits)
            while isDigit(peek(0)) {
                take(into: &digits)
                decimals += 1
            }
        }
        if peek(0) == UInt8(ascii: "e") || peek(0) == UInt8(ascii: "E") {
            let isSigned = peek(1) == UInt8(ascii: "-") || peek(1) == UInt8(ascii: "+")
            if isDigit(peek(isSigned ? 2 : 1)) {
                for _ in 0..<(isSigned ? 2 : 1) { take(into: &digits) }
                while isDigit(peek(0)) { take(into: &digits) }
                decimals = 0
            }
        }
        let text = String(decoding: digits, as: UTF8.self)
        return .number(Double(text.first == "." ? "0" + text : text) ?? .nan, decimals: decimals)
    }

    private mutating func take(into digits: inout [UInt8]) {
        if bytes[position] != UInt8(ascii: "_") { digits.append(bytes[position]) }
        position += 1
    }

    private mutating func word() -> Token.Kind {
        let start = position
        while let byte = peek(0) {
            guard byte.isLetter || byte.isDigit || (byte == UInt8(ascii: ".") && peek(1)?.isLetter ?? false) else { break }
            position += 1
        }
        return .word(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func symbol() -> Token.Kind {
        for length in [2, 1] where position + length <= bytes.count {
            let text = String(decoding: bytes[position..<position + length], as: UTF8.self)
            if length == 1 || ["<=", ">=", "==", "!=", ".."].contains(text) {
                position += length
                return .symbol(text)
            }
        }
        position = bytes.count
        return .end
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    /// A letter of a name; any byte of a character outside ASCII counts as one.
    fileprivate var isLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
            || self == UInt8(ascii: "_") || self >= 0x80
    }
}

/// Whether a key of a model can stand in a formula.
func isName(_ text: String) -> Bool {
    let found = tokens(of: text)
    return found.count == 2 && found[0].kind == .word(text) && !text.contains(".")
}
