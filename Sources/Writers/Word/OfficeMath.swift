import Documents

/// A formula in Office MathML, which Word edits and LibreOffice shows.
///
/// Everything a formula can say has a form there. Only spaces are rounded to those that Unicode has, and negative ones are left out.
/// Source: ECMA-376, part 1, chapter 22.1.
func officeMath(of tree: MathTree, isDisplay: Bool) -> String {
    let math = "<m:oMath>\(OfficeMathWriter().content(tree))</m:oMath>"
    return isDisplay ? "<m:oMathPara>\(math)</m:oMathPara>" : math
}

private struct OfficeMathWriter {
    /// The elements of a tree, any number.
    func content(_ tree: MathTree) -> String {
        guard case .row(let items) = tree else { return row([tree]) }
        return row(items[...])
    }

    /// A large operator takes what follows it, up to the next relation, as its argument.
    private func row(_ items: ArraySlice<MathTree>) -> String {
        var rest = items
        var result = items.first?.isOperator == true ? nothing : ""
        while let item = rest.popFirst() {
            if let (sign, low, high) = item.largeOperator {
                let argument = rest.prefix(argumentLength(rest))
                rest = rest.dropFirst(argument.count)
                result += argument.isEmpty ? element(item) : large(sign, low, high, item.hasLimits, row(argument))
            } else {
                result += element(item)
                if item.isNamedFunction, let next = rest.first, !next.isBracket { result += text("\u{2009}") }
            }
        }
        return result + (items.last?.isOperator == true ? nothing : "")
    }

    /// In an empty cell, and beside an operator without a partner as at the beginning of an aligned line: LibreOffice takes either for a
    /// mistake.
    private var nothing: String { text("\u{200B}") }

    /// Up to the next relation or comma outside brackets; a bracket that closes more than was opened ends it, too.
    private func argumentLength(_ items: ArraySlice<MathTree>) -> Int {
        var depth = 0
        for (length, item) in items.enumerated() {
            depth += item.bracketDepth
            if depth < 0 || (depth == 0 && item.endsArgument) { return length }
        }
        return items.count
    }

    private func element(_ tree: MathTree) -> String {
        switch tree {
        case .row(let items): return row(items[...])
        case .identifier(let name, let letters): return run(letters.applied(to: name), letters == .italic ? "i" : "p")
        case .number(let digits, let letters): return run(letters.applied(to: digits), "p")
        case .function(let name): return run(name, "p")
        // LibreOffice takes a lone bar for the operator "or", and words never.
        case .symbol(let symbol) where bars.contains(symbol.text), .sized(let symbol, _) where bars.contains(symbol.text):
            return text(symbol.text)
        case .symbol(let symbol), .sized(let symbol, _): return symbol.text.isEmpty ? "" : run(symbol.text, "p")
        case .text(let words): return text(words)
        case .space(let width): return width > 0 ? text(space(width)) : ""
        case .fraction(let over, let under, let fraction):
            let bar = fraction.hasBar ? "" : "<m:fPr><m:type m:val=\"noBar\"/></m:fPr>"
            return "<m:f>\(bar)\(part("num", over))\(part("den", under))</m:f>"
        case .root(let body, nil): return "<m:rad><m:radPr><m:degHide m:val=\"1\"/></m:radPr><m:deg/>\(part("e", body))</m:rad>"
        case .root(let body, let index?): return "<m:rad>\(part("deg", index))\(part("e", body))</m:rad>"
        case .scripts(let base, let low, let high, let placement): return scripts(base, low, high, isBeside: placement == .beside)
        case .fenced(let open, let body, let close): return fenced(open, body, close)
        case .divider(let sign): return run(sign, "p")
        case .grid(let grid): return self.grid(grid)
        case .accent(let base, let accent): return self.accent(base, accent)
        case .style(_, let body): return content(body)
        case .phantom(let body): return "<m:phant><m:phantPr><m:show m:val=\"0\"/></m:phantPr>\(part("e", body))</m:phant>"
        case .invalid: return text("?")
        }
    }

    private func part(_ name: String, _ tree: MathTree) -> String { "<m:\(name)>\(content(tree))</m:\(name)>" }

    private func run(_ characters: String, _ style: String) -> String {
        "<m:r><m:rPr><m:sty m:val=\"\(style)\"/></m:rPr>\(mathFont)<m:t xml:space=\"preserve\">\(xmlEscaped(characters))</m:t></m:r>"
    }

    private func text(_ words: String) -> String {
        "<m:r><m:rPr><m:nor/></m:rPr>\(mathFont)<m:t xml:space=\"preserve\">\(xmlEscaped(words))</m:t></m:r>"
    }

    private let mathFont = "<w:rPr><w:rFonts w:ascii=\"Cambria Math\" w:hAnsi=\"Cambria Math\"/></w:rPr>"

    /// Unicode's spaces nearest to a width in eighteenths of an em.
    private func space(_ width: Int) -> String {
        let spaces = [(18, "\u{2003}"), (9, "\u{2002}"), (6, "\u{2004}"), (5, "\u{2005}"), (3, "\u{2009}"), (1, "\u{200A}")]
        var left = width
        var text = ""
        for (size, space) in spaces {
            while left >= size {
                text += space
                left -= size
            }
        }
        return text
    }

    private func large(_ sign: String, _ low: MathTree?, _ high: MathTree?, _ hasLimits: Bool, _ argument: String) -> String {
        let hidden = (low == nil ? "<m:subHide m:val=\"1\"/>" : "") + (high == nil ? "<m:supHide m:val=\"1\"/>" : "")
        let place = "<m:limLoc m:val=\"\(hasLimits ? "undOvr" : "subSup")\"/>"
        return "<m:nary><m:naryPr><m:chr m:val=\"\(xmlEscaped(sign))\"/>\(place)\(hidden)</m:naryPr>"
            + "<m:sub>\(low.map(content) ?? "")</m:sub><m:sup>\(high.map(content) ?? "")</m:sup><m:e>\(argument)</m:e></m:nary>"
    }

    private func scripts(_ base: MathTree, _ low: MathTree?, _ high: MathTree?, isBeside: Bool) -> String {
        if isBeside {
            switch (low, high) {
            case (let low?, let high?): return "<m:sSubSup>\(part("e", base))\(part("sub", low))\(part("sup", high))</m:sSubSup>"
            case (let low?, nil): return "<m:sSub>\(part("e", base))\(part("sub", low))</m:sSub>"
            case (nil, let high?): return "<m:sSup>\(part("e", base))\(part("sup", high))</m:sSup>"
            case (nil, nil): return content(base)
            }
        }
        let lower = low.map { "<m:limLow>\(part("e", base))\(part("lim", $0))</m:limLow>" } ?? content(base)
        return high.map { "<m:limUpp><m:e>\(lower)</m:e>\(part("lim", $0))</m:limUpp>" } ?? lower
    }

    /// Dividers part the inside into several elements, which Word separates by the sign.
    private func fenced(_ open: String, _ body: MathTree, _ close: String) -> String {
        var items: [MathTree] = [body]
        if case .row(let inner) = body { items = inner }
        var divider = ""
        for case .divider(let sign) in items { divider = sign }
        let parts = divider.isEmpty ? [items[...]] : items.split(omittingEmptySubsequences: false) { $0 == .divider(divider) }
        let separator = divider.isEmpty ? "" : "<m:sepChr m:val=\"\(xmlEscaped(divider))\"/>"
        let signs = "<m:begChr m:val=\"\(xmlEscaped(open))\"/>\(separator)<m:endChr m:val=\"\(xmlEscaped(close))\"/>"
        return "<m:d><m:dPr>\(signs)</m:dPr>\(parts.map { "<m:e>\(row($0))</m:e>" }.joined())</m:d>"
    }

    private func accent(_ base: MathTree, _ accent: MathAccent) -> String {
        if accent.mark == "‾" || accent.mark == "_" {
            return "<m:bar><m:barPr><m:pos m:val=\"\(accent.isBelow ? "bot" : "top")\"/></m:barPr>\(part("e", base))</m:bar>"
        }
        if accent.isWide, combining[accent.mark] == nil, accent.mark != "\u{302}", accent.mark != "\u{303}" {
            let (position, edge) = accent.isBelow ? ("bot", "top") : ("top", "bot")
            let place = "<m:pos m:val=\"\(position)\"/><m:vertJc m:val=\"\(edge)\"/>"
            let properties = "<m:groupChrPr><m:chr m:val=\"\(xmlEscaped(accent.mark))\"/>\(place)</m:groupChrPr>"
            return "<m:groupChr>\(properties)\(part("e", base))</m:groupChr>"
        }
        let mark = combining[accent.mark] ?? accent.mark
        return "<m:acc><m:accPr><m:chr m:val=\"\(xmlEscaped(mark))\"/></m:accPr>\(part("e", base))</m:acc>"
    }

    private func grid(_ grid: MathGrid) -> String {
        guard !grid.open.isEmpty || !grid.close.isEmpty else { return matrix(grid) }
        let signs = "<m:begChr m:val=\"\(xmlEscaped(grid.open))\"/><m:endChr m:val=\"\(xmlEscaped(grid.close))\"/>"
        return "<m:d><m:dPr>\(signs)</m:dPr><m:e>\(matrix(grid))</m:e></m:d>"
    }

    /// Aligned equations are a matrix whose columns touch: LibreOffice shows the alignment marks of an equation array as signs.
    private func matrix(_ grid: MathGrid) -> String {
        let count = grid.rows.map(\.count).max() ?? 0
        let columns = (0..<count).map { index in
            "<m:mc><m:mcPr><m:count m:val=\"1\"/><m:mcJc m:val=\"\(grid.alignments[index % grid.alignments.count])\"/></m:mcPr></m:mc>"
        }
        let rows = grid.rows.map { row in
            let cells = (0..<count).map { row.indices.contains($0) ? content(row[$0]) : "" }
            return "<m:mr>\(cells.map { "<m:e>\($0.isEmpty ? nothing : $0)</m:e>" }.joined())</m:mr>"
        }
        let rule = grid.isEquations ? "<m:cGpRule m:val=\"4\"/><m:cGp m:val=\"0\"/>" : ""
        return "<m:m><m:mPr><m:plcHide m:val=\"1\"/>\(rule)<m:mcs>\(columns.joined())</m:mcs></m:mPr>\(rows.joined())</m:m>"
    }
}

private let bars: Set<String> = ["|", "‖", "∥", "∣"]

/// The combining marks of signs that stand for themselves in MathML.
private let combining = [
    "ˆ": "\u{302}", "¯": "\u{305}", "→": "\u{20D7}", "˙": "\u{307}", "¨": "\u{308}", "˜": "\u{303}", "ˇ": "\u{30C}", "˘": "\u{306}",
    "´": "\u{301}", "`": "\u{300}", "˚": "\u{30A}",
]
