/// One row for each category: a marker for each series on a line from the least to the most, the axis below, the names of the markers above.
struct DotChart {
    private let chart: Chart
    private let format: NumberFormat
    private let names: LabelColumn
    private let scale: Scale
    private let ticks: [(tick: Double, text: String)]
    private let legend: Legend
    /// Where the axis begins, and how long it is.
    private let left: Int
    private let length: Int

    /// Between the rows.
    private static let apart = 18
    private static let rowHeight = 34

    init(_ chart: Chart, width: Int) {
        self.chart = chart
        format = NumberFormat(for: chart.values, in: chart)
        names = LabelColumn(chart.categories, limit: width * 3 / 10)
        legend = Legend(chart.series.map(\.name), width: width, hasMarkers: true)
        left = names.width + 2 * ChartStyle.gap + 10
        scale =
            chart.axisForm == .logarithmic
            ? Scale(logarithmicOver: chart.values) : Scale(over: chart.values, steps: 4, includesZero: chart.axisForm == .fromZero)
        let labels = scale.labels(in: chart)
        length = max(100, width - left - (labels.last.map { DotChart.width(of: $0.text) } ?? 0) / 2)
        ticks = DotChart.legible(labels, on: scale, length: length)
    }

    private static func width(of tick: String) -> Int { textWidth(tick, size: ChartStyle.smallSize, weight: .regular) }

    /// The labels from the left, without those that would touch the one before.
    private static func legible(_ labels: [(tick: Double, text: String)], on scale: Scale, length: Int) -> [(tick: Double, text: String)] {
        var free = Int.min
        return labels.filter { label in
            let (middle, half) = (scale.offset(label.tick, along: length), width(of: label.text) / 2)
            guard middle - half >= free else { return false }
            free = middle + half + 16
            return true
        }
    }

    func marks() -> (marks: [Mark], height: Int) {
        let top = legend.height
        var y = top + 8
        var rows: [Mark] = []
        for category in chart.categories.indices {
            let height = max(DotChart.rowHeight, names.labels[category].count * ChartStyle.leading)
            rows.append(row(category, middle: y + height / 2))
            y += height + DotChart.apart
        }
        let bottom = y - DotChart.apart + 8
        let title = chart.axis.isEmpty ? 0 : ChartStyle.smallLeading + 4
        return (
            [.group(label: nil, legend.marks + axisMarks(top: top, bottom: bottom))] + rows, bottom + 8 + ChartStyle.smallLeading + title
        )
    }

    /// "OCR: 50th percentile 410 ms, 95th percentile 730 ms"
    private func row(_ category: Int, middle: Int) -> Mark {
        let values = chart.series.map { $0.values[category] }
        let there = values.compactMap(\.self)
        let told = zip(chart.series, values).map { "\($0.name) \($1.map(format.text) ?? "no value")" }
        var marks: [Mark] = [.text(Text(chart: names.labels[category], centredOn: Point(names.width, middle), anchor: .end))]
        if let least = there.min(), let most = there.max(), least < most {
            let ends = [Point(position(least), middle), Point(position(most), middle)]
            marks.append(.line(ends, radius: 0, arrow: false, Paint(stroke: .laneLine, strokeWidth: 4)))
        }
        // The first on top: the usual value is never hidden by a rare one.
        for number in chart.series.indices.reversed() {
            if let value = values[number] { marks.append(marker(number, at: Point(position(value), middle))) }
        }
        return .group(label: "\(chart.categories[category]): \(told.joined(separator: ", "))", marks)
    }

    private func position(_ value: Double) -> Int { left + scale.offset(value, along: length) }

    private func axisMarks(top: Int, bottom: Int) -> [Mark] {
        var marks = scale.ticks.map { tick in
            let x = crisp(position(tick))
            let isBase = tick == 0
            return Mark.line([Point(x, top), Point(x, bottom)], radius: 0, arrow: false, Paint(stroke: isBase ? .inkSoft : .grid))
        }
        for (tick, text) in ticks {
            let place = Point(position(tick), bottom + 8 + ChartStyle.smallLeading / 2)
            marks.append(.text(Text(chart: [text], centredOn: place, anchor: .middle, colour: .inkSoft, isSmall: true)))
        }
        if !chart.axis.isEmpty {
            let place = Point(left + length / 2, bottom + 12 + ChartStyle.smallLeading * 3 / 2)
            marks.append(.text(Text(chart: [chart.axis], centredOn: place, anchor: .middle, colour: .inkSoft, isSmall: true)))
        }
        return marks
    }
}
