/// The area between the axes of a chart of lines, and where values lie in it.
struct PlotFrame {
    let left: Int
    let right: Int
    var top: Int
    let height: Int
    let scale: Scale
    /// How many categories stand side by side.
    let count: Int

    var bottom: Int { top + height }

    /// Between the first category and the left axis, and the last and the right end.
    private static let margin = 10

    /// Between neighbouring categories.
    var pitch: Int { (right - left - 2 * PlotFrame.margin) / max(1, count - 1) }

    func x(_ category: Int) -> Int {
        if count == 1 { return (left + right) / 2 }
        return left + PlotFrame.margin + category * (right - left - 2 * PlotFrame.margin) / max(1, count - 1)
    }

    func y(_ value: Double) -> Int { bottom - scale.offset(value, along: height) }
}

/// What stands behind the lines of a chart: values that mean something, and stretches of categories with a name.
struct Guides {
    let marks: [Mark]

    private static let bracket = 10

    /// - Parameter frame: moved down by what the names of the stretches need.
    init(_ chart: Chart, in frame: inout PlotFrame) {
        let spans = chart.placedSpans
        let names = spans.map { Guides.name(of: $0, in: frame) }
        if let most = names.map(\.count).max() { frame.top += most * ChartStyle.smallLeading + Guides.bracket + 8 }
        let placed = frame
        marks = zip(spans, names).map { Guides.mark($0, named: $1, in: placed) } + Guides.marks(chart.thresholds, in: placed, of: chart)
    }

    // MARK: Stretches

    private static func ends(of span: Chart.Span, in frame: PlotFrame) -> (left: Int, right: Int) {
        let half = frame.pitch / 2
        return (max(frame.left, frame.x(span.first) - half), min(frame.right, frame.x(span.last) + half))
    }

    private static func name(of span: Chart.Span, in frame: PlotFrame) -> [String] {
        let (left, right) = ends(of: span, in: frame)
        return wrap(span.name, width: right - left - 8, size: ChartStyle.smallSize, weight: .regular, maximumLines: 4) ?? [span.name]
    }

    /// A bracket above the plot, and a line through it where the stretch begins, unless the whole chart does.
    private static func mark(_ span: Chart.Span, named name: [String], in frame: PlotFrame) -> Mark {
        let (left, right) = ends(of: span, in: frame)
        let (top, foot) = (frame.top - bracket - 4, frame.top - 4)
        let corners = [Point(left + 4, foot), Point(left + 4, top), Point(right - 4, top), Point(right - 4, foot)]
        let middle = top - 6 - (name.count * ChartStyle.smallLeading) / 2
        var marks = [
            Mark.line(corners, radius: 0, arrow: false, Paint(stroke: .laneLine)),
            .text(Text(chart: name, centredOn: Point((left + right) / 2, middle), anchor: .middle, colour: .inkSoft, isSmall: true)),
        ]
        if span.first > 0 {
            let x = crisp(left)
            let boundary = [Point(x, frame.top), Point(x, frame.bottom)]
            marks.append(.line(boundary, radius: 0, arrow: false, Paint(stroke: .laneLine, dash: .dashed)))
        }
        return .group(label: nil, marks)
    }

    // MARK: Thresholds

    /// The names stand above their lines, further apart where the lines are too near, and where they cover the least of the chart.
    private static func marks(_ thresholds: [Chart.Threshold], in frame: PlotFrame, of chart: Chart) -> [Mark] {
        var highest = frame.bottom + ChartStyle.smallLeading
        let format = NumberFormat(for: thresholds.map(\.value), in: chart)
        return thresholds.sorted { $0.value < $1.value }.map { threshold in
            let y = crisp(frame.y(threshold.value))
            let middle = min(y - ChartStyle.smallLeading / 2 - 3, highest - ChartStyle.smallLeading)
            highest = middle
            let name = "\(format.text(threshold.value)) \(threshold.name)"
            let line = Mark.line(
                [Point(frame.left, y), Point(frame.right, y)], radius: 0, arrow: false, Paint(stroke: .feedback, strokeWidth: 3))
            let place = Point(freeStart(of: name, middle: middle, in: frame, chart), middle)
            let text = Text(chart: [name], centredOn: place, colour: .feedback, isSmall: true, hasHalo: true)
            return .group(label: "Line at \(format.text(threshold.value)): \(threshold.name)", [line, .text(text)])
        }
    }

    /// Where a name at this height may begin: the first place that no line of the chart comes near, else the one that lines stay furthest from.
    private static func freeStart(of name: String, middle: Int, in frame: PlotFrame, _ chart: Chart) -> Int {
        let width = textWidth(name, size: ChartStyle.smallSize, weight: .regular)
        let last = max(frame.left + ChartStyle.gap, frame.right - width - ChartStyle.gap)
        let starts = Array(stride(from: frame.left + ChartStyle.gap, through: last, by: 20))
        let distances = starts.map { start in
            stride(from: start - 10, through: start + width + 10, by: 10).flatMap { x in chart.series.compactMap { frame.y(of: $0, at: x) }
            }
            .map { abs($0 - middle) }.min() ?? .max
        }
        let best = distances.firstIndex { $0 >= 26 } ?? distances.firstIndex(of: distances.max() ?? 0)
        return best.map { starts[$0] } ?? frame.left + ChartStyle.gap
    }
}

extension PlotFrame {
    /// How high a line stands at x, between the categories too; nil beside it and in its gaps.
    fileprivate func y(of series: Chart.Series, at x: Int) -> Int? {
        guard let after = series.values.indices.first(where: { self.x($0) >= x }) else { return nil }
        guard let end = series.values[after].map({ y($0) }) else { return nil }
        guard self.x(after) > x, after > 0 else { return self.x(after) == x ? end : nil }
        guard let start = series.values[after - 1].map({ y($0) }) else { return nil }
        return start + (end - start) * (x - self.x(after - 1)) / (self.x(after) - self.x(after - 1))
    }
}
