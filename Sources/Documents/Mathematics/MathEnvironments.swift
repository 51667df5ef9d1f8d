import Diagnostics

extension MathReader {
    /// `\begin{name} … \end{name}`; the `\begin` is consumed.
    mutating func environment(at begin: SourceRange) -> MathTree? {
        guard let name = rawArgument(of: "begin", at: begin) else { return .invalid }
        var grid = mathEnvironments[name.text]
        if grid == nil {
            let names = mathEnvironments.keys.sorted()
            report("unknown environment '\(name.text)'", name.place, notes: didYouMean(name.text, among: names))
        }
        if name.text == "array" { grid?.alignments = columns(begin) }
        let rows = self.rows(of: name.text, at: begin)
        grid?.rows = rows
        return grid.map { .grid($0) } ?? .invalid
    }

    /// The lines of a `\substack{… \\ …}`.
    mutating func substack(at range: SourceRange) -> MathTree? {
        skipSpaces()
        guard token.kind == .braceOpen else { return argument(of: "substack", at: range) }
        let brace = token.range
        advance()
        var rows: [[MathTree]] = []
        opened.append(Opened(closer: .brace, range: brace, name: "{"))
        defer { opened.removeLast() }
        while true {
            rows.append([row(until: Opened(closer: .cell, range: brace, name: "{"))])
            guard token.kind == .lineBreak else { break }
            advance()
        }
        if token.kind == .braceClose { advance() } else { report("this '{' is never closed", at: brace) }
        return .grid(MathGrid(rows: rows))
    }

    /// `{lcr}` behind `\begin{array}`; rules between the columns are not drawn.
    private mutating func columns(_ begin: SourceRange) -> [MathGrid.Alignment] {
        guard let text = rawArgument(of: "begin{array}", at: begin) else { return [.center] }
        let alignments = text.text.compactMap { letter -> MathGrid.Alignment? in
            switch letter {
            case "l": .left
            case "c": .center
            case "r": .right
            default: nil
            }
        }
        return alignments.isEmpty ? [.center] : alignments
    }

    private mutating func rows(of name: String, at begin: SourceRange) -> [[MathTree]] {
        var rows: [[MathTree]] = [[]]
        var separator = ""
        while true {
            rows[rows.count - 1].append(row(until: Opened(closer: .cell, range: begin, name: separator)))
            switch token.kind {
            case .ampersand:
                separator = "&"
                advance()
            case .lineBreak:
                separator = ""
                rows.append([])
                advance()
                skipLineDistance()
            case .command, .letter, .digit, .character, .braceOpen, .braceClose, .high, .low, .prime, .space, .end:
                closeEnvironment(name, begin)
                if rows.last == [.row([])] { rows.removeLast() }
                return rows
            }
        }
    }

    private mutating func closeEnvironment(_ name: String, _ begin: SourceRange) {
        guard token.kind == .command("end") else { return report("this '\\begin{\(name)}' is never ended", at: begin) }
        let end = token.range
        advance()
        guard let given = rawArgument(of: "end", at: end), given.text != name else { return }
        report("'\\end{\(given.text)}' ends '\\begin{\(name)}'", given.place, notes: [.init("begun here", at: tex.place(begin))])
    }

    /// `[4pt]` behind `\\`: more space between two rows, which MathML leaves to the browser.
    private mutating func skipLineDistance() {
        guard token.kind == .character("[") else { return }
        while token.kind != .end, token.kind != .character("]") { advance() }
        advance()
    }

    // MARK: Arguments that are no formulas

    /// The text between braces, as written. Nil, and reported, if there is none.
    mutating func rawArgument(of name: String, at range: SourceRange) -> Excerpt? {
        if let group = rawGroup() { return group }
        report("'\\\(name)' needs an argument in braces", at: range)
        return nil
    }

    /// The text between braces if the next thing is a brace; one that is never closed is reported and reaches to the end.
    mutating func rawGroup() -> Excerpt? {
        skipSpaces()
        guard token.kind == .braceOpen else { return nil }
        let open = token.range
        var level = 0
        repeat {
            if token.kind == .braceOpen { level += 1 }
            if token.kind == .braceClose { level -= 1 }
            if token.kind == .end {
                report("this '{' is never closed", at: open)
                return tex.excerpt(SourceRange(open.upper, token.range.lower))
            }
            advance()
        } while level > 0
        return tex.excerpt(SourceRange(open.upper, tokens[position - 1].range.lower))
    }

    /// The words of `\text{…}`: escapes undone, inner braces gone, thin spaces and dashes as typeset.
    mutating func plainText(_ argument: Excerpt) -> String {
        var words = ""
        for token in mathTokens(of: argument.text) {
            switch token.kind {
            case .command(let name): words += escaped(name, argument.place(token.range))
            case .braceOpen, .braceClose, .end: break
            case .space: words += words.hasSuffix(" ") ? "" : " "
            case .character("~"): words += "\u{A0}"
            case .prime: words += "’"
            case .letter, .digit, .character, .high, .low, .ampersand, .lineBreak:
                words += argument.text[token.range]
            }
        }
        return words.replacing("---", with: "—").replacing("--", with: "–")
    }

    private mutating func escaped(_ name: String, _ place: Place) -> String {
        switch mathCommands[name] {
        case .symbol(let symbol)?: return symbol.text
        case .space(let width)?: return width < 5 ? "\u{2009}" : " "
        case .identifier(let text, _)?: return text
        case .function, .operatorName, .letters, .text, .fraction, .root, .accent, .stack, .substack, .left, .right, .middle, .sized,
            .begin, .end, .style, .limits, .not, .modulo, .phantom, nil:
            report("'\\\(name)' cannot stand among words", place, notes: [.init("close the \\text{…} before it")])
            return ""
        }
    }
}
