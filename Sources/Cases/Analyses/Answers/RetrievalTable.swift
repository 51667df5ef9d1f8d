import Diagnostics
import Documents
import Figures
import Pipelines
import Statistics
import YAMLTrees

private let figures: [(title: String, measure: String, estimate: @Sendable (RunRecord.RetrievalScore) -> Estimate)] = [
    ("Recall at 1", "recall_at_1", { $0.recall(at: 1) }), ("Recall at 3", "recall_at_3", { $0.recall(at: 3) }),
    ("Recall at 5", "recall_at_5", { $0.recall(at: 5) }), ("MRR", "mrr", { $0.reciprocalRank }), ("nDCG at 5", "ndcg_at_5", { $0.gain }),
]

extension PageEvaluator {
    /// `retrieval`: how well the retrievers of one or more runs find the passages that hold the answers.
    mutating func retrieval(_ fields: inout FieldReader, _ label: Label, _ title: String, _ block: AnalysisBlock) -> Exhibit.Content? {
        let form = fields.choice("form", of: ExhibitForm.self) ?? .table
        let decimals = fields.integer("decimals")
        guard let records = runs(&fields, block) else { return nil }
        let runs = records.map { (record: $0, scores: $0.retrievalScores()) }
        if let silent = runs.first(where: \.scores.isEmpty) {
            let notes = [Diagnostic.Note("a corpus whose questions say where their answers stand is searched for them")]
            diagnostics.append(.error("the run '\(silent.record.run)' searches for no answers", at: block.place, notes: notes))
            return nil
        }
        switch form {
        case .table: return .table(table(runs, decimals))
        case .chart: return chart(runs, label, title, block)
        }
    }

    // MARK: Table

    private mutating func table(_ runs: [(record: RunRecord, scores: [RunRecord.RetrievalScore])], _ decimals: Int?) -> ExhibitTable {
        var rows: [ExhibitTable.Row] = []
        for (record, scores) in runs {
            let searched = "\(counted(scores.map(\.questions).max() ?? 0)) questions"
            if runs.count > 1 {
                let passages = record.index.map { "\($0.chunking): \(counted($0.chunks)) passages, " } ?? ""
                rows.append(.init(.heading, [.init(record.title, detail: passages + searched)]))
            }
            for score in scores {
                let isChosen = scores.count > 1 && score.retriever == record.index?.retriever
                rows.append(row(score, isChosen: isChosen, of: record, decimals ?? 3))
            }
        }
        let columns = [.init(title: "Searched by")] + figures.map { ExhibitTable.Column(title: $0.title, isNumeric: true) }
        return ExhibitTable(columns: columns, rows: rows, notes: notes(runs))
    }

    private mutating func row(
        _ score: RunRecord.RetrievalScore, isChosen: Bool, of record: RunRecord, _ decimals: Int
    ) -> ExhibitTable.Row {
        let cells = figures.map { figure in
            let estimate = figure.estimate(score)
            let why = why("retrieval.\(figureName(score.retriever)).\(figure.measure)", of: record)
            return ExhibitTable.Cell(rounded(estimate.value, decimals), detail: intervalText(estimate, decimals), why: why)
        }
        return .init([.init(score.title, detail: isChosen ? "chooses the passages of the prompts" : nil)] + cells)
    }

    private func notes(_ runs: [(record: RunRecord, scores: [RunRecord.RetrievalScore])]) -> [[Inline<Evaluated>]] {
        let count = runs.count == 1 ? runs[0].scores.map(\.questions).max() : nil
        let searched = count.map { "Taken from \(counted($0)) questions whose answer the documents hold. " } ?? ""
        let index = runs.count == 1 ? runs[0].record.indexText : nil
        return [
            note(
                searched
                    + "Recall at k is the share of the passages holding the answer that are among the first k; MRR the mean of 1 / rank of the "
                    + "first of them; nDCG weighs each by its rank. A question whose answer was cut apart counts 0."),
            note("Intervals are 95% intervals, from drawing the questions again and again (bootstrap)."),
        ] + [index].compactMap(\.self).map { note($0) } + runs.map { note($0.record.answerProvenance) }
    }

    // MARK: Chart

    /// Of one run each retriever; of several the one that chooses the passages.
    private mutating func chart(
        _ runs: [(record: RunRecord, scores: [RunRecord.RetrievalScore])], _ label: Label, _ title: String, _ block: AnalysisBlock
    ) -> Exhibit.Content? {
        let curves: [(name: String, score: RunRecord.RetrievalScore)] =
            runs.count == 1
            ? runs[0].scores.map { ($0.title, $0) }
            : runs.compactMap { run in
                let chosen = run.scores.first { $0.retriever == run.record.index?.retriever } ?? run.scores.last
                return chosen.map { (run.record.title, $0) }
            }
        if curves.count > 4 {
            diagnostics.append(.error("more than four curves cannot be told apart", at: block.place))
            return nil
        }
        let depths = (curves.first?.score.recall ?? []).indices
        let chart = Chart(
            id: label.anchor, title: title, form: .lines, categories: depths.map { "\($0 + 1)" },
            series: curves.map { curve in
                Chart.Series(
                    name: curve.name, values: curve.score.recall.map { Optional($0.value) }, intervals: curve.score.recall.map(\.interval))
            }, axis: "Share of the passages holding the answer that are found", categoryAxis: "Passages looked at")
        let rows = depths.map { depth in
            ExhibitTable.Row(
                [.init("\(depth + 1)")]
                    + curves.map { curve in
                        let recall = curve.score.recall[depth]
                        return .init(rounded(recall.value), detail: intervalText(recall))
                    })
        }
        let data = ExhibitTable(
            columns: [.init(title: "Passages looked at")] + curves.map { .init(title: $0.name, unit: "recall", isNumeric: true) },
            rows: rows)
        let chosen = runs.count == 1 ? [] : [note("Of each run the search that chooses the passages of its prompts.")]
        let marks = [note("Upright marks are 95% intervals, from drawing the questions again and again (bootstrap).")]
        return .figure(
            ExhibitFigure(
                drawing: draw(chart, width: desk.figureWidth), data: data,
                notes: chosen + marks + runs.map { note($0.record.answerProvenance) }))
    }
}
