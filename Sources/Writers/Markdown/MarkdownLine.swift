import Documents

/// Where inlines stand: it decides what is a mark there, and how a line breaks.
enum MarkdownPlace { case paragraph, heading, cell }

/// Inlines on their way to Markdown.
struct MarkdownLine {
    let place: MarkdownPlace
    /// Of the document's footnotes.
    let labels: [String]
    private(set) var text = ""
    /// Whether nothing but tags was written: alone on the first line, they would begin a block of HTML.
    private var holdsOnlyTags = true
    private var isInLink = false
    /// The mark of the emphasis around, as it was assumed when its inside was written; nil at the start of a line.
    private var outer: Unicode.Scalar?
    /// The marks of all emphases around.
    private var around: Set<Character> = []

    init(place: MarkdownPlace, labels: [String]) {
        self.place = place
        self.labels = labels
    }

    mutating func write(_ inlines: [Inline<Plain>]) {
        let inlines = joined(inlines)
        for (index, inline) in inlines.enumerated() { write(inline, before: inlines[(index + 1)...].first) }
    }

    private var previous: Unicode.Scalar? { text.unicodeScalars.last ?? outer }

    private var beginsLine: Bool { previous == nil || previous == "\n" }

    private mutating func write(_ inline: Inline<Plain>, before next: Inline<Plain>?) {
        defer { if case .html = inline {} else { holdsOnlyTags = false } }
        switch inline {
        case .text(let words): text += MarkdownEscaping.text(words, edges(before: next))
        case .softBreak: text += place == .paragraph && !holdsOnlyTags ? "\n" : " "
        case .lineBreak: text += place == .paragraph ? "\\\n" : "<br />"
        case .code(let code): write(code: code)
        case .html(let html): write(html)
        case .emphasis(let inner): write(inner, marks: ["*", "_"], tag: "em", before: next)
        case .strong(let inner): write(inner, marks: ["**", "__"], tag: "strong", before: next)
        case .strikethrough(let inner): write(inner, marks: ["~~"], tag: "del", before: next)
        case .link(let link): write(link)
        case .image(let image): write("!", image.inlines, to: image.target, title: image.title)
        case .footnote(let index, _): if labels.indices.contains(index) { text += "[^\(labels[index])]" }
        case .math(let tex): text += "$" + codeSpan(tex.text) + "$"
        }
    }

    private func edges(before next: Inline<Plain>?) -> MarkdownEscaping.Edges {
        var edges = MarkdownEscaping.Edges(beginsParagraphLine: place == .paragraph && beginsLine, beginsLine: beginsLine)
        edges.previous = previous
        edges.isInLink = isInLink
        switch next {
        case nil: edges.endsLine = outer == nil
        case .softBreak, .lineBreak: edges.endsLine = true
        case .link, .footnote: edges.isBeforeBracket = true
        case .code: edges.isBeforeCode = true
        case .text, .html, .emphasis, .strong, .strikethrough, .image, .math: break
        }
        return edges
    }

    /// A line of a paragraph that begins with a tag such as `<div>` would end the paragraph, unless it is indented.
    private mutating func write(_ html: RawHTML) {
        if place == .paragraph, text.last == "\n", !html.text.beginsWithInlineTag { text += "    " }
        text += place == .paragraph ? html.text : html.text.replacing("\n", with: " ")
    }

    private mutating func write(code: String) {
        // Only a tag holds a backslash in front of a bar in a table, and code right behind other code.
        if place == .cell && code.contains("\\|") || previous == "`" {
            text += "<code>" + MarkdownEscaping.text(code, MarkdownEscaping.Edges(previous: ">", isInLink: isInLink)) + "</code>"
        } else {
            text += codeSpan(code)
        }
    }
}

extension MarkdownLine {
    private mutating func write(_ link: Link<Plain>) {
        if case .text(let words)? = link.inlines.first, link.inlines.count == 1, link.title.isEmpty, isAutolink(words, to: link.target) {
            text += "<\(words)>"
        } else {
            write("", link.inlines, to: link.target, title: link.title)
        }
    }

    private func isAutolink(_ words: String, to target: String) -> Bool {
        let isAddress = words == target && ["https://", "http://"].contains { words.hasPrefix($0) && words.count > $0.count }
        return isAddress && words.utf8.allSatisfy { $0 > 32 && $0 < 127 && !"<>\\|&".utf8.contains($0) }
    }

    private mutating func write(_ mark: String, _ inlines: [Inline<Plain>], to target: String, title: String) {
        var inner = self
        inner.text = ""
        inner.outer = "["
        inner.around = []
        inner.isInLink = true
        inner.holdsOnlyTags = false
        inner.write(inlines)
        text += "\(mark)[\(inner.text)](\(address(target))"
        if !title.isEmpty { text += " \"\(MarkdownEscaping.title(title))\"" }
        text += ")"
    }

    /// In angle brackets if it is empty or holds a blank.
    private func address(_ target: String) -> String {
        let isPlain = !target.isEmpty && target.first != "<" && target.unicodeScalars.allSatisfy { $0.value > 32 && $0.value != 127 }
        return isPlain ? MarkdownEscaping.decodable(target, also: "()") : "<" + MarkdownEscaping.decodable(target, also: "<>") + ">"
    }
}

extension MarkdownLine {
    /// Emphasis with the first marks that read as such where they stand; with tags where none do, as inside a word next to a bracket.
    private mutating func write(_ inner: [Inline<Plain>], marks: [String], tag: String, before next: Inline<Plain>?) {
        let following = next.map { firstScalar(of: $0) } ?? outer
        for mark in marks {
            guard let character = mark.first, let scalar = mark.unicodeScalars.first else { continue }
            let inside = inside(inner, outer: scalar, around: around.union([character]))
            guard opensAndCloses(mark: character, scalar, inside, following) else { continue }
            text += mark + inside + mark
            return
        }
        text += "<\(tag)>" + inside(inner, outer: ">", around: around) + "</\(tag)>"
    }

    private func inside(_ inner: [Inline<Plain>], outer: Unicode.Scalar, around: Set<Character>) -> String {
        var line = self
        line.text = ""
        line.outer = outer
        line.around = around
        line.holdsOnlyTags = false
        line.write(inner)
        return line.text
    }

    /// The rules of flanking (GFM 6.4), taken so narrowly that marks can pair in one way only.
    private func opensAndCloses(mark: Character, _ scalar: Unicode.Scalar, _ inside: String, _ following: Unicode.Scalar?) -> Bool {
        guard let first = inside.unicodeScalars.first, let last = inside.unicodeScalars.last else { return false }
        guard previous != scalar, following != scalar, first != scalar, last != scalar else { return false }
        // cmark-gfm looks past tildes for the word beside a mark.
        guard mark == "~" || ![previous, following, first, last].contains("~") else { return false }
        let opening = Flanks(previous, first)
        let closing = Flanks(last, following)
        guard opening.left, closing.right else { return false }
        let isOneWay = !opening.mayBeRight && !closing.mayBeLeft
        return mark == "_" || around.contains(mark) ? isOneWay : true
    }

    private func firstScalar(of inline: Inline<Plain>) -> Unicode.Scalar? {
        switch inline {
        case .text(let words):
            let escaped = MarkdownEscaping.text(words, MarkdownEscaping.Edges(previous: "*", isInLink: isInLink))
            return escaped.unicodeScalars.first
        case .softBreak: return "\n"
        case .lineBreak: return "\\"
        case .html(let html): return html.text.unicodeScalars.first
        case .code: return "`"
        // Whichever mark it gets, it will not be the one in front of it.
        case .emphasis, .strong: return "<"
        case .strikethrough: return "~"
        case .link, .footnote: return "["
        case .image: return "!"
        case .math: return "$"
        }
    }
}

/// On which sides of a row of marks a word stands. Nil is the end of a line.
private struct Flanks {
    let left: Bool
    let right: Bool
    let mayBeLeft: Bool
    let mayBeRight: Bool

    init(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) {
        let (one, other) = (Side(before), Side(after))
        left = other.isWord || other.isSign && one.isEdge
        right = one.isWord || one.isSign && other.isEdge
        mayBeLeft = !other.isBlank && (other.mayBeWord || !one.isWord)
        mayBeRight = !one.isBlank && (one.mayBeWord || !other.isWord)
    }

    /// What cmark-gfm may see in a scalar: versions differ about symbols.
    private struct Side {
        let isBlank: Bool
        let isWord: Bool
        let isPunctuation: Bool

        init(_ scalar: Unicode.Scalar?) {
            isBlank = scalar?.isBlank ?? true
            isPunctuation = scalar?.isPunctuation ?? false
            isWord = !isBlank && !isPunctuation && (scalar?.isWord ?? false)
        }

        var isSign: Bool { !isBlank && !isWord }
        var isEdge: Bool { isBlank || isPunctuation }
        var mayBeWord: Bool { !isBlank && !isPunctuation }
    }
}

/// Code between as many backticks as it takes, with blanks where the reader takes them off again.
private func codeSpan(_ code: String) -> String {
    let runs = Set(code.split { $0 != "`" }.map(\.count))
    let ticks = String(repeating: "`", count: (1...).first { !runs.contains($0) } ?? 1)
    let isBlank = code.allSatisfy { $0 == " " }
    let isPadded = code.hasPrefix("`") || code.hasSuffix("`") || !isBlank && code.hasPrefix(" ") && code.hasSuffix(" ")
    return isPadded ? "\(ticks) \(code) \(ticks)" : ticks + code + ticks
}

extension String {
    /// Whether it begins with a tag that HTML knows inside of lines.
    fileprivate var beginsWithInlineTag: Bool {
        let name = drop { $0 == "<" || $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
        return inlineTags.contains(name)
    }
}

private let inlineTags: Set<String> = [
    "a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "small", "span", "strong", "sub",
    "sup",
    "u", "var",
]

/// Neighbouring texts as one, so that what they say together is escaped together.
private func joined(_ inlines: [Inline<Plain>]) -> [Inline<Plain>] {
    inlines.reduce(into: []) { result, inline in
        guard case .text(let words) = inline else { return result.append(inline) }
        if case .text(let before)? = result.last {
            result[result.count - 1] = .text(before + words)
        } else if !words.isEmpty {
            result.append(inline)
        }
    }
}
