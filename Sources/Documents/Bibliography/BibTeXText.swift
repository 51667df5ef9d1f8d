import Diagnostics

/// A BibTeX value as plain text: accents composed, escapes undone, braces gone, white space made single.
func plainText(ofTeX value: Excerpt, reporting log: inout [Diagnostic]) -> String {
    var reader = TeXTextReader(value)
    defer { log += reader.diagnostics }
    return reader.text()
}

/// An address or identifier: only the backslashes that BibTeX files put before `_`, `%`, `&` and `#` go.
func verbatim(_ value: Excerpt) -> String {
    var text = value.text.filter { !$0.isWhitespace && $0 != "{" && $0 != "}" }
    for sign in ["_", "%", "&", "#", "~"] { text = text.replacing("\\\(sign)", with: sign) }
    return text.hasPrefix("\\url") ? String(text.dropFirst(4)) : text
}

private struct TeXTextReader {
    private let value: Excerpt
    private let characters: [Character]
    private var index = 0
    private var offset = 0
    private var result = ""
    var diagnostics: [Diagnostic] = []

    init(_ value: Excerpt) {
        self.value = value
        characters = Array(value.text)
    }

    mutating func text() -> String {
        while let character = next() {
            switch character {
            case "\\": command()
            case "{", "}", "$": break
            case "~": result += "\u{A0}"
            case "-", "`", "'": ligature(character)
            case _ where character.isWhitespace:
                if !result.isEmpty, result.last != " " { result += " " }
            default: result.append(character)
            }
        }
        return result.hasSuffix(" ") ? String(result.dropLast()) : result
    }

    private mutating func next() -> Character? {
        guard index < characters.count else { return nil }
        defer {
            offset += characters[index].utf8.count
            index += 1
        }
        return characters[index]
    }

    private var peek: Character? { index < characters.count ? characters[index] : nil }

    /// `--`, `---`, ` `` ` and `''`.
    private mutating func ligature(_ first: Character) {
        var count = 1
        while peek == first, count < 3 {
            _ = next()
            count += 1
        }
        switch (first, count) {
        case ("-", 1): result += "-"
        case ("-", 2): result += "–"
        case ("-", _): result += "—"
        case ("`", _): result += count == 1 ? "‘" : "“"
        case (_, _): result += count == 1 ? "’" : "”"
        }
    }

    /// Behind a backslash.
    private mutating func command() {
        let start = offset - 1
        guard let first = next() else { return report("a backslash stands before nothing", from: start) }
        var name = String(first)
        if first.isLetter {
            while let letter = peek, letter.isLetter { name.append(next() ?? letter) }
            if let space = peek, space.isWhitespace { _ = next() }
        }
        if let text = letterCommands[name] { return result += text }
        if transparentCommands.contains(name) { return }
        if first.isLetter ? name.count == 1 : true, LatinAccents.isAccent(name) { return accent(name, from: start) }
        if first.isLetter {
            report("unknown command '\\\(name)'", from: start, notes: didYouMean(name, among: letterCommands.keys.sorted()))
        } else {
            result += first.isWhitespace ? " " : name
        }
    }

    private mutating func accent(_ name: String, from start: Int) {
        while let space = peek, space == "{" || space.isWhitespace { _ = next() }
        var base = next()
        if base == "\\", peek == "i" || peek == "j" { base = next() == "i" ? "ı" : "ȷ" }
        guard let base, base.isLetter else { return report("the accent '\\\(name)' has no letter", from: start) }
        result += LatinAccents.composed(base, name) ?? String(base)
    }

    private mutating func report(_ message: String, from start: Int, notes: [Diagnostic.Note] = []) {
        diagnostics.append(.error(message, at: value.place(SourceRange(start, offset)), notes: notes))
    }
}

private let letterCommands = [
    "l": "ł", "L": "Ł", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "ss": "ß", "i": "ı", "j": "ȷ",
    "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ", "textendash": "–", "textemdash": "—", "textasciitilde": "~", "textbackslash": "\\",
    "ldots": "…", "dots": "…", "copyright": "©", "S": "§", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX",
    ",": "\u{2009}", "/": "", "-": "",
    "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "euro": "€", "times": "×", "alpha": "α", "beta": "β",
]

/// Commands whose argument is text like any other.
private let transparentCommands: Set<String> = [
    "emph", "textit", "textbf", "textsc", "texttt", "textrm", "textsf", "url", "mbox", "mathrm", "mathit", "mathbf", "href", "em", "it",
    "bf", "sc", "relax", "noopsort", "protect", "uppercase", "lowercase",
]
