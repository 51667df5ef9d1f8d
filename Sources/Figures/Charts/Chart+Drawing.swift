/// The chart with everything in its place, as wide as asked and as high as it needs to be.
///
/// Every bar and line is named with its numbers for assistive technology ("OCR: $225.00"), and none is told from another by colour alone:
/// bars keep the order of the series and bear their values, lines have dashes, markers and a name at their end.
///
/// - Parameter width: in half pixels; 1344 is seven inches.
package func draw(_ chart: Chart, width: Int = 1344) -> Drawing {
    let chart = chart.withFiniteValues
    let margin = ChartStyle.margin
    let inner = width - 2 * margin
    let (marks, height) =
        switch chart.form {
        case .bars: BarChart(chart, width: inner, isStacked: false).marks()
        case .stackedBars: BarChart(chart, width: inner, isStacked: true).marks()
        case .lines: LineChart(chart, width: inner).marks()
        case .dots: DotChart(chart, width: inner).marks()
        }
    return Drawing(
        width: width, height: height + 2 * margin, title: shortened(chart.title), summary: summary(of: chart),
        marks: marks.map { $0.moved(x: margin, y: margin) })
}

/// A title as short as a text alternative may be.
func shortened(_ title: String) -> String { title.count <= 125 ? title : title.prefix(124) + "…" }

/// Sizes and distances that all charts share, in half pixels.
enum ChartStyle {
    /// Around the chart; even, so that whole pixels stay whole.
    static let margin = 12
    static let textSize = 24
    static let leading = 29
    /// Of ticks, axes and values inside bars.
    static let smallSize = 22
    static let smallLeading = 27
    /// Between a mark and its label.
    static let gap = 12
    static let swatch = 20

    /// Where the first baseline stands so that the capitals of all lines are centred on y.
    static func baseline(centredOn y: Int, lines: Int, size: Int, leading: Int) -> Int {
        y - (lines - 1) * leading / 2 + size * 1409 / 4096
    }
}

extension Text {
    /// Centred on the height of its capitals.
    init(
        chart lines: [String], centredOn point: Point, anchor: Anchor = .start, weight: Weight = .regular, colour: Colour = .ink,
        isSmall: Bool = false, hasHalo: Bool = false
    ) {
        let size = isSmall ? ChartStyle.smallSize : ChartStyle.textSize
        let leading = isSmall ? ChartStyle.smallLeading : ChartStyle.leading
        let y = ChartStyle.baseline(centredOn: point.y, lines: lines.count, size: size, leading: leading)
        self.init(
            lines, at: Point(point.x, y), size: size, leading: leading, anchor: anchor, weight: weight, paint: Paint(fill: colour),
            hasHalo: hasHalo)
    }
}

extension Chart {
    /// Numbers that are none are treated as absent.
    fileprivate var withFiniteValues: Chart {
        var chart = self
        for place in chart.series.indices {
            let values = chart.series[place].values.map { $0.flatMap { $0.isFinite ? $0 : nil } }
            let missing = max(0, categories.count - values.count)
            chart.series[place].values = Array(values.prefix(categories.count)) + Array(repeating: nil, count: missing)
            chart.series[place].intervals = chart.series[place].intervals.prefix(categories.count).map { interval in
                interval.flatMap { $0.low.isFinite && $0.high.isFinite ? $0 : nil }
            }
        }
        return chart
    }

    /// The spans over categories that there are.
    var placedSpans: [Span] {
        spans.filter { $0.first <= $0.last && categories.indices.contains($0.first) && categories.indices.contains($0.last) }
    }

    /// All that are there.
    var values: [Double] {
        series.flatMap { $0.values.compactMap(\.self) }
    }
}
