package import Diagnostics

/// Reads a formula. Never fails: what makes no sense is reported at its place and becomes `.invalid`.
package func readTeX(_ tex: Excerpt, reporting log: inout [Diagnostic]) -> MathTree {
    var reader = MathReader(tex)
    defer { log += reader.diagnostics }
    return reader.formula()
}

/// Walks the tokens. The commands with arguments are in `MathArguments.swift`, the environments in `MathEnvironments.swift`.
struct MathReader {
    /// What must come to close what was opened.
    enum Closer: Equatable { case end, brace, bracket, right, cell }

    struct Opened {
        let closer: Closer
        let range: SourceRange
        /// As the message names it: `{`, `\left`.
        let name: String
    }

    let tex: Excerpt
    let tokens: [MathToken]
    var position = 0
    var opened: [Opened] = []
    var letters = MathLetters.italic
    var diagnostics: [Diagnostic] = []
    private var depth = 0
    private let deepest = 60
    /// Nothing more is said about a formula that was given up.
    private var isAbandoned = false

    init(_ tex: Excerpt) {
        self.tex = tex
        tokens = mathTokens(of: tex.text)
    }

    mutating func formula() -> MathTree {
        let tree = row(until: Opened(closer: .end, range: SourceRange(0, 0), name: ""))
        if case .row([]) = tree, diagnostics.isEmpty { report("the formula is empty", tex.place) }
        return tree
    }

    var token: MathToken { tokens[position] }

    mutating func advance() {
        if token.kind != .end { position += 1 }
    }

    mutating func skipSpaces() {
        while token.kind == .space { advance() }
    }

    mutating func report(_ message: String, _ place: Place, notes: [Diagnostic.Note] = []) {
        if !isAbandoned { diagnostics.append(.error(message, at: place, notes: notes)) }
    }

    mutating func report(_ message: String, at range: SourceRange, notes: [Diagnostic.Note] = []) {
        report(message, tex.place(range), notes: notes)
    }

    /// Everything up to what closes `opening`, which is consumed unless it ends a cell or the formula.
    mutating func row(until opening: Opened) -> MathTree {
        opened.append(opening)
        defer { opened.removeLast() }
        var items: [MathTree] = []
        while true {
            skipSpaces()
            if closes(token, opening.closer) {
                if opening.closer != .end, opening.closer != .cell { advance() }
                break
            }
            if endsSomethingElse() {
                if opening.closer != .cell { report("this '\(opening.name)' is never closed", at: opening.range) }
                break
            }
            if let isDisplay = sizeSwitch() {
                items.append(.style(isDisplay: isDisplay, row(continuing: opening)))
                break
            }
            if let item = item() { items.append(item) }
        }
        return assembled(items, isContinued: opening.name == "&")
    }

    /// The rest of a row, behind a command that holds to its end; what closes the row is consumed as usual.
    private mutating func row(continuing opening: Opened) -> MathTree {
        opened.removeLast()
        defer { opened.append(opening) }
        return row(until: opening)
    }

    private mutating func sizeSwitch() -> Bool? {
        guard case .command(let name) = token.kind, case .style(let isDisplay)? = mathCommands[name] else { return nil }
        advance()
        return isDisplay
    }

    func closes(_ token: MathToken, _ closer: Closer) -> Bool {
        switch (token.kind, closer) {
        case (.end, .end), (.braceClose, .brace), (.character("]"), .bracket), (.command("right"), .right): true
        case (.ampersand, .cell), (.lineBreak, .cell), (.command("end"), .cell): true
        case (_, _): false
        }
    }

    /// Whether the token closes something further out, so that the innermost opening is left open.
    private func endsSomethingElse() -> Bool {
        if token.kind == .end { return true }
        let outer = opened.dropLast().map(\.closer)
        return outer.contains { $0 != .bracket && closes(token, $0) }
    }

    /// One thing with its scripts; nil for what was reported and left out.
    private mutating func item() -> MathTree? {
        switch token.kind {
        case .braceClose: return stray("this '}' closes nothing")
        case .ampersand: return stray("'&' belongs into an environment", "write \\& for the sign, or \\begin{aligned} … \\end{aligned}")
        case .lineBreak: return stray("'\\\\' belongs into an environment", "put the lines into \\begin{aligned} … \\end{aligned}")
        case .command("right"): return stray("this '\\right' has no '\\left'")
        case .command("end"): return stray("this '\\end' has no '\\begin'")
        case .high, .low, .prime: return scripted(.row([]))
        case .command, .letter, .digit, .character, .braceOpen, .space, .end: return nucleus().map { scripted($0) }
        }
    }

    private mutating func stray(_ message: String, _ note: String? = nil) -> MathTree? {
        report(message, at: token.range, notes: note.map { [.init($0)] } ?? [])
        let name = token.kind
        advance()
        if name == .command("right") { _ = delimiter() }
        if name == .command("end") { _ = rawGroup() }
        return .invalid
    }

    /// One thing without its scripts.
    mutating func nucleus() -> MathTree? {
        guard depth < deepest else { return tooDeep() }
        depth += 1
        defer { depth -= 1 }
        let start = token
        switch start.kind {
        case .braceOpen: return group().inBraces
        case .letter(let text): return identifier(text)
        case .digit(let text): return number(text)
        case .character(let text): return character(text)
        case .command(let name):
            advance()
            return command(name, at: start.range)
        case .braceClose, .high, .low, .prime, .ampersand, .lineBreak, .space, .end: return nil
        }
    }

    /// What stands between braces; the opening one is next.
    mutating func group() -> MathTree {
        guard depth < deepest else { return tooDeep() }
        depth += 1
        defer { depth -= 1 }
        let brace = token.range
        advance()
        return row(until: Opened(closer: .brace, range: brace, name: "{"))
    }

    private mutating func tooDeep() -> MathTree {
        report("this is nested deeper than \(deepest) levels", at: token.range)
        position = tokens.count - 1
        isAbandoned = true
        return .invalid
    }

    /// A variable is one letter; in letters of another kind, those beside each other are one name.
    private mutating func identifier(_ first: String) -> MathTree {
        advance()
        var text = first
        while letters != .italic, opened.last?.closer == .brace {
            switch token.kind {
            case .letter(let next), .digit(let next): text += next
            case .command, .character, .braceOpen, .braceClose, .high, .low, .prime, .ampersand, .lineBreak, .space, .end:
                return .identifier(text, letters)
            }
            advance()
        }
        return .identifier(text, letters)
    }

    private mutating func character(_ text: String) -> MathTree? {
        let range = token.range
        advance()
        if let symbol = mathCharacters[text] { return .symbol(symbol) }
        switch text {
        case "%": report("'%' begins a comment in TeX", at: range, notes: [.init("write \\% for the sign")])
        case "$", "#": report("'\(text)' has a meaning of its own in TeX", at: range, notes: [.init("write \\\(text) for the sign")])
        case "~": return .space(6)
        default: return .symbol(MathSymbol(text, .ordinary))
        }
        return .invalid
    }

    /// Digits with a decimal point and with the `{,}` between thousands.
    mutating func number(_ first: String) -> MathTree {
        advance()
        var text = first
        while true {
            if let digit = digit(ahead: 0) {
                text += digit
                advance()
            } else if token.kind == .character("."), let digit = digit(ahead: 1), !text.contains(".") {
                text += "." + digit
                position += 2
            } else if isThousandsComma, let digit = digit(ahead: 3) {
                text += "," + digit
                position += 4
            } else {
                return .number(text, letters == .italic ? .upright : letters)
            }
        }
    }

    private func digit(ahead distance: Int) -> String? {
        guard position + distance < tokens.count, case .digit(let text) = tokens[position + distance].kind else { return nil }
        return text
    }

    private var isThousandsComma: Bool {
        tokens[position...].prefix(3).map(\.kind) == [.braceOpen, .character(","), .braceClose]
    }
}

/// A row whose binary operators know whether they have anything to join (TeXbook, page 170).
///
/// - Parameter isContinued: whether the row goes on from the cell before it, as in `a &+ b`.
private func assembled(_ items: [MathTree], isContinued: Bool) -> MathTree {
    var result: [MathTree] = []
    var joins = isContinued
    for (index, item) in items.enumerated() {
        guard case .symbol(let symbol) = item.core else {
            if !item.isSpace { joins = true }
            result.append(item)
            continue
        }
        let isSign = symbol.kind == .binary && (!joins || index == items.count - 1)
        result.append(isSign ? item.replacingCore(MathSymbol(symbol.text, .sign)) : item)
        switch symbol.kind {
        case .ordinary, .closing: joins = true
        case .binary, .relation, .opening, .punctuation, .sign, .large, .integral: joins = false
        }
    }
    return result.count == 1 ? result[0] : .row(result)
}

extension MathTree {
    var isSpace: Bool {
        if case .space = self { true } else { false }
    }

    /// A sign alone in braces has no neighbours: `{=}` takes no space around it.
    fileprivate var inBraces: MathTree {
        if case .symbol(let symbol) = self { .symbol(MathSymbol(symbol.text, .ordinary)) } else { self }
    }

    /// What scripts stand at.
    package var core: MathTree {
        if case .scripts(let base, _, _, _) = self { base.core } else { self }
    }

    fileprivate func replacingCore(_ symbol: MathSymbol) -> MathTree {
        guard case .scripts(let base, let low, let high, let placement) = self else { return .symbol(symbol) }
        return .scripts(base: base.replacingCore(symbol), low: low, high: high, placement)
    }
}
