import Diagnostics
import Documents
import Figures
import Models
import Pipelines
import YAMLTrees

extension PageEvaluator {
    private enum ChartForm: String, CaseIterable { case bars, stacked }

    /// `cost-chart`: the components' costs as bars, or quantities over the months as lines.
    mutating func costChart(_ fields: inout FieldReader, _ label: Label, _ title: String, _ block: AnalysisBlock) -> Exhibit.Content? {
        let lines = fields.scalars("lines")
        if !lines.isEmpty { return lineChart(lines, months(&fields), label, title) }
        let pipelines = pipelines(&fields, block)
        let form = fields.choice("form", of: ChartForm.self) ?? .bars
        let basis = fields.choice("per", of: CostBasis.self) ?? .month
        let volume = volume(&fields, for: [basis], block)
        guard let pipelines, hasCosts(pipelines, block), let volume else { return nil }
        let costs = CostReader(values: desk.values, volume: volume, place: block.place)
        let rows = costLines(pipelines, desk.values).map { line in
            (title: line.title, values: line.quantities.map { costs.sum($0, basis, reporting: &diagnostics)?.value.number })
        }
        var chart = Chart(
            id: label.anchor, title: title, form: .bars, categories: rows.map(\.title),
            series: pipelines.enumerated().map { column, pipeline in
                Chart.Series(name: pipeline.title, values: rows.map { $0.values[column] })
            },
            axis: basis.unit, numberPrefix: "$")
        if form == .stacked {
            chart.form = .stackedBars
            chart.categories = pipelines.map(\.title)
            chart.series = largest(rows, 6).map { Chart.Series(name: $0.title, values: $0.values) }
        }
        return figure(chart)
    }

    /// The largest rows as they are, and the rest together: more than a handful of parts cannot be told apart in a bar.
    private func largest(_ rows: [(title: String, values: [Double?])], _ limit: Int) -> [(title: String, values: [Double?])] {
        let size = { (row: (title: String, values: [Double?])) in row.values.compactMap(\.self).max() ?? 0 }
        guard rows.count > limit + 1 else { return rows }
        let order = rows.indices.sorted { (size(rows[$0]), $1) > (size(rows[$1]), $0) }
        let kept = Set(order.prefix(limit))
        let rest = rows.indices.filter { !kept.contains($0) }.map { rows[$0].values }
        let sums = rows[0].values.indices.map { column in rest.compactMap { $0[column] }.reduce(0, +) }
        return rows.indices.filter { kept.contains($0) }.map { rows[$0] } + [("\(rest.count) smaller components", sums)]
    }

    /// How many months a chart shows: `over: 24 month`; nil for all.
    private mutating func months(_ fields: inout FieldReader) -> Int? {
        guard let over = fields.scalar("over"), let (value, _) = desk.values.evaluate(over.excerpt, reporting: &diagnostics) else {
            return nil
        }
        let month = desk.values.model.units.read("month")
        guard let number = month.flatMap({ value.converted(to: $0) })?.number, number >= 1 else {
            diagnostics.append(.error("'over' is a number of months, as in '24 month'", at: over.place))
            return nil
        }
        return Int(number)
    }

    private mutating func lineChart(_ names: [YAMLTree], _ limit: Int?, _ label: Label, _ title: String) -> Exhibit.Content? {
        var series: [Chart.Series] = []
        var units: Units?
        for name in names {
            guard let (value, derivation) = desk.values.evaluate(name.excerpt, reporting: &diagnostics) else { continue }
            guard value.series != nil else {
                diagnostics.append(
                    .error(
                        "'\(name.text ?? "")' does not change over the months", at: name.place,
                        notes: [.init("a line shows a quantity whose formula uses 't'")]))
                continue
            }
            guard let shown = units.map({ value.converted(to: $0) }) ?? value, let months = shown.series else {
                diagnostics.append(.error("the lines of one chart share a unit: this is in \(value.units)", at: name.place))
                continue
            }
            units = units ?? value.units
            _ = derivations.add(derivation)
            series.append(
                Chart.Series(
                    name: derivation.says ?? derivation.name ?? derivation.formula, values: months.prefix(limit ?? months.count).map { $0 })
            )
        }
        guard let first = series.first, let units else { return nil }
        let money = format(1, units)
        let chart = Chart(
            id: label.anchor, title: title, form: .lines, categories: first.values.indices.map { "\($0 + 1)" }, series: series,
            axis: units.heading, categoryAxis: "Month", numberPrefix: money.number.hasPrefix("$") ? "$" : "")
        return figure(chart, axisTitle: "Month")
    }

    private func figure(_ chart: Chart, axisTitle: String = "Component") -> Exhibit.Content {
        let columns =
            [ExhibitTable.Column(title: axisTitle)]
            + chart.series.map {
                ExhibitTable.Column(title: $0.name, unit: chart.axis, isNumeric: true)
            }
        let rows = chart.categories.indices.map { row in
            ExhibitTable.Row(
                [.init(chart.categories[row])]
                    + chart.series.map { series in
                        .init(series.values[row].map { format($0, .none, decimals: 2).bare } ?? "–")
                    })
        }
        return .figure(ExhibitFigure(drawing: draw(chart, width: desk.figureWidth), data: ExhibitTable(columns: columns, rows: rows)))
    }
}
