import Foundation
import Statistics
import Testing

@Suite("Durations are counted")
struct LatencyTests {
    @Test("Quantiles are within 2.5 %", arguments: [0.01, 0.5, 0.95, 0.99, 1])
    func quantiles(p: Double) throws {
        var random = SeededRandom(seed: 1)
        let durations = (0..<5_000).map { _ in 0.0001 + squared(random.uniform()) * 3 }
        let histogram = durations.reduce(into: LatencyHistogram()) { $0.add($1) }
        let exact = durations.sorted()[Int((p * 5_000).rounded(.up)) - 1]
        #expect(abs(try #require(histogram.quantile(p)) / exact - 1) < 0.025)
        #expect(histogram.count == 5_000)
    }

    @Test("Histograms of parts add up to that of the whole, to the byte")
    func merges() throws {
        var (whole, one, other) = (LatencyHistogram(), LatencyHistogram(), LatencyHistogram())
        for number in 1...400 {
            let seconds = Double(number * number % 97) / 1_000
            whole.add(seconds)
            if number % 3 == 0 { one.add(seconds) } else { other.add(seconds) }
        }
        other.add(one)
        #expect(other == whole)
        let encoded = try JSONEncoder().encode(other)
        #expect(encoded == (try JSONEncoder().encode(whole)))
        #expect(try JSONDecoder().decode(LatencyHistogram.self, from: encoded) == whole)
    }

    @Test("The written form is short: bucket and count by turns")
    func writes() throws {
        var histogram = LatencyHistogram()
        histogram.add(0.001)
        histogram.add(1.051e-9)
        histogram.add(0.001)
        histogram.add(0)
        #expect(String(decoding: try JSONEncoder().encode(histogram), as: UTF8.self) == "[0,1,1,1,283,2]")
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(LatencyHistogram.self, from: Data("[1,2,3]".utf8)) }
    }

    @Test("Nothing counted has no quantile")
    func empty() {
        #expect(LatencyHistogram().quantile(0.5) == nil)
    }

    private func squared(_ x: Double) -> Double { x * x }
}
