import Diagnostics
import Documents
import Pipelines
import Statistics
import YAMLTrees

/// Some documents of a run, as one of its models judged them while in service.
struct RunPart {
    let record: RunRecord
    let model: RunRecord.Model
    /// Nil for all the time in which the model served.
    let period: RunRecord.Period?

    var confusion: RunRecord.Confusion { record.confusion(of: model.name, in: period?.name) }

    var reliability: Reliability { record.reliability(of: model.name, in: period?.name) }

    /// What was measured, on what, from which seed.
    func provenance(count: Int) -> String {
        let months = period.map { period in model.serves.filter(period.months.contains) } ?? model.serves
        return record.provenance(of: "\(counted(count)) documents, judged by the model “\(model.title)”,", months: months)
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
        if let period, !model.serves.contains(where: period.months.contains) {
            let place = (block.settings["period"] ?? block.settings["periods"])?.place ?? block.place
            let notes = [Diagnostic.Note("it serves in \(monthsText(model.serves))")]
            diagnostics.append(.error("the model '\(model.name)' does not serve in '\(period.name)'", at: place, notes: notes))
            return nil
        }
        return RunPart(record: record, model: model, period: period)
    }
}
