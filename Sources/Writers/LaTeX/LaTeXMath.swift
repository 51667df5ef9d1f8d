import Cases
import Diagnostics
import Documents

extension LaTeXWriter {
    /// A displayed formula, narrowed when it is wider than the line; one with a label has a number.
    mutating func write(_ math: Math, label: Label?) {
        mark(math.tex.place)
        // An equation belongs to the paragraph before it.
        let name = label == nil ? "equation*" : "equation"
        out += "\\begin{\(name)}\(label.map { "\\label{\(latexLabel($0.anchor))}" } ?? "")\n"
        out += "\\casebookfit{\(self.math(math.tex.text))}\n\\end{\(name)}\n"
    }

    /// The author's TeX, in which blank lines, environments of their own lines and characters beyond ASCII would stop LaTeX.
    mutating func math(_ tex: String) -> String {
        var text = tex.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }.joined(separator: "\n")
        for (own, inner) in [("align", "aligned"), ("gather", "gathered"), ("equation", "gathered")] {
            for name in [own, own + "*"] {
                text = text.replacing("\\begin{\(name)}", with: "\\begin{\(inner)}").replacing("\\end{\(name)}", with: "\\end{\(inner)}")
            }
        }
        return text.unicodeScalars.map { scalar in
            if scalar.isASCII { return String(Character(scalar)) }
            if let known = latexCharacter(scalar) { return known }
            unsettable.append((Character(scalar), place))
            return "?"
        }.joined()
    }
}
