import Diagnostics
import Documents
import Figures
import Pipelines
import Statistics
import YAMLTrees

/// What a chart of drift follows over the months.
private enum DriftView: String, CaseIterable { case inputs, accuracy }

extension PageEvaluator {
    /// `drift`: how far each month's documents are from those of the reference, or how accurate each model is in each month.
    mutating func drift(_ fields: inout FieldReader, _ label: Label, _ title: String, _ block: AnalysisBlock) -> Exhibit.Content? {
        let view = fields.choice("shows", of: DriftView.self) ?? .inputs
        switch view {
        case .inputs:
            let features = fields.scalars("features")
            return run(&fields, block).flatMap { inputDrift(features, $0, label, title, block) }
        case .accuracy:
            let models = fields.scalars("models")
            return run(&fields, block).flatMap { accuracyOverMonths(models, $0, label, title, block) }
        }
    }

    // MARK: Inputs

    private mutating func inputDrift(
        _ wanted: [YAMLTree], _ record: RunRecord, _ label: Label, _ title: String, _ block: AnalysisBlock
    ) -> Exhibit.Content? {
        guard let features = features(wanted, among: record.drift(), of: record) else { return nil }
        let months = Set(features.flatMap { $0.months.map(\.month) }).sorted()
        guard !months.isEmpty else {
            let notes = [Diagnostic.Note("a run with 'reference: 4' compares the later months with the fourth")]
            diagnostics.append(.error("the run '\(record.run)' measures no drift", at: block.place, notes: notes))
            return nil
        }
        let found = features.map { feature in months.map { month in feature.months.first { $0.month == month } } }
        let chart = Chart(
            id: label.anchor, title: title, form: .lines, categories: months.map(String.init),
            series: zip(features, found).map { Chart.Series(name: $0.title, values: $1.map { $0?.index }) },
            axis: "Population stability index", categoryAxis: "Month",
            thresholds: [.init(0.1, name: "look closer"), .init(0.25, name: "act")], spans: spans(of: record, over: months))
        let rows = months.indices.map { month in
            ExhibitTable.Row(
                [.init("\(months[month])")]
                    + found.map { found in
                        guard let value = found[month] else { return .init("–") }
                        return .init(
                            rounded(value.index), detail: "by chance \(rounded(value.indexByChance)), n = \(counted(value.documents))")
                    })
        }
        let data = ExhibitTable(
            columns: [.init(title: "Month")] + features.map { .init(title: $0.title, unit: "PSI", isNumeric: true) }, rows: rows)
        let reference = record.reference.map { "Each month is compared with month \($0). " } ?? ""
        return .figure(
            ExhibitFigure(
                drawing: draw(chart, width: desk.figureWidth), data: data,
                notes: [
                    note("\(reference)The lines at 0.10 and 0.25 are customary and no standard; some teams act from 0.20 on."),
                    note("“By chance” is what a month without any drift would have on average: small samples differ by themselves."),
                    note(record.provenance),
                ]))
    }

    private mutating func features(
        _ wanted: [YAMLTree], among known: [RunRecord.Drift], of record: RunRecord
    ) -> [RunRecord.Drift]? {
        if wanted.isEmpty { return known }
        var found: [RunRecord.Drift] = []
        for tree in wanted {
            if let index = known.first(where: { $0.feature == tree.text }) {
                found.append(index)
                continue
            }
            let names = known.map(\.feature)
            var notes = didYouMean(tree.text ?? "", among: names)
            if notes.isEmpty, !names.isEmpty { notes = [.init("there are \(names.joined(separator: ", "))")] }
            diagnostics.append(
                .error("the run '\(record.run)' measures no drift of '\(tree.text ?? "")'", at: tree.place, notes: notes))
        }
        return found.count < wanted.count ? nil : found
    }

    // MARK: Accuracy

    private mutating func accuracyOverMonths(
        _ wanted: [YAMLTree], _ record: RunRecord, _ label: Label, _ title: String, _ block: AnalysisBlock
    ) -> Exhibit.Content? {
        guard let chosen = models(wanted, of: record) else { return nil }
        let models = chosen.isEmpty ? record.models : chosen
        let known = record.monthly()
        let accuracies = models.map { model in known.map { month in month.models.first { $0.model == model.name && $0.isInService } } }
        let served = known.indices.filter { month in accuracies.contains { $0[month] != nil } }
        guard !served.isEmpty else {
            diagnostics.append(.error("no model of the run '\(record.run)' serves in months", at: block.place))
            return nil
        }
        let months = served.map { known[$0].month }
        let series = zip(models, accuracies).map { model, accuracies in
            let estimates = served.map { accuracies[$0]?.accuracy }
            return Chart.Series(name: model.title, values: estimates.map { $0?.value }, intervals: estimates.map { $0?.interval })
        }
        let chart = Chart(
            id: label.anchor, title: title, form: .lines, categories: months.map(String.init), series: series,
            axis: "Share of documents classified right", categoryAxis: "Month", axisForm: .fitted, spans: spans(of: record, over: months))
        let rows = served.map { month in
            ExhibitTable.Row(
                [.init("\(known[month].month)")] + accuracies.map { accuracyCell($0[month], month: known[month].month, of: record) })
        }
        let data = ExhibitTable(
            columns: [.init(title: "Month")] + models.map { .init(title: $0.title, unit: "accuracy", isNumeric: true) }, rows: rows)
        return .figure(
            ExhibitFigure(
                drawing: draw(chart, width: desk.figureWidth), data: data,
                notes: [note("Upright marks are 95% intervals (Wilson). The axis does not begin at zero."), note(record.provenance)]))
    }

    /// The record holds the first model's accuracies as measures.
    private mutating func accuracyCell(_ found: RunRecord.Month.Accuracy?, month: Int, of record: RunRecord) -> ExhibitTable.Cell {
        guard let found else { return .init("–") }
        let details = [intervalText(found.accuracy), "n = \(counted(found.documents))"].compactMap(\.self)
        let why = found.model == record.models.first?.name ? why("month_\(month).accuracy", of: record) : nil
        return .init(rounded(found.accuracy.value), detail: details.joined(separator: ", "), why: why)
    }

    /// The run's periods as far as a chart shows their months.
    private func spans(of record: RunRecord, over months: [Int]) -> [Chart.Span] {
        record.periods.compactMap { period in
            let places = months.indices.filter { period.months.contains(months[$0]) }
            guard let first = places.first, let last = places.last, last - first == places.count - 1 else { return nil }
            return Chart.Span(name: period.title, first: first, last: last)
        }
    }
}

extension Estimate {
    /// As a chart draws it.
    var interval: Chart.Interval? {
        guard let low, let high else { return nil }
        return Chart.Interval(low: low, high: high)
    }
}
