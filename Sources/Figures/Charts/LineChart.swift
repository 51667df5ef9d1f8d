/// Lines over an ordered axis: each with its own dash and marker, its name and last value at its end.
struct LineChart {
    private let chart: Chart
    private let format: NumberFormat
    private let ticks: [(tick: Double, text: String)]
    private let names: LabelColumn
    private let frame: PlotFrame
    private let guides: Guides

    private static let usualHeight = 520
    /// Between the names at the ends.
    private static let apart = 8

    init(_ chart: Chart, width: Int) {
        self.chart = chart
        let scale = LineChart.scale(of: chart)
        let format = NumberFormat(for: chart.values, in: chart)
        let names = LabelColumn(chart.series.map(\.name), limit: width / 5, weight: .bold)
        let values = chart.series.map { series in
            textWidth(series.values.compactMap(\.self).last.map(format.text) ?? "", size: ChartStyle.textSize, weight: .regular)
        }
        ticks = scale.labels(in: chart)
        let tickWidths = ticks.map { textWidth($0.text, size: ChartStyle.smallSize, weight: .regular) }
        (self.format, self.names) = (format, names)
        let heights = names.labels.map { ($0.count + 1) * ChartStyle.leading + LineChart.apart }
        var frame = PlotFrame(
            left: (tickWidths.max() ?? 0) + ChartStyle.gap, right: width - max(names.width, values.max() ?? 0) - 32,
            top: chart.axis.isEmpty ? ChartStyle.smallLeading / 2 : ChartStyle.smallLeading * 2,
            height: max(LineChart.usualHeight, heights.reduce(0, +)), scale: scale, count: chart.categories.count)
        guides = Guides(chart, in: &frame)
        self.frame = frame
    }

    private static func scale(of chart: Chart) -> Scale {
        let intervals = chart.series.flatMap { $0.intervals.compactMap(\.self) }
        let all = chart.values + intervals.flatMap { [$0.low, $0.high] } + chart.thresholds.map(\.value)
        return switch chart.axisForm {
        case .fromZero: Scale(over: all)
        case .fitted: Scale(over: all, includesZero: false)
        case .logarithmic: Scale(logarithmicOver: all)
        }
    }

    func marks() -> (marks: [Mark], height: Int) {
        let title = chart.categoryAxis.isEmpty ? 0 : ChartStyle.smallLeading + 4
        let axes = Mark.group(label: nil, valueAxis() + categoryAxis())
        let places = labelPlaces()
        let lines = chart.series.indices.map { line($0, labelMiddle: places[$0]) }
        return ([axes] + guides.marks + lines, frame.bottom + 10 + ChartStyle.smallLeading + title)
    }

    // MARK: Lines

    private func line(_ number: Int, labelMiddle: Int?) -> Mark {
        let series = chart.series[number]
        let colour = Colour.series(number)
        var marks = whiskers(number, colour)
        marks += stretches(of: number).map { Mark.line($0, radius: 0, arrow: false, .series(number)) }
        let marked = markedCategories()
        for (category, value) in series.values.enumerated() {
            guard let value, marked.contains(category) || category == lastCategory(of: series) else { continue }
            marks.append(marker(number, at: point(number, category, value)))
        }
        if let labelMiddle { marks += endLabel(number, middle: labelMiddle) }
        return .group(label: label(series), marks)
    }

    private func whiskers(_ number: Int, _ colour: Colour) -> [Mark] {
        chart.series[number].intervals.enumerated().flatMap { category, interval -> [Mark] in
            guard let interval else { return [] }
            let low = point(number, category, interval.low)
            return whisker(x: low.x, from: low.y, to: frame.y(interval.high), Paint(stroke: colour))
        }
    }

    /// The points between gaps.
    private func stretches(of number: Int) -> [[Point]] {
        var stretches: [[Point]] = [[]]
        for (category, value) in chart.series[number].values.enumerated() {
            if let value {
                stretches[stretches.count - 1].append(point(number, category, value))
            } else if stretches.last?.isEmpty == false {
                stretches.append([])
            }
        }
        return stretches.filter { $0.count > 1 }
    }

    /// "MLOps: $335.80 at month 1, $12,088.80 at month 36"
    private func label(_ series: Chart.Series) -> String {
        let there = series.values.indices.filter { series.values[$0] != nil }
        let told = there.count <= 6 ? there : [there.first, there.last].compactMap(\.self)
        let texts = told.map { category in
            let axis = chart.categoryAxis.isEmpty ? "" : chart.categoryAxis + " "
            return "\(text(series, category)) at \(axis)\(chart.categories[category])"
        }
        return "\(series.name): " + (texts.isEmpty ? "no value" : texts.joined(separator: ", "))
    }

    /// The value, with its interval if it has one: "0.912 (0.905 to 0.918)".
    private func text(_ series: Chart.Series, _ category: Int) -> String {
        let value = series.values[category].map(format.text) ?? ""
        guard series.intervals.indices.contains(category), let interval = series.intervals[category] else { return value }
        return "\(value) (\(format.text(interval.low)) to \(format.text(interval.high)))"
    }

    // MARK: Names at the ends

    private func lastCategory(of series: Chart.Series) -> Int? {
        series.values.lastIndex { $0 != nil }
    }

    private func end(of number: Int) -> Point? {
        let series = chart.series[number]
        return lastCategory(of: series).flatMap { category in series.values[category].map { point(number, category, $0) } }
    }

    private func labelHeight(_ number: Int) -> Int { (names.labels[number].count + 1) * ChartStyle.leading }

    /// The middle of each label: level with its line's end, unless another would touch it.
    private func labelPlaces() -> [Int?] {
        let ends = chart.series.indices.map { end(of: $0)?.y }
        let order = chart.series.indices.filter { ends[$0] != nil }.sorted { (ends[$0] ?? 0, $0) < (ends[$1] ?? 0, $1) }
        var places: [Int?] = Array(repeating: nil, count: ends.count)
        let tops = apart(order.map { (wish: (ends[$0] ?? 0) - labelHeight($0) / 2, height: labelHeight($0)) }, within: frame.bottom)
        for (number, place) in zip(order, tops) { places[number] = place + labelHeight(number) / 2 }
        return places
    }

    /// Tops in the order given, as near to the wishes as can be: labels that would touch move apart around their common middle.
    private func apart(_ labels: [(wish: Int, height: Int)], within limit: Int) -> [Int] {
        var above = 0
        let offsets = labels.map { label in
            defer { above += label.height + LineChart.apart }
            return above
        }
        // Less the offsets, tops may not descend: neighbours that would are pooled at their mean.
        var pools: [(sum: Int, count: Int)] = []
        for (label, offset) in zip(labels, offsets) {
            var pool = (sum: label.wish - offset, count: 1)
            while let last = pools.last, last.sum * pool.count >= pool.sum * last.count {
                pool = (pool.sum + last.sum, pool.count + last.count)
                pools.removeLast()
            }
            pools.append(pool)
        }
        let lowest = max(0, limit - (above - LineChart.apart))
        let means = pools.flatMap { pool in Array(repeating: min(max(0, pool.sum / pool.count), lowest), count: pool.count) }
        return zip(means, offsets).map(+)
    }

    private func endLabel(_ number: Int, middle: Int) -> [Mark] {
        let series = chart.series[number]
        guard let end = end(of: number), let last = series.values.compactMap(\.self).last else { return [] }
        let (x, lines) = (frame.right + 30, names.labels[number])
        let first = middle - labelHeight(number) / 2 + ChartStyle.leading / 2
        let nameMiddle = first + (lines.count - 1) * ChartStyle.leading / 2
        let valueMiddle = first + lines.count * ChartStyle.leading
        var marks: [Mark] = []
        if abs(end.y - middle) > 8 || end.x < frame.right - 20 {
            let leader = [Point(end.x + 12, end.y), Point(frame.right + 14, middle), Point(frame.right + 24, middle)]
            marks.append(.line(leader, radius: 0, arrow: false, Paint(stroke: .laneLine)))
        }
        marks.append(.text(Text(chart: lines, centredOn: Point(x, nameMiddle), weight: .bold)))
        marks.append(.text(Text(chart: [format.text(last)], centredOn: Point(x, valueMiddle))))
        return marks
    }

    // MARK: Axes

    /// Lines with intervals stand a little beside each other, so that the intervals do.
    private func point(_ number: Int, _ category: Int, _ value: Double) -> Point {
        let hasIntervals = chart.series.contains { !$0.intervals.isEmpty }
        let aside = hasIntervals ? (2 * number - chart.series.count + 1) * 6 : 0
        return Point(frame.x(category) + aside, frame.y(value))
    }

    private func valueAxis() -> [Mark] {
        var marks: [Mark] = []
        for (tick, text) in ticks {
            let y = crisp(frame.y(tick))
            let isBase = tick == 0 || frame.scale.isLogarithmic && tick == frame.scale.lowest
            marks.append(
                .line([Point(frame.left, y), Point(frame.right, y)], radius: 0, arrow: false, Paint(stroke: isBase ? .inkSoft : .grid)))
            let place = Point(frame.left - ChartStyle.gap, y)
            marks.append(.text(Text(chart: [text], centredOn: place, anchor: .end, colour: .inkSoft, isSmall: true)))
        }
        if !chart.axis.isEmpty {
            let place = Point(0, ChartStyle.smallLeading / 2)
            marks.append(.text(Text(chart: [chart.axis], centredOn: place, colour: .inkSoft, isSmall: true)))
        }
        return marks
    }

    private func categoryAxis() -> [Mark] {
        let middle = frame.bottom + 10 + ChartStyle.smallLeading / 2
        var marks = namedCategories().map { category in
            let place = Point(frame.x(category), middle)
            return Mark.text(Text(chart: [chart.categories[category]], centredOn: place, anchor: .middle, colour: .inkSoft, isSmall: true))
        }
        if !chart.categoryAxis.isEmpty {
            let place = Point((frame.left + frame.right) / 2, middle + ChartStyle.smallLeading + 4)
            marks.append(.text(Text(chart: [chart.categoryAxis], centredOn: place, anchor: .middle, colour: .inkSoft, isSmall: true)))
        }
        return marks
    }

    /// Every one, or every second, third, … as far as their names have room; of counted months the multiples (6, 12, 18), and the first.
    private func namedCategories() -> [Int] {
        let count = chart.categories.count
        let widest = chart.categories.map { textWidth($0, size: ChartStyle.smallSize, weight: .regular) }.max() ?? 0
        let isCounted = chart.categories.enumerated().allSatisfy { $1.split(separator: " ").last.flatMap { Int($0) } == $0 + 1 }
        let pitch = frame.pitch
        let step = [1, 2, 3, 6, 12, 24, 60].first { $0 * pitch >= widest + 20 && count / $0 <= 12 } ?? count
        if isCounted, step > 1 {
            return chart.categories.indices.filter { ($0 + 1).isMultiple(of: step) || ($0 == 0 && (step - 1) * pitch >= widest + 20) }
        }
        return chart.categories.indices.filter { $0.isMultiple(of: step) }
    }

    private func markedCategories() -> [Int] {
        chart.categories.count <= 13 ? Array(chart.categories.indices) : namedCategories()
    }
}
