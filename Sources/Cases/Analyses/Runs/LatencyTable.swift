import Diagnostics
import Documents
import Figures
import Models
import Pipelines
import Statistics
import YAMLTrees

private let percentiles: [(title: String, measure: String, seconds: @Sendable (RunRecord.StageLatency) -> Double)] = [
    ("Median", "p50", { $0.p50 }), ("95th percentile", "p95", { $0.p95 }), ("99th percentile", "p99", { $0.p99 }),
]

extension PageEvaluator {
    /// `latency`: how long a document takes in each stage and in all, and how many go through in a second.
    mutating func latency(_ fields: inout FieldReader, _ label: Label, _ title: String, _ block: AnalysisBlock) -> Exhibit.Content? {
        let form = fields.choice("form", of: ExhibitForm.self) ?? .table
        guard let record = run(&fields, block) else { return nil }
        guard let clock = record.clock else { return .table(countsAlone(record)) }
        let rows = record.latencies()
        let table = ExhibitTable(columns: columns, rows: rows.map { row($0, of: record) }, notes: notes(clock, record))
        guard form == .chart else { return .table(table) }
        let chart = Chart(
            id: label.anchor, title: title, form: .dots, categories: rows.map(\.title),
            series: percentiles.map { percentile in
                Chart.Series(name: percentile.title, values: rows.map { 1000 * percentile.seconds($0) })
            }, axis: "Milliseconds for a document, by powers of ten", axisForm: .logarithmic)
        let data = ExhibitTable(columns: table.columns, rows: table.rows)
        return .figure(ExhibitFigure(drawing: draw(chart, width: desk.figureWidth), data: data, notes: table.notes))
    }

    private var columns: [ExhibitTable.Column] {
        [.init(title: "Stage"), .init(title: "Documents", isNumeric: true)]
            + percentiles.map { .init(title: $0.title, unit: "milliseconds", isNumeric: true) }
            + [.init(title: "Throughput", unit: "documents per second", isNumeric: true)]
    }

    private mutating func row(_ stage: RunRecord.StageLatency, of record: RunRecord) -> ExhibitTable.Row {
        let group = ["latency"] + (stage.stage.map { [figureName($0)] } ?? [])
        var cells = [ExhibitTable.Cell(stage.title), .init(counted(stage.documents))]
        for percentile in percentiles {
            let why = why((group + [percentile.measure]).joined(separator: "."), of: record)
            cells.append(.init(threeDigits(1000 * percentile.seconds(stage)), why: why))
        }
        let why = stage.stage == nil ? why("throughput", of: record) : nil
        cells.append(.init(stage.throughput.map(threeDigits) ?? "–", why: why))
        return ExhibitTable.Row(stage.stage == nil ? .total : .plain, cells)
    }

    private func notes(_ clock: RunRecord.Clock, _ record: RunRecord) -> [[Inline<Evaluated>]] {
        let workers = clock.workers == 1 ? "one worker" : "\(clock.workers) workers"
        let batch = clock.batch > 1 ? " Documents pass a stage \(clock.batch) at a time, and each waits for its group." : ""
        return [
            note(
                "Times depend on the machine: these were taken on \(clock.machine) on \(clock.date) with \(workers). "
                    + "Another machine gives other times and the same figures of quality."),
            note(
                "The throughput of a stage is that of one worker who does nothing else; that of the last line is the whole run’s.\(batch)"),
            note(record.provenance),
        ]
    }

    /// What is known of a run whose record holds no times.
    private func countsAlone(_ record: RunRecord) -> ExhibitTable {
        ExhibitTable(
            columns: [
                .init(title: "Stage"), .init(title: "Documents in", isNumeric: true), .init(title: "Documents out", isNumeric: true),
                .init(title: "Set aside", isNumeric: true),
            ],
            rows: record.stages.map { stage in
                .init([.init(stage.title), .init(counted(stage.taken)), .init(counted(stage.given)), .init(counted(stage.failed))])
            }, notes: [note("The record of this run holds no times."), note(record.provenance)])
    }
}

/// Three significant digits, as many as a time is worth: "1,490", "41.2", "0.0812".
func threeDigits(_ number: Double) -> String {
    var (decimals, unit, scaled) = (0, 1.0, number.magnitude)
    while scaled > 0, scaled < 99.95, decimals < 6 { (scaled, decimals) = (scaled * 10, decimals + 1) }
    while scaled >= 999.5 { (scaled, unit) = (scaled / 10, unit * 10) }
    return format(unit > 1 ? (number / unit).rounded() * unit : number, .none, decimals: decimals).bare
}
