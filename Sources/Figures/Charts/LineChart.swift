/// Lines over an ordered axis: each with its own dash and marker, its name and last value at its end.
struct LineChart {
    private let chart: Chart
    private let width: Int
    private let format: NumberFormat
    private let tickFormat: NumberFormat
    private let scale: Scale
    private let names: LabelColumn
    private let left: Int
    private let right: Int
    private let top: Int
    private let height: Int

    private static let usualHeight = 520
    /// Between the names at the ends.
    private static let apart = 8

    init(_ chart: Chart, width: Int) {
        self.chart = chart
        self.width = width
        let scale = Scale(over: chart.values)
        let tickFormat = NumberFormat(forStep: scale.step, in: chart)
        let format = NumberFormat(for: chart.values, in: chart)
        let names = LabelColumn(chart.series.map(\.name), limit: width / 5, weight: .bold)
        let values = chart.series.map { series in
            textWidth(series.values.compactMap(\.self).last.map(format.text) ?? "", size: ChartStyle.textSize, weight: .regular)
        }
        let ticks = scale.ticks.map { textWidth(tickFormat.text($0), size: ChartStyle.smallSize, weight: .regular) }
        (self.scale, self.format, self.tickFormat, self.names) = (scale, format, tickFormat, names)
        left = (ticks.max() ?? 0) + ChartStyle.gap
        right = width - max(names.width, values.max() ?? 0) - 32
        top = chart.axis.isEmpty ? ChartStyle.smallLeading / 2 : ChartStyle.smallLeading * 2
        let heights = names.labels.map { ($0.count + 1) * ChartStyle.leading + LineChart.apart }
        height = max(LineChart.usualHeight, heights.reduce(0, +))
    }

    func marks() -> (marks: [Mark], height: Int) {
        let title = chart.categoryAxis.isEmpty ? 0 : ChartStyle.smallLeading + 4
        let axes = Mark.group(label: nil, valueAxis() + categoryAxis())
        let places = labelPlaces()
        let lines = chart.series.indices.map { line($0, labelMiddle: places[$0]) }
        return ([axes] + lines, top + height + 10 + ChartStyle.smallLeading + title)
    }

    // MARK: Lines

    private func line(_ number: Int, labelMiddle: Int?) -> Mark {
        let series = chart.series[number]
        let colour = Colour.series(number)
        let paint = Paint(stroke: colour, strokeWidth: 4, dash: LineChart.dash(of: number))
        var marks = stretches(of: series).map { Mark.line($0, radius: 0, arrow: false, paint) }
        let marked = markedCategories()
        for (category, value) in series.values.enumerated() {
            guard let value, marked.contains(category) || category == lastCategory(of: series) else { continue }
            marks.append(marker(number, at: point(category, value), colour: colour))
        }
        if let labelMiddle { marks += endLabel(number, middle: labelMiddle) }
        return .group(label: label(series), marks)
    }

    /// The points between gaps.
    private func stretches(of series: Chart.Series) -> [[Point]] {
        var stretches: [[Point]] = [[]]
        for (category, value) in series.values.enumerated() {
            if let value {
                stretches[stretches.count - 1].append(point(category, value))
            } else if stretches.last?.isEmpty == false {
                stretches.append([])
            }
        }
        return stretches.filter { $0.count > 1 }
    }

    private static func dash(of series: Int) -> Paint.Dash {
        switch series % 3 {
        case 0: .solid
        case 1: .dashed
        default: .dotted
        }
    }

    /// Circle, square, triangle, diamond, in turn.
    private func marker(_ series: Int, at point: Point, colour: Colour) -> Mark {
        let paint = Paint(fill: colour, stroke: .background)
        let (x, y) = (point.x, point.y)
        switch series % 4 {
        case 0: return .ellipse(center: point, radiusX: 8, radiusY: 8, paint)
        case 1: return .rectangle(Rectangle(x: x - 7, y: y - 7, width: 14, height: 14), radius: 0, paint)
        case 2: return .polygon([Point(x, y - 9), Point(x + 9, y + 7), Point(x - 9, y + 7)], paint)
        default: return .polygon([Point(x, y - 10), Point(x + 10, y), Point(x, y + 10), Point(x - 10, y)], paint)
        }
    }

    /// "MLOps: $335.80 at month 1, $12,088.80 at month 36"
    private func label(_ series: Chart.Series) -> String {
        let there = series.values.indices.filter { series.values[$0] != nil }
        let told = there.count <= 6 ? there : [there.first, there.last].compactMap(\.self)
        let texts = told.map { category in
            let axis = chart.categoryAxis.isEmpty ? "" : chart.categoryAxis + " "
            return "\(series.values[category].map(format.text) ?? "") at \(axis)\(chart.categories[category])"
        }
        return "\(series.name): " + (texts.isEmpty ? "no value" : texts.joined(separator: ", "))
    }

    // MARK: Names at the ends

    private func lastCategory(of series: Chart.Series) -> Int? {
        series.values.lastIndex { $0 != nil }
    }

    private func end(of series: Chart.Series) -> Point? {
        lastCategory(of: series).flatMap { category in series.values[category].map { point(category, $0) } }
    }

    private func labelHeight(_ number: Int) -> Int { (names.labels[number].count + 1) * ChartStyle.leading }

    /// The middle of each label: level with its line's end, unless another would touch it.
    private func labelPlaces() -> [Int?] {
        let ends = chart.series.map { end(of: $0)?.y }
        let order = chart.series.indices.filter { ends[$0] != nil }.sorted { (ends[$0] ?? 0, $0) < (ends[$1] ?? 0, $1) }
        var places: [Int?] = Array(repeating: nil, count: ends.count)
        let tops = apart(order.map { (wish: (ends[$0] ?? 0) - labelHeight($0) / 2, height: labelHeight($0)) }, within: top + height)
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
        guard let end = end(of: series), let last = series.values.compactMap(\.self).last else { return [] }
        let (x, lines) = (right + 30, names.labels[number])
        let first = middle - labelHeight(number) / 2 + ChartStyle.leading / 2
        let nameMiddle = first + (lines.count - 1) * ChartStyle.leading / 2
        let valueMiddle = first + lines.count * ChartStyle.leading
        var marks: [Mark] = []
        if abs(end.y - middle) > 8 || end.x < right - 20 {
            let leader = [Point(end.x + 12, end.y), Point(right + 14, middle), Point(right + 24, middle)]
            marks.append(.line(leader, radius: 0, arrow: false, Paint(stroke: .laneLine)))
        }
        marks.append(.text(Text(chart: lines, centredOn: Point(x, nameMiddle), weight: .bold)))
        marks.append(.text(Text(chart: [format.text(last)], centredOn: Point(x, valueMiddle))))
        return marks
    }

    // MARK: Axes

    private func point(_ category: Int, _ value: Double) -> Point {
        Point(position(category), top + height - scale.offset(value, along: height))
    }

    private func position(_ category: Int) -> Int {
        let steps = max(1, chart.categories.count - 1)
        return chart.categories.count == 1 ? (left + right) / 2 : left + 10 + category * (right - left - 20) / steps
    }

    private func valueAxis() -> [Mark] {
        var marks: [Mark] = []
        for tick in scale.ticks {
            let y = crisp(top + height - scale.offset(tick, along: height))
            let paint = Paint(stroke: tick == 0 ? .inkSoft : .grid)
            marks.append(.line([Point(left, y), Point(right, y)], radius: 0, arrow: false, paint))
            let place = Point(left - ChartStyle.gap, y)
            marks.append(.text(Text(chart: [tickFormat.text(tick)], centredOn: place, anchor: .end, colour: .inkSoft, isSmall: true)))
        }
        if !chart.axis.isEmpty {
            let place = Point(0, ChartStyle.smallLeading / 2)
            marks.append(.text(Text(chart: [chart.axis], centredOn: place, colour: .inkSoft, isSmall: true)))
        }
        return marks
    }

    private func categoryAxis() -> [Mark] {
        let middle = top + height + 10 + ChartStyle.smallLeading / 2
        var marks = namedCategories().map { category in
            let place = Point(position(category), middle)
            return Mark.text(Text(chart: [chart.categories[category]], centredOn: place, anchor: .middle, colour: .inkSoft, isSmall: true))
        }
        if !chart.categoryAxis.isEmpty {
            let place = Point((left + right) / 2, middle + ChartStyle.smallLeading + 4)
            marks.append(.text(Text(chart: [chart.categoryAxis], centredOn: place, anchor: .middle, colour: .inkSoft, isSmall: true)))
        }
        return marks
    }

    /// Every one, or every second, third, … as far as their names have room; of counted months the multiples (6, 12, 18), and the first.
    private func namedCategories() -> [Int] {
        let count = chart.categories.count
        let widest = chart.categories.map { textWidth($0, size: ChartStyle.smallSize, weight: .regular) }.max() ?? 0
        let isCounted = chart.categories.enumerated().allSatisfy { $1.split(separator: " ").last.flatMap { Int($0) } == $0 + 1 }
        let pitch = (right - left - 20) / max(1, count - 1)
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
