import Cases
import Diagnostics

extension LaTeXWriter {
    /// The table to which every computed value leads: numbered in the order of the text.
    mutating func writeDerivations() {
        let derivations = manuscript.page.derivations
        guard !derivations.isEmpty else { return }
        place = nil
        line("\\section{Where each value comes from}\\label{sec-appendix-derivations}")
        out += """

            Every computed value of the paper has a number, in the order of the text. The table gives its name and value and, for what was
            computed, the formula and the numbers of the values that go into it, or else its source.


            """
        let columns = ["No.", "Quantity", "Value", "Formula or source"].enumerated().map { index, title in
            TableGrid.Column(head: cell(title), unit: nil, alignment: index == 0 ? .right : .left)
        }
        part = .appendix
        let rows = within(.cell) { writer in
            derivations.enumerated().map { TableGrid.Row(kind: .plain, cells: writer.cells(of: $1, number: $0 + 1)) }
        }
        write(
            TableGrid(columns: columns, rows: rows), TableText(caption: "Derivation of each value", label: "tbl-appendix-derivations"),
            at: nil)
    }

    private mutating func cells(of derivation: PageDerivation, number: Int) -> [TableGrid.Cell] {
        var quantity = cell(derivation.says ?? "")
        let name = code(derivation.name)
        // A formula without a name of its own stands in the last column.
        if derivation.name != derivation.formula {
            if quantity.text.isEmpty { quantity = name } else { quantity.detail = (name.tex, name.text) }
        }
        return [
            TableGrid.Cell(tex: "\\casebooktarget{\(number)}", text: "\(number)"), quantity, cell(derivation.value), origin(of: derivation),
        ]
    }

    private mutating func code(_ text: String) -> TableGrid.Cell {
        previous = nil
        return TableGrid.Cell(tex: "\\texttt{\(settable(text, as: .code))}", text: text, isCode: true)
    }

    /// The formula with its inputs, or the source; below, how sure it is.
    private mutating func origin(of derivation: PageDerivation) -> TableGrid.Cell {
        var parts: [TableGrid.Cell] = []
        if let formula = derivation.formula, formula != derivation.name || !derivation.inputs.isEmpty {
            var cell = code(formula)
            if !derivation.inputs.isEmpty {
                let inputs = inputs(of: derivation)
                cell.tex += " \\casebookdetail{from \(inputs.tex)}"
                cell.text += " from \(inputs.text)"
            }
            parts.append(cell)
        }
        if let source = derivation.source, !source.isEmpty {
            var cell = self.cell(source)
            if let target = derivation.sourceTarget, target.contains(":") { cell.tex = "\\href{\(latexAddress(target))}{\(cell.tex)}" }
            parts.append(cell)
        }
        if let certainty = derivation.certainty, !certainty.isEmpty {
            var cell = self.cell(certainty)
            cell.tex = "\\casebookdetail{\(cell.tex)}"
            parts.append(cell)
        }
        return TableGrid.Cell(
            tex: parts.map(\.tex).joined(separator: parts.isEmpty ? "" : "; "), text: parts.map(\.text).joined(separator: "; "),
            isCode: derivation.formula != nil && parts.first?.isCode == true)
    }

    /// By their numbers; one that the table does not hold by its name.
    private mutating func inputs(of derivation: PageDerivation) -> (tex: String, text: String) {
        let inputs = derivation.inputs.map { input -> (tex: String, text: String) in
            if let number = derivationNumbers[input.anchor] { return ("\\casebookvalue{\(number)}{\(number)}", "\(number)") }
            let name = code(input.name)
            return (name.tex, name.text)
        }
        return (inputs.map(\.tex).joined(separator: ", "), inputs.map(\.text).joined(separator: ", "))
    }
}
