import Cases
import Documents

/// A cell on its way into a table.
struct WordCell {
    /// What stands in its paragraph.
    var content: String
    var alignment = ColumnAlignment.none
    var fill: String?
    var span = 1
    /// Written from bottom to top.
    var isUpright = false
}

extension WordWriter {
    /// A table of the author's Markdown.
    mutating func table(_ table: Table<Evaluated>) -> String {
        let columns = table.header.count
        func alignment(_ index: Int) -> ColumnAlignment { table.alignments.indices.contains(index) ? table.alignments[index] : .none }
        let bold = RunLook(isBold: true)
        let head = table.header.enumerated().map { WordCell(content: inlines($1, bold), alignment: alignment($0), fill: headFill) }
        let rows = table.rows.map { row in row.enumerated().map { WordCell(content: inlines($1), alignment: alignment($0)) } }
        let texts = ([table.header] + table.rows).map { row in row.map { plainText(of: $0) { $0.text } } }
        return grid(head: head, rows: rows, widths: columnWidths(texts, columns: columns)) + afterTable
    }

    /// A computed table below its caption, with its notes.
    mutating func table(_ table: ExhibitTable, labelled label: Label) -> String {
        let notes = table.notes.map { paragraph("TableNote", inlines($0)) }.joined()
        return caption(label, properties: "<w:keepNext/>") + grid(of: table, description: plainText(of: label.caption) { $0.text })
            + (notes.isEmpty ? afterTable : notes)
    }

    private mutating func grid(of table: ExhibitTable, description: String) -> String {
        let isMatrix = table.arrangement == .matrix
        let head = table.columns.map { heading($0, isUpright: isMatrix && $0.isNumeric) }
        var rows: [[WordCell]] = []
        for row in table.rows {
            rows.append(row.cells.enumerated().map { index, cell in self.cell(cell, at: index, in: row, of: table) })
        }
        let texts =
            (isMatrix ? [] : [table.columns.map { [$0.title, $0.unit.map { "(\($0))" }].compactMap(\.self).joined(separator: " ") }])
            + table.rows.filter { $0.kind != .heading }.flatMap { row in [row.cells.map(\.text), row.cells.map { $0.detail ?? "" }] }
        return grid(head: head, rows: rows, widths: columnWidths(texts, columns: table.columns.count), description: description)
    }

    /// A column's head: its title, its unit in brackets.
    func heading(_ column: ExhibitTable.Column, isUpright: Bool = false) -> WordCell {
        let unit = column.unit.map { run(" (\($0))", RunLook(style: "Quiet")) } ?? ""
        return WordCell(
            content: run(column.title, RunLook(isBold: true)) + unit, alignment: column.isNumeric && !isUpright ? .right : .none,
            fill: headFill, isUpright: isUpright)
    }

    private mutating func cell(
        _ cell: ExhibitTable.Cell, at index: Int, in row: ExhibitTable.Row, of table: ExhibitTable
    ) -> WordCell {
        var look = RunLook(isBold: row.kind != .plain || cell.emphasis == .strong)
        if cell.emphasis == .quiet { look.style = "Quiet" }
        var content = run(cell.text, look)
        if let target = cell.target { content = linked(target, run(cell.text, look.styled("Hyperlink")), else: content) }
        if let detail = cell.detail { content += "<w:r><w:br/></w:r>" + run(detail, RunLook(style: "Quiet")) }
        let isNumeric = index > 0 && table.columns.indices.contains(index) && table.columns[index].isNumeric
        return WordCell(
            content: content, alignment: isNumeric ? .right : .none, fill: cell.emphasis.fill ?? row.kind.fill,
            span: row.kind == .heading ? table.columns.count : 1)
    }

    /// "Table 3. Costs" with a number that Word counts, bookmarked so that references show it.
    mutating func caption(_ label: Label, properties: String = "") -> String {
        let number = outline.number(of: label)
        let word = label.counter.word
        let name = run("\(word) ") + field("SEQ \(word) \\* ARABIC", run(number))
        let title = inlines(label.caption)
        return paragraph("Caption", bookmarked(outline.bookmark(of: label.anchor), name) + run(". ") + title, properties: properties)
    }

    /// A table whose head repeats on each page, and whose rows stay in one piece.
    mutating func grid(head: [WordCell], rows: [[WordCell]], widths: [Int], description: String = "", style: String = "TableGrid") -> String
    {
        let isNarrow = isNarrow(widths.count)
        let said = description.isEmpty ? "" : "<w:tblDescription w:val=\"\(xmlEscaped(description))\"/>"
        let columns = widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined()
        let table =
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"\(style)\"/><w:tblW w:w=\"\(widths.reduce(0, +))\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>"
            + "<w:tblLook w:val=\"0620\"/>\(said)</w:tblPr><w:tblGrid>\(columns)</w:tblGrid>"
        let upright = head.contains(where: \.isUpright) ? "<w:trHeight w:val=\"1700\" w:hRule=\"atLeast\"/>" : ""
        let header =
            head.isEmpty ? "" : "<w:tr><w:trPr><w:cantSplit/>\(upright)<w:tblHeader/></w:trPr>\(cells(head, widths, isNarrow))</w:tr>"
        let body = rows.map { "<w:tr><w:trPr><w:cantSplit/></w:trPr>\(cells($0, widths, isNarrow))</w:tr>" }
        return table + header + body.joined() + "</w:tbl>"
    }

    private func cells(_ cells: [WordCell], _ widths: [Int], _ isNarrow: Bool) -> String {
        var column = 0
        var text = ""
        // A row that the author left short is filled up: Word wants all cells.
        let missing = max(0, widths.count - cells.map(\.span).reduce(0, +))
        for cell in cells + Array(repeating: WordCell(content: ""), count: missing) where column < widths.count {
            let end = min(column + cell.span, widths.count)
            var properties = "<w:tcW w:w=\"\(widths[column..<end].reduce(0, +))\" w:type=\"dxa\"/>"
            if end - column > 1 { properties += "<w:gridSpan w:val=\"\(end - column)\"/>" }
            if let fill = cell.fill { properties += "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"\(fill)\"/>" }
            if cell.isUpright { properties += "<w:textDirection w:val=\"btLr\"/><w:vAlign w:val=\"center\"/>" }
            let style = isNarrow ? "TableTextNarrow" : "TableText"
            text += "<w:tc><w:tcPr>\(properties)</w:tcPr>\(paragraph(style, cell.content, properties: cell.alignment.xml))</w:tc>"
            column = end
        }
        return text
    }
}

/// Blocks in a box with a line at its left.
func box(_ content: String, indent: Int) -> String {
    let width = "w:w=\"\(typeAreaWidth - indent)\""
    // A cell ends with a paragraph.
    let end = content.hasSuffix("</w:p>") ? "" : afterTable
    return "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableNormal\"/><w:tblW \(width) w:type=\"dxa\"/>"
        + "<w:tblInd w:w=\"\(indent)\" w:type=\"dxa\"/><w:tblBorders><w:left w:val=\"single\" w:sz=\"24\" w:space=\"0\" w:color=\"1F3A5F\"/></w:tblBorders><w:tblLayout w:type=\"fixed\"/>"
        + "</w:tblPr><w:tblGrid><w:gridCol \(width)/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW \(width) w:type=\"dxa\"/>"
        + "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F3F6FA\"/></w:tcPr>\(content)\(end)</w:tc></w:tr></w:tbl>"
}

/// A narrow empty paragraph: without it Word joins a table to the next.
let afterTable = "<w:p><w:pPr><w:pStyle w:val=\"TableNote\"/></w:pPr></w:p>"

private let headFill = "E4EAF1"

extension ColumnAlignment {
    fileprivate var xml: String {
        switch self {
        case .none, .left: ""
        case .center: "<w:jc w:val=\"center\"/>"
        case .right: "<w:jc w:val=\"right\"/>"
        }
    }
}

extension ExhibitTable.Emphasis {
    /// Five shades of one blue, light enough for black text.
    fileprivate var fill: String? {
        switch self {
        case .none, .quiet, .strong: nil
        case .shade(let step): ["F2F6FB", "DCE8F5", "C3D8EE", "A8C7E6", "8CB5DD"][min(max(step, 1), 5) - 1]
        }
    }
}

extension ExhibitTable.Row.Kind {
    fileprivate var fill: String? {
        switch self {
        case .plain: nil
        case .heading, .subtotal, .total: "F3F5F8"
        }
    }
}
