import Diagnostics
import Documents
import Figures
import Pipelines
import Statistics
import YAMLTrees

extension PageEvaluator {
    /// `calibration`: how often a model is right when it says how sure it is, with its calibration error.
    mutating func calibration(_ fields: inout FieldReader, _ label: Label, _ title: String, _ block: AnalysisBlock) -> Exhibit.Content? {
        let (modelNames, periodNames) = (fields.scalars("models"), fields.scalars("periods"))
        guard let record = run(&fields, block) else { return nil }
        let models = models(modelNames, of: record)
        let periods = periods(periodNames, of: record)
        guard let models, let periods else { return nil }
        var parts: [RunPart] = []
        for model in models.isEmpty ? Array(record.models.prefix(1)) : models {
            for period in periods.isEmpty ? [nil] : periods.map(Optional.some) {
                guard let part = part(of: record, model, period, block) else { return nil }
                parts.append(part)
            }
        }
        if parts.isEmpty { _ = part(of: record, nil, nil, block) }
        if parts.count > 4 {
            diagnostics.append(.error("more than four curves cannot be told apart", at: block.place))
            return nil
        }
        let curves = parts.map { CalibrationCurve($0, hasModel: models.count > 1 || periods.isEmpty) }
        guard !curves.isEmpty else { return nil }
        return figure(curves, label, title, record)
    }

    private func figure(_ curves: [CalibrationCurve], _ label: Label, _ title: String, _ record: RunRecord) -> Exhibit.Content {
        let diagram = ReliabilityDiagram(
            id: label.anchor, title: title,
            series: curves.map { .init(name: $0.name, detail: "ECE \($0.errorText)", bins: $0.bins) }, items: "Documents")
        var rows: [ExhibitTable.Row] = []
        for curve in curves {
            if curves.count > 1 { rows.append(.init(.heading, [.init(curve.name)])) }
            rows += curve.rows
        }
        let data = ExhibitTable(
            columns: [
                .init(title: "Confidence of the bin"), .init(title: "Documents", isNumeric: true),
                .init(title: "Mean confidence", isNumeric: true),
                .init(title: "Share that is right", isNumeric: true),
            ], rows: rows)
        let errors = curves.map { "\($0.name) \($0.errorText)\($0.errorInterval.map { " (\($0))" } ?? "")" }
        return .figure(
            ExhibitFigure(
                drawing: draw(diagram, width: desk.figureWidth), data: data,
                notes: [
                    note(
                        "Expected calibration error (ECE) over ten bins of equal width: \(errors.joined(separator: "; "))."
                    ),
                    note(
                        "Upright marks are 95% intervals (Wilson); those of the error come from drawing the documents again and again "
                            + "(bootstrap). The lines pass by bins of fewer than \(ReliabilityDiagram.leastJoined) documents."),
                    note(record.provenance),
                ]))
    }
}

/// One model's confidence and accuracy, by bins.
private struct CalibrationCurve {
    let name: String
    let reliability: Reliability
    let error: Estimate

    init(_ part: RunPart, hasModel: Bool) {
        let parts = [hasModel ? part.model.title : nil, part.period?.title].compactMap(\.self)
        name = parts.isEmpty ? part.model.title : parts.joined(separator: ", ")
        reliability = part.reliability
        error = CalibrationCurve.error(of: part, reliability)
    }

    /// With the interval of the record's own figure of the same documents, if it has one.
    private static func error(of part: RunPart, _ reliability: Reliability) -> Estimate {
        let names = ["ece", "\(figureName(part.model.name)).ece"] + (part.period.map { ["\(figureName($0.name)).ece"] } ?? [])
        let value = reliability.expectedError
        let measured = names.compactMap { part.record.measure($0) }.first { measure in
            measure.count == reliability.count && (measure.estimate.value - value).magnitude < 1e-9
        }
        return measured?.estimate ?? Estimate(value)
    }

    var errorText: String { rounded(error.value) }
    var errorInterval: String? { intervalText(error) }

    var bins: [ReliabilityDiagram.Bin] {
        reliability.bins.compactMap { bin in
            guard let confidence = bin.meanConfidence else { return nil }
            let share = wilson(bin.accuracy)
            return .init(confidence: confidence, accuracy: share.value, interval: share.interval, count: bin.count)
        }
    }

    var rows: [ExhibitTable.Row] {
        reliability.bins.compactMap { bin in
            guard let confidence = bin.meanConfidence else { return nil }
            let share = wilson(bin.accuracy)
            return .init([
                .init("above \(rounded(bin.low, 1)), up to \(rounded(bin.high, 1))"), .init(counted(bin.count)), .init(rounded(confidence)),
                .init(rounded(share.value), detail: intervalText(share)),
            ])
        }
    }
}
