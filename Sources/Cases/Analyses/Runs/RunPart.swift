import Diagnostics
import Documents
import Pipelines
import Statistics

/// Some documents of a run, as one of its models judged them.
struct RunPart {
    let record: RunRecord
    let model: RunRecord.Model
    /// Nil for all months in which the model served.
    let period: RunRecord.Period?
    /// Those in which the model served; empty for a corpus without months.
    let months: [Int]

    /// The documents with a truth and what the model said.
    var predictions: [(truth: String, prediction: Outcome.Prediction)] {
        record.outcomes.compactMap { outcome in
            guard outcome.failure == nil, let truth = outcome.category else { return nil }
            if let month = outcome.month, !months.isEmpty, !months.contains(month) { return nil }
            return outcome.predictions.first { $0.model == model.name }.map { (truth, $0) }
        }
    }

    var judgements: [Judgement] {
        predictions.map { Judgement(confidence: $0.prediction.confidence, isRight: $0.truth == $0.prediction.category) }
    }

    /// What was measured, on what, from which seed.
    var provenance: String {
        record.provenance(of: "\(counted(predictions.count)) documents, judged by the model “\(model.title)”,", months: months)
    }

    /// By the record's categories; what is in none of them is left out.
    var confusion: ConfusionTable {
        let places = Dictionary(record.categories.enumerated().map { ($1.id, $0) }) { first, _ in first }
        var table = ConfusionTable(classes: record.categories.count)
        for (truth, prediction) in predictions {
            guard let row = places[truth], let column = places[prediction.category] else { continue }
            table.add(truth: row, predicted: column)
        }
        return table
    }
}

extension PageEvaluator {
    /// A model, the first unless an author says another, in a period or in all its months; nil when there is nothing, which is reported.
    mutating func part(
        of record: RunRecord, _ model: RunRecord.Model?, _ period: RunRecord.Period?, _ block: AnalysisBlock
    ) -> RunPart? {
        guard let model = model ?? record.models.first else {
            diagnostics.append(.error("the run '\(record.run)' has no model", at: block.place))
            return nil
        }
        let months = period.map { period in model.serves.filter(period.months.contains) } ?? model.serves
        if let period, months.isEmpty {
            let place = (block.settings["period"] ?? block.settings["periods"])?.place ?? block.place
            let notes = [Diagnostic.Note("it serves in \(monthsText(model.serves))")]
            diagnostics.append(.error("the model '\(model.name)' does not serve in '\(period.name)'", at: place, notes: notes))
            return nil
        }
        return RunPart(record: record, model: model, period: period, months: months)
    }
}
