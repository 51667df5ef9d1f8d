import Cases

/// How a table is set: the kind of each column, the size of its type and the way it stands.
struct TableLayout {
    enum Column: Equatable {
        case left, center, right
        /// Numbers in line at their decimal points.
        case number(NumberFormat)
        /// Lines broken at a width, in thousandths of what the other columns leave of the line.
        case wrapped(share: Int, right: Bool)
    }

    struct NumberFormat: Equatable {
        var isNegative = false
        var whole = 1
        var decimals = 0
        var hasSeparators = false
    }

    /// The size of the type in points; 8 or 7.
    let size: Int
    let columns: [Column]
    /// Of each row, in lines of the table's type.
    let rowHeights: [Int]
    /// What the unbroken columns and the gaps take, in tenths of a point.
    let fixed: Int
    /// Of each column's head, the lines its title and its unit are broken into.
    let heads: [(title: [String], unit: [String])]

    var tallestRow: Int { rowHeights.max() ?? 0 }
    /// Of rows with the head, in points; notes below not counted.
    func height(of rows: some Sequence<Int>) -> Int { rows.reduce(3, +) * (size + 3) }
    var height: Int { height(of: rowHeights) }
}

/// Chooses how a table fits a line.
struct TableFitting {
    private let grid: TableGrid
    private let size: Int
    /// All widths are in thousandths of the type size.
    private let measures: [ColumnMeasure]
    private let available: Int
    private let gap: Int

    /// - Parameter width: of the line, in points.
    init(_ grid: TableGrid, width: Int, size: Int) {
        self.grid = grid
        self.size = size
        gap = size == 8 ? 1250 : 860
        // Type of 7 pt is cut wider than that of 8 pt, by a fourteenth.
        available = width * (size == 8 ? 1000 : 933) / size - gap * max(0, grid.columns.count - 1)
        let roomy = grid.columns.indices.map { ColumnMeasure(grid, column: $0, headWidth: 9000) }
        let fits = roomy.reduce(0) { $0 + $1.natural } <= available
        measures = fits ? roomy : grid.columns.indices.map { ColumnMeasure(grid, column: $0, headWidth: 0) }
    }

    /// Nil when the widest words do not fit beside each other.
    func layout() -> TableLayout? {
        let flexible = Set(measures.indices.filter { measures[$0].canWrap })
        if measures.reduce(0, { $0 + $1.natural }) <= available { return layout(widths: [:]) }
        // First only what is long is broken, then whatever can be.
        for limit in [9000, 5000, 0] {
            if let widths = distribute(among: flexible.filter { measures[$0].natural > limit }) { return layout(widths: widths) }
        }
        return nil
    }

    /// Columns that need less than an equal share get what they need; the others share the rest by the amount of their text.
    private func distribute(among flexible: Set<Int>) -> [Int: Int]? {
        guard !flexible.isEmpty else { return nil }
        let fixed = measures.indices.filter { !flexible.contains($0) }.reduce(0) { $0 + measures[$1].natural }
        var free = available - fixed
        guard flexible.reduce(0, { $0 + measures[$1].word }) <= free else { return nil }
        var widths: [Int: Int] = [:]
        var open = flexible.sorted()
        while !open.isEmpty {
            let weight = open.reduce(0) { $0 + measures[$1].weight }
            let settled = open.first { column in
                let share = free * measures[column].weight / max(1, weight)
                return measures[column].word > share || measures[column].natural < share
            }
            guard let column = settled else {
                for column in open { widths[column] = free * measures[column].weight / max(1, weight) }
                break
            }
            let share = free * measures[column].weight / max(1, weight)
            let others = open.filter { $0 != column }.reduce(0) { $0 + measures[$1].word }
            let width = measures[column].word > share ? measures[column].word : measures[column].natural
            widths[column] = min(width, free - others)
            free -= widths[column] ?? 0
            open.removeAll { $0 == column }
        }
        return widths
    }

    private func layout(widths: [Int: Int]) -> TableLayout {
        let total = max(1, widths.values.reduce(0, +))
        let fixed = measures.indices.filter { widths[$0] == nil }.reduce(0) { $0 + measures[$1].natural }
        let columns = measures.indices.map { index in
            let isRight = grid.columns[index].alignment == .right
            return widths[index].map { .wrapped(share: $0 * 1000 / total, right: isRight) } ?? measures[index].kind
        }
        let taken = (fixed + gap * max(0, measures.count - 1)) * size / 100
        let rows = grid.rows.map { row in height(of: row, widths) }
        return TableLayout(
            size: size, columns: columns, rowHeights: rows, fixed: size == 8 ? taken : taken * 15 / 14,
            heads: measures.map { ($0.titleLines, $0.unitLines) })
    }

    private func height(of row: TableGrid.Row, _ widths: [Int: Int]) -> Int {
        if row.kind == .heading { return 2 }
        return row.cells.indices.reduce(1) { height, index in
            guard index < measures.count else { return height }
            let lines = widths[index].map { row.cells[index].lines(within: $0) } ?? (row.cells[index].detail == nil ? 1 : 2)
            return max(height, lines)
        }
    }
}

/// What a column needs, in thousandths of the type size.
private struct ColumnMeasure {
    let natural: Int
    let word: Int
    /// How much of the room it claims: grows slower than its text, so that short columns keep theirs.
    let weight: Int
    let kind: TableLayout.Column
    let titleLines: [String]
    let unitLines: [String]
    let canWrap: Bool

    /// - Parameter headWidth: below which a head is not broken into lines.
    init(_ grid: TableGrid, column index: Int, headWidth: Int) {
        let column = grid.columns[index]
        let rows = grid.rows.filter { $0.kind != .heading && $0.cells.indices.contains(index) }
        let cells = rows.map { $0.cells[index] }
        let format = column.isNumeric ? numberFormat(cells) : nil
        let widths = rows.map { $0.cells[index].width(isBold: $0.kind == .total) }
        let numbers = format.map { $0.width(isBold: rows.contains { $0.kind == .total || $0.cells[index].emphasis == .strong }) } ?? 0
        let body = max(widths.map(\.natural).max() ?? 0, numbers)
        let bodyWord = max(widths.map(\.word).max() ?? 0, numbers)
        let head = LaTeXWidth(column.head.text, isBold: true)
        let unit = column.unit.map { LaTeXWidth($0.text) }
        if column.isUpright {
            (titleLines, unitLines) = ([column.head.text], [])
            natural = max(body, 1300) + tolerance
            word = natural
        } else {
            let narrow = max(
                body, head.word, min(head.natural, headWidth), unit.map { min($0.natural, max($0.word, headWidth, 6000)) } ?? 0)
            titleLines = wrapped(column.head.text, within: narrow, isBold: true)
            unitLines = column.unit.map { wrapped($0.text, within: narrow, isBold: false) } ?? []
            natural = narrow + tolerance
            word = max(bodyWord, head.word, unit?.word ?? 0) + tolerance
        }
        canWrap = format == nil && !column.isUpright && word < natural
        let amount = widths.reduce(0) { $0 + $1.natural } / max(1, widths.count)
        weight = max(1, Int(Double(max(1, (natural + 2 * amount) / 3)).squareRoot() * 100))
        kind = format.map { .number($0) } ?? (column.alignment == .right ? .right : column.alignment == .center ? .center : .left)
    }
}

/// By how much a column may be wider than estimated, in thousandths of the type size.
private let tolerance = 120

/// Nil when some cell is no plain number, or some have separators and others of their size none.
private func numberFormat(_ cells: [TableGrid.Cell]) -> TableLayout.NumberFormat? {
    let texts = cells.filter { $0.detail == nil }.map(\.text)
    guard texts.count == cells.count else { return nil }
    let numbers = texts.compactMap(PlainNumber.init)
    guard let first = numbers.first, numbers.count * 2 >= texts.count, texts.allSatisfy({ PlainNumber($0) != nil || $0.count <= 12 }) else {
        return nil
    }
    let hasSeparators = numbers.contains(where: \.hasSeparators)
    guard !numbers.contains(where: { $0.whole > 3 && $0.hasSeparators != hasSeparators }) else { return nil }
    return numbers.reduce(
        into: TableLayout.NumberFormat(isNegative: false, whole: first.whole, decimals: first.decimals, hasSeparators: hasSeparators)
    ) {
        $0.isNegative = $0.isNegative || $1.isNegative
        $0.whole = max($0.whole, $1.whole)
        $0.decimals = max($0.decimals, $1.decimals)
    }
}

extension TableLayout.NumberFormat {
    /// As `siunitx` reads it: `-4.2`.
    var tex: String { (isNegative ? "-" : "") + String(whole) + (decimals > 0 ? "." + String(decimals) : "") }

    /// Digits, the decimal point, separators and the sign.
    fileprivate func width(isBold: Bool) -> Int {
        let (digit, point) = isBold ? (612, 340) : (531, 295)
        return (whole + decimals) * digit + (decimals > 0 ? point : 0) + (hasSeparators ? (whole - 1) / 3 * point : 0)
            + (isNegative ? 900 : 0)
    }
}

extension TableGrid.Cell {
    /// Of its text and its second line.
    func width(isBold: Bool) -> (natural: Int, word: Int) {
        let words = LaTeXWidth(text, isBold: isBold || emphasis == .strong, isCode: isCode)
        guard let detail else { return (words.natural, words.word) }
        let second = LaTeXWidth(detail.text, isCode: isCode)
        return (max(words.natural, second.natural), max(words.word, second.word))
    }

    /// Of a row of its own, its words bold and its second line beside them.
    var headingWidth: Int { LaTeXWidth(text, isBold: true).natural + (detail.map { LaTeXWidth($0.text).natural + 300 } ?? 0) }

    fileprivate func lines(within width: Int) -> Int {
        func lines(_ text: String) -> Int { max(1, (LaTeXWidth(text, isCode: isCode).natural * 11 / 10 + width - 1) / max(1, width)) }
        return lines(text) + (detail.map { lines($0.text) } ?? 0)
    }
}

/// The words in lines that fit the width.
func wrapped(_ text: String, within width: Int, isBold: Bool) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ").map(String.init) {
        if let last = lines.last, LaTeXWidth(last + " " + word, isBold: isBold).natural <= width {
            lines[lines.count - 1] = last + " " + word
        } else {
            lines.append(word)
        }
    }
    return lines
}
