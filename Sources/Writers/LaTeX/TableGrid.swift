import Cases
import Documents

/// A table whose words are LaTeX already and whose widths are known: what is laid out and written.
struct TableGrid {
    struct Cell {
        /// As LaTeX.
        var tex = ""
        /// As the reader reads it, for its width and to tell numbers.
        var text = ""
        /// A second, quieter line, as LaTeX and as it is read.
        var detail: (tex: String, text: String)?
        var link = Link.none
        var emphasis = ExhibitTable.Emphasis.none
        var isCode = false
    }

    enum Link {
        case none
        case derivation(Int)
        case address(String)
        case anchor(String)
    }

    struct Row {
        let kind: ExhibitTable.Row.Kind
        let cells: [Cell]
    }

    struct Column {
        let head: Cell
        let unit: Cell?
        let alignment: ColumnAlignment
        var isNumeric = false
        /// Whether its head is written from bottom to top.
        var isUpright = false
    }

    var columns: [Column]
    var rows: [Row]
}

extension LaTeXWriter {
    mutating func grid(_ table: ExhibitTable) -> TableGrid {
        within(.cell) { writer in
            let columns = table.columns.map { column in
                TableGrid.Column(
                    head: writer.cell(column.title), unit: column.unit.map { writer.cell($0) },
                    alignment: column.isNumeric ? .right : .left,
                    isNumeric: column.isNumeric, isUpright: column.isNumeric && table.arrangement == .matrix)
            }
            return TableGrid(
                columns: columns, rows: table.rows.map { row in TableGrid.Row(kind: row.kind, cells: row.cells.map { writer.cell($0) }) })
        }
    }

    mutating func grid(_ table: Table<Evaluated>) -> TableGrid {
        within(.cell) { writer in
            let columns = table.header.enumerated().map { index, head in
                let given = index < table.alignments.count ? table.alignments[index] : .none
                return TableGrid.Column(head: writer.cell(head), unit: nil, alignment: given == .none ? .left : given)
            }
            return TableGrid(
                columns: columns, rows: table.rows.map { row in TableGrid.Row(kind: .plain, cells: row.map { writer.cell($0) }) })
        }
    }

    private mutating func cell(_ cell: ExhibitTable.Cell) -> TableGrid.Cell {
        var made = self.cell(cell.text)
        if let detail = cell.detail { made.detail = (settable(detail, as: .cell), detail) }
        made.emphasis = cell.emphasis
        if let number = cell.why.flatMap({ derivationNumbers[$0] }) {
            made.link = .derivation(number)
        } else if let target = cell.target {
            made.link = target.hasPrefix("#") ? .anchor(String(target.dropFirst())) : target.contains(":") ? .address(target) : .none
        }
        return made
    }

    mutating func cell(_ text: String) -> TableGrid.Cell {
        previous = nil
        return TableGrid.Cell(tex: settable(text, as: .cell), text: text)
    }

    private mutating func cell(_ inlines: [Inline<Evaluated>]) -> TableGrid.Cell {
        previous = nil
        return TableGrid.Cell(tex: tex(inlines), text: plainText(inlines))
    }
}

/// A cell's number that `siunitx` can set in line with those above and below it.
struct PlainNumber {
    let isNegative: Bool
    let whole: Int
    let decimals: Int
    let hasSeparators: Bool
    /// Without separators, its minus an ASCII hyphen.
    let digits: String

    init?(_ text: String) {
        var rest = text[...]
        isNegative = rest.hasPrefix("−") || rest.hasPrefix("-")
        if isNegative { rest.removeFirst() }
        let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count <= 2, !first.isEmpty,
            rest.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") })
        else { return nil }
        let groups = first.split(separator: ",", omittingEmptySubsequences: false)
        guard groups[0].count > 0, groups.count == 1 || (groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }) else {
            return nil
        }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard parts.count == 1 || (!fraction.isEmpty && !fraction.contains(",")) else { return nil }
        hasSeparators = groups.count > 1
        whole = groups.reduce(0) { $0 + $1.count }
        decimals = fraction.count
        digits = (isNegative ? "-" : "") + groups.joined() + (fraction.isEmpty ? "" : "." + fraction)
    }
}
