import Cases
import Documents
import Reports

/// The blanks of a report: each is one command, `\answer[{guidance}]{name}{}`, in whose last brackets the student writes.
extension LaTeXWriter {
    mutating func write(_ field: FormField, labelled label: Label) {
        if case .table(let table) = field { return write(table, labelled: label) }
        line("\\reportfield{\(latexLabel(label.anchor))}{\(caption(label))}")
        if !field.question.isEmpty { line(tex(field.question)) }
        switch field {
        case .text(let id, let prompt): line(answer(id, prompt))
        case .answer(let id, _, let unit, let prompt):
            let unit = unit.isEmpty ? "" : " \\textbf{\(settable(unit, as: .plain))}"
            line("\\reportlead{Your answer:} \(answer(id, prompt))\(unit)")
        case .choice(let id, _, let options, let prompt):
            line("One of: \(options.map { settable($0, as: .prose) }.joined(separator: "; ")).")
            line("\\reportlead{Your choice:} \(answer(id, prompt))")
        case .table: break
        }
    }

    private mutating func answer(_ id: String, _ prompt: String) -> String {
        previous = nil
        return "\(LaTeXMark.command)[{\(settable(prompt, as: .prose))}]{\(id)}{}"
    }

    /// An empty table, ruled so that one can also write into it by hand, its head on every page it takes.
    private mutating func write(_ table: FormTable, labelled label: Label) {
        if !table.prompt.isEmpty { line("\\emph{\(settable(table.prompt, as: .prose))}") }
        let count = table.columns.count
        let titles = table.columns.map { [$0.title, $0.unit.map { "(\($0))" }].compactMap(\.self).joined(separator: " ") }
        let widths = columnWidths([titles] + table.rows.map { [$0] }, columns: count)
        let gaps = "(\(2 * count)\\tabcolsep+\(count + 1)\\arrayrulewidth)"
        let columns = zip(table.columns, widths).map { column, width in
            let letter = column.isNumeric ? "\\raggedleft" : "\\raggedright"
            return ">{\(letter)\\arraybackslash\\hspace{0pt}}p{\\casebookpart{\(gaps)}{\(width * 1000 / typeAreaWidth)}}|"
        }
        let head = table.columns.map { column in
            let unit = column.unit.map { " \\casebookquiet{(\(settable($0, as: .cell)))}" } ?? ""
            return "\\casebookhead{\(settable(column.title, as: .cell))}\(unit)"
        }.joined(separator: " & ")
        line("\\begingroup\\casebooktable")
        out += "\\begin{longtable}{|\(columns.joined())}\n"
        out += "\\caption{\(caption(label))}\\label{\(latexLabel(label.anchor))}\\\\\n"
        out += "\\hline\\reporthead \(head) \\\\ \\hline\\endfirsthead\n\\hline\\reporthead \(head) \\\\ \\hline\\endhead\n"
        for row in table.rows {
            let words = row.isEmpty ? "" : "\\textbf{\(settable(row, as: .cell))}"
            out += "\\reportrow \(words)\(String(repeating: " & ", count: count - 1)) \\\\ \\hline\n"
        }
        out += "\\end{longtable}\n\\endgroup\n"
    }
}
