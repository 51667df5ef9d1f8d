import Cases
import Diagnostics
import Documents

extension WordWriter {
    /// A formula that stands by itself.
    func display(_ tex: Excerpt) -> String { paragraph("BodyText", officeMath(of: tree(of: tex), isDisplay: true)) }

    /// A formula with its number at the right edge: in a table without lines, where it stays displayed.
    mutating func equation(_ math: Math, labelled label: Label) -> String {
        let number = field("SEQ Equation \\* ARABIC", run(outline.number(of: label)))
        let name = run("(") + bookmarked(outline.bookmark(of: label.anchor), number) + run(")")
        let formula = officeMath(of: tree(of: math.tex), isDisplay: true)
        let cells = [WordCell(content: ""), WordCell(content: formula), WordCell(content: name, alignment: .right)]
        return grid(head: [], rows: [cells], widths: [900, typeAreaWidth - 1800, 900], style: "TableNormal") + afterTable
    }
}
