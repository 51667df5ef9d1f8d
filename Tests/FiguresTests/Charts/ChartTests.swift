import Testing

@testable import Figures

@Suite("Charts are drawn")
struct ChartTests {
    @Test("As before", arguments: SampleCharts.all)
    func isGolden(chart: Chart) throws {
        try expectGolden(svg(of: draw(chart), id: chart.id, as: .file), "Charts/Fixtures/\(chart.id).svg")
    }
}
