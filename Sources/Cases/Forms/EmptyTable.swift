import Diagnostics
import Documents
import Models
import YAMLTrees

extension PageEvaluator {
    /// `empty-table`: rows and columns to fill in.
    mutating func emptyTable(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        let titles = fields.scalars("columns")
        let rows = emptyRows(&fields, block)
        let prompt = prompt(&fields)
        if titles.count < 2, titles.count == 1 || fields.lacks("columns") {
            diagnostics.append(
                .error(
                    "the table has no columns to fill in", at: titles.first?.place ?? block.place,
                    notes: [.init("add 'columns: [Stage, Cost (USD/month)]': the first heads the rows")]))
        }
        let columns = titles.compactMap { emptyColumn($0) }
        guard let id = fieldName(block), let rows, columns.count > 1, columns.count == titles.count else { return nil }
        return .form(.table(FormTable(id: id, columns: columns, rows: rows, prompt: prompt ?? "")))
    }

    /// The rows' heads, or so many without one; nil after reporting that there are none.
    private mutating func emptyRows(_ fields: inout FieldReader, _ block: AnalysisBlock) -> [String]? {
        let rows = fields.scalars("rows")
        if rows.count == 1, let text = rows[0].text, let count = Int(text) {
            if (1...most).contains(count) { return Array(repeating: "", count: count) }
            diagnostics.append(.error("a table to fill in has 1 to \(most) rows", at: rows[0].place))
            return nil
        }
        if rows.count > most { diagnostics.append(.error("a table to fill in has 1 to \(most) rows", at: rows[most].place)) }
        if rows.isEmpty, fields.lacks("rows") {
            diagnostics.append(
                .error("the table has no rows", at: block.place, notes: [.init("add 'rows: [OCR, Endpoint]', or 'rows: 5'")]))
        }
        return rows.isEmpty || rows.count > most ? nil : rows.map { row in plainText(of: caption(row.excerpt)) { $0.text } }
    }

    /// `Cost (USD/month)`: a title, and the unit of what is filled in.
    private mutating func emptyColumn(_ tree: YAMLTree) -> ExhibitTable.Column? {
        let text = tree.excerpt.text
        guard text.hasSuffix(")"), let bracket = text.utf8.lastIndex(of: UInt8(ascii: "(")) else {
            return ExhibitTable.Column(title: plainText(of: caption(tree.excerpt)) { $0.text })
        }
        let start = text.utf8.distance(from: text.startIndex, to: bracket) + 1
        let unit = tree.excerpt.excerpt(SourceRange(start, text.utf8.count - 1))
        guard let units = desk.values.model.units.read(unit, reporting: &diagnostics) else { return nil }
        let title = String(text[..<bracket].reversed().drop { $0 == " " }.reversed())
        return ExhibitTable.Column(title: title, unit: "\(units)", isNumeric: true)
    }
}

/// More rows than this are no form.
private let most = 100
