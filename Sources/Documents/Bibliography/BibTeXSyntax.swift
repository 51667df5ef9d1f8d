import Diagnostics

/// One `@type{key, name = value, …}` of a BibTeX file, its values not yet understood.
struct BibTeXEntry {
    let type: String
    let typePlace: Place
    let key: String
    let keyPlace: Place
    var fields: [Field] = []
    /// Whether something in it was reported, so that what it lacks is no news.
    var isBroken = false

    struct Field {
        /// In small letters.
        let name: String
        let place: Place
        let value: Excerpt
    }
}

/// Reads the syntax of BibTeX; after an error it goes on at the next entry.
///
/// Source: Oren Patashnik, BibTeXing (1988), and the description in `btxdoc`.
struct BibTeXSyntax {
    private let source: SourceFile
    private let bytes: [UInt8]
    private var position = 0
    private var strings: [String: Excerpt] = [:]
    private(set) var diagnostics: [Diagnostic] = []

    init(_ source: SourceFile) {
        self.source = source
        bytes = Array(source.text.utf8)
    }

    mutating func entries() -> [BibTeXEntry] {
        var entries: [BibTeXEntry] = []
        while findEntry() {
            let start = position
            if let entry = entry() { entries.append(entry) }
            if position == start { position += 1 }
        }
        return entries
    }

    // MARK: Entries

    /// Moves to the next `@`; anything between entries is a comment, a line behind `%` even when it holds one.
    private mutating func findEntry() -> Bool {
        while position < bytes.count, bytes[position] != UInt8(ascii: "@") {
            if bytes[position] == UInt8(ascii: "%") { skip { $0 != UInt8(ascii: "\n") } } else { position += 1 }
        }
        return position < bytes.count
    }

    private mutating func entry() -> BibTeXEntry? {
        let at = position
        position += 1
        skipSpaces()
        let word = word()
        let type = source.text[word].lowercased()
        let typePlace = source.place(SourceRange(at, max(at + 1, word.upper)))
        skipSpaces()
        guard !type.isEmpty, let opening = byte, opening == UInt8(ascii: "{") || opening == UInt8(ascii: "(") else {
            if type != "comment" { report("'\(typePlace.text)' needs a '{' behind it", typePlace) }
            return nil
        }
        let closing: UInt8 = opening == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
        let open = position
        position += 1
        switch type {
        case "comment", "preamble":
            position = open
            _ = balanced()
            return nil
        case "string":
            var entry = BibTeXEntry(type: type, typePlace: typePlace, key: "", keyPlace: typePlace)
            if field(of: &entry), let string = entry.fields.first { strings[string.name] = string.value }
            closeEntry(open, closing)
            return nil
        default: return entry(type, typePlace, open, closing)
        }
    }

    private mutating func entry(_ type: String, _ typePlace: Place, _ open: Int, _ closing: UInt8) -> BibTeXEntry? {
        skipSpaces()
        let start = position
        skip { !$0.isSpace && !$0.isOne(of: ",=(){}\"") }
        let range = SourceRange(start, position)
        skipSpaces()
        guard range.count > 0, byte != UInt8(ascii: "=") else {
            report("this entry has no key", typePlace, notes: [.init("write \(typePlace.text){key, …}")])
            recover(from: open)
            return nil
        }
        var entry = BibTeXEntry(type: type, typePlace: typePlace, key: String(source.text[range]), keyPlace: source.place(range))
        let before = diagnostics.count
        fields(of: &entry, open, closing)
        entry.isBroken = diagnostics.count > before
        return entry
    }

    private mutating func fields(of entry: inout BibTeXEntry, _ open: Int, _ closing: UInt8) {
        while true {
            skipSpaces()
            let before = position
            if byte == UInt8(ascii: ",") {
                position += 1
                skipSpaces()
            }
            guard let byte, byte != closing, !isAtNextEntry else { return closeEntry(open, closing) }
            if position == before { report("a comma is missing before this", source.place(SourceRange(position, wordEnd))) }
            guard field(of: &entry) else { return recover(from: position) }
        }
    }

    private mutating func closeEntry(_ open: Int, _ closing: UInt8) {
        skipSpaces()
        if byte == UInt8(ascii: ",") {
            position += 1
            skipSpaces()
        }
        if byte == closing {
            position += 1
        } else {
            report("this '\(source.text[SourceRange(open, open + 1)])' is never closed", source.place(SourceRange(open, open + 1)))
            recover(from: position)
        }
    }

    /// To the next line that begins with `@`.
    private mutating func recover(from start: Int) {
        position = start
        while position < bytes.count, !isAtNextEntry { position += 1 }
    }

    /// Whether an entry begins here, at the start of a line.
    private var isAtNextEntry: Bool {
        guard byte == UInt8(ascii: "@") else { return false }
        var before = position - 1
        while before >= 0, bytes[before] == UInt8(ascii: " ") || bytes[before] == UInt8(ascii: "\t") { before -= 1 }
        guard before < 0 || bytes[before] == UInt8(ascii: "\n") else { return false }
        var after = position + 1
        while after < bytes.count, bytes[after].isLetter { after += 1 }
        return after > position + 1 && after < bytes.count && bytes[after].isOne(of: "{( ")
    }

    // MARK: Fields

    /// `name = value`; false if it makes no sense, reported.
    private mutating func field(of entry: inout BibTeXEntry) -> Bool {
        skipSpaces()
        let range = word()
        let place = source.place(range)
        skipSpaces()
        guard range.count > 0, byte == UInt8(ascii: "=") else {
            let end = max(range.upper, min(bytes.count, range.lower + 1))
            let text = source.text[SourceRange(range.lower, end)]
            let fault = range.count > 0 ? "needs '=' and a value" : "makes no sense here"
            report("'\(text)' \(fault)", source.place(SourceRange(range.lower, end)))
            return false
        }
        position += 1
        guard let value = value(of: place) else { return false }
        let name = source.text[range].lowercased()
        if let first = entry.fields.first(where: { $0.name == name }) {
            report("'\(name)' is given twice", place, notes: [.init("first given here", at: first.place)])
        } else {
            entry.fields.append(.init(name: name, place: place, value: value))
        }
        return true
    }

    /// Pieces joined by `#`.
    private mutating func value(of name: Place) -> Excerpt? {
        var pieces: [Excerpt] = []
        repeat {
            skipSpaces()
            guard let piece = piece(of: name) else { return nil }
            pieces.append(piece)
            skipSpaces()
            guard byte == UInt8(ascii: "#") else { break }
            position += 1
        } while true
        if pieces.count == 1 { return pieces[0] }
        // Messages about joined pieces point at the field's name.
        return Excerpt(text: pieces.map(\.text).joined(), standingFor: name)
    }

    private mutating func piece(of name: Place) -> Excerpt? {
        switch byte {
        case UInt8(ascii: "{"): return balanced().map { Excerpt(source, range: $0) }
        case UInt8(ascii: "\""): return quoted().map { Excerpt(source, range: $0) }
        case let byte? where byte.isDigit:
            let start = position
            skip { $0.isDigit }
            return Excerpt(source, range: SourceRange(start, position))
        case .some, nil: return string(of: name)
        }
    }

    /// A name that an `@string` defined, or a month.
    private mutating func string(of field: Place) -> Excerpt? {
        let range = word()
        guard range.count > 0 else {
            report("'\(field.text)' has no value", field)
            return nil
        }
        let name = source.text[range].lowercased()
        let place = source.place(range)
        if let string = strings[name] { return string }
        if let month = monthAbbreviations.firstIndex(of: name) { return Excerpt(text: String(month + 1), standingFor: place) }
        let notes = didYouMean(name, among: strings.keys.sorted())
        report("no @string defines '\(place.text)'", place, notes: notes.isEmpty ? [.init("put a text into braces")] : notes)
        return Excerpt(text: "", standingFor: place)
    }

    /// What is inside the braces (or parentheses) that begin here; nil, and reported, if they do not end before the next entry.
    private mutating func balanced() -> SourceRange? {
        let open = position
        let closing: UInt8 = byte == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "}")
        let opening = bytes[open]
        var depth = 0
        while let byte, !isAtNextEntry {
            position += 1
            if byte == opening { depth += 1 }
            if byte == closing { depth -= 1 }
            if depth == 0 { return SourceRange(open + 1, position - 1) }
        }
        return unclosed(open)
    }

    private mutating func quoted() -> SourceRange? {
        let open = position
        position += 1
        var depth = 0
        while let byte, !isAtNextEntry {
            position += 1
            if byte == UInt8(ascii: "\""), depth <= 0 { return SourceRange(open + 1, position - 1) }
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth -= 1 }
        }
        return unclosed(open)
    }

    private mutating func unclosed(_ open: Int) -> SourceRange? {
        let place = source.place(SourceRange(open, open + 1))
        report("this '\(place.text)' is never closed", place)
        return nil
    }

    // MARK: Bytes

    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skip(while holds: (UInt8) -> Bool) {
        while let byte, holds(byte) { position += 1 }
    }

    private mutating func skipSpaces() { skip { $0.isSpace } }

    private mutating func word() -> SourceRange {
        let start = position
        position = wordEnd
        return SourceRange(start, position)
    }

    private var wordEnd: Int {
        var end = position
        while end < bytes.count, bytes[end].isLetter || bytes[end].isDigit || bytes[end].isOne(of: "-_:.+/") { end += 1 }
        return end
    }

    private mutating func report(_ message: String, _ place: Place, notes: [Diagnostic.Note] = []) {
        diagnostics.append(.error(message, at: place, notes: notes))
    }
}

/// The strings every BibTeX style defines.
let monthAbbreviations = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

extension UInt8 {
    fileprivate var isSpace: Bool { self == 32 || (9...13).contains(self) }
    fileprivate func isOne(of characters: StaticString) -> Bool {
        characters.withUTF8Buffer { $0.contains(self) }
    }
}
