/// Durations counted in buckets that grow by the same factor: quantiles within 2.5 %, and two histograms add up to one.
package struct LatencyHistogram: Codable, Sendable, Hashable {
    /// By bucket: bucket `b` holds durations from `1.05^b` to `1.05^(b + 1)` nanoseconds.
    private var counts: [Int: Int] = [:]
    /// How many durations were counted.
    package private(set) var count = 0

    package init() {}
}
