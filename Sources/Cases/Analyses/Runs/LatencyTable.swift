import Diagnostics
import Documents
import Figures
import Models
import Pipelines
import Statistics
import YAMLTrees

/// How the times of a run are shown.
enum LatencyForm: String, CaseIterable, Sendable { case table, chart }

private let percentiles = [(share: 0.5, title: "Median"), (share: 0.95, title: "95th percentile"), (share: 0.99, title: "99th percentile")]

extension PageEvaluator {
    /// `latency`: how long a document takes in each stage and in all, and how many go through in a second.
    mutating func latency(_ fields: inout FieldReader, _ label: Label, _ title: String, _ block: AnalysisBlock) -> Exhibit.Content? {
        let form = fields.choice("form", of: LatencyForm.self) ?? .table
        guard let record = run(&fields, block) else { return nil }
        guard let clock = record.clock else { return .table(countsAlone(record)) }
        let rows = latencyRows(clock)
        let table = ExhibitTable(columns: columns, rows: rows.map(row), notes: notes(clock, record))
        guard form == .chart else { return .table(table) }
        let chart = Chart(
            id: label.anchor, title: title, form: .dots, categories: rows.map(\.title),
            series: percentiles.enumerated().map { place, percentile in
                Chart.Series(name: percentile.title, values: rows.map { $0.times[place] })
            }, axis: "Milliseconds for a document, by powers of ten", axisForm: .logarithmic)
        let data = ExhibitTable(columns: table.columns, rows: table.rows)
        return .figure(ExhibitFigure(drawing: draw(chart), data: data, notes: table.notes))
    }

    private var columns: [ExhibitTable.Column] {
        [.init(title: "Stage"), .init(title: "Documents", isNumeric: true)]
            + percentiles.map { .init(title: $0.title, unit: "milliseconds", isNumeric: true) }
            + [.init(title: "Throughput", unit: "documents per second", isNumeric: true)]
    }

    private func row(_ row: LatencyRow) -> ExhibitTable.Row {
        let times = row.times.map { ExhibitTable.Cell($0.map(threeDigits) ?? "–") }
        let cells = [ExhibitTable.Cell(row.title), .init(counted(row.count))] + times + [.init(row.throughput.map(threeDigits) ?? "–")]
        return ExhibitTable.Row(row.isWhole ? .total : .plain, cells)
    }

    private func notes(_ clock: RunRecord.Clock, _ record: RunRecord) -> [[Inline<Evaluated>]] {
        let workers = clock.workers == 1 ? "one worker" : "\(clock.workers) workers"
        let batch = clock.batch > 1 ? " Documents pass a stage \(clock.batch) at a time, and each waits for its group." : ""
        return [
            note(
                "Times depend on the machine: these were taken on \(clock.machine) on \(clock.date) with \(workers). "
                    + "Another machine gives other times and the same figures of quality."),
            note("The throughput of a stage is that of one worker who does nothing else; the last line is the whole run.\(batch)"),
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

private struct LatencyRow {
    let title: String
    let count: Int
    /// In milliseconds, one for each percentile.
    let times: [Double?]
    /// Documents per second.
    let throughput: Double?
    let isWhole: Bool

    init(_ title: String, _ latency: LatencyHistogram, seconds: Double, isWhole: Bool = false) {
        self.title = title
        self.isWhole = isWhole
        count = latency.count
        times = percentiles.map { percentile in latency.quantile(percentile.share).map { $0 * 1000 } }
        throughput = seconds > 0 ? Double(latency.count) / seconds : nil
    }
}

private func latencyRows(_ clock: RunRecord.Clock) -> [LatencyRow] {
    clock.stages.map { LatencyRow($0.title, $0.latency, seconds: $0.busy) }
        + [LatencyRow("From first to last stage", clock.latency, seconds: clock.serving, isWhole: true)]
}

/// As many digits as a time is worth: "1,490", "41.2", "0.0812".
private func threeDigits(_ number: Double) -> String {
    var decimals = 0
    var scaled = number.magnitude
    while scaled > 0, scaled < 99.95, decimals < 6 {
        scaled *= 10
        decimals += 1
    }
    return format(number, .none, decimals: decimals).bare
}
