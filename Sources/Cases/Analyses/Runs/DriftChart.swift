import Diagnostics
import Documents
import Figures
import Pipelines
import Statistics
import YAMLTrees

/// What a chart of drift follows over the months.
private enum DriftView: String, CaseIterable { case inputs, accuracy }

/// What a chart calls the features whose drift is measured.
private let featureTitles = [
    "words": "Words in a document", "unknown_words": "Unknown words", "confidence": "Confidence", "category": "Predicted category",
]

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
        guard let features = features(wanted, among: record.stabilityIndices, of: record) else { return nil }
        let months = Set(features.flatMap { $0.values.map(\.month) }).sorted()
        guard !months.isEmpty else {
            let notes = [Diagnostic.Note("a run with 'reference: 4' compares the later months with the fourth")]
            diagnostics.append(.error("the run '\(record.run)' measures no drift", at: block.place, notes: notes))
            return nil
        }
        let series = features.map { feature in
            Chart.Series(
                name: feature.title, values: months.map { month in feature.values.first { $0.month == month }?.measure.estimate.value })
        }
        let chart = Chart(
            id: label.anchor, title: title, form: .lines, categories: months.map(String.init), series: series,
            axis: "Population stability index", categoryAxis: "Month",
            thresholds: [.init(0.1, name: "look closer"), .init(0.25, name: "act")], spans: spans(of: record, over: months))
        let rows = months.map { month in
            ExhibitTable.Row(
                [.init("\(month)")]
                    + features.map { feature in
                        feature.values.first { $0.month == month }.map { value in
                            let shown = shown(value.measure, of: record, decimals: 3)
                            return .init(shown.text, why: shown.why)
                        } ?? .init("–")
                    })
        }
        let data = ExhibitTable(
            columns: [.init(title: "Month")] + features.map { .init(title: $0.title, unit: "PSI", isNumeric: true) }, rows: rows)
        let reference = record.reference.map { "Each month is compared with month \($0). " } ?? ""
        return .figure(
            ExhibitFigure(
                drawing: draw(chart), data: data,
                notes: [
                    note("\(reference)The lines at 0.10 and 0.25 are customary and no standard; some teams act from 0.20 on."),
                    note(record.provenance),
                ]))
    }

    private mutating func features(
        _ wanted: [YAMLTree], among known: [StabilityIndex], of record: RunRecord
    ) -> [StabilityIndex]? {
        if wanted.isEmpty { return known }
        var found: [StabilityIndex] = []
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
        let months = Set(models.flatMap(\.serves)).sorted()
        let shares = models.map { model in months.map { record.accuracy(of: model, in: $0) } }
        guard !months.isEmpty, !models.isEmpty else {
            diagnostics.append(.error("no model of the run '\(record.run)' serves in months", at: block.place))
            return nil
        }
        let series = zip(models, shares).map { model, shares in
            let estimates = shares.map { $0.map { wilson($0) } }
            return Chart.Series(name: model.title, values: estimates.map { $0?.value }, intervals: estimates.map { $0?.interval })
        }
        let chart = Chart(
            id: label.anchor, title: title, form: .lines, categories: months.map(String.init), series: series,
            axis: "Share of documents classified right", categoryAxis: "Month", axisForm: .fitted, spans: spans(of: record, over: months))
        let rows = months.indices.map { month in
            ExhibitTable.Row(
                [.init("\(months[month])")]
                    + shares.map { shares in
                        guard let share = shares[month] else { return .init("–") }
                        let estimate = wilson(share)
                        let details = [intervalText(estimate), "n = \(counted(share.denominator))"].compactMap(\.self)
                        return .init(rounded(estimate.value), detail: details.joined(separator: ", "))
                    })
        }
        let data = ExhibitTable(
            columns: [.init(title: "Month")] + models.map { .init(title: $0.title, unit: "accuracy", isNumeric: true) }, rows: rows)
        return .figure(
            ExhibitFigure(
                drawing: draw(chart), data: data,
                notes: [note("Upright marks are 95% intervals (Wilson). The axis does not begin at zero."), note(record.provenance)]))
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

/// A feature's distance from the reference, month by month.
private struct StabilityIndex {
    let feature: String
    var values: [(month: Int, measure: Measure)]

    var title: String { featureTitles[feature] ?? feature.replacing("_", with: " ") }
}

extension RunRecord {
    /// From the measures `drift.<feature>.month_<n>`, in the record's order.
    fileprivate var stabilityIndices: [StabilityIndex] {
        var indices: [StabilityIndex] = []
        for measure in measures {
            let parts = measure.name.split(separator: ".").map(String.init)
            guard parts.count == 3, parts[0] == "drift", parts[2].hasPrefix("month_"), let month = Int(parts[2].dropFirst(6)) else {
                continue
            }
            if indices.last?.feature != parts[1] { indices.append(StabilityIndex(feature: parts[1], values: [])) }
            indices[indices.count - 1].values.append((month, measure))
        }
        return indices
    }

    /// Nil when the model does not serve in the month, or no truth is known.
    fileprivate func accuracy(of model: Model, in month: Int) -> Ratio? {
        guard model.serves.contains(month) else { return nil }
        let judgements = RunPart(record: self, model: model, period: nil, months: [month]).judgements
        return judgements.isEmpty ? nil : Ratio(judgements.count { $0.isRight }, of: judgements.count)
    }
}

extension Estimate {
    /// As a chart draws it.
    var interval: Chart.Interval? {
        guard let low, let high else { return nil }
        return Chart.Interval(low: low, high: high)
    }
}
