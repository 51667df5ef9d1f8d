/// Use these rather than the standard library's `shuffled(using:)` and the like, whose way to draw may change from one Swift to the next.
extension SeededRandom {
    /// True with the given probability.
    package mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

    /// A whole number of the range, each equally likely.
    package mutating func integer(in range: ClosedRange<Int>) -> Int { range.lowerBound + index(below: range.count) }

    /// One of the items, each equally likely. There must be one.
    package mutating func choice<Item>(of items: [Item]) -> Item { items[index(below: items.count)] }

    /// Puts the items into an order in which each order is equally likely (Fisher and Yates; Knuth, TAOCP 2, algorithm P).
    package mutating func shuffle<Item>(_ items: inout [Item]) {
        for last in stride(from: items.count - 1, to: 0, by: -1) { items.swapAt(last, index(below: last + 1)) }
    }

    /// A normal variate (Marsaglia and Bray's polar method, SIAM Review 6, 1964).
    package mutating func normal(mean: Double = 0, deviation: Double = 1) -> Double {
        while true {
            let (x, y) = (2 * uniform() - 1, 2 * uniform() - 1)
            let square = x * x + y * y
            if square < 1, square > 0 { return mean + deviation * x * (-2 * logarithm(square) / square).squareRoot() }
        }
    }
}

/// Draws numbers 0 ..< n that are not equally likely, each in constant time.
///
/// Walker's alias method as made exact by Vose, "A linear algorithm for generating random numbers with a given distribution", IEEE TSE 17 (1991).
package struct WeightedChoice: Sendable {
    private let thresholds: [Double]
    private let aliases: [Int]

    /// - Parameter weights: none below 0, and at least one above; they need not add up to 1.
    package init(weights: [Double]) {
        let total = weights.reduce(0, +)
        precondition(total > 0 && total.isFinite && weights.allSatisfy { $0 >= 0 }, "weights are positive")
        var shares = weights.map { $0 * Double(weights.count) / total }
        var aliases = Array(weights.indices)
        var small = shares.indices.filter { shares[$0] < 1 }
        var large = shares.indices.filter { shares[$0] >= 1 }
        var thresholds = Array(repeating: 1.0, count: weights.count)
        while let low = small.last, let high = large.last {
            small.removeLast()
            thresholds[low] = shares[low]
            aliases[low] = high
            shares[high] -= 1 - shares[low]
            if shares[high] < 1 {
                large.removeLast()
                small.append(high)
            }
        }
        // What rounding left among the small ones would have been 1; but a weight of 0 is never drawn.
        for index in small where weights[index] == 0 {
            thresholds[index] = 0
            aliases[index] = weights.firstIndex { $0 > 0 } ?? index
        }
        (self.thresholds, self.aliases) = (thresholds, aliases)
    }

    package func draw(with random: inout SeededRandom) -> Int {
        let index = random.index(below: thresholds.count)
        return random.uniform() < thresholds[index] ? index : aliases[index]
    }
}
