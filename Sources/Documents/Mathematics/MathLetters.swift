extension MathLetters {
    /// The text in these letters, by the mathematical alphabets of Unicode; italic and upright stay as they are.
    ///
    /// Source: Unicode 16, chapter 22.2, and the blocks 1D400–1D7FF and 2100–214F (for the letters that were there before).
    package func applied(to text: String) -> String {
        guard let alphabet else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { alphabet.scalar(for: $0) }))
    }

    private var alphabet: Alphabet? {
        switch self {
        case .italic, .upright: nil
        case .bold: Alphabet(latin: 0x1D400, digits: 0x1D7CE, capitalGreek: 0x1D6A8, smallGreek: 0x1D6C2)
        case .boldItalic: Alphabet(latin: 0x1D468, digits: 0x1D7CE, capitalGreek: 0x1D71C, smallGreek: 0x1D736)
        case .doubleStruck: Alphabet(latin: 0x1D538, digits: 0x1D7D8, exceptions: doubleStruckExceptions)
        case .script: Alphabet(latin: 0x1D49C, exceptions: scriptExceptions)
        case .fraktur: Alphabet(latin: 0x1D504, exceptions: frakturExceptions)
        case .sansSerif: Alphabet(latin: 0x1D5A0, digits: 0x1D7E2)
        case .monospace: Alphabet(latin: 0x1D670, digits: 0x1D7F6)
        }
    }
}

private struct Alphabet {
    /// The code of the capital A; the small a follows 26 later.
    let latin: UInt32
    var digits: UInt32?
    var capitalGreek: UInt32?
    var smallGreek: UInt32?
    var exceptions: [Unicode.Scalar: Unicode.Scalar] = [:]

    func scalar(for scalar: Unicode.Scalar) -> Unicode.Scalar {
        if let exception = exceptions[scalar] { return exception }
        let code: UInt32? =
            switch scalar {
            case "A"..."Z": latin + scalar.value - 0x41
            case "a"..."z": latin + 26 + scalar.value - 0x61
            case "0"..."9": digits.map { $0 + scalar.value - 0x30 }
            case "Α"..."Ω": capitalGreek.map { $0 + scalar.value - 0x391 }
            case "α"..."ω": smallGreek.map { $0 + scalar.value - 0x3B1 }
            default: nil
            }
        return code.flatMap(Unicode.Scalar.init) ?? scalar
    }
}

private let doubleStruckExceptions: [Unicode.Scalar: Unicode.Scalar] = [
    "C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ",
]
private let scriptExceptions: [Unicode.Scalar: Unicode.Scalar] = [
    "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ", "o": "ℴ",
]
private let frakturExceptions: [Unicode.Scalar: Unicode.Scalar] = ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]
