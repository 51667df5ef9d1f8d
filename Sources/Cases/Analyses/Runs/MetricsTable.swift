import Diagnostics
import Documents
import Pipelines
import YAMLTrees

/// One column of measures: a run, or a part of one.
private struct MetricsColumn {
    let title: String
    let record: RunRecord
    /// The measures by the names that all columns share.
    let measures: [String: Measure]
    /// These names in the record's order.
    let names: [String]

    /// - Parameter name: the shared name of a measure; nil for one that does not belong here.
    init(_ title: String, _ record: RunRecord, name: (String) -> String?) {
        self.title = title
        self.record = record
        var measures: [String: Measure] = [:]
        var names: [String] = []
        for measure in record.measures {
            guard let name = name(measure.name), measures[name] == nil else { continue }
            measures[name] = measure
            names.append(name)
        }
        (self.measures, self.names) = (measures, names)
    }
}

extension PageEvaluator {
    /// `metrics`: measures of runs, of periods or of models side by side, with their intervals; or one row for each class, field or rule.
    mutating func metrics(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        if block.settings["each"] != nil { return scores(&fields, block) }
        let wanted = fields.scalars("measures")
        let decimals = fields.integer("decimals")
        let (periods, models) = (fields.scalars("periods"), fields.scalars("models"))
        guard let runs = runs(&fields, block), let columns = columns(runs, periods, models) else { return nil }
        guard let rows = rows(wanted, columns, block) else { return nil }
        let notes = notes(of: columns)
        return .table(
            columns.count == 1
                ? listed(rows, columns[0], decimals, notes) : sideBySide(rows, columns, decimals, notes))
    }

    // MARK: Columns

    private mutating func columns(_ runs: [RunRecord], _ periodNames: [YAMLTree], _ modelNames: [YAMLTree]) -> [MetricsColumn]? {
        let choices = [runs.count > 1, !periodNames.isEmpty, !modelNames.isEmpty].count { $0 }
        if choices > 1, let place = (modelNames.first ?? periodNames.first)?.place {
            diagnostics.append(.error("the columns are runs, or periods of one run, or models of one run", at: place))
            return nil
        }
        guard runs.count == 1, let record = runs.first else { return runs.map { MetricsColumn($0.title, $0) { $0 } } }
        guard let periods = periods(periodNames, of: record), let models = models(modelNames, of: record) else { return nil }
        if !models.isEmpty { return models.map { column(of: $0, beside: models, record) } }
        if !periods.isEmpty { return periods.map { period in MetricsColumn(period.title, record) { below(period.name, $0) } } }
        return [MetricsColumn(record.title, record) { $0 }]
    }

    /// A later model has its measures under its name; those of the first are taken on the documents that both have seen.
    private func column(of model: RunRecord.Model, beside models: [RunRecord.Model], _ record: RunRecord) -> MetricsColumn {
        let isFirst = model.name == record.models.first?.name
        guard isFirst else {
            return MetricsColumn(model.title, record) { below(model.name, $0).flatMap { $0.hasPrefix("first_") ? nil : $0 } }
        }
        guard let other = models.first(where: { $0.name != model.name }) else { return MetricsColumn(model.title, record) { $0 } }
        return MetricsColumn(model.title, record) { name in
            below(other.name, name).flatMap { $0.hasPrefix("first_") ? String($0.dropFirst("first_".count)) : nil }
        }
    }

    // MARK: Rows

    /// The names that an author chose, groups with all that is in them, or the usual ones; nil when one is unknown, which is reported.
    private mutating func rows(_ wanted: [YAMLTree], _ columns: [MetricsColumn], _ block: AnalysisBlock) -> [String]? {
        var known: [String] = []
        for column in columns { known += column.names.filter { !known.contains($0) } }
        if wanted.isEmpty {
            // What only one of several columns has would not compare.
            let usual = usualMeasures(of: columns[0].record).filter { name in
                name == "gain" ? known.contains(name) : columns.allSatisfy { $0.measures[name] != nil }
            }
            if !usual.isEmpty { return usual }
            diagnostics.append(
                .error(
                    "the run '\(columns[0].record.run)' has none of the usual measures", at: block.place,
                    notes: known.isEmpty ? [] : [.init("name some: 'measures: [\(known.prefix(2).joined(separator: ", "))]'")]))
            return nil
        }
        var rows: [String] = []
        var isComplete = true
        for tree in wanted {
            let name = tree.text ?? ""
            let found = known.filter { $0 == name || $0.hasPrefix(name + ".") }
            rows += found
            if !found.isEmpty { continue }
            isComplete = false
            let run = columns[0].record.run
            diagnostics.append(.error("the run '\(run)' has no measure '\(name)'", at: tree.place, notes: didYouMean(name, among: known)))
        }
        return isComplete ? rows : nil
    }

    /// One column of values has room for the intervals and the counts beside them.
    private mutating func listed(
        _ rows: [String], _ column: MetricsColumn, _ decimals: Int?, _ notes: [[Inline<Evaluated>]]
    ) -> ExhibitTable {
        let heads: [ExhibitTable.Column] = [
            .init(title: "Measure"), .init(title: "Value", isNumeric: true), .init(title: "95% interval", isNumeric: true),
            .init(title: "Taken from"),
        ]
        return ExhibitTable(
            columns: heads,
            rows: rows.compactMap { name in
                guard let measure = column.measures[name] else { return nil }
                let shown = shown(measure, of: column.record, decimals: decimals)
                return .init([
                    .init(title(of: name, in: [column.record])), .init(shown.text, why: shown.why), .init(shown.interval ?? "–"),
                    .init("\(counted(measure.count)) \(measure.items)"),
                ])
            }, notes: notes)
    }

    private mutating func sideBySide(
        _ rows: [String], _ columns: [MetricsColumn], _ decimals: Int?, _ notes: [[Inline<Evaluated>]]
    ) -> ExhibitTable {
        let records = columns.map(\.record)
        return ExhibitTable(
            columns: [.init(title: "Measure")] + columns.map { .init(title: $0.title, isNumeric: true) },
            rows: rows.map { name in
                .init(
                    [.init(title(of: name, in: records))]
                        + columns.map { column in
                            column.measures[name].map { cell($0, of: column.record, decimals: decimals) } ?? .init("–")
                        })
            }, notes: notes + [note("n is the number of items that a value was taken from.")])
    }

    /// "0.912", and below it "0.905 to 0.918, n = 4,000".
    mutating func cell(_ measure: Measure, of record: RunRecord, decimals: Int?, hasCount: Bool = true) -> ExhibitTable.Cell {
        let shown = shown(measure, of: record, decimals: decimals)
        let count = hasCount ? "n = \(counted(measure.count))" : nil
        let details = [shown.interval, count].compactMap(\.self)
        return .init(shown.text, detail: details.isEmpty ? nil : details.joined(separator: ", "), why: shown.why)
    }

    private func notes(of columns: [MetricsColumn]) -> [[Inline<Evaluated>]] {
        var seen: Set<String> = []
        let records = columns.map(\.record).filter { seen.insert($0.run).inserted }
        let hasAnswers = records.contains { !$0.answers.isEmpty }
        var said: Set<String> = []
        let answering = records.flatMap { [$0.indexText, $0.languageModelText].compactMap(\.self) }.filter { said.insert($0).inserted }
        return answering.map { note($0) } + records.map { note($0.provenance) } + [note(hasAnswers ? answerIntervalNote : intervalNote)]
    }
}

/// What a table says of its intervals.
let intervalNote =
    "Intervals are 95% intervals: Wilson’s for shares, the others from drawing the documents again and again (bootstrap)."

/// The rest of a measure's name below a group; nil when it is not in it.
private func below(_ group: String, _ name: String) -> String? {
    name.hasPrefix(group + ".") ? String(name.dropFirst(group.count + 1)) : nil
}
