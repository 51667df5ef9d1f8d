/// How words are set.
enum LaTeXSetting: Sendable {
    /// Running text: straight quotes become those of the language's typography.
    case prose
    /// A cell of a table: as `prose`, and long words may break behind their punctuation.
    case cell
    /// Typewriter: characters as they are written, spaces count, and long words may break.
    case code
    /// For a PDF's metadata and for bookmarks: nothing but characters.
    case plain
}

/// Text on its way to LaTeX, one piece behind the other.
struct LaTeXText {
    private(set) var tex = ""
    /// What could not be set, in order, each once.
    private(set) var unsettable: [Character] = []
    private var previous: Character?

    init(after previous: Character? = nil) {
        self.previous = previous
    }

    mutating func append(_ text: some StringProtocol, as setting: LaTeXSetting) {
        if setting == .plain { return appendRun(text, as: setting) }
        var last: Substring?
        for word in text.split(separator: " ", omittingEmptySubsequences: false).map({ Substring($0) }) {
            // No line ends beside the sign of an equation.
            if let last { append(" ", tex: setting == .code ? "\\ " : last == "=" || word == "=" ? "~" : " ") }
            last = word
            let isLong = setting == .prose ? word.count > addressLength && word.contains("/") : word.count > unbreakableLength
            appendRun(word, as: setting, mayBreak: isLong)
        }
    }

    private mutating func appendRun(_ text: some StringProtocol, as setting: LaTeXSetting, mayBreak: Bool = false) {
        for (index, character) in zip(text.indices, text) {
            append(character, tex: tex(of: character, as: setting))
            let isLast = text.index(after: index) == text.endIndex
            if mayBreak, !isLast, breakableBehind.contains(character) { tex += "\\allowbreak{}" }
        }
    }

    private mutating func append(_ character: Character, tex: String) {
        // Fonts join these into a dash, a guillemet or a quotation mark.
        if (character == "-" || character == ","), character == previous { self.tex += "{}" }
        self.tex += tex
        previous = character
    }

    private mutating func tex(of character: Character, as setting: LaTeXSetting) -> String {
        if setting == .prose || setting == .cell, let quote = typographicQuote(character, after: previous) { return quote }
        if character == "\r\n" { return "\n" }
        let parts = character.unicodeScalars.map(latexCharacter)
        if !parts.contains(where: { $0 == nil }) { return parts.compactMap(\.self).joined() }
        if !unsettable.contains(character) { unsettable.append(character) }
        return "?"
    }
}

/// A word that is longer may break behind its punctuation.
let unbreakableLength = 11

/// So is a word of running text that must be an address or a path.
private let addressLength = 20

let breakableBehind: Set<Character> = [".", "/", "_", "-", "=", ",", ":", "+", "*", "(", "&", "?", "–"]

/// The mark that a straight quote stands for; nil where that is not certain (behind a digit it may mean feet or seconds).
private func typographicQuote(_ character: Character, after previous: Character?) -> String? {
    guard character == "'" || character == "\"" else { return nil }
    let opens = previous.map { $0.isWhitespace || "([{—–/“‘\"'".contains($0) } ?? true
    switch (character, opens) {
    case ("'", true): return "‘"
    case ("\"", true): return "“"
    case ("'", false): return previous?.isNumber == true ? nil : "’"
    case (_, _): return previous?.isNumber == true ? nil : "”"
    }
}

/// A text in one piece; what cannot be set is left to somebody else to report.
func latex(_ text: String, as setting: LaTeXSetting = .plain) -> String {
    var words = LaTeXText()
    words.append(text, as: setting)
    return words.tex
}

/// An address inside `\href{…}`, which reads most characters as they are.
func latexAddress(_ address: String) -> String {
    var tex = ""
    for byte in address.utf8 {
        switch byte {
        case UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "_"):
            tex += "\\" + String(UnicodeScalar(byte))
        case 0...32, 127...255, UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "^"), UInt8(ascii: "\""),
            UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "`"):
            let digits = String(byte, radix: 16, uppercase: true)
            tex += "\\%" + (digits.count == 1 ? "0" : "") + digits
        default: tex += String(UnicodeScalar(byte))
        }
    }
    return tex
}

/// A name that `\label` takes: anything but letters, digits, hyphens and points is spelt by its number.
func latexLabel(_ anchor: String) -> String {
    anchor.unicodeScalars.map { scalar in
        let isPlain =
            scalar.isASCII
            && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "-.:".unicodeScalars.contains(scalar))
        return isPlain ? String(Character(scalar)) : "u" + String(scalar.value, radix: 16)
    }.joined()
}
