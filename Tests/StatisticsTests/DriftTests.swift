import Statistics
import Testing

@Suite("Drift is measured")
struct DriftTests {
    @Test("The population stability index weighs moved shares")
    func stability() throws {
        expect([try #require(populationStability(expected: [5, 5], actual: [6, 4]))], near: [0.0405], within: 5e-5)
        #expect(populationStability(expected: [3, 7, 0], actual: [30, 70, 0]) == 0)
        #expect(populationStability(expected: [0, 0], actual: [1, 1]) == nil)
    }

    @Test("An empty bin counts a floor")
    func floor() throws {
        let index = try #require(populationStability(expected: [10, 0], actual: [9, 1]))
        expect([index], near: [-0.1 * logarithm(0.9) + 0.0999 * logarithm(1000)], within: 1e-12)
    }

    @Test("Categories are bins, those too that occur on one side only")
    func categories() throws {
        let index = try #require(populationStability(expected: ["a", "a", "b", "b"], actual: ["b", "a", "a", "b"]))
        #expect(index == 0)
        let moved = try #require(populationStability(expected: ["a", "b"], actual: ["b", "c"]))
        let expected = try #require(populationStability(expected: [1, 1, 0], actual: [0, 1, 1]))
        #expect(moved == expected)
    }

    @Test("Equal values share a bin")
    func ties() {
        #expect(QuantileBins(reference: Array(repeating: 4, count: 50)).edges == [4])
        let bins = QuantileBins(reference: (0..<300).map { Double($0 % 3) })
        #expect(bins.edges == [0, 1, 2])
        #expect(bins.counts(of: [0, 1, 1, 2, 2, 2, 7]) == [1, 2, 3, 1])
        #expect(QuantileBins(reference: []).count == 1)
    }

    @Test("Two samples of one population have the index that chance gives")
    func chance() throws {
        var random = SeededRandom(seed: 3)
        var sum = 0.0
        for _ in 0..<100 {
            sum += try #require(
                populationStability(expected: (0..<800).map { _ in random.uniform() }, actual: (0..<400).map { _ in random.uniform() }))
        }
        // The quantiles are the sample's own, which takes some chance away and adds some.
        expect([sum / 100], near: [chancePSI(bins: 10, expected: 800, actual: 400)], within: 0.004)
    }

    @Test("Kolmogorov and Smirnov's critical distance uses the known constants")
    func critical() {
        expect(
            [criticalKolmogorovSmirnov(2, 2), criticalKolmogorovSmirnov(2, 2, level: 0.01)], near: [1.358, 1.628], within: 5e-4)
        expect([criticalKolmogorovSmirnov(100, 300)], near: [1.3581 * (400 / 30000.0).squareRoot()], within: 1e-5)
        #expect(kolmogorovSmirnov([1, 2, 3], [4, 5]) == 1)
        #expect(kolmogorovSmirnov([1, 1, 2], [1, 2, 1]) == 0)
        #expect(kolmogorovSmirnov([], [1]) == nil)
    }

    @Test("The Jensen–Shannon distance lies between 0 and 1")
    func distance() {
        #expect(jensenShannonDistance([3, 1], [6, 2]) == 0)
        #expect(jensenShannonDistance([3, 0], [0, 2]) == 1)
        #expect(jensenShannonDistance([0, 0], [0, 2]) == nil)
    }

    @Test("Many tests at once find fewer things")
    func discoveries() {
        expect(benjaminiHochberg([0.01, 0.04, 0.03, 0.5]), near: [0.04, 0.16 / 3, 0.16 / 3, 0.5], within: 1e-12)
        #expect(benjaminiHochberg([]) == [])
    }
}
