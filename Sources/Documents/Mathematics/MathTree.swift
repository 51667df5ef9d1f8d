/// A formula as its author wrote it in TeX, by what it means for the page: read by `readTeX`, drawn by the writers.
package indirect enum MathTree: Hashable, Sendable {
    case row([MathTree])
    /// A variable (`x`), or an upright name (`\mathrm{TP}`).
    case identifier(String, MathLetters)
    case number(String, MathLetters)
    /// An operator by name: `\log`, `\operatorname{softmax}`.
    case function(String)
    case symbol(MathSymbol)
    /// Words among the formula, `\text{if }`.
    case text(String)
    /// A horizontal space in eighteenths of an em (TeX's mu); negative ones pull together.
    case space(Int)
    case fraction(over: MathTree, under: MathTree, MathFraction)
    case root(MathTree, index: MathTree?)
    /// What stands low and high beside its base, or under and over it.
    case scripts(base: MathTree, low: MathTree?, high: MathTree?, MathPlacement)
    /// Delimiters that grow with what they enclose; an empty one is not drawn.
    case fenced(open: String, MathTree, close: String)
    /// A delimiter inside `.fenced` that grows with it, `\middle|`.
    case divider(String)
    /// A delimiter of a chosen size, `\bigl(`.
    case sized(MathSymbol, MathSize)
    case grid(MathGrid)
    case accent(MathTree, MathAccent)
    /// `\displaystyle` (true) or `\textstyle` (false).
    case style(isDisplay: Bool, MathTree)
    /// Takes the room, draws nothing.
    case phantom(MathTree)
    /// Stands where the author's text made no sense. Already reported.
    case invalid
}

/// A sign that is no letter and no number.
package struct MathSymbol: Hashable, Sendable {
    /// What it is to its neighbours: decides the space on both sides (TeX's atoms).
    package enum Kind: Hashable, Sendable {
        case ordinary, binary, relation, opening, closing, punctuation
        /// A binary operator with nothing on its left: the minus of `-1`.
        case sign
        /// `∑`: with limits under and over it in a display.
        case large
        /// `∫`: with limits beside it.
        case integral
    }

    package let text: String
    package let kind: Kind

    package init(_ text: String, _ kind: Kind) {
        self.text = text
        self.kind = kind
    }
}

package enum MathLetters: Hashable, Sendable {
    case italic, upright, bold, boldItalic, doubleStruck, script, fraktur, sansSerif, monospace
}

package struct MathFraction: Hashable, Sendable {
    /// Nil: as large as the place allows; else `\dfrac` (true) or `\tfrac` (false).
    package var isDisplay: Bool?
    /// False for a binomial.
    package var hasBar = true
}

package enum MathPlacement: Hashable, Sendable {
    case beside
    /// Under and over in a display, beside elsewhere: the limits of a sum.
    case limits
    case stacked
}

/// The sizes of `\big`, `\Big`, `\bigg` and `\Bigg`, in tenths of an em.
package enum MathSize: Int, Hashable, Sendable {
    case big = 12
    case bigger = 18
    case huge = 24
    case hugest = 30
}

package struct MathAccent: Hashable, Sendable {
    package let mark: String
    package var isBelow = false
    /// As wide as its base: `\overline` against `\bar`.
    package var isWide = false
}

/// Rows of cells: matrices, cases, aligned equations.
package struct MathGrid: Hashable, Sendable {
    package enum Alignment: Hashable, Sendable { case left, center, right }

    package var open = ""
    package var close = ""
    /// How the columns align, repeated when there are more; never empty.
    package var alignments: [Alignment] = [.center]
    /// Equations in display size whose columns touch (`aligned`), instead of entries with space between.
    package var isEquations = false
    package var rows: [[MathTree]] = []
}
