import Diagnostics

/// The names of a BibTeX field: `Last, First and First von Last and {A Corporation} and others`.
func readNames(_ value: Excerpt, reporting log: inout [Diagnostic]) -> [BibliographyEntry.Name] {
    words(of: value, separatedBy: { $0 == " " }).split { value.text[$0] == "and" }.compactMap { group in
        guard let first = group.first, let last = group.last else { return nil }
        return name(value.excerpt(SourceRange(first.lower, last.upper)), reporting: &log)
    }
}

private func name(_ value: Excerpt, reporting log: inout [Diagnostic]) -> BibliographyEntry.Name? {
    if value.text == "others" { return .others }
    let parts = words(of: value, separatedBy: { $0 == "," }).map { trimmed($0, in: value) }
    let texts = parts.map { plainText(ofTeX: value.excerpt($0), reporting: &log) }
    switch texts.count {
    case 0: return nil
    case 1 where isCorporate(value.text): return .literal(texts[0])
    case 1: return plainOrder(value, reporting: &log)
    case 2: return .person(family: texts[0], given: texts[1], suffix: "")
    case 3: return .person(family: texts[0], given: texts[2], suffix: texts[1])
    default:
        log.append(
            .error(
                "a name has at most two commas", at: value.place, notes: [.init("put 'and' between names: Last, First and Last, First")]))
        return .person(family: texts[0], given: texts[1], suffix: "")
    }
}

/// One pair of braces around everything, or a single word.
private func isCorporate(_ text: String) -> Bool {
    if !text.contains(where: { $0 == " " || $0 == "~" || $0.isWhitespace }) { return true }
    guard text.hasPrefix("{"), text.hasSuffix("}") else { return false }
    var depth = 0
    for character in text.dropLast() {
        if character == "{" { depth += 1 }
        if character == "}" { depth -= 1 }
        if depth == 0 { return false }
    }
    return true
}

/// `First von Last`: the particle begins at the first small letter, and without one the last word is the family name.
private func plainOrder(_ value: Excerpt, reporting log: inout [Diagnostic]) -> BibliographyEntry.Name {
    let texts = words(of: value, separatedBy: { $0 == " " || $0 == "~" }).map { plainText(ofTeX: value.excerpt($0), reporting: &log) }
    let particle = texts.dropLast().firstIndex { $0.first?.isLowercase == true }
    let family = particle ?? texts.count - 1
    return .person(
        family: texts[family...].joined(separator: " "), given: texts[..<family].joined(separator: " "), suffix: "")
}

private func trimmed(_ range: SourceRange, in value: Excerpt) -> SourceRange {
    let text = value.text[range]
    let leading = text.prefix(while: \.isWhitespace).utf8.count
    let trailing = text.reversed().prefix(while: \.isWhitespace).reduce(0) { $0 + $1.utf8.count }
    return SourceRange(range.lower + leading, max(range.lower + leading, range.upper - trailing))
}

/// The parts between separators outside braces; white space of any kind counts as a space.
private func words(of value: Excerpt, separatedBy isSeparator: (Character) -> Bool) -> [SourceRange] {
    var words: [SourceRange] = []
    var depth = 0
    var offset = 0
    var start = 0
    for character in value.text {
        if character == "{" { depth += 1 }
        if character == "}" { depth -= 1 }
        if depth <= 0, isSeparator(character.isWhitespace ? " " : character) {
            if offset > start { words.append(SourceRange(start, offset)) }
            start = offset + character.utf8.count
        }
        offset += character.utf8.count
    }
    if offset > start { words.append(SourceRange(start, offset)) }
    return words
}
