import Diagnostics
import Documents
import Models
import YAMLTrees

extension PageEvaluator {
    private enum QuantityColumn: String, CaseIterable {
        case value, range, source, date, certainty

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

    /// `quantities`: assumptions and prices with range, source and date.
    mutating func quantitiesTable(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        let names = fields.scalars("of")
        let chosen = quantityColumns(&fields)
        var rows: [ExhibitTable.Row] = []
        var all: [Quantity] = []
        for name in names {
            let members = desk.values.model.quantities(named: name.excerpt, reporting: &diagnostics)
            var group = ""
            for quantity in members {
                let parent = quantity.name.split(separator: ".").dropLast().joined(separator: ".")
                if parent != group, let says = desk.values.model.group(named: parent)?.says {
                    rows.append(.init(.heading, [ExhibitTable.Cell(says)]))
                }
                group = parent
                rows.append(.init([ExhibitTable.Cell(quantity.says ?? quantity.name, detail: quantity.name)] + chosen.map { cell($0, quantity) }))
            }
            all += members
        }
        if names.isEmpty, fields.lacks("of") {
            diagnostics.append(.error("the block does not say which quantities", at: block.place, notes: [.init("add 'of: [volume, price]': names or groups")]))
        }
        guard !all.isEmpty else { return nil }
        let used = chosen.filter { column in column == .value || all.contains { cell(column, $0).text != "" } }
        let kept = [0] + chosen.indices.filter { used.contains(chosen[$0]) }.map { $0 + 1 }
        let columns = [ExhibitTable.Column(title: "Quantity")] + used.map { .init(title: $0.title, isNumeric: $0 == .value || $0 == .range) }
        return .table(ExhibitTable(columns: columns, rows: rows.map { row in
            row.kind == .heading ? row : ExhibitTable.Row(row.kind, kept.map { row.cells[$0] })
        }))
    }

    private mutating func quantityColumns(_ fields: inout FieldReader) -> [QuantityColumn] {
        let columns = fields.scalars("columns").compactMap { tree -> QuantityColumn? in
            if let column = tree.text.flatMap(QuantityColumn.init(rawValue:)) { return column }
            let names = QuantityColumn.allCases.map(\.rawValue)
            diagnostics.append(
                .error("there is no column '\(tree.text ?? "")'", at: tree.place, notes: [.init("there are \(names.joined(separator: ", "))")]))
            return nil
        }
        return columns.isEmpty ? QuantityColumn.allCases : columns
    }

    private mutating func cell(_ column: QuantityColumn, _ quantity: Quantity) -> ExhibitTable.Cell {
        switch column {
        case .value:
            guard let derivation = desk.values.derivation(of: quantity.name) else { return .init("–") }
            return .init(derivation.value?.text ?? "–", why: derivations.add(derivation))
        case .range:
            guard let interval = quantity.interval, let units = quantity.units else { return .init("") }
            let high = format(interval.high, units, atLeast: 0)
            return .init("\(format(interval.low, units).number) to \(high.text)")
        case .source:
            guard let origin = desk.origin(of: quantity) else { return .init(quantity.isGiven ? "" : "computed") }
            guard case .reference(let id, _) = quantity.source else { return .init(origin.text) }
            let title = desk.book.sources.first { $0.id == id }?.title ?? id
            return .init(title, detail: quantity.note, target: origin.target)
        case .date: return .init(quantity.on ?? "")
        case .certainty: return .init(quantity.mark?.words ?? "")
        }
    }
}
