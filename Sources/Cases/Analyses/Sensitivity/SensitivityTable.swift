import Diagnostics
import Documents
import Figures
import Models
import YAMLTrees

extension PageEvaluator {
    /// `sensitivity`: what each ranged input does to some results, one at a time.
    mutating func sensitivity(_ fields: inout FieldReader, _ label: Label, _ title: String, _ block: AnalysisBlock) -> Exhibit.Content? {
        let (names, inputNames) = (fields.scalars("of"), fields.scalars("inputs"))
        let form = fields.choice("form", of: ExhibitForm.self) ?? .table
        let count = rowCount(&fields)
        if names.isEmpty, fields.lacks("of") {
            let notes = [Diagnostic.Note("add 'of: [cost, profit]': quantities")]
            diagnostics.append(.error("the block does not say of which results", at: block.place, notes: notes))
        }
        let results = names.compactMap { result(named: $0) }
        let inputs = inputNames.map { self.inputs(named: $0) }
        guard !results.isEmpty, results.count == names.count, !inputs.contains(where: { $0 == nil }) else { return nil }
        if form == .chart, results.count > 1 {
            let notes = [Diagnostic.Note("give each result a block of its own")]
            diagnostics.append(.error("a chart shows one result", at: names[1].place, notes: notes))
            return nil
        }
        let chosen = inputNames.isEmpty ? desk.values.rangedInputs(of: results) : inputs.compactMap(\.self).flatMap(\.self)
        let study = SensitivityStudy(of: results, inputs: chosen, in: desk.values)
        guard !study.rows.isEmpty else {
            let subject = inputNames.isEmpty ? "no quantity with a range changes" : "none of these inputs changes"
            let notes = [Diagnostic.Note("'range: 1 .. 3' gives a quantity a range")]
            diagnostics.append(.error("\(subject) \(results.count == 1 ? "this result" : "these results")", at: block.place, notes: notes))
            return nil
        }
        let shown = Array(study.rows.prefix(count ?? study.rows.count))
        let rows = shown.map { row($0, of: study) }
        let table = ExhibitTable(columns: columns(study), rows: rows, notes: notes(on: study, shown: shown.count))
        return form == .table ? .table(table) : tornado(study, shown, label, title, table)
    }

    // MARK: Settings

    private mutating func rowCount(_ fields: inout FieldReader) -> Int? {
        let place = fields.scalar("count")?.place
        guard let count = fields.integer("count") else { return nil }
        if count > 0 { return count }
        if let place { diagnostics.append(.error("'count' is a number above 0", at: place)) }
        return nil
    }

    /// Nil for what has no single number, which is reported.
    private mutating func result(named tree: YAMLTree) -> Quantity? {
        let name = tree.text ?? ""
        guard let quantity = desk.values.model.quantity(named: name) else {
            if desk.values.model.isComplete { diagnostics.append(unknownQuantity(name, at: tree.place, in: desk.values.model)) }
            return nil
        }
        guard let value = desk.values.value(of: name) else { return nil }
        if value.number != nil { return quantity }
        let notes = [Diagnostic.Note("a result is one number: its sum, say, or its value in a month")]
        diagnostics.append(.error("'\(name)' changes over the months", at: tree.place, notes: notes))
        return nil
    }

    /// The members of a group that have a range; nil when there is none, which is reported.
    private mutating func inputs(named tree: YAMLTree) -> [Quantity]? {
        let members = desk.values.model.quantities(named: tree.excerpt, reporting: &diagnostics)
        guard !members.isEmpty else { return nil }
        let ranged = members.filter { $0.interval != nil }
        if !ranged.isEmpty { return ranged }
        let message = members.count == 1 ? "'\(tree.text ?? "")' has no range" : "nothing in '\(tree.text ?? "")' has a range"
        diagnostics.append(.error(message, at: tree.place, notes: [.init("'range: 1 .. 3' gives a quantity a range")]))
        return nil
    }

    // MARK: Table

    private func columns(_ study: SensitivityStudy) -> [ExhibitTable.Column] {
        let heads: [ExhibitTable.Column] = [.init(title: "Input"), .init(title: "Its range", isNumeric: true)]
        if study.results.count > 1 {
            return heads + study.results.map { .init(title: $0.title, unit: $0.quantity.units?.heading, isNumeric: true) }
        }
        let unit = study.results.first?.quantity.units?.heading
        return heads + ["At the low end", "At the high end", "Swing"].map { .init(title: $0, unit: unit, isNumeric: true) }
    }

    private mutating func row(_ row: SensitivityStudy.Row, of study: SensitivityStudy) -> ExhibitTable.Row {
        let units = row.input.units ?? .none
        let why = desk.values.derivation(of: row.input.name).flatMap { derivations.add($0) }
        let range = "\(format(row.interval.low, units).bare) to \(format(row.interval.high, units).bare)"
        let head: [ExhibitTable.Cell] = [
            .init(row.input.says ?? row.input.name, detail: row.input.name, why: why),
            .init(range, detail: units.isBare ? nil : units.heading),
        ]
        guard study.results.count > 1 else {
            return .init(head + zip(study.results, row.effects).flatMap { $0.cells($1) })
        }
        return .init(head + zip(study.results, row.effects).map { $0.cell($1) })
    }

    private func notes(on study: SensitivityStudy, shown: Int) -> [[Inline<Evaluated>]] {
        let bases = study.results.map { "\($0.title): \(format($0.base, $0.quantity.units ?? .none).text)" }.joined(separator: "; ")
        let hasReversal = study.rows.prefix(shown).contains { row in zip(row.effects, study.results).contains { $0.reverses($1.base) } }
        var notes = [
            "As the model stands: \(bases).",
            "One input at a time is put to each end of its range, all others stay. What several do together is not shown. "
                + "The ranges are those that the model states: of assumptions and prices the author’s, of what was measured its interval.",
        ]
        if study.results.count > 1 {
            notes.append("Each cell holds the result at the low and at the high end; “–” stands where the input does not change it.")
        }
        if hasReversal { notes.append("Bold: the result changes its sign.") }
        var others: [String] = []
        let left = study.rows.count - shown
        if left > 0 { others.append("\(counted(left)) \(left == 1 ? "input" : "inputs") with smaller effects") }
        if study.idle > 0 {
            others.append("\(counted(study.idle)) \(study.idle == 1 ? "input" : "inputs") with a range and without any effect")
        }
        if !others.isEmpty { notes.append("Left out: \(others.joined(separator: ", and ")).") }
        return notes.map { note($0) }
    }

    // MARK: Chart

    private func tornado(
        _ study: SensitivityStudy, _ rows: [SensitivityStudy.Row], _ label: Label, _ title: String, _ table: ExhibitTable
    ) -> Exhibit.Content? {
        guard let result = study.results.first else { return nil }
        let chart = Chart(
            id: label.anchor, title: title, form: .dots, categories: rows.map { $0.input.says ?? $0.input.name },
            series: [
                .init(name: "At the low end of the input", values: rows.map { $0.effects[0].low }),
                .init(name: "At its high end", values: rows.map { $0.effects[0].high }),
                .init(name: "As the model stands", values: rows.map { _ in result.base }),
            ],
            axis: [result.title, result.quantity.units?.heading].compactMap { $0?.isEmpty == false ? $0 : nil }.joined(separator: ", "),
            axisForm: .fitted)
        let data = ExhibitTable(columns: table.columns, rows: table.rows)
        return .figure(ExhibitFigure(drawing: draw(chart, width: desk.figureWidth), data: data, notes: table.notes))
    }
}

extension SensitivityStudy.Result {
    fileprivate var title: String { quantity.says ?? quantity.name }

    /// "1,980 to 2,410".
    fileprivate func cell(_ effect: SensitivityStudy.Effect) -> ExhibitTable.Cell {
        guard effect.moves(base) else { return .init("–", emphasis: .quiet) }
        return .init("\(bare(effect.low)) to \(bare(effect.high))", emphasis: effect.reverses(base) ? .strong : .none)
    }

    /// The low end, the high end and the swing, in the unit of the column's head.
    fileprivate func cells(_ effect: SensitivityStudy.Effect) -> [ExhibitTable.Cell] {
        [effect.low, effect.high].map { .init(bare($0), emphasis: ($0 ?? 0) * base < 0 ? .strong : .none) } + [.init(bare(effect.swing))]
    }

    private var units: Units { quantity.units ?? .none }
    private func bare(_ number: Double?) -> String { number.map { format($0, units).bare } ?? "–" }
}

/// What is said of a name that no quantity has.
func unknownQuantity(_ name: String, at place: Place, in model: Model) -> Diagnostic {
    .error("no quantity is called '\(name)'", at: place, notes: didYouMean(name, among: model.quantities.map(\.name)))
}
