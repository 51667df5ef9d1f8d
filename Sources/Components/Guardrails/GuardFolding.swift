/// How a scalar counts in the words that guardrails compare.
enum GuardLetter {
    /// A letter or digit in folded form.
    case letters([UInt8])
    /// Something that a reader does not see: words go on over it.
    case invisible
    /// A mark on the letter before it, or where a line may break: words go on over it, and it is nothing to hide.
    case mark
    case other
}

/// The folded form of a scalar: that of labels (see `folded(_:)`), and with `3`, `4`, `7` as the letters that they stand for in `1gn0r3`,
/// letters of other alphabets that look like Latin ones, wide, circled and mathematical letters.
func guardLetter(_ scalar: Unicode.Scalar) -> GuardLetter {
    let value = scalar.value
    if value < 0x80 {
        let letter = guardASCII[Int(value)]
        return letter == 0 ? .other : .letters([letter])
    }
    if let alike = lookalikeLetter(value) { return .letters([guardASCII[Int(alike)]]) }
    switch value {
    // Accents, soft hyphens, and the sign that many files begin with.
    case 0x300...0x34E, 0x350...0x36F, 0xAD, 0xFE00...0xFE0F, 0xFEFF: return .mark
    case 0x34F, 0x61C, 0x115F, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xE0000...0xE01EF:
        return .invisible
    default:
        var letters: [UInt8] = []
        foldBeyondASCII(value, into: &letters)
        return letters.isEmpty ? .other : .letters(letters)
    }
}

/// By ASCII code; 0 for what is no letter and no digit.
let guardASCII: [UInt8] = {
    var folds = asciiFolds
    for (digit, letter) in zip("347".utf8, "eat".utf8) { folds[Int(digit)] = letter }
    return folds
}()

/// The ASCII letter that a scalar looks like.
///
/// Source: Unicode Technical Standard 39, confusables.txt, the single letters of Cyrillic and Greek that match a small Latin letter or a capital one.
private func lookalikeLetter(_ value: UInt32) -> UInt8? {
    switch value {
    case 0xFF10...0xFF19: UInt8(value - 0xFF10) + UInt8(ascii: "0")
    case 0xFF21...0xFF3A: UInt8(value - 0xFF21) + UInt8(ascii: "a")
    case 0xFF41...0xFF5A: UInt8(value - 0xFF41) + UInt8(ascii: "a")
    case 0x24B6...0x24CF: UInt8(value - 0x24B6) + UInt8(ascii: "a")
    case 0x24D0...0x24E9: UInt8(value - 0x24D0) + UInt8(ascii: "a")
    // Mathematical alphabets: 13 times 26 capitals and 26 small letters.
    case 0x1D400...0x1D6A3: UInt8((value - 0x1D400) % 26) + UInt8(ascii: "a")
    default: confusables[value]
    }
}

private let confusables: [UInt32: UInt8] = {
    let pairs = [
        ("а", "a"), ("е", "e"), ("о", "o"), ("р", "p"), ("с", "c"), ("у", "y"), ("х", "x"), ("і", "i"), ("ј", "j"), ("ѕ", "s"), ("ԁ", "d"),
        ("һ", "h"), ("ӏ", "l"), ("ԛ", "q"), ("ԝ", "w"), ("А", "a"), ("В", "b"), ("Е", "e"), ("К", "k"), ("М", "m"), ("Н", "h"), ("О", "o"),
        ("Р", "p"), ("С", "c"), ("Т", "t"), ("У", "y"), ("Х", "x"), ("І", "i"), ("Ѕ", "s"), ("Ј", "j"), ("ο", "o"), ("ν", "v"), ("ρ", "p"),
        ("α", "a"), ("ι", "i"), ("υ", "u"), ("Α", "a"), ("Β", "b"), ("Ε", "e"), ("Ζ", "z"), ("Η", "h"), ("Ι", "i"), ("Κ", "k"), ("Μ", "m"),
        ("Ν", "n"), ("Ο", "o"), ("Ρ", "p"), ("Τ", "t"), ("Υ", "y"), ("Χ", "x"), ("ı", "i"), ("ɡ", "g"),
    ]
    var table: [UInt32: UInt8] = [:]
    for (alike, letter) in pairs {
        if let scalar = alike.unicodeScalars.first, let letter = letter.utf8.first { table[scalar.value] = letter }
    }
    return table
}()
