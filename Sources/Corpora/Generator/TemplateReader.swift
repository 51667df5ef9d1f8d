import YAMLTrees
import Diagnostics

/// What a template can mention.
struct Vocabulary {
    var slots: [String: Int] = [:]
    /// The slots whose values are items.
    var itemSlots: Set<Int> = []
    var lists: [String: Int] = [:]
    var attributes: [String: Int] = Dictionary(uniqueKeysWithValues: Attribute.allCases.map { ("\($0)", $0.rawValue) })

    /// In the order of the author's declarations, for hints.
    var slotNames: [String] = []
    var listNames: [String] = []

    mutating func attribute(_ name: String) -> Int {
        if let known = attributes[name] { return known }
        attributes[name] = attributes.count
        return attributes.count - 1
    }

    func attributeName(_ number: Int) -> String { attributes.first { $0.value == number }?.key ?? "" }
}

/// Compiles a text. Never fails: what it cannot read is reported and left out.
func readTemplate(_ excerpt: Excerpt, _ vocabulary: inout Vocabulary, reporting log: inout [Diagnostic]) -> Template {
    var reader = TemplateReader(excerpt, vocabulary)
    defer {
        log += reader.diagnostics
        vocabulary = reader.vocabulary
    }
    return reader.template()
}

private struct TemplateReader {
    let excerpt: Excerpt
    let bytes: [UInt8]
    var vocabulary: Vocabulary
    var diagnostics: [Diagnostic] = []
    private var position = 0
    private var mentions: [Template.Mention] = []
    private var lists: [(list: Int, place: Place)] = []
    /// For each bracket that is open: the values that it stands or falls with.
    private var guards: [[Int]] = []
    private var items: Int?
    private var depth = 0

    init(_ excerpt: Excerpt, _ vocabulary: Vocabulary) {
        self.excerpt = excerpt
        self.vocabulary = vocabulary
        bytes = Array(excerpt.text.utf8)
    }

    mutating func template() -> Template {
        var lines: [Template.Line] = []
        repeat {
            items = nil
            guards = []
            let parts = parts(within: nil)
            lines.append(.init(parts: parts, items: items))
            position += 1
        } while position < bytes.count
        return Template(lines: lines, mentions: mentions, lists: lists, isBroken: !diagnostics.isEmpty)
    }

    /// Parts up to the end of the line, or up to what closes or parts the brace or the bracket that they stand in.
    private mutating func parts(within opener: UInt8?) -> [Part] {
        var parts: [Part] = []
        var text: [UInt8] = []
        func flushed() -> [Part] { text.isEmpty ? parts : parts + [.text(text)] }
        while let byte = current, byte != newline {
            switch byte {
            case brace where opener == openBrace, bar where opener == openBrace, bracket where opener == openBracket: return flushed()
            case brace, bracket:
                report("'\(Character(UnicodeScalar(byte)))' closes nothing", position, position + 1)
                position += 1
            case openBrace, openBracket:
                parts = flushed()
                text = []
                parts += nested(byte)
            default:
                text.append(byte)
                position += 1
            }
        }
        return flushed()
    }

    private mutating func nested(_ opener: UInt8) -> [Part] {
        guard depth < deepestNesting else {
            report("this is nested too deeply", position, position + 1)
            while current != nil, current != newline { position += 1 }
            return []
        }
        depth += 1
        defer { depth -= 1 }
        return opener == openBrace ? braced() : bracketed()
    }

    private mutating func bracketed() -> [Part] {
        let start = position
        position += 1
        guards.append([])
        let problems = diagnostics.count
        let parts = parts(within: openBracket)
        let isSilent = diagnostics.count > problems
        let slots = guards.removeLast()
        guard closes(bracket, from: start) else { return parts }
        if slots.isEmpty, !isSilent {
            report("nothing between '[' and ']' can be missing", start, position, "a choice is written {one|other}")
        }
        return [.ifPresent(slots: slots, parts)]
    }

    private mutating func braced() -> [Part] {
        let start = position
        let inside = bytes[(start + 1)...].prefix { $0 != brace && $0 != openBrace && $0 != newline && $0 != bar && $0 != openBracket }
        let end = start + 1 + inside.count
        if end < bytes.count, bytes[end] == brace, inside.first?.isDigit != true {
            position = end + 1
            return placeholder(start + 1, end)
        }
        position += 1
        if let percent = percentage() {
            let parts = parts(within: openBrace)
            _ = current == bar ? takesNoChoice(start) : closes(brace, from: start)
            return [.chance(percent: percent, parts)]
        }
        var choices = [parts(within: openBrace)]
        while current == bar {
            position += 1
            choices.append(parts(within: openBrace))
        }
        guard closes(brace, from: start) else { return [] }
        if choices.count == 1 {
            report(
                "'\(text(start, position))' is no choice", start, position,
                "a choice is written {one|other}, a part that is sometimes there {40%: part}")
        }
        return [.oneOf(choices)]
    }

    /// `40%:` behind an opening brace.
    private mutating func percentage() -> Int? {
        let digits = bytes[position...].prefix(while: \.isDigit)
        let end = position + digits.count
        guard !digits.isEmpty, end + 1 < bytes.count, bytes[end] == UInt8(ascii: "%"), bytes[end + 1] == colon,
            let percent = Int(text(position, end)), percent <= 100
        else { return nil }
        position = end + 2
        while current == UInt8(ascii: " ") { position += 1 }
        return percent
    }

    private mutating func takesNoChoice(_ start: Int) -> Bool {
        report("a part that is sometimes there is no choice", start, position + 1, "put the choice into braces of its own")
        while let byte = current, byte != newline, byte != brace { position += 1 }
        position += 1
        return false
    }

    // MARK: Names

    /// `total`, `supplier.city`, `items.amount:>12`.
    private mutating func placeholder(_ start: Int, _ end: Int) -> [Part] {
        let pieces = text(start, end).split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let width = pieces.count > 1 ? width(pieces[1], start + pieces[0].utf8.count + 1, end) : nil
        let path = pieces[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let name = path[0]
        if path.count == 1, name == "page" || name == "pages" { return [name == "page" ? .page : .pages] }
        if path.count == 1, let list = vocabulary.lists[name] {
            lists.append((list, place(start, end)))
            return [.phrase(list: list)]
        }
        guard let slot = vocabulary.slots[name] else { return unknown(name, start) }
        let attribute = path.count > 1 ? vocabulary.attribute(path[1]) : nil
        mention(slot, attribute, place(start, start + pieces[0].utf8.count))
        guard let attribute else { return [.value(slot: slot, width)] }
        return [.attribute(slot: slot, attribute: attribute, width)]
    }

    private mutating func mention(_ slot: Int, _ attribute: Int?, _ place: Place) {
        if !guards.isEmpty { guards[guards.count - 1].append(slot) }
        mentions.append(.init(slot: slot, attribute: attribute, isGuarded: !guards.isEmpty, place: place))
        guard vocabulary.itemSlots.contains(slot) else { return }
        if attribute == nil {
            diagnostics.append(
                .error("'\(place.text)' is a list of items", at: place, notes: [.init("name a part of an item: '\(place.text).text'")]))
        } else if let items, items != slot {
            diagnostics.append(.error("a line is repeated for the items of one value, not of two", at: place))
        } else {
            items = slot
        }
    }

    private mutating func unknown(_ name: String, _ start: Int) -> [Part] {
        let names = vocabulary.slotNames + vocabulary.listNames
        diagnostics.append(
            .error(
                "no value and no list is called '\(name)'", at: place(start, start + name.utf8.count), notes: didYouMean(name, among: names)
            ))
        return []
    }

    private mutating func width(_ text: Substring, _ start: Int, _ end: Int) -> Width? {
        let isRight = text.hasPrefix(">")
        guard let columns = Int(isRight ? text.dropFirst() : text), 1...200 ~= columns else {
            report("'\(text)' is no width", start, end, "write so many columns, :12, or :>12 to set the value at their right end")
            return nil
        }
        return Width(columns: columns, isRight: isRight)
    }

    // MARK: Bytes

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func closes(_ byte: UInt8, from start: Int) -> Bool {
        guard current == byte else {
            let opener = Character(UnicodeScalar(bytes[start]))
            report("'\(opener)' is not closed on its line", start, start + 1, "a text of several lines can be an entry of a list")
            return false
        }
        position += 1
        return true
    }

    private func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }
    private func place(_ start: Int, _ end: Int) -> Place { excerpt.place(SourceRange(start, end)) }

    private mutating func report(_ message: String, _ start: Int, _ end: Int, _ hint: String? = nil) {
        diagnostics.append(.error(message, at: place(start, end), notes: hint.map { [.init($0)] } ?? []))
    }
}

private let openBrace = UInt8(ascii: "{")
private let brace = UInt8(ascii: "}")
private let openBracket = UInt8(ascii: "[")
private let bracket = UInt8(ascii: "]")
private let bar = UInt8(ascii: "|")
private let colon = UInt8(ascii: ":")
private let newline = UInt8(ascii: "\n")
