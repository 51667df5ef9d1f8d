import Diagnostics

extension MathReader {
    /// What a command orders, its arguments read; the command itself is consumed.
    mutating func command(_ name: String, at range: SourceRange) -> MathTree? {
        guard let command = mathCommands[name] else { return unknown(name, at: range) }
        switch command {
        case .identifier(let text, let own): return .identifier(text, letters == .bold || letters == .boldItalic ? letters : own)
        case .symbol(let symbol): return .symbol(symbol)
        case .function(let hasLimits): return function(spelled(name), hasLimits: hasLimits)
        case .operatorName: return rawArgument(of: name, at: range).map { function(plainText($0), hasLimits: name.hasSuffix("*")) }
        case .letters(let kind): return lettered(kind, name, range)
        case .text: return rawArgument(of: name, at: range).map { .text(plainText($0)) }
        case .space(let width): return .space(width)
        case .fraction(let fraction, let open, let close): return self.fraction(fraction, open, close, name, range)
        case .root: return root(at: range)
        case .accent(let accent): return self.accent(accent, name, range)
        case .stack(let isBelow): return stack(isBelow: isBelow, name, range)
        case .substack: return substack(at: range)
        case .left: return fenced(at: range)
        case .right, .end, .style, .limits: return misplaced(name, range)
        case .middle: return delimiter().map { opened.contains { $0.closer == .right } ? .divider($0.text) : .symbol($0) }
        case .sized(let size, let kind): return delimiter().map { .sized(MathSymbol($0.text, kind), size) }
        case .begin: return environment(at: range)
        case .not: return negated(at: range)
        case .modulo: return argument(of: name, at: range).map { modulo($0) }
        case .phantom: return argument(of: name, at: range).map { .phantom($0) }
        }
    }

    private mutating func unknown(_ name: String, at range: SourceRange) -> MathTree {
        var notes = didYouMean(name, among: mathCommandNames)
        if name.isEmpty { notes = [.init("a backslash begins a command; \\backslash is the sign")] }
        if name == "tag" || name == "label" { notes = [.init("a formula is numbered by the #eq-… of its block")] }
        report("unknown command '\\\(name)'", at: range, notes: notes)
        return .invalid
    }

    private mutating func misplaced(_ name: String, _ range: SourceRange) -> MathTree {
        report("'\\\(name)' cannot stand here", at: range)
        return .invalid
    }

    /// `liminf` is two words on the page.
    private func spelled(_ name: String) -> String {
        switch name {
        case "liminf": "lim inf"
        case "limsup": "lim sup"
        default: name
        }
    }

    /// Limits are kept by an operator without scripts too: the writer asks the scripts, not the name.
    private mutating func function(_ name: String, hasLimits: Bool) -> MathTree {
        hasLimits ? scripted(.function(name), placement: .limits) : .function(name)
    }

    /// One argument: a group, or the next sign. Nil, and reported, if there is none.
    mutating func argument(of name: String, at range: SourceRange) -> MathTree? {
        skipSpaces()
        if case .digit(let text) = token.kind {
            advance()
            return .number(text, letters == .italic ? .upright : letters)
        }
        if token.kind == .braceOpen { return group() }
        if isAtArgument, let tree = nucleus() { return tree }
        report("'\\\(name)' needs an argument in braces", at: range)
        return nil
    }

    private var isAtArgument: Bool {
        switch token.kind {
        case .letter, .digit, .character, .braceOpen: true
        case .command(let name): !["right", "end", "limits", "nolimits"].contains(name)
        case .braceClose, .high, .low, .prime, .ampersand, .lineBreak, .space, .end: false
        }
    }

    private mutating func lettered(_ kind: MathLetters, _ name: String, _ range: SourceRange) -> MathTree? {
        let outer = letters
        letters = kind
        defer { letters = outer }
        return argument(of: name, at: range)
    }

    private mutating func fraction(
        _ fraction: MathFraction, _ open: String, _ close: String, _ name: String, _ range: SourceRange
    ) -> MathTree? {
        guard let over = argument(of: name, at: range), let under = argument(of: name, at: range) else { return .invalid }
        let tree = MathTree.fraction(over: over, under: under, fraction)
        return open.isEmpty ? tree : .fenced(open: open, tree, close: close)
    }

    private mutating func root(at range: SourceRange) -> MathTree? {
        skipSpaces()
        var index: MathTree?
        if token.kind == .character("[") {
            let bracket = token.range
            advance()
            index = row(until: Opened(closer: .bracket, range: bracket, name: "["))
        }
        return argument(of: "sqrt", at: range).map { .root($0, index: index) } ?? .invalid
    }

    private mutating func accent(_ accent: MathAccent, _ name: String, _ range: SourceRange) -> MathTree? {
        guard let base = argument(of: name, at: range) else { return .invalid }
        let tree = MathTree.accent(base, accent)
        return name.hasSuffix("brace") ? scripted(tree, placement: .stacked) : tree
    }

    private mutating func stack(isBelow: Bool, _ name: String, _ range: SourceRange) -> MathTree? {
        guard let mark = argument(of: name, at: range), let base = argument(of: name, at: range) else { return .invalid }
        return .scripts(base: base, low: isBelow ? mark : nil, high: isBelow ? nil : mark, .stacked)
    }

    private mutating func negated(at range: SourceRange) -> MathTree? {
        guard let tree = argument(of: "not", at: range) else { return .invalid }
        guard case .symbol(let symbol) = tree else { return tree }
        return .symbol(MathSymbol(negations[symbol.text] ?? symbol.text + "\u{338}", symbol.kind))
    }

    private func modulo(_ divisor: MathTree) -> MathTree {
        .row([
            .space(18), .symbol(MathSymbol("(", .opening)), .function("mod"), .space(6), divisor, .symbol(MathSymbol(")", .closing)),
        ])
    }

    // MARK: Delimiters

    private mutating func fenced(at range: SourceRange) -> MathTree? {
        let open = delimiter()
        let before = position
        let body = row(until: Opened(closer: .right, range: range, name: "\\left"))
        let isClosed = position > before && tokens[position - 1].kind == .command("right")
        guard isClosed, let close = delimiter(), let open else { return body }
        return .fenced(open: open.text, body, close: close.text)
    }

    /// The sign behind `\left`, `\right`, `\middle` or `\big`; empty text for a dot.
    mutating func delimiter() -> MathSymbol? {
        let command = tokens[max(0, position - 1)]
        skipSpaces()
        let sign = token
        switch sign.kind {
        case .character("."): return taken(MathSymbol("", .ordinary))
        case .character("<"): return taken(MathSymbol("⟨", .opening))
        case .character(">"): return taken(MathSymbol("⟩", .closing))
        case .character(let text):
            if let symbol = mathCharacters[text], delimiters.contains(text) { return taken(symbol) }
        case .command(let name):
            if case .symbol(let symbol)? = mathCommands[name], delimiters.contains(symbol.text) { return taken(symbol) }
        case .letter, .digit, .braceOpen, .braceClose, .high, .low, .prime, .ampersand, .lineBreak, .space, .end: break
        }
        report(
            "'\(tex.text[command.range])' needs a delimiter", at: command.range,
            notes: [.init("one of ( ) [ ] \\{ \\} | \\| \\langle \\rangle \\lfloor \\rfloor \\lceil \\rceil, or . for none")])
        return nil
    }

    private mutating func taken(_ symbol: MathSymbol) -> MathSymbol {
        advance()
        return symbol
    }

    // MARK: Scripts

    /// What was read with the `_`, `^` and primes that follow it.
    mutating func scripted(_ base: MathTree, placement: MathPlacement? = nil) -> MathTree {
        var placement = placement ?? base.ownPlacement
        var low: MathTree?
        var high: MathTree?
        var primes = 0
        scanning: while true {
            skipSpaces()
            let mark = token
            switch mark.kind {
            case .prime:
                primes += 1
                advance()
            case .high: script(&high, "superscript", mark)
            case .low: script(&low, "subscript", mark)
            case .command("limits"), .command("nolimits"):
                placement = mark.kind == .command("limits") ? .stacked : .beside
                advance()
            case .command, .letter, .digit, .character, .braceOpen, .braceClose, .ampersand, .lineBreak, .space, .end: break scanning
            }
        }
        if primes > 0 { high = primed(primes, high) }
        guard low != nil || high != nil else { return base }
        return .scripts(base: base, low: low, high: high, placement)
    }

    private mutating func script(_ place: inout MathTree?, _ name: String, _ mark: MathToken) {
        advance()
        if place != nil {
            report("a second \(name) at the same base", at: mark.range, notes: [.init("put braces around what belongs together")])
        }
        skipSpaces()
        let before = diagnostics.count
        let tree: MathTree? = isAtArgument ? argument(of: "", at: mark.range) : nil
        if tree == nil, diagnostics.count == before { report("this \(name) is empty", at: mark.range) }
        place = place ?? tree ?? .invalid
    }

    private func primed(_ count: Int, _ high: MathTree?) -> MathTree {
        let prime = MathTree.symbol(MathSymbol(String(repeating: "′", count: count), .ordinary))
        return high.map { .row([prime, $0]) } ?? prime
    }
}

private let delimiters: Set<String> = ["(", ")", "[", "]", "{", "}", "|", "‖", "/", "\\", "⟨", "⟩", "⌊", "⌋", "⌈", "⌉", "↑", "↓", "↕"]

extension MathTree {
    fileprivate var ownPlacement: MathPlacement {
        if case .symbol(let symbol) = self, symbol.kind == .large { .limits } else { .beside }
    }
}
