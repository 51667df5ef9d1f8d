package import Documents

/// A formula as MathML Core, which browsers draw without a script.
///
/// Spaces follow TeX where a browser's operator dictionary does not, limits stand where TeX puts them, and letters of other
/// alphabets are Unicode's own, since Core has no `mathvariant` for them.
/// Source: W3C, MathML Core (Candidate Recommendation, 2025); The TeXbook, chapter 18, for the spaces.
///
/// - Parameters:
///   - isBlock: whether it stands by itself, with limits under and over its sums.
///   - tex: what the author wrote, for readers who cannot see the formula.
package func mathML(of tree: MathTree, isBlock: Bool, tex: String) -> String {
    let writer = MathMLWriter(isDisplay: isBlock, isScript: false)
    let words = tex.split { $0.isWhitespace }.joined(separator: " ")
    return "<math\(isBlock ? " display=\"block\"" : "") alttext=\"\(escaped(words))\">\(writer.content(tree))</math>"
}

/// Writes a part of a formula, knowing in which of TeX's styles it stands.
private struct MathMLWriter {
    var isDisplay: Bool
    var isScript: Bool

    private var inline: MathMLWriter { MathMLWriter(isDisplay: false, isScript: isScript) }
    private var script: MathMLWriter { MathMLWriter(isDisplay: false, isScript: true) }

    /// For a parent that takes any number of children.
    func content(_ tree: MathTree) -> String {
        guard case .row(let items) = tree else { return element(tree) }
        return row(items)
    }

    /// Exactly one element.
    func element(_ tree: MathTree) -> String {
        switch tree {
        case .row(let items): return "<mrow>\(row(items))</mrow>"
        case .identifier(let text, let letters): return identifier(text, letters)
        case .number(let text, let letters): return "<mn>\(escaped(letters.applied(to: text)))</mn>"
        case .function(let name): return "<mi\(name.count == 1 ? upright : "")>\(escaped(name))</mi>"
        case .symbol(let symbol): return self.symbol(symbol)
        case .text(let text): return "<mtext>\(escaped(text).replacing(" ", with: "\u{A0}"))</mtext>"
        case .space(let width): return "<mspace width=\"\(ems(width))\"/>"
        case .fraction(let over, let under, let fraction): return self.fraction(over, under, fraction)
        case .root(let body, nil): return "<msqrt>\(content(body))</msqrt>"
        case .root(let body, let index?): return "<mroot>\(element(body))\(script.element(index))</mroot>"
        case .scripts(let base, let low, let high, let placement): return scripts(base, low, high, placement)
        case .fenced(let open, let body, let close):
            return "<mrow>\(fence(open, "prefix"))\(content(body))\(fence(close, "postfix"))</mrow>"
        case .divider(let text): return operatorElement(text, "stretchy=\"true\"" + spaces(3, 3))
        case .sized(let symbol, let size): return sized(symbol, size)
        case .grid(let grid): return self.grid(grid)
        case .accent(let base, let accent): return self.accent(base, accent)
        case .style(let isDisplay, let body):
            let inner = MathMLWriter(isDisplay: isDisplay, isScript: false)
            return "<mstyle displaystyle=\"\(isDisplay)\" scriptlevel=\"0\">\(inner.content(body))</mstyle>"
        case .phantom(let body): return "<mphantom>\(content(body))</mphantom>"
        case .invalid: return "<merror><mtext>?</mtext></merror>"
        }
    }

    // MARK: Rows

    /// The items, with the thin spaces that TeX puts beside the name of a function.
    private func row(_ items: [MathTree]) -> String {
        var result = ""
        for (index, item) in items.enumerated() {
            if index > 0, !isScript, needsThinSpace(items[index - 1], item) { result += element(.space(3)) }
            result += element(item)
            if item.isFunction, index + 1 < items.count { result += "<mo>&#x2061;</mo>" }
        }
        return result
    }

    private func needsThinSpace(_ left: MathTree, _ right: MathTree) -> Bool {
        if left.isFunction { return right.isFunction || right.isOrdinary || right.isFenced }
        return right.isFunction && (left.isOrdinary || left.isClosing || left.isFenced)
    }

    // MARK: Letters and signs

    private let upright = " mathvariant=\"normal\""

    private func identifier(_ text: String, _ letters: MathLetters) -> String {
        "<mi\(letters == .upright && text.count == 1 ? upright : "")>\(escaped(letters.applied(to: text)))</mi>"
    }

    private func symbol(_ symbol: MathSymbol) -> String {
        switch symbol.kind {
        case .ordinary where !symbol.text.allSatisfy(signs.contains): return "<mi>\(escaped(symbol.text))</mi>"
        case .ordinary: return operatorElement(symbol.text, "stretchy=\"false\"" + spaces(0, 0))
        case .sign: return operatorElement(symbol.text, "form=\"prefix\"" + spaces(0, 0))
        case .opening: return operatorElement(symbol.text, "form=\"prefix\" stretchy=\"false\"")
        case .closing: return operatorElement(symbol.text, "form=\"postfix\" stretchy=\"false\"")
        case .punctuation: return operatorElement(symbol.text, "separator=\"true\"" + spaces(0, isScript ? 0 : 3))
        case .binary: return operatorElement(symbol.text, "form=\"infix\"" + (isScript ? spaces(0, 0) : spaces(4, 4)))
        case .relation: return operatorElement(symbol.text, "stretchy=\"false\"" + (isScript ? spaces(0, 0) : spaces(5, 5)))
        case .large, .integral: return operatorElement(symbol.text, "movablelimits=\"false\"")
        }
    }

    private func operatorElement(_ text: String, _ attributes: String) -> String {
        "<mo \(attributes.hasPrefix(" ") ? String(attributes.dropFirst()) : attributes)>\(escaped(text))</mo>"
    }

    private func spaces(_ left: Int, _ right: Int) -> String { " lspace=\"\(ems(left))\" rspace=\"\(ems(right))\"" }

    private func fence(_ text: String, _ form: String) -> String {
        text.isEmpty ? "" : operatorElement(text, "form=\"\(form)\" fence=\"true\" stretchy=\"true\"" + spaces(0, 0))
    }

    private func sized(_ symbol: MathSymbol, _ size: MathSize) -> String {
        guard !symbol.text.isEmpty else { return "<mrow></mrow>" }
        let height = "\(size.rawValue / 10).\(size.rawValue % 10)em"
        let space = symbol.kind == .relation ? 5 : 0
        let form = symbol.kind == .closing ? "postfix" : symbol.kind == .relation ? "infix" : "prefix"
        return operatorElement(
            symbol.text,
            "form=\"\(form)\" stretchy=\"true\" symmetric=\"true\" minsize=\"\(height)\" maxsize=\"\(height)\"" + spaces(space, space))
    }

    // MARK: Fractions, scripts, accents

    private func fraction(_ over: MathTree, _ under: MathTree, _ fraction: MathFraction) -> String {
        let isLarge = fraction.isDisplay ?? isDisplay
        let inner = isLarge ? inline : script
        let body = "<mfrac\(fraction.hasBar ? "" : " linethickness=\"0\"")>\(inner.element(over))\(inner.element(under))</mfrac>"
        guard let isDisplay = fraction.isDisplay else { return body }
        return "<mstyle displaystyle=\"\(isDisplay)\" scriptlevel=\"0\">\(body)</mstyle>"
    }

    private func scripts(_ base: MathTree, _ low: MathTree?, _ high: MathTree?, _ placement: MathPlacement) -> String {
        let isStacked = placement == .stacked || (placement == .limits && isDisplay)
        let parts = [element(base)] + [low, high].compactMap { $0.map(script.element) }
        let name =
            switch (low, high) {
            case (nil, _): isStacked ? "mover" : "msup"
            case (_, nil): isStacked ? "munder" : "msub"
            case (_, _): isStacked ? "munderover" : "msubsup"
            }
        return "<\(name)>\(parts.joined())</\(name)>"
    }

    private func accent(_ base: MathTree, _ accent: MathAccent) -> String {
        if accent.mark == "‾" || accent.mark == "_" {
            // Few fonts have a line that grows: a border is one in all of them.
            let side = accent.isBelow ? "bottom" : "top"
            return "<mrow style=\"border-\(side):0.06em solid;padding-\(side):0.1em\">\(content(base))</mrow>"
        }
        let mark = "<mo stretchy=\"\(accent.isWide)\"\(spaces(0, 0))>\(escaped(accent.mark))</mo>"
        return accent.isBelow
            ? "<munder accentunder=\"true\">\(element(base))\(mark)</munder>"
            : "<mover accent=\"true\">\(element(base))\(mark)</mover>"
    }

    // MARK: Grids

    private func grid(_ grid: MathGrid) -> String {
        let inner = MathMLWriter(isDisplay: grid.isEquations, isScript: isScript)
        let rows = grid.rows.map { cells in
            let cells = cells.enumerated().map { inner.cell($1, column: $0, of: grid) }
            return "<mtr>\(cells.joined())</mtr>"
        }
        let display = grid.isEquations ? " displaystyle=\"true\"" : ""
        let table = "<mtable\(display)>\(rows.joined())</mtable>"
        if grid.open.isEmpty, grid.close.isEmpty { return table }
        return "<mrow>\(fence(grid.open, "prefix"))\(table)\(fence(grid.close, "postfix"))</mrow>"
    }

    /// `columnalign` is for Firefox and Safari, the style for Chromium (which aligns formulas by `-webkit-right` only).
    private func cell(_ tree: MathTree, column: Int, of grid: MathGrid) -> String {
        let alignment = grid.alignments[column % grid.alignments.count]
        var style = alignment == .center ? "" : "text-align:\(alignment);text-align:-webkit-\(alignment)"
        if grid.isEquations, grid.alignments.count > 1 {
            style += column % 2 == 0 ? ";padding-right:0" : ";padding-left:0"
        }
        let attributes = style.isEmpty ? "" : " columnalign=\"\(alignment)\" style=\"\(style)\""
        return "<mtd\(attributes)>\(content(tree))</mtd>"
    }
}

/// Ordinary signs that are drawn as operators, so that they neither lean nor stretch.
private let signs: Set<Character> = ["|", "‖", "/", "\\", ".", "?", "′", "!", "\""]

/// Eighteenths of an em, to three decimals and without trailing zeros: `0.167em`.
private func ems(_ eighteenths: Int) -> String {
    let thousandths = (abs(eighteenths) * 1000 + 9) / 18
    guard thousandths > 0 else { return "0" }
    var decimals = String(String(1000 + thousandths % 1000).dropFirst())
    while decimals.hasSuffix("0") { decimals.removeLast() }
    let sign = eighteenths < 0 ? "-" : ""
    return "\(sign)\(thousandths / 1000)\(decimals.isEmpty ? "" : ".")\(decimals)em"
}

extension MathTree {
    fileprivate var isFunction: Bool {
        if case .function = core { true } else { false }
    }

    fileprivate var isFenced: Bool {
        switch self {
        case .fenced, .fraction: true
        case .grid(let grid): !grid.open.isEmpty
        case .row, .identifier, .number, .function, .symbol, .text, .space, .root, .scripts, .divider, .sized, .accent, .style,
            .phantom, .invalid:
            false
        }
    }

    fileprivate var isClosing: Bool {
        switch core {
        case .symbol(let symbol), .sized(let symbol, _): symbol.kind == .closing
        case .row, .identifier, .number, .function, .text, .space, .fraction, .root, .scripts, .fenced, .divider, .grid, .accent,
            .style, .phantom, .invalid:
            false
        }
    }

    /// One of TeX's ordinary atoms, or a large operator (which takes the same space beside a function).
    fileprivate var isOrdinary: Bool {
        switch core {
        case .identifier, .number, .text, .root, .accent, .row, .style, .phantom: true
        case .symbol(let symbol): [.ordinary, .large, .integral].contains(symbol.kind)
        case .sized(let symbol, _): symbol.kind == .ordinary
        case .grid(let grid): grid.open.isEmpty
        case .function, .space, .fraction, .scripts, .fenced, .divider, .invalid: false
        }
    }
}
