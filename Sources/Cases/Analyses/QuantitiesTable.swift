import Diagnostics
import Documents
import Models
import YAMLTrees

private enum QuantityColumn: String, CaseIterable {
    case value, range, source, date, certainty

    /// The date stands below the source unless an author wants it in a column.
    static let usual: [QuantityColumn] = [.value, .range, .source, .certainty]

    var title: String {
        switch self {
        case .value: "Value"
        case .range: "Range"
        case .source: "Source"
        case .date: "Read on"
        case .certainty: "Certainty"
        }
    }
}

extension PageEvaluator {
    /// `quantities`: assumptions and prices with range, source and date.
    mutating func quantitiesTable(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        let names = fields.scalars("of")
        let columns = quantityColumns(&fields)
        if names.isEmpty, fields.lacks("of") {
            diagnostics.append(
                .error(
                    "the block does not say which quantities", at: block.place, notes: [.init("add 'of: [volume, price]': names or groups")]
                ))
        }
        var rows: [ExhibitTable.Row] = []
        for name in names { rows += quantityRows(name, columns) }
        guard !rows.isEmpty else { return nil }
        let kept = columns.indices.filter { column in
            columns[column] == .value || rows.contains { $0.kind == .plain && !$0.cells[column + 1].text.isEmpty }
        }
        let heads = kept.map { ExhibitTable.Column(title: columns[$0].title, isNumeric: [.value, .range].contains(columns[$0])) }
        return .table(
            ExhibitTable(
                columns: [.init(title: "Quantity")] + heads,
                rows: rows.map { row in
                    row.kind == .heading ? row : ExhibitTable.Row([row.cells[0]] + kept.map { row.cells[$0 + 1] })
                }))
    }

    /// One row for each quantity; the groups inside a group have a heading each.
    private mutating func quantityRows(_ name: YAMLTree, _ columns: [QuantityColumn]) -> [ExhibitTable.Row] {
        let members = desk.values.model.quantities(named: name.excerpt, reporting: &diagnostics)
        var rows: [ExhibitTable.Row] = []
        var group = name.text ?? ""
        for quantity in members {
            let parent = quantity.name.split(separator: ".").dropLast().joined(separator: ".")
            if quantity.name != name.text, parent != group, let says = desk.values.model.group(named: parent)?.says {
                rows.append(.init(.heading, [ExhibitTable.Cell(says)]))
            }
            group = parent
            let title = ExhibitTable.Cell(quantity.says ?? quantity.name, detail: quantity.name)
            rows.append(.init([title] + columns.map { cell($0, quantity, showsDate: !columns.contains(.date)) }))
        }
        return rows
    }

    private mutating func quantityColumns(_ fields: inout FieldReader) -> [QuantityColumn] {
        let columns = fields.scalars("columns").compactMap { tree -> QuantityColumn? in
            if let column = tree.text.flatMap(QuantityColumn.init(rawValue:)) { return column }
            let names = QuantityColumn.allCases.map(\.rawValue)
            diagnostics.append(
                .error(
                    "there is no column '\(tree.text ?? "")'", at: tree.place, notes: [.init("there are \(names.joined(separator: ", "))")])
            )
            return nil
        }
        return columns.isEmpty ? QuantityColumn.usual : columns
    }

    private mutating func cell(_ column: QuantityColumn, _ quantity: Quantity, showsDate: Bool) -> ExhibitTable.Cell {
        switch column {
        case .value:
            guard let derivation = desk.values.derivation(of: quantity.name), let value = derivation.value else { return .init("–") }
            let shown = value.formatted()
            return .init(shown.number, detail: shown.unit.isEmpty ? nil : shown.unit, why: derivations.add(derivation))
        case .range:
            guard let interval = quantity.interval, let units = quantity.units else { return .init("") }
            return .init("\(format(interval.low, units).number) to \(format(interval.high, units).number)")
        case .source:
            guard let origin = desk.origin(of: quantity, withDate: false) else { return .init(quantity.isGiven ? "" : "computed") }
            let date = showsDate ? quantity.on.map { "read on \($0)" } : nil
            let details = [date, quantity.note].compactMap(\.self)
            return .init(origin.text, detail: details.isEmpty ? nil : details.joined(separator: "; "), target: origin.target)
        case .date: return .init(quantity.on ?? "")
        case .certainty: return .init(quantity.mark?.words ?? "")
        }
    }
}
