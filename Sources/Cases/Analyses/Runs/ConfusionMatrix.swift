import Diagnostics
import Documents
import Models
import Pipelines
import Statistics
import YAMLTrees

extension PageEvaluator {
    /// `confusion`: what truly is against what a model said, counted, with the share of each row.
    mutating func confusion(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        let (model, period) = (fields.scalar("model"), fields.scalar("period"))
        guard let record = run(&fields, block) else { return nil }
        let models = models([model].compactMap(\.self), of: record)
        let periods = periods([period].compactMap(\.self), of: record)
        guard let models, let periods, let part = part(of: record, models.first, periods.first, block) else { return nil }
        let matrix = ConfusionMatrix(part.confusion)
        return .table(
            ExhibitTable(
                arrangement: .matrix, columns: matrix.columns, rows: matrix.rows,
                notes: [note(matrix.reading), note(matrix.mostConfused), note(part.provenance(count: matrix.table.total))]))
    }
}

/// A table of counts, made to be read.
private struct ConfusionMatrix {
    let categories: [RunRecord.Title]
    let table: ConfusionTable

    init(_ confusion: RunRecord.Confusion) { (categories, table) = (confusion.categories, confusion.table) }

    /// Shares of a row from which on a mistake has a darker shade.
    static let limits = [0, 0.02, 0.05, 0.1, 0.2]

    var columns: [ExhibitTable.Column] {
        [.init(title: "Truth in rows, prediction in columns")]
            + categories.map { .init(title: $0.title, isNumeric: true) } + [.init(title: "Recall", isNumeric: true)]
    }

    var rows: [ExhibitTable.Row] {
        let precisions = categories.indices.map { share(table.counts(of: $0).precision) }
        let last = [ExhibitTable.Cell("Precision")] + precisions + [share(table.accuracy)]
        return categories.indices.map { truth in
            let count = table.support(of: truth)
            let name = ExhibitTable.Cell(categories[truth].title, detail: "n = \(counted(count))")
            return .init([name] + categories.indices.map { cell(truth, $0, of: count) } + [share(table.counts(of: truth).recall)])
        } + [.init(.total, last)]
    }

    private func cell(_ truth: Int, _ predicted: Int, of row: Int) -> ExhibitTable.Cell {
        let count = table[truth: truth, predicted: predicted]
        guard count > 0 else { return .init("0", emphasis: truth == predicted ? .strong : .quiet) }
        let share = Double(count) / Double(row)
        let shade = ConfusionMatrix.limits.lastIndex { share >= $0 } ?? 0
        return .init(counted(count), detail: percent(share), emphasis: truth == predicted ? .strong : .shade(shade + 1))
    }

    private func share(_ ratio: Ratio) -> ExhibitTable.Cell { .init(ratio.isDefined ? percent(ratio.value) : "–") }

    private func percent(_ share: Double) -> String {
        if share > 0, share < 0.005 { return "<1%" }
        if share < 1, share >= 0.995 { return ">99%" }
        return "\(rounded(100 * share, 0))%"
    }

    var reading: String {
        "A cell counts the documents of its row’s category that were taken for its column’s, with their share of the n of the row. "
            + "Right answers are bold; mistakes are shaded from 2, 5, 10 and 20% of the row on. At the lower right stands the accuracy."
    }

    /// The five most frequent mistakes, in words.
    var mostConfused: String {
        var mistakes: [(count: Int, truth: Int, predicted: Int)] = []
        for truth in categories.indices {
            for predicted in categories.indices where predicted != truth && table[truth: truth, predicted: predicted] > 0 {
                mistakes.append((table[truth: truth, predicted: predicted], truth, predicted))
            }
        }
        guard !mistakes.isEmpty else { return "No document was taken for another category." }
        let order = mistakes.indices.sorted { (mistakes[$0].count, $1) > (mistakes[$1].count, $0) }
        let told = order.prefix(5).map { place in
            let (count, truth, predicted) = mistakes[place]
            let row = table.support(of: truth)
            return "\(categories[truth].title) taken for \(categories[predicted].title) "
                + "(\(counted(count)) of \(counted(row)), \(percent(Double(count) / Double(row))))"
        }
        return "Most often: \(told.joined(separator: "; "))."
    }
}
