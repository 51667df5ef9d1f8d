/// What a command of TeX orders, without its arguments.
enum MathCommand {
    case identifier(String, MathLetters)
    case symbol(MathSymbol)
    case function(hasLimits: Bool)
    /// `\operatorname{…}`; with a star, limits go under it.
    case operatorName
    case letters(MathLetters)
    case text
    case space(Int)
    case fraction(MathFraction, open: String, close: String)
    case root
    case accent(MathAccent)
    /// `\overset{over}{base}`; `\underset{under}{base}`.
    case stack(isBelow: Bool)
    /// One row above the other in small type, under a sum.
    case substack
    case left, right, middle
    case sized(MathSize, MathSymbol.Kind)
    case begin, end
    case style(isDisplay: Bool)
    case limits(MathPlacement)
    case not
    /// `a \pmod{n}`.
    case modulo
    case phantom
}

/// The commands Casebook reads: the part of LaTeX with amsmath that course texts use.
let mathCommands: [String: MathCommand] = {
    var commands = structures
    for (names, kind) in symbolTables {
        for (name, text) in pairs(names) { commands[name] = .symbol(MathSymbol(text, kind)) }
    }
    for (name, text) in pairs(smallGreek) { commands[name] = .identifier(text, .italic) }
    for (name, text) in pairs(uprightLetters) { commands[name] = .identifier(text, .upright) }
    for (name, mark) in pairs(accents) { commands[name] = .accent(MathAccent(mark: mark)) }
    for name in words("arccos arcsin arctan arg cos cosh cot coth csc deg dim exp hom ker lg ln log sec sin sinh tan tanh") {
        commands[name] = .function(hasLimits: false)
    }
    for name in words("det gcd inf lim liminf limsup max min Pr sup") { commands[name] = .function(hasLimits: true) }
    return commands
}()

/// For "did you mean", in one order on every machine.
let mathCommandNames = mathCommands.keys.sorted()

/// What a character stands for that is no letter and no digit.
let mathCharacters: [String: MathSymbol] = {
    var characters: [String: MathSymbol] = [:]
    func isNew(_ text: String) -> Bool { characters[text] == nil && !text.unicodeScalars.allSatisfy(\.isASCII) }
    for (names, kind) in symbolTables {
        for (_, text) in pairs(names) where isNew(text) { characters[text] = MathSymbol(text, kind) }
    }
    for (texts, kind) in asciiCharacters {
        for text in words(texts) { characters[text] = MathSymbol(text, kind) }
    }
    characters["-"] = MathSymbol("−", .binary)
    characters["*"] = MathSymbol("∗", .binary)
    return characters
}()

/// The signs that have a struck-out form of their own.
let negations = [
    "=": "≠", "∈": "∉", "∋": "∌", "⊂": "⊄", "⊃": "⊅", "⊆": "⊈", "⊇": "⊉", "≡": "≢", "∃": "∄", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱",
    "∣": "∤", "∼": "≁", "≈": "≉", "≃": "≄", "≅": "≇", "∥": "∦", "→": "↛", "←": "↚", "⇒": "⇏", "⇔": "⇎",
]

private func words(_ text: String) -> [String] { text.split { $0.isWhitespace }.map(String.init) }

/// `name sign name sign …`
private func pairs(_ text: String) -> [(String, String)] {
    let words = words(text)
    return stride(from: 0, to: words.count - 1, by: 2).map { (words[$0], words[$0 + 1]) }
}

private let smallGreek = """
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν
    xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
    ell ℓ hbar ℏ imath ı jmath ȷ
    """

private let uprightLetters = """
    Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω partial ∂ nabla ∇ Re ℜ Im ℑ aleph ℵ
    """

private let accents = "hat ˆ bar ¯ vec → dot ˙ ddot ¨ tilde ˜ check ˇ breve ˘ acute ´ grave ` mathring ˚"

private let asciiCharacters: [(String, MathSymbol.Kind)] = [
    ("+", .binary), ("= < > :", .relation), (", ;", .punctuation), ("( [", .opening), (") ] !", .closing), (". / | ? @ \"", .ordinary),
]

private let symbolTables: [(String, MathSymbol.Kind)] = [
    (
        """
        infty ∞ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ neg ¬ lnot ¬ ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ dotsc …
        dotsb ⋯ prime ′ angle ∠ triangle △ top ⊤ bot ⊥ checkmark ✓ degree ° $ $ % % _ _ # # & & vert | Vert ‖ | ‖ backslash \\
        euro € pounds £ copyright © dagger † S §
        """, .ordinary
    ),
    (
        """
        cdot ⋅ times × div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet ∙ cap ∩ cup ∪ setminus ∖ land ∧ wedge ∧ lor ∨ vee ∨ oplus ⊕
        ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ sqcup ⊔ sqcap ⊓ uplus ⊎ amalg ⨿ diamond ⋄ bmod mod
        """, .binary
    ),
    (
        """
        le ≤ leq ≤ ge ≥ geq ≥ lt < gt > ne ≠ neq ≠ ll ≪ gg ≫ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ doteq ≐ asymp ≍
        leqslant ⩽ geqslant ⩾ lesssim ≲ gtrsim ≳ prec ≺ succ ≻ preceq ⪯ succeq ⪰ in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆
        supseteq ⊇ subsetneq ⊊ supsetneq ⊋ mid ∣ nmid ∤ parallel ∥ perp ⟂ vdash ⊢ dashv ⊣ models ⊨ coloneqq ≔ triangleq ≜
        to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ impliedby ⟸
        iff ⟺ mapsto ↦ longmapsto ⟼ longrightarrow ⟶ longleftarrow ⟵ Longrightarrow ⟹ uparrow ↑ downarrow ↓ updownarrow ↕
        Uparrow ⇑ Downarrow ⇓ hookrightarrow ↪ rightharpoonup ⇀ rightleftharpoons ⇌ nearrow ↗ searrow ↘ leadsto ⇝ rightsquigarrow ⇝
        """, .relation
    ),
    ("{ { lbrace { lbrack [ langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖", .opening),
    ("} } rbrace } rbrack ] rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖", .closing),
    ("colon :", .punctuation),
    ("sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigsqcup ⨆", .large),
    ("int ∫ iint ∬ iiint ∭ oint ∮", .integral),
]

private let structures: [String: MathCommand] = [
    "frac": .fraction(MathFraction(), open: "", close: ""),
    "dfrac": .fraction(MathFraction(isDisplay: true), open: "", close: ""),
    "tfrac": .fraction(MathFraction(isDisplay: false), open: "", close: ""),
    "binom": .fraction(MathFraction(hasBar: false), open: "(", close: ")"),
    "dbinom": .fraction(MathFraction(isDisplay: true, hasBar: false), open: "(", close: ")"),
    "tbinom": .fraction(MathFraction(isDisplay: false, hasBar: false), open: "(", close: ")"),
    "sqrt": .root,
    "operatorname": .operatorName, "operatorname*": .operatorName,
    "mathrm": .letters(.upright), "mathbf": .letters(.bold), "boldsymbol": .letters(.boldItalic), "bm": .letters(.boldItalic),
    "mathit": .letters(.italic), "mathbb": .letters(.doubleStruck), "mathcal": .letters(.script), "mathscr": .letters(.script),
    "mathfrak": .letters(.fraktur), "mathsf": .letters(.sansSerif), "mathtt": .letters(.monospace),
    "text": .text, "textrm": .text, "mbox": .text, "textnormal": .text,
    ",": .space(3), "thinspace": .space(3), ":": .space(4), ">": .space(4), ";": .space(5), " ": .space(6), "!": .space(-3),
    "quad": .space(18), "qquad": .space(36),
    "overline": .accent(MathAccent(mark: "‾", isWide: true)),
    "underline": .accent(MathAccent(mark: "_", isBelow: true, isWide: true)),
    "widehat": .accent(MathAccent(mark: "\u{302}", isWide: true)),
    "widetilde": .accent(MathAccent(mark: "\u{303}", isWide: true)),
    "overrightarrow": .accent(MathAccent(mark: "→", isWide: true)),
    "overbrace": .accent(MathAccent(mark: "⏞", isWide: true)),
    "underbrace": .accent(MathAccent(mark: "⏟", isBelow: true, isWide: true)),
    "overset": .stack(isBelow: false), "stackrel": .stack(isBelow: false), "underset": .stack(isBelow: true),
    "substack": .substack,
    "left": .left, "right": .right, "middle": .middle,
    "big": .sized(.big, .ordinary), "Big": .sized(.bigger, .ordinary),
    "bigg": .sized(.huge, .ordinary), "Bigg": .sized(.hugest, .ordinary),
    "bigl": .sized(.big, .opening), "Bigl": .sized(.bigger, .opening),
    "biggl": .sized(.huge, .opening), "Biggl": .sized(.hugest, .opening),
    "bigr": .sized(.big, .closing), "Bigr": .sized(.bigger, .closing),
    "biggr": .sized(.huge, .closing), "Biggr": .sized(.hugest, .closing),
    "bigm": .sized(.big, .relation), "Bigm": .sized(.bigger, .relation),
    "biggm": .sized(.huge, .relation), "Biggm": .sized(.hugest, .relation),
    "begin": .begin, "end": .end,
    "displaystyle": .style(isDisplay: true), "textstyle": .style(isDisplay: false),
    "limits": .limits(.stacked), "nolimits": .limits(.beside),
    "not": .not, "pmod": .modulo, "phantom": .phantom,
]

/// The environments, by name: what their grid looks like before it has rows.
let mathEnvironments: [String: MathGrid] = [
    "aligned": MathGrid(alignments: [.right, .left], isEquations: true),
    "align": MathGrid(alignments: [.right, .left], isEquations: true),
    "align*": MathGrid(alignments: [.right, .left], isEquations: true),
    "split": MathGrid(alignments: [.right, .left], isEquations: true),
    "gathered": MathGrid(isEquations: true),
    "gather*": MathGrid(isEquations: true),
    "cases": MathGrid(open: "{", alignments: [.left]),
    "array": MathGrid(),
    "matrix": MathGrid(),
    "smallmatrix": MathGrid(),
    "pmatrix": MathGrid(open: "(", close: ")"),
    "bmatrix": MathGrid(open: "[", close: "]"),
    "Bmatrix": MathGrid(open: "{", close: "}"),
    "vmatrix": MathGrid(open: "|", close: "|"),
    "Vmatrix": MathGrid(open: "‖", close: "‖"),
]
