import Cases

/// A table that is laid out, on its way to LaTeX.
struct TableTeX {
    let grid: TableGrid
    let layout: TableLayout
    let form: TableForm
    let text: TableText
    let page: TablePage
    let anchors: LaTeXAnchors
    let part: LaTeXWriter.Part

    var tex: String {
        switch form {
        case .float where text.caption == nil:
            "\\begin{center}\n\(size)\n\(tabular(grid.rows.indices))\(notes)\\end{center}\n"
        case .float: floating("table", option: "[!htbp]", grid.rows.indices)
        case .wide: pages(of: page.height).map { floating("table*", option: "[!tp]", $0) }.joined()
        case .sideways: sideways
        case .long: long
        case .longSideways: "\\begin{landscape}\n\(long)\\end{landscape}\n"
        }
    }

    private var size: String { layout.size == 8 ? "\\casebooktable" : "\\casebooksmalltable" }

    /// - Parameter part: of the rows; a later part refers to the first for the caption.
    private func floating(_ environment: String, option: String, _ part: Range<Int>) -> String {
        let isFirst = part.lowerBound == 0
        let isLast = part.upperBound == grid.rows.count
        return """
            \\begin{\(environment)}\(option)
            \\centering
            \(isFirst ? captionLine : continuation)\(size)
            \(tabular(part))\(isLast ? notes : "")\\end{\(environment)}

            """
    }

    private var sideways: String {
        guard let width = page.wide else { return floating("sidewaystable", option: "", grid.rows.indices) }
        return pages(of: width).map { floating("sidewaystable*", option: "", $0) }.joined()
    }

    /// The rows of each page, where a table that floats is higher than one; a group's heading stays with its first row, a total with the
    /// row before it.
    private func pages(of height: Int) -> [Range<Int>] {
        var pages: [Range<Int>] = []
        var start = 0
        for row in grid.rows.indices where row > start {
            guard layout.height(of: layout.rowHeights[start...row]) > height * 85 / 100 else { continue }
            let belongsTogether = grid.rows[row - 1].kind == .heading || grid.rows[row].kind == .total
            let end = belongsTogether && row - 1 > start ? row - 1 : row
            pages.append(start..<end)
            start = end
        }
        return pages + [start..<grid.rows.count]
    }

    private var continuation: String {
        text.label.map { "{\\small\\emph{Table~\\ref{\($0)}, continued}\\par\\vskip\\medskipamount}\n" } ?? ""
    }

    private var captionLine: String { text.caption.map { "\\caption{\($0)}\(label)\n" } ?? "" }
    private var label: String { text.label.map { "\\label{\($0)}" } ?? "" }
    private var notes: String { text.notes.map { "\\casebooknote{\($0)}\n" }.joined() }

    private func tabular(_ part: Range<Int>) -> String {
        "\\begin{tabular}{\(specification)}\n\\toprule\n\(head)\\midrule\n\(rows(part))\\bottomrule\n\\end{tabular}\n"
    }

    private var long: String {
        let count = grid.columns.count
        let caption = text.caption.map { "\\caption{\($0)}\(label)\\\\\n" } ?? ""
        let again = text.label.map { "\\multicolumn{\(count)}{@{}l}{\\emph{Table~\\ref{\($0)}, continued}}\\\\\n" } ?? ""
        return """
            \\FloatBarrier
            \\begingroup\(size)
            \\begin{longtable}{\(specification)}
            \(caption)\\toprule
            \(head)\\midrule
            \\endfirsthead
            \(again)\\toprule
            \(head)\\midrule
            \\endhead
            \\bottomrule
            \\endfoot
            \(rows(grid.rows.indices))\\end{longtable}
            \(notes)\\endgroup

            """
    }

    // MARK: Columns

    private var specification: String { "@{}" + layout.columns.map(specification).joined() + "@{}" }

    private func specification(_ column: TableLayout.Column) -> String {
        switch column {
        case .left: "l"
        case .center: "c"
        case .right: "r"
        case .number(let format): "S[\(options(format))]"
        case .wrapped(let share, let isRight):
            ">{\\\(isRight ? "raggedleft" : "raggedright")\\arraybackslash}p{\\casebookpart{\(tenths(layout.fixed))pt}{\(share)}}"
        }
    }

    private func options(_ format: TableLayout.NumberFormat) -> String {
        "table-format=\(format.tex),group-digits=\(format.hasSeparators ? "integer" : "none")"
    }

    private var head: String {
        zip(grid.columns, zip(layout.columns, layout.heads)).map { head($0, $1.0, $1.1) }.joined(separator: " & ") + "\\\\\n"
    }

    private func head(_ column: TableGrid.Column, _ kind: TableLayout.Column, _ lines: (title: [String], unit: [String])) -> String {
        if column.head.text.isEmpty, column.unit == nil { return "{}" }
        if column.isUpright { return "{\\casebookupright{\(column.head.tex)}}" }
        if case .wrapped = kind {
            return "\\casebookhead{\(column.head.tex)}" + (column.unit.map { " \(guarded($0.tex))" } ?? "")
        }
        let stacked =
            (self.lines(column.head, lines.title).map { "\\casebookhead{\($0)}" } + (column.unit.map { self.lines($0, lines.unit) } ?? []))
        if stacked.count == 1 { return "{\(stacked[0])}" }
        return "{\\casebookstack{b}{\(letter(kind))}{\(stacked.joined(separator: "\\\\{}"))}}"
    }

    /// Words with formulas or emphasis in them stay in one line.
    private func lines(_ cell: TableGrid.Cell, _ lines: [String]) -> [String] {
        latex(cell.text, as: .cell) == cell.tex && lines.count > 1 ? lines.map { latex($0, as: .cell) } : [cell.tex]
    }

    private func letter(_ column: TableLayout.Column) -> String {
        switch column {
        case .left: "l"
        case .right, .number: "r"
        case .center: "c"
        case .wrapped(_, let isRight): isRight ? "r" : "l"
        }
    }

    // MARK: Rows

    private func rows(_ part: Range<Int>) -> String {
        let isOpen = layout.tallestRow > 1
        return part.map { index in
            let row = grid.rows[index]
            let isBelowRow = index > part.lowerBound && grid.rows[index - 1].kind != .heading
            let space = isOpen && isBelowRow ? "\\casebookgap\n" : ""
            let isBeforeTotal = index + 1 < part.upperBound && grid.rows[index + 1].kind == .total
            let end = isBeforeTotal ? "\\\\*" : "\\\\"
            switch row.kind {
            case .plain: return space + cells(row) + end + "\n"
            case .heading: return (index > part.lowerBound ? "\\casebookgroup\n" : "") + heading(row) + "\\\\*\n"
            case .subtotal: return space + cells(row) + end + "\n"
            case .total: return "\\midrule\n" + cells(row) + end + "\n"
            }
        }.joined()
    }

    private func heading(_ row: TableGrid.Row) -> String {
        let count = grid.columns.count
        let words = row.cells.first.map { linked($0.tex, $0.link) } ?? ""
        let detail = row.cells.first?.detail.map { " \\casebookdetail{\($0.tex)}" } ?? ""
        let fillsLine = layout.columns.contains { if case .wrapped = $0 { true } else { false } }
        let width = fillsLine ? "\\linewidth" : "\(tenths(layout.fixed))pt"
        let isShort = !fillsLine && (row.cells.first?.headingWidth ?? 0) * layout.size / 100 <= layout.fixed
        let column = isShort ? "l" : "p{\(width)}"
        return "\\multicolumn{\(count)}{@{}\(column)@{}}{\(isShort ? "" : "\\raggedright")\\casebookhead{\(words)}\(detail)}"
    }

    private func cells(_ row: TableGrid.Row) -> String {
        zip(row.cells, layout.columns).enumerated().map { index, pair in
            let tex = cell(pair.0, pair.1, row.kind)
            return index == 0 ? guarded(tex) : tex
        }.joined(separator: " & ")
    }

    private func cell(_ cell: TableGrid.Cell, _ column: TableLayout.Column, _ kind: ExhibitTable.Row.Kind) -> String {
        let isBold = kind == .total || cell.emphasis == .strong
        let shade = shade(cell.emphasis)
        if case .number(let format) = column {
            guard let number = PlainNumber(cell.text) else {
                return cell.tex.isEmpty ? "{}" : "{\(shade)\(styled(linked(cell.tex, cell.link), isBold, kind))}"
            }
            if case .none = cell.link, !isBold, shade.isEmpty { return number.digits }
            let aligned = "\\tablenum[\(options(format))]{\(number.digits)}"
            return "{\(shade)\(isBold ? "\\bfseries" : "")\(linked(aligned, cell.link))}"
        }
        let words = styled(
            cell.emphasis == .quiet ? "\\casebookquiet{\(linked(cell.tex, cell.link))}" : linked(cell.tex, cell.link), isBold, kind)
        guard let detail = cell.detail else { return shade + words }
        if case .wrapped = column { return "\(shade)\(words)\\newline{}\\casebookdetail{\(detail.tex)}" }
        return "\(shade)\\casebookstack{t}{\(letter(column))}{\(words)\\\\{}\\casebookdetail{\(detail.tex)}}"
    }

    private func styled(_ words: String, _ isBold: Bool, _ kind: ExhibitTable.Row.Kind) -> String {
        if words.isEmpty { return words }
        if isBold { return "\\textbf{\(words)}" }
        return kind == .subtotal ? "\\emph{\(words)}" : words
    }

    private func shade(_ emphasis: ExhibitTable.Emphasis) -> String {
        guard case .shade(let step) = emphasis else { return "" }
        return "\\casebookshade{\(["0.97", "0.93", "0.88", "0.82", "0.75"][min(max(step, 1), 5) - 1])}"
    }

    private func linked(_ words: String, _ link: TableGrid.Link) -> String {
        switch link {
        case .none: words
        case .derivation(let number): words.isEmpty ? words : "\\casebookvalue{\(number)}{\(words)}"
        case .address(let address): "\\href{\(latexAddress(address))}{\(words)}"
        case .anchor(let anchor): anchors.link(words, to: anchor, from: part)
        }
    }

    private func guarded(_ tex: String) -> String { tex.hasPrefix("[") || tex.hasPrefix("*") ? "{}" + tex : tex }
}
