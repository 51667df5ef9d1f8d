/// Durations counted in buckets that grow by the same factor: quantiles within 2.5 %, and two histograms add up to one.
package struct LatencyHistogram: Codable, Sendable, Hashable {
    /// By bucket: bucket `b` holds durations from `1.05^b` to `1.05^(b + 1)` nanoseconds; the first also shorter ones.
    private var counts: [Int: Int] = [:]
    /// How many durations were counted.
    package private(set) var count = 0

    package init() {}

    /// Counts a duration.
    package mutating func add(_ seconds: Double) {
        let bucket = seconds > 1e-9 ? Int(logarithm(min(seconds, 1e9) * 1e9) / logarithm(growth)) : 0
        counts[bucket, default: 0] += 1
        count += 1
    }

    package mutating func add(_ other: LatencyHistogram) {
        counts.merge(other.counts, uniquingKeysWith: +)
        count += other.count
    }

    /// The duration, in seconds, that this share of all durations do not pass: 0.95 for p95. Nil when nothing was counted.
    ///
    /// It is the middle (geometrically) of the bucket of the nearest rank ⌈p n⌉.
    package func quantile(_ p: Double) -> Double? {
        let rank = max(1, (p * Double(count)).rounded(.up))
        var passed = 0
        for (bucket, count) in sorted {
            passed += count
            if Double(passed) >= rank { return power(growth, bucket) * growth.squareRoot() * 1e-9 }
        }
        return nil
    }

    private var sorted: [(bucket: Int, count: Int)] { counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
}

private let growth = 1.05

extension LatencyHistogram {
    /// Bucket and count by turns, buckets ascending: `[310, 2, 311, 40]`.
    package var numbers: [Int] { sorted.flatMap { [$0.bucket, $0.count] } }

    /// Nil when these are not buckets and counts by turns.
    package init?(numbers: [Int]) {
        guard numbers.count.isMultiple(of: 2), numbers.allSatisfy({ $0 >= 0 }) else { return nil }
        for place in stride(from: 0, to: numbers.count, by: 2) {
            counts[numbers[place], default: 0] += numbers[place + 1]
            count += numbers[place + 1]
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(numbers)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let histogram = LatencyHistogram(numbers: try container.decode([Int].self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not buckets and counts by turns")
        }
        self = histogram
    }
}
