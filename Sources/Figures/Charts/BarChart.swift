/// Horizontal bars: the categories' names in a column on the left, the values behind the bars, the axis below.
struct BarChart {
    private let chart: Chart
    private let width: Int
    private let isStacked: Bool
    private let format: NumberFormat
    private let names: LabelColumn
    private let scale: Scale
    /// Where the axis begins, and how long it is.
    private let left: Int
    private let length: Int

    /// Thickness of a bar, between bars of one category, between categories.
    private static let (single, grouped, between, apart) = (36, 30, 4, 22)
    private static let shortestAxis = 200

    init(_ chart: Chart, width: Int, isStacked: Bool) {
        self.chart = chart
        self.width = width
        self.isStacked = isStacked
        let ends = isStacked ? BarChart.ends(of: chart) : chart.values
        format = NumberFormat(for: isStacked ? chart.values + BarChart.totals(of: chart) : chart.values, in: chart)
        names = LabelColumn(chart.categories, limit: width * 3 / 10)
        let labels = BarChart.labels(of: chart, isStacked: isStacked, format: format)
        let before = labels.filter { $0.end < 0 }.map(\.width).max() ?? 0
        let left = names.width + ChartStyle.gap + (before > 0 ? before + 2 * ChartStyle.gap : 0)
        self.left = left
        (scale, length) = BarChart.axis(over: ends, from: left, to: width, labels: labels, chart: chart)
    }

    func marks() -> (marks: [Mark], height: Int) {
        let legend = chart.series.count > 1 ? Legend(chart.series.map(\.name), width: width) : nil
        let top = legend?.height ?? 0
        var y = top + 8
        var rows: [Mark] = []
        for category in chart.categories.indices {
            let height = rowHeight(category)
            rows.append(row(category, middle: y + height / 2))
            y += height + BarChart.apart
        }
        let bottom = y - BarChart.apart + 8
        let axis = axisMarks(top: top, bottom: bottom)
        let zero = Mark.line(
            [Point(crisp(position(0)), top), Point(crisp(position(0)), bottom)], radius: 0, arrow: false, Paint(stroke: .inkSoft))
        let title = chart.axis.isEmpty ? 0 : ChartStyle.smallLeading + 4
        let marks = [.group(label: nil, (legend?.marks ?? []) + axis)] + rows + [.group(label: nil, [zero])]
        return (marks, bottom + 8 + ChartStyle.smallLeading + title)
    }

    // MARK: Rows

    private var thickness: Int { isStacked || chart.series.count == 1 ? BarChart.single : BarChart.grouped }

    private func rowHeight(_ category: Int) -> Int {
        let bars = isStacked ? 1 : chart.series.count
        return max(bars * thickness + (bars - 1) * BarChart.between, names.labels[category].count * ChartStyle.leading)
    }

    private func row(_ category: Int, middle: Int) -> Mark {
        let name = Mark.text(
            Text(chart: names.labels[category], centredOn: Point(names.width, middle), anchor: .end))
        if isStacked { return stack(category, middle: middle, name: name) }
        if chart.series.count == 1 {
            return .group(label: label(category, series: 0), [name] + bar(category, series: 0, middle: middle))
        }
        let pitch = thickness + BarChart.between
        let first = middle - (chart.series.count - 1) * pitch / 2
        let bars = chart.series.indices.map { series in
            Mark.group(label: label(category, series: series), bar(category, series: series, middle: first + series * pitch))
        }
        return .group(label: chart.categories[category], [name] + bars)
    }

    /// "OCR: $225.00", of more series "OCR, MLOps: $225.00".
    private func label(_ category: Int, series: Int) -> String {
        let number = chart.series[series].values[category].map(format.text) ?? "no value"
        let name = chart.series.count > 1 ? ", \(chart.series[series].name)" : ""
        return "\(chart.categories[category])\(name): \(number)"
    }

    private func bar(_ category: Int, series: Int, middle: Int) -> [Mark] {
        guard let value = chart.series[series].values[category] else {
            return [valueText("–", end: 0, middle: middle)]
        }
        return [
            segment(from: 0, to: value, middle: middle, colour: .series(series)), valueText(format.text(value), end: value, middle: middle),
        ]
    }

    private func segment(from start: Double, to end: Double, middle: Int, colour: Colour) -> Mark {
        let (first, second) = (position(min(start, end)), position(max(start, end)))
        let width = start == end ? 0 : max(2, second - first)
        let place = Rectangle(x: end < 0 ? second - width : first, y: middle - thickness / 2, width: width, height: thickness)
        return .rectangle(place, radius: 0, Paint(fill: colour))
    }

    private func valueText(_ text: String, end: Double, middle: Int, weight: Text.Weight = .regular) -> Mark {
        let x = position(end) + (end < 0 ? -ChartStyle.gap : ChartStyle.gap)
        return .text(Text(chart: [text], centredOn: Point(x, middle), anchor: end < 0 ? .end : .start, weight: weight, hasHalo: true))
    }

    // MARK: Stacks

    private func stack(_ category: Int, middle: Int, name: Mark) -> Mark {
        var (above, below) = (0.0, 0.0)
        var parts: [Mark] = []
        for (number, series) in chart.series.enumerated() {
            guard let value = series.values[category] else { continue }
            let start = value < 0 ? below : above
            if value < 0 { below += value } else { above += value }
            parts.append(part(from: start, to: start + value, value, middle: middle, series: number, category: category))
        }
        let total = format.text(above + below)
        let behind = valueText(total, end: above > 0 ? above : below, middle: middle, weight: .bold)
        return .group(label: "\(chart.categories[category]): \(total) in all", [name] + parts + [behind])
    }

    /// Between neighbours stays a pixel of background; the value stands inside if there is room, without its decimals if that helps.
    private func part(from start: Double, to end: Double, _ value: Double, middle: Int, series: Int, category: Int) -> Mark {
        let (first, second) = (position(min(start, end)), position(max(start, end)))
        let margin = second - first > 4 && min(start, end) != 0 ? 2 : 0
        let place = Rectangle(x: first + margin, y: middle - thickness / 2, width: second - first - margin, height: thickness)
        var marks: [Mark] = [.rectangle(place, radius: 0, Paint(fill: .series(series)))]
        let texts = value.magnitude < 10 ? [format.text(value)] : [format.text(value), format.whole.text(value)]
        if let text = texts.first(where: { textWidth($0, size: ChartStyle.smallSize, weight: .regular) + 12 <= place.width }) {
            let centre = Point(place.x + place.width / 2, middle)
            marks.append(.text(Text(chart: [text], centredOn: centre, anchor: .middle, colour: .background, isSmall: true)))
        }
        return .group(label: label(category, series: series), marks)
    }

    private static func totals(of chart: Chart) -> [Double] {
        chart.categories.indices.map { category in chart.series.compactMap { $0.values[category] }.reduce(0, +) }
    }

    /// How far each category's stack reaches, above zero and below.
    private static func ends(of chart: Chart) -> [Double] {
        chart.categories.indices.flatMap { category in
            let values = chart.series.compactMap { $0.values[category] }
            return [values.filter { $0 > 0 }.reduce(0, +), values.filter { $0 < 0 }.reduce(0, +)]
        }
    }

    // MARK: Axis

    private struct ValueLabel {
        /// The value at which the bar ends.
        let end: Double
        let width: Int
    }

    private static func labels(of chart: Chart, isStacked: Bool, format: NumberFormat) -> [ValueLabel] {
        guard isStacked else {
            return chart.values.map {
                ValueLabel(end: $0, width: textWidth(format.text($0), size: ChartStyle.textSize, weight: .regular))
            }
        }
        let ends = ends(of: chart)
        return totals(of: chart).enumerated().map { category, total in
            let (above, below) = (ends[2 * category], ends[2 * category + 1])
            return ValueLabel(
                end: above > 0 ? above : below, width: textWidth(format.text(total), size: ChartStyle.textSize, weight: .bold))
        }
    }

    /// The longest axis that leaves room for the labels behind the bars, with as many steps as have room for theirs.
    private static func axis(over ends: [Double], from left: Int, to right: Int, labels: [ValueLabel], chart: Chart) -> (Scale, Int) {
        for steps in [5, 4, 3, 2] {
            let scale = Scale(over: ends, steps: steps)
            let format = NumberFormat(forStep: scale.step, in: chart)
            let widths = scale.ticks.map { textWidth(format.text($0), size: ChartStyle.smallSize, weight: .regular) }
            var length = right - left - (widths.last ?? 0) / 2
            for label in labels where label.end >= 0 {
                let room = Double(right - left - ChartStyle.gap - label.width)
                let fraction = scale.fraction(label.end)
                if fraction > 0 { length = min(length, Int(room / fraction)) }
            }
            length = max(length, shortestAxis)
            let pitch = length / max(1, scale.ticks.count - 1)
            if zip(widths, widths.dropFirst()).allSatisfy({ ($0 + $1) / 2 + 16 <= pitch }) || steps == 2 { return (scale, length) }
        }
        return (Scale(over: ends, steps: 2), shortestAxis)
    }

    private func position(_ value: Double) -> Int { left + scale.offset(value, along: length) }

    private func axisMarks(top: Int, bottom: Int) -> [Mark] {
        let format = NumberFormat(forStep: scale.step, in: chart)
        var marks: [Mark] = []
        for tick in scale.ticks {
            let x = crisp(position(tick))
            if tick != 0 { marks.append(.line([Point(x, top), Point(x, bottom)], radius: 0, arrow: false, Paint(stroke: .grid))) }
            let place = Point(x, bottom + 8 + ChartStyle.smallLeading / 2)
            marks.append(.text(Text(chart: [format.text(tick)], centredOn: place, anchor: .middle, colour: .inkSoft, isSmall: true)))
        }
        if !chart.axis.isEmpty {
            let place = Point(left + length / 2, bottom + 12 + ChartStyle.smallLeading * 3 / 2)
            marks.append(.text(Text(chart: [chart.axis], centredOn: place, anchor: .middle, colour: .inkSoft, isSmall: true)))
        }
        return marks
    }
}

/// The middle of the pixel, so that a line of one pixel is not spread over two.
func crisp(_ position: Int) -> Int { position | 1 }
