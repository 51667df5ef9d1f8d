import Diagnostics
import Documents
import Testing

@Suite("A formula in TeX")
struct MathReading {
    @Test(
        "is read as what it means",
        arguments: [
            ("x", "x"),
            ("xy", "[x y]"),
            ("12.5", "12.5"),
            ("50{,}000", "50,000"),
            ("x^23", "[sup(x 2) 3]"),
            ("x_i^2", "sub-sup(x i 2)"),
            ("x^2_i", "sub-sup(x i 2)"),
            ("f''", "sup(f ordinary:′′)"),
            ("f'^2", "sup(f [ordinary:′ 2])"),
            ("a - b", "[a binary:− b]"),
            ("-a", "[sign:− a]"),
            ("a = -b", "[a relation:= sign:− b]"),
            ("(-1)", "[opening:( sign:− 1 closing:)]"),
            ("a {=} b", "[a ordinary:= b]"),
            ("\\frac12", "fraction(1 2)"),
            ("\\frac{a}b", "fraction(a b)"),
            ("\\binom n k", "fenced(( stack(n k) ))"),
            ("\\sqrt[3]{x}", "root(x 3)"),
            ("\\sqrt x", "root(x)"),
            ("\\mathrm{TP}", "upright:TP"),
            ("\\mathrm{F1}_k", "sub(upright:F1 k)"),
            ("\\mathbf x y", "[bold:x y]"),
            ("\\sum_{i}^n", "limits(large:∑ i n)"),
            ("\\sum\\nolimits_i", "sub(large:∑ i)"),
            ("\\int_0^1", "sub-sup(integral:∫ 0 1)"),
            ("\\max_x", "limits(max x)"),
            ("\\log_2", "sub(log 2)"),
            ("\\operatorname*{arg\\,max}_c", "limits(arg\u{2009}max c)"),
            ("\\left. x \\right|", "fenced( x |)"),
            ("\\left\\{ x \\middle| y \\right\\}", "fenced({ [x divider:| y] })"),
            ("\\bigl( x \\bigr)", "[big:( x big:)]"),
            ("\\text{a  \\$5 -- \\textbackslash}", nil),
            ("\\text{costs \\$5 -- 10\\%}", "'costs $5 – 10%'"),
            ("\\not\\in", "relation:∉"),
            ("\\hat{x}", "accent:ˆ(x)"),
            ("\\displaystyle a b", "display([a b])"),
            ("{\\textstyle a} b", "[text-style(a) b]"),
            ("\\begin{cases} a & b \\\\ c & d \\\\ \\end{cases}", "grid{(a b; c d)"),
            ("\\begin{aligned} a &= b \\\\[4pt] &+ c \\end{aligned}", "grid(a [relation:= b]; [] [binary:+ c])"),
            ("\\begin{pmatrix} 1 & 0 \\end{pmatrix}", "grid()(1 0)"),
            ("\\{ a \\}", "[opening:{ a closing:}]"),
            ("\\alpha + \\Gamma", "[α binary:+ upright:Γ]"),
            ("a ≤ b × c", "[a relation:≤ b binary:× c]"),
            ("\\, \\!", "[space:3 space:-3]"),
        ] as [(String, String?)])
    func reads(tex: String, tree: String?) {
        var log: [Diagnostic] = []
        let read = readTeX(Excerpt(SourceFile(path: "a.md", text: tex)), reporting: &log)
        guard let tree else { return #expect(log.hasErrors) }
        #expect(log.map { render($0) } == [])
        #expect(described(read) == tree)
    }

    @Test(
        "knows every command it lists",
        arguments: [
            "alpha", "beta", "Omega", "le", "ge", "ne", "approx", "sim", "in", "notin", "subset", "cup", "cap", "forall", "exists", "infty",
            "partial", "nabla", "ldots", "cdots", "cdot", "times", "div", "pm", "to", "Rightarrow", "iff", "log", "ln", "exp", "min", "max",
            "arg", "%", "$", "_", "&", "#", "{", "}", "quad", "mid", "propto", "lfloor", "rceil", "lvert", "rVert",
        ])
    func knows(command: String) {
        var log: [Diagnostic] = []
        _ = readTeX(Excerpt(SourceFile(path: "a.md", text: "a \\\(command) b")), reporting: &log)
        #expect(log.map { render($0) } == [])
    }

    @Test(
        "is given up where it is nested too deeply, once",
        arguments: ["{", "\\frac{", "\\sqrt[", "x^{", "\\left(", "\\begin{matrix}", "\\hat"])
    func boundsNesting(opening: String) {
        var log: [Diagnostic] = []
        _ = readTeX(Excerpt(SourceFile(path: "a.md", text: String(repeating: opening, count: 5_000))), reporting: &log)
        #expect(log.map(\.message) == ["this is nested deeper than 60 levels"])
    }
}

/// A tree in few letters, so that a test is a line.
private func described(_ tree: MathTree) -> String {
    switch tree {
    case .row(let items): "[\(items.map(described).joined(separator: " "))]"
    case .identifier(let text, let letters), .number(let text, let letters):
        letters == .italic || text.allSatisfy { $0.isNumber || $0.isPunctuation } ? text : "\(letters):\(text)"
    case .function(let name): name
    case .symbol(let symbol): "\(symbol.kind):\(symbol.text)"
    case .text(let text): "'\(text)'"
    case .space(let width): "space:\(width)"
    case .fraction(let over, let under, let fraction): "\(fraction.hasBar ? "fraction" : "stack")(\(described(over)) \(described(under)))"
    case .root(let body, let index): "root(\(([body] + [index].compactMap(\.self)).map(described).joined(separator: " ")))"
    case .scripts(let base, let low, let high, let placement): scripts(base, low, high, placement)
    case .fenced(let open, let body, let close): "fenced(\(open) \(described(body)) \(close))"
    case .divider(let text): "divider:\(text)"
    case .sized(let symbol, let size): "\(size):\(symbol.text)"
    case .grid(let grid):
        "grid\(grid.open)\(grid.close)(\(grid.rows.map { $0.map(described).joined(separator: " ") }.joined(separator: "; ")))"
    case .accent(let base, let accent): "accent:\(accent.mark)(\(described(base)))"
    case .style(let isDisplay, let body): "\(isDisplay ? "display" : "text-style")(\(described(body)))"
    case .phantom(let body): "phantom(\(described(body)))"
    case .invalid: "?"
    }
}

private func scripts(_ base: MathTree, _ low: MathTree?, _ high: MathTree?, _ placement: MathPlacement) -> String {
    let names = [low.map { _ in "sub" }, high.map { _ in "sup" }].compactMap(\.self).joined(separator: "-")
    let parts = [base, low, high].compactMap(\.self).map(described).joined(separator: " ")
    return "\(placement == .beside ? names : "\(placement)")(\(parts))"
}
