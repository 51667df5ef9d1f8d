/// What LaTeX is told to set one character of a text; nil when pdfLaTeX cannot set it.
///
/// Everything that stands between `{}` here must not swallow the space behind it.
func latexCharacter(_ scalar: Unicode.Scalar) -> String? {
    if scalar.isASCII { return asciiCharacter(scalar) }
    if let known = mappedCharacters[scalar] { return known }
    return t1Ranges.contains { $0.contains(scalar.value) } ? String(Character(scalar)) : nil
}

private func asciiCharacter(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\\": "\\textbackslash{}"
    case "{": "\\{"
    case "}": "\\}"
    case "%": "\\%"
    case "_": "\\_"
    case "$": "\\$"
    case "&": "\\&"
    case "#": "\\#"
    case "~": "\\textasciitilde{}"
    case "^": "\\textasciicircum{}"
    case "<": "\\textless{}"
    case ">": "\\textgreater{}"
    case "|": "\\textbar{}"
    case "\"": "\\textquotedbl{}"
    case "'": "\\textquotesingle{}"
    case "`": "\\textasciigrave{}"
    case "\t": " "
    case "\n", "\r": "\n"
    default: scalar.value >= 32 && scalar.value < 127 ? String(Character(scalar)) : nil
    }
}

/// Characters that pdfLaTeX reads as they are, with fonts in the T1 encoding and their companions.
///
/// Source: `t1enc.dfu` and `ts1enc.dfu` of LaTeX (2022-11-01), without the letters that Latin Modern composes badly.
private let t1Ranges: [ClosedRange<UInt32>] = [
    0xA1...0xAC, 0xAE...0x125, 0x128...0x137, 0x139...0x13E, 0x141...0x148, 0x14A...0x165, 0x168...0x17E, 0x192...0x192,
    0x218...0x21B, 0x1E9E...0x1E9E, 0x2012...0x2015, 0x2018...0x201A, 0x201C...0x201E, 0x2020...0x2022, 0x2026...0x2026,
    0x2030...0x2030, 0x2039...0x203A, 0x20AC...0x20AC, 0x2116...0x2116, 0x2122...0x2122,
]

/// Characters that need a command, most of them a sign of mathematics.
private let mappedCharacters: [Unicode.Scalar: String] = {
    var map: [Unicode.Scalar: String] = [
        "\u{A0}": "~", "\u{AD}": "\\-", "\u{2002}": "\\enspace{}", "\u{2003}": "\\quad{}", "\u{2007}": "\\hphantom{0}",
        "\u{2009}": "\\,", "\u{200A}": "\\,", "\u{200B}": "\\hspace{0pt}", "\u{202F}": "\\,", "\u{2060}": "", "\u{FEFF}": "",
        "\u{2010}": "-", "\u{2011}": "\\mbox{-}", "☑": "\\ensuremath{\\boxtimes}", "☐": "\\ensuremath{\\square}",
    ]
    for (sign, command) in signs.split(whereSeparator: \.isWhitespace).pairs where sign.count == 1 {
        map[Character(String(sign)).scalar] = "\\ensuremath{\(command)}"
    }
    for (raised, plain) in zip("⁰⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", ["0", "4", "5", "6", "7", "8", "9", "+", "\\ensuremath{-}", "n"]) {
        map[raised.scalar] = "\\textsuperscript{\(plain)}"
    }
    for (lowered, plain) in zip("₀₁₂₃₄₅₆₇₈₉", 0...9) {
        map[lowered.scalar] = "\\textsubscript{\(plain)}"
    }
    return map
}()

/// `sign command sign command …`, commands of mathematics without spaces.
private let signs = """
    − - ≤ \\leq ≥ \\geq ≠ \\neq ≈ \\approx ≡ \\equiv ≪ \\ll ≫ \\gg ∼ \\sim ≃ \\simeq ≅ \\cong ∝ \\propto ⩽ \\leqslant ⩾ \\geqslant
    → \\rightarrow ← \\leftarrow ↑ \\uparrow ↓ \\downarrow ↔ \\leftrightarrow ↕ \\updownarrow ⇒ \\Rightarrow ⇐ \\Leftarrow
    ⇔ \\Leftrightarrow ↦ \\mapsto ⟶ \\longrightarrow ⟵ \\longleftarrow ⟹ \\Longrightarrow ⟺ \\Longleftrightarrow ↩ \\hookleftarrow
    ↪ \\hookrightarrow ↗ \\nearrow ↘ \\searrow ↙ \\swarrow ↖ \\nwarrow ∞ \\infty ∈ \\in ∉ \\notin ∋ \\ni ∑ \\sum ∏ \\prod
    √ \\surd ∂ \\partial ∆ \\Delta ∇ \\nabla ∫ \\int ∩ \\cap ∪ \\cup ⊂ \\subset ⊃ \\supset ⊆ \\subseteq ⊇ \\supseteq ∀ \\forall
    ∃ \\exists ∅ \\emptyset ∧ \\wedge ∨ \\vee ⊕ \\oplus ⊗ \\otimes ⊥ \\bot ⊤ \\top ⋅ \\cdot ∘ \\circ ∗ \\ast ⋆ \\star ⋯ \\cdots
    ′ {}^{\\prime} ″ {}^{\\prime\\prime} ∥ \\parallel ∣ \\mid ∖ \\setminus ∠ \\angle ⟨ \\langle ⟩ \\rangle ⌊ \\lfloor ⌋ \\rfloor ⌈ \\lceil
    ⌉ \\rceil ℓ \\ell ∓ \\mp ✓ \\checkmark ✔ \\checkmark ● \\bullet ○ \\circ ■ \\blacksquare □ \\square ▲ \\blacktriangle
    ▼ \\blacktriangledown △ \\triangle ▶ \\blacktriangleright ◀ \\blacktriangleleft ◆ \\blacklozenge ◇ \\lozenge ★ \\bigstar
    α \\alpha β \\beta γ \\gamma δ \\delta ε \\varepsilon ζ \\zeta η \\eta θ \\theta ϑ \\vartheta ι \\iota κ \\kappa λ \\lambda
    μ \\mu ν \\nu ξ \\xi ο o π \\pi ρ \\rho σ \\sigma ς \\varsigma τ \\tau υ \\upsilon φ \\varphi ϕ \\phi χ \\chi ψ \\psi ω \\omega
    Α \\mathrm{A} Β \\mathrm{B} Γ \\Gamma Δ \\Delta Ε \\mathrm{E} Ζ \\mathrm{Z} Η \\mathrm{H} Θ \\Theta Ι \\mathrm{I} Κ \\mathrm{K}
    Λ \\Lambda Μ \\mathrm{M} Ν \\mathrm{N} Ξ \\Xi Ο \\mathrm{O} Π \\Pi Ρ \\mathrm{P} Σ \\Sigma Τ \\mathrm{T} Υ \\Upsilon Φ \\Phi
    Χ \\mathrm{X} Ψ \\Psi Ω \\Omega
    """

extension Array {
    /// The first with the second, the third with the fourth.
    fileprivate var pairs: [(Element, Element)] { stride(from: 0, to: count - 1, by: 2).map { (self[$0], self[$0 + 1]) } }
}

extension Character {
    fileprivate var scalar: Unicode.Scalar { unicodeScalars[unicodeScalars.startIndex] }
}
