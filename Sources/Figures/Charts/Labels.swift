/// Texts wrapped to a column that is as narrow as they allow.
struct LabelColumn {
    let labels: [[String]]
    /// Of the widest line.
    let width: Int

    /// - Parameter limit: kept unless a single word is wider.
    init(_ texts: [String], limit: Int, size: Int = ChartStyle.textSize, weight: Text.Weight = .regular) {
        labels = texts.map { text in
            wrap(text, width: limit, size: size, weight: weight, maximumLines: 6)
                ?? wrap(text, width: limit * 3 / 2, size: size, weight: weight, maximumLines: 6) ?? [text]
        }
        width = labels.joined().map { textWidth($0, size: size, weight: weight) }.max() ?? 0
    }
}

/// The names of the series beside their colours, in lines across the top.
struct Legend {
    let marks: [Mark]
    let height: Int

    /// - Parameter hasMarkers: whether each stands beside its marker, as in a chart of lines.
    init(_ names: [String], width: Int, hasMarkers: Bool = false) {
        var marks: [Mark] = []
        var (x, y) = (0, ChartStyle.leading / 2)
        for (number, name) in names.enumerated() {
            let entry = ChartStyle.swatch + ChartStyle.gap + textWidth(name, size: ChartStyle.textSize, weight: .regular)
            if x > 0, x + entry > width { (x, y) = (0, y + ChartStyle.leading + 6) }
            let swatch = Rectangle(x: x, y: y - ChartStyle.swatch / 2, width: ChartStyle.swatch, height: ChartStyle.swatch)
            let sign = hasMarkers ? marker(number, at: Point(x + ChartStyle.swatch / 2, y)) : nil
            marks.append(sign ?? .rectangle(swatch, radius: 4, Paint(fill: .series(number))))
            marks.append(.text(Text(chart: [name], centredOn: Point(x + ChartStyle.swatch + ChartStyle.gap, y))))
            x += entry + 40
        }
        self.marks = marks
        height = y + ChartStyle.leading / 2 + 20
    }
}
