import Diagnostics

/// One sign of TeX with its bytes in the excerpt.
struct MathToken {
    enum Kind: Equatable {
        /// Without its backslash.
        case command(String)
        case letter(String)
        case digit(String)
        /// Any other character.
        case character(String)
        case braceOpen, braceClose
        case high, low, prime
        case ampersand
        /// `\\`
        case lineBreak
        case space
        case end
    }

    let kind: Kind
    let range: SourceRange
}

/// All of a formula, ending in `.end`; nothing here can be wrong yet.
func mathTokens(of tex: String) -> [MathToken] {
    let characters = Array(tex)
    var tokens: [MathToken] = []
    var index = 0
    var offset = 0
    while index < characters.count {
        let length = characters[index] == "\\" ? commandLength(characters, at: index) : 1
        let text = characters[index..<index + length]
        let end = offset + text.reduce(0) { $0 + $1.utf8.count }
        tokens.append(MathToken(kind: kind(of: text), range: SourceRange(offset, end)))
        index += length
        offset = end
    }
    return tokens + [MathToken(kind: .end, range: SourceRange(offset, offset))]
}

/// A backslash takes the letters behind it and the star of `\operatorname*`, or else one other character.
private func commandLength(_ characters: [Character], at start: Int) -> Int {
    guard start + 1 < characters.count else { return 1 }
    guard characters[start + 1].isLatin else { return 2 }
    var end = start + 1
    while end < characters.count, characters[end].isLatin { end += 1 }
    if end < characters.count, characters[end] == "*", String(characters[start..<end]) == "\\operatorname" { end += 1 }
    return end - start
}

private func kind(of text: ArraySlice<Character>) -> MathToken.Kind {
    guard let first = text.first else { return .end }
    switch first {
    case "\\" where text.count == 2 && text.last == "\\": return .lineBreak
    case "\\": return .command(text.count == 2 && text.last?.isWhitespace == true ? " " : String(text.dropFirst()))
    case "{": return .braceOpen
    case "}": return .braceClose
    case "^": return .high
    case "_": return .low
    case "'", "’": return .prime
    case "&": return .ampersand
    default: return plain(first)
    }
}

private func plain(_ character: Character) -> MathToken.Kind {
    if character.isWhitespace { return .space }
    if ("0"..."9").contains(character) { return .digit(String(character)) }
    return character.isLetter ? .letter(String(character)) : .character(String(character))
}

extension Character {
    fileprivate var isLatin: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
