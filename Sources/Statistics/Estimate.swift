/// A measured value with its 95 % interval, as far as it has one.
package struct Estimate: Sendable, Hashable, Codable {
    package var value: Double
    package var low: Double?
    package var high: Double?

    package init(_ value: Double, low: Double? = nil, high: Double? = nil) {
        self.value = value
        self.low = low
        self.high = high
    }
}
