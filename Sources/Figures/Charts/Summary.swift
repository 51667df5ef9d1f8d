/// What the chart shows, in two to five sentences, for who does not see it.
func summary(of chart: Chart) -> String {
    let told = chart.series.prefix(3).map { sentence(on: $0, in: chart) }
    let rest = chart.series.count > 3 ? ["\(chart.series.count - 3) more series are not described here."] : []
    return ([opening(of: chart)] + told + rest + guides(in: chart)).joined(separator: " ")
}

/// What stands behind the lines.
private func guides(in chart: Chart) -> [String] {
    guard chart.form == .lines else { return [] }
    let format = NumberFormat(for: chart.thresholds.map(\.value), in: chart)
    let lines = chart.thresholds.map { "\(format.text($0.value)) (\($0.name))" }
    let spans = chart.placedSpans.map { "\($0.name), \(axisName(of: chart))\(chart.categories[$0.first]) to \(chart.categories[$0.last])" }
    return (lines.isEmpty ? [] : ["Marked across: \(lines.joined(separator: ", "))."])
        + (spans.isEmpty ? [] : ["Marked above: \(spans.joined(separator: "; "))."])
}

private func opening(of chart: Chart) -> String {
    let form =
        switch chart.form {
        case .bars: chart.series.count > 1 ? "Grouped bars" : "Bars"
        case .stackedBars: "Stacked bars"
        case .lines: chart.series.count > 1 ? "\(chart.series.count) lines" : "A line"
        case .dots: "Markers on one line each"
        }
    let over =
        chart.form == .lines && chart.categories.count > 1
        ? " from \(axisName(of: chart))\(chart.categories[0]) to \(chart.categories[chart.categories.count - 1])"
        : " for \(chart.categories.count) \(chart.categories.count == 1 ? "category" : "categories")"
    let series = chart.series.count > 1 && chart.form != .lines ? " and \(chart.series.count) series" : ""
    return form + over + series + (chart.axis.isEmpty ? "." : "; \(chart.axis).")
}

private func axisName(of chart: Chart) -> String {
    chart.categoryAxis.isEmpty ? "" : chart.categoryAxis + " "
}

private func sentence(on series: Chart.Series, in chart: Chart) -> String {
    let format = NumberFormat(for: chart.values, in: chart)
    let there = series.values.indices.compactMap { category in
        series.values[category].map { (name: chart.categories[category], value: $0) }
    }
    guard let first = there.first, let last = there.last else { return "\(series.name): no value." }
    if there.count == 1 { return "\(series.name): \(first.name) \(format.text(first.value))." }
    if chart.form == .lines {
        let axis = axisName(of: chart)
        return "\(series.name): \(format.text(first.value)) at \(axis)\(first.name), \(format.text(last.value)) at \(axis)\(last.name)."
    }
    let most = there.reduce(first) { $1.value > $0.value ? $1 : $0 }
    let least = there.reduce(first) { $1.value < $0.value ? $1 : $0 }
    if most.value == least.value { return "\(series.name): \(format.text(most.value)) everywhere." }
    return "\(series.name): most for \(most.name) (\(format.text(most.value))), least for \(least.name) (\(format.text(least.value)))."
}
