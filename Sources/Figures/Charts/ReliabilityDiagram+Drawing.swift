/// The diagram above a strip that shows how many items each bin holds, on the same axis of confidence.
///
/// - Parameter width: in half pixels; 1344 is seven inches.
package func draw(_ diagram: ReliabilityDiagram, width: Int = 1344) -> Drawing {
    let margin = ChartStyle.margin
    let (marks, height) = ReliabilityDrawing(diagram, width: width - 2 * margin).marks()
    return Drawing(
        width: width, height: height + 2 * margin, title: shortened(diagram.title), summary: summary(of: diagram),
        marks: marks.map { $0.moved(x: margin, y: margin) })
}

private struct ReliabilityDrawing {
    let diagram: ReliabilityDiagram
    let names: [[String]]
    /// The square between 0 and 1 on both axes.
    let square: Rectangle
    /// Where the names stand: beside the square, or above it where there is no room.
    let namesLeft: Int?
    let top: Int

    static let stripHeight = 130
    static let leading = ChartStyle.leading

    init(_ diagram: ReliabilityDiagram, width: Int) {
        self.diagram = diagram
        let counts = diagram.series.flatMap { $0.bins.map(\.count) }
        let widest = textWidth(grouped(counts.max() ?? 0), size: ChartStyle.smallSize, weight: .regular)
        let left = max(widest, 40) + ChartStyle.gap
        let side = min(width - left - 20, 720)
        let room = width - left - side - 60
        let beside = diagram.series.map { series in
            wrap(series.name, width: max(room, 1), size: ChartStyle.textSize, weight: .bold, maximumLines: 6)
        }
        let isBeside = room >= 240 && beside.allSatisfy { $0 != nil }
        names = diagram.series.enumerated().map { number, series in isBeside ? beside[number] ?? [series.name] : [series.name] }
        namesLeft = isBeside ? left + side + 40 : nil
        let above = isBeside ? 0 : diagram.series.count * 2 * Self.leading + 16
        top = above
        square = Rectangle(x: left, y: above + ChartStyle.smallLeading * 2, width: side, height: side)
    }

    func marks() -> (marks: [Mark], height: Int) {
        let strip = Rectangle(
            x: square.x, y: square.y + square.height + 24 + ChartStyle.smallLeading, width: square.width, height: Self.stripHeight)
        let axes = Mark.group(label: nil, axisMarks() + diagonal() + stripAxis(strip))
        let series = diagram.series.indices.map { number in
            Mark.group(label: label(number), stripMarks(number, strip) + points(number) + name(number))
        }
        let foot = strip.y + strip.height + 6
        let title = Text(
            chart: ["Confidence"], centredOn: Point(square.x + square.width / 2, foot + ChartStyle.smallLeading / 2 + 4), anchor: .middle,
            colour: .inkSoft, isSmall: true)
        return ([axes] + series + [.group(label: nil, [.text(title)])], foot + ChartStyle.smallLeading + 4)
    }

    // MARK: Axes

    private func x(_ value: Double) -> Int { square.x + Int((value * Double(square.width)).rounded()) }
    private func y(_ value: Double) -> Int { square.y + square.height - Int((value * Double(square.height)).rounded()) }

    private func axisMarks() -> [Mark] {
        let right = square.x + square.width
        var marks: [Mark] = []
        for tick in 0...5 {
            let (value, text) = (Double(tick) / 5, tick == 5 ? "1.0" : "0.\(tick * 2)")
            let (level, upright) = (crisp(y(value)), crisp(x(value)))
            let paint = Paint(stroke: tick == 0 ? .inkSoft : .grid)
            marks.append(.line([Point(square.x, level), Point(right, level)], radius: 0, arrow: false, paint))
            marks.append(.line([Point(upright, square.y), Point(upright, y(0))], radius: 0, arrow: false, paint))
            marks.append(small(text, Point(square.x - ChartStyle.gap, level), .end))
            marks.append(small(text, Point(x(value), y(0) + 10 + ChartStyle.smallLeading / 2), .middle))
        }
        marks.append(small("Share that is right", Point(0, square.y - ChartStyle.smallLeading * 3 / 2), .start))
        return marks
    }

    /// With what it means to lie above and below it, where points seldom lie.
    private func diagonal() -> [Mark] {
        [
            .line([Point(x(0), y(0)), Point(x(1), y(1))], radius: 0, arrow: false, Paint(stroke: .inkSoft, dash: .dashed)),
            small("right more often than it says", Point(x(0) + ChartStyle.gap, y(0.95)), .start),
            small("right less often than it says", Point(x(1) - ChartStyle.gap, y(0.05)), .end),
        ]
    }

    private func small(_ text: String, _ place: Point, _ anchor: Text.Anchor) -> Mark {
        .text(Text(chart: [text], centredOn: place, anchor: anchor, colour: .inkSoft, isSmall: true, hasHalo: true))
    }

    // MARK: Series

    private func points(_ number: Int) -> [Mark] {
        let bins = diagram.series[number].bins
        let places = bins.map { Point(x($0.confidence), y($0.accuracy)) }
        let thin = Paint(stroke: .series(number))
        let whiskers = zip(bins, places).flatMap { bin, place in
            bin.interval.map { whisker(x: place.x, from: y($0.low), to: y($0.high), thin) } ?? []
        }
        let joined = zip(bins, places).filter { $0.0.count >= ReliabilityDiagram.leastJoined }.map(\.1)
        let line = joined.count > 1 ? [Mark.line(joined, radius: 0, arrow: false, .series(number))] : []
        return whiskers + line + places.map { marker(number, at: $0) }
    }

    private func name(_ number: Int) -> [Mark] {
        let before = names.prefix(number).map { ($0.count + 1) * Self.leading + 24 }.reduce(0, +)
        let left = namesLeft ?? 0
        let first = (namesLeft == nil ? number * 2 * Self.leading : square.y + before) + Self.leading / 2
        let lines = names[number]
        let nameMiddle = first + (lines.count - 1) * Self.leading / 2
        return [
            marker(number, at: Point(left + 10, first)),
            .text(Text(chart: lines, centredOn: Point(left + 34, nameMiddle), weight: .bold)),
            .text(Text(chart: [diagram.series[number].detail], centredOn: Point(left + 34, first + lines.count * Self.leading))),
        ]
    }

    /// "First model (ECE 0.021): confidence 0.55, right 0.52 (0.47 to 0.57) of 410; …"
    private func label(_ number: Int) -> String {
        let series = diagram.series[number]
        let bins = series.bins.map { bin in
            let interval = bin.interval.map { " (\(hundredths($0.low)) to \(hundredths($0.high)))" } ?? ""
            return "confidence \(hundredths(bin.confidence)), right \(hundredths(bin.accuracy))\(interval) of \(bin.count)"
        }
        return "\(series.name) (\(series.detail)): " + (bins.isEmpty ? "no value" : bins.joined(separator: "; "))
    }

    // MARK: Strip

    private var largest: Int { max(1, diagram.series.flatMap { $0.bins.map(\.count) }.max() ?? 1) }

    private func stripAxis(_ strip: Rectangle) -> [Mark] {
        let (top, base) = (crisp(strip.y), crisp(strip.y + strip.height))
        let ends = { (level: Int) in [Point(strip.x, level), Point(strip.x + strip.width, level)] }
        return [
            .line(ends(top), radius: 0, arrow: false, Paint(stroke: .grid)),
            .line(ends(base), radius: 0, arrow: false, Paint(stroke: .inkSoft)),
            small(grouped(largest), Point(strip.x - ChartStyle.gap, top), .end), small("0", Point(strip.x - ChartStyle.gap, base), .end),
            small(diagram.items, Point(strip.x + ChartStyle.gap, strip.y + ChartStyle.smallLeading / 2 + 4), .start),
        ]
    }

    /// A bar at each bin's confidence; the series side by side.
    private func stripMarks(_ number: Int, _ strip: Rectangle) -> [Mark] {
        let width = diagram.series.count > 1 ? 16 : 24
        let aside = (2 * number - diagram.series.count + 1) * (width + 2) / 2
        return diagram.series[number].bins.map { bin in
            let height = max(2, bin.count * strip.height / largest)
            let left = x(bin.confidence) + aside - width / 2
            let place = Rectangle(x: left, y: strip.y + strip.height - height, width: width, height: height)
            return .rectangle(place, radius: 0, Paint(fill: .series(number)))
        }
    }
}

private func summary(of diagram: ReliabilityDiagram) -> String {
    let told = diagram.series.prefix(3).map { series in
        let count = series.bins.map(\.count).reduce(0, +)
        let widest = series.bins.max { ($0.confidence - $0.accuracy).magnitude < ($1.confidence - $1.accuracy).magnitude }
        let gap = widest.map { " The widest gap: confidence \(hundredths($0.confidence)), right \(hundredths($0.accuracy))." } ?? ""
        return "\(series.name): \(series.detail), \(grouped(count)) \(diagram.items.lowercased()).\(gap)"
    }
    let opening =
        "The share that is right over the confidence, with a dashed diagonal on which both are equal, and below it the size of each bin."
    return ([opening] + told).joined(separator: " ")
}

private func hundredths(_ share: Double) -> String { plainFormat(decimals: 2).text(share) }

private func grouped(_ count: Int) -> String { plainFormat(decimals: 0).text(Double(count)) }

private func plainFormat(decimals: Int) -> NumberFormat { NumberFormat(decimals: decimals, prefix: "", suffix: "") }
