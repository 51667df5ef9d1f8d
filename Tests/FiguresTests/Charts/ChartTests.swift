import Testing

@testable import Figures

@Suite("Charts are drawn")
struct ChartTests {
    @Test("As before", arguments: SampleCharts.all)
    func isGolden(chart: Chart) throws {
        try expectGolden(svg(of: draw(chart), id: chart.id, as: .file), "Charts/Fixtures/\(chart.id).svg")
    }

    @Test("As before", arguments: SampleDiagrams.all)
    func isGolden(diagram: ReliabilityDiagram) throws {
        try expectGolden(svg(of: draw(diagram), id: diagram.id, as: .file), "Charts/Fixtures/\(diagram.id).svg")
    }

    @Test("No text touches another or leaves the drawing", arguments: SampleCharts.all, [672, 1000, 1344, 2000])
    func keepsTextApart(chart: Chart, width: Int) { expectTextApart(in: draw(chart, width: width)) }

    @Test("No text touches another or leaves the drawing", arguments: SampleDiagrams.all, [672, 1000, 1344, 2000])
    func keepsTextApart(diagram: ReliabilityDiagram, width: Int) { expectTextApart(in: draw(diagram, width: width)) }

    private func expectTextApart(in drawing: Drawing) {
        let boxes = drawing.marks.flatMap(\.texts).flatMap(\.boxes)
        for (place, box) in boxes.enumerated() {
            let (name, area) = box
            #expect(area.x >= 0 && area.x + area.width <= drawing.width && area.y >= 0 && area.y + area.height <= drawing.height, "\(name)")
            for (other, otherArea) in boxes.dropFirst(place + 1) { #expect(!area.meets(otherArea), "\(name) and \(other)") }
        }
    }

    @Test("The check of texts sees two that touch")
    func checkWorks() {
        let texts = [Text(["OCR"], at: Point(0, 30), size: 24, leading: 30), Text(["OCR"], at: Point(20, 40), size: 24, leading: 30)]
        #expect(texts[0].boxes[0].area.meets(texts[1].boxes[0].area))
    }

    @Test(
        "Every value is said to assistive technology",
        arguments: [
            (SampleCharts.bars, ["OCR: $225.00", "Monitoring: $0.00", "Labelling by two reviewers: no value"]),
            (SampleCharts.grouped, ["OCR", "OCR, MLOps: $225.00", "Feature extraction, LLMOps: no value"]),
            (SampleCharts.stacked, ["MLOps: $802.45 in all", "MLOps, Storage: $1.15"]),
            (SampleCharts.negative, ["Reading: −$1,250.50"]),
            (SampleCharts.lines, ["MLOps: $18,336 at month 1, $36,089 at month 36"]),
            (SampleCharts.single, ["Latency at the 95th percentile: 0.0875 s"]),
            (
                SampleCharts.intervals,
                [
                    "Retrained model: 0.902 (0.892 to 0.912) at month 9, 0.898 (0.888 to 0.908) at month 10, "
                        + "0.905 (0.895 to 0.915) at month 11, 0.899 (0.889 to 0.909) at month 12"
                ]
            ),
            (SampleCharts.thresholds, ["Line at 0.25: act", "Line at 0.10: look"]),
            (SampleCharts.dots, ["Compliance check: median 0.08 ms, 95th percentile 0.20 ms, 99th percentile no value"]),
        ])
    func namesValues(chart: Chart, labels: [String]) {
        let said = draw(chart).marks.flatMap(\.labels)
        for label in labels { #expect(said.contains(label), "\(label) in \(said)") }
    }

    @Test("Every bin is said to assistive technology")
    func namesBins() {
        let said = draw(SampleDiagrams.one).marks.flatMap(\.labels)
        #expect(said == ["First model (ECE 0.05): confidence 0.60, right 0.60 of 5; confidence 0.90, right 0.80 of 5"])
    }

    @Test("The summary says what is marked")
    func marksAreSaid() {
        #expect(
            draw(SampleCharts.thresholds).summary.hasSuffix(
                "Marked across: 0.25 (act), 0.10 (look). Marked above: After the drift, month 7 to 12."))
    }

    @Test(
        "Axes by powers of ten begin and end at 1, 2 or 5",
        arguments: [
            ([0.08, 2214], [0.1, 1, 10, 100, 1000]),
            ([0.3, 4], [0.2, 0.5, 1, 2, 5]),
            ([7], [5, 10]),
            ([1, 100], [1, 2, 5, 10, 20, 50, 100]),
            ([], [1, 2, 5, 10]),
            ([0, -3, 30], [20, 50]),
        ] as [([Double], [Double])])
    func logarithmicScales(values: [Double], ticks: [Double]) {
        let scale = Scale(logarithmicOver: values)
        #expect(scale.ticks.count == ticks.count, "\(scale.ticks)")
        for (one, other) in zip(scale.ticks, ticks) { #expect(abs(one - other) < 1e-9 * other) }
        for value in values where value > 0 { #expect((0...1).contains(scale.fraction(value))) }
        #expect(scale.fraction(0) == 0)
    }

    @Test(
        "Axes that fit the values do without zero",
        arguments: [
            ([0.801, 0.946], [0.8, 0.85, 0.9, 0.95]),
            ([0.9], [0.8, 0.85, 0.9, 0.95, 1]),
            ([0], [-0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6]),
            ([], [0, 0.2, 0.4, 0.6, 0.8, 1]),
        ] as [([Double], [Double])])
    func fittedScales(values: [Double], ticks: [Double]) {
        let found = Scale(over: values, includesZero: false).ticks
        #expect(found.count == ticks.count, "\(found)")
        for (one, other) in zip(found, ticks) { #expect(abs(one - other) < 1e-9 * max(1, abs(other))) }
    }

    @Test(
        "Axes have round steps and hold zero and all values",
        arguments: [
            ([0, 225], [0, 50, 100, 150, 200, 250]),
            ([-2, 92.5], [-20, 0, 20, 40, 60, 80, 100]),
            ([3, 9.9], [0, 2, 4, 6, 8, 10]),
            ([0.0875], [0, 0.02, 0.04, 0.06, 0.08, 0.1]),
            ([0, 0], [0, 0.2, 0.4, 0.6, 0.8, 1]),
            ([], [0, 0.2, 0.4, 0.6, 0.8, 1]),
            ([-5], [-5, -4, -3, -2, -1, 0]),
            ([39_294], [0, 10_000, 20_000, 30_000, 40_000]),
        ] as [([Double], [Double])])
    func scales(values: [Double], ticks: [Double]) {
        let found = Scale(over: values).ticks
        #expect(found.count == ticks.count)
        for (one, other) in zip(found, ticks) { #expect(abs(one - other) < 1e-9 * max(1, abs(other))) }
    }

    @Test(
        "Numbers have the decimals that tell them apart",
        arguments: [
            ([225, 12.5], "$", "", ["$225.00", "$12.50"]),
            ([12_000, 39_294.4], "$", "", ["$12,000", "$39,294"]),
            ([0.0067, 0.00012], "$", "", ["$0.00670", "$0.00012"]),
            ([1_234_567], "", "", ["1,234,567"]),
            ([-1250.5], "$", "", ["−$1,250.50"]),
            ([-0.001, 5], "", " s", ["0 s", "5 s"]),
            ([92.5, 91], "", " %", ["92.5 %", "91.0 %"]),
            ([0], "$", "", ["$0"]),
            ([1e18], "", "", ["1e+18"]),
        ] as [([Double], String, String, [String])])
    func formats(values: [Double], prefix: String, suffix: String, texts: [String]) {
        let chart = Chart(
            id: "c", title: "", form: .bars, categories: [], series: [], axis: "", numberPrefix: prefix, numberSuffix: suffix)
        let format = NumberFormat(for: values, in: chart)
        #expect(values.map(format.text) == texts)
    }
}

extension Mark {
    fileprivate var texts: [Text] {
        switch self {
        case .group(_, let marks): marks.flatMap(\.texts)
        case .text(let text): [text]
        case .rectangle, .line, .polygon, .ellipse: []
        }
    }

    fileprivate var labels: [String] {
        guard case .group(let label, let marks) = self else { return [] }
        return [label].compactMap(\.self) + marks.flatMap(\.labels)
    }
}

extension Text {
    /// From the height of the capitals to a little below the baseline.
    fileprivate var boxes: [(line: String, area: Rectangle)] {
        lines.enumerated().map { place, line in
            let width = textWidth(line, size: size, weight: weight)
            let left =
                switch anchor {
                case .start: origin.x
                case .middle: origin.x - width / 2
                case .end: origin.x - width
                }
            return (line, Rectangle(x: left, y: origin.y + place * leading - size * 3 / 4, width: width, height: size * 19 / 20))
        }
    }
}

extension Rectangle {
    fileprivate func meets(_ other: Rectangle) -> Bool {
        x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
    }
}
