/// Bins between the quantiles of a reference: each holds about the same share of it. What drift of a number is measured over.
package struct QuantileBins: Sendable, Hashable {
    /// Ascending. A bin ends with its edge; one more bin holds what lies above the last edge.
    package let edges: [Double]

    /// Where many values are equal, neighbouring quantiles coincide and share one edge, so that there are fewer bins: a number with
    /// three values has three, or one more if its largest value is an edge, for what was never seen.
    package init(reference: [Double], count: Int = 10) {
        let sorted = reference.sorted()
        var edges: [Double] = []
        for step in 1..<max(count, 2) {
            guard let edge = quantile(Double(step) / Double(max(count, 2)), ofSorted: sorted), edge != edges.last else { continue }
            edges.append(edge)
        }
        self.edges = edges
    }

    package var count: Int { edges.count + 1 }

    package func bin(of value: Double) -> Int {
        var (low, high) = (0, edges.count)
        while low < high {
            let middle = (low + high) / 2
            if edges[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How many of the values fall into each bin.
    package func counts(of values: [Double]) -> [Int] {
        var counts = Array(repeating: 0, count: count)
        for value in values { counts[bin(of: value)] += 1 }
        return counts
    }
}

/// Population stability index Σ (a − e) ln (a / e) of actual and expected shares over the same bins, in nats; nil when one side is empty.
///
/// A bin without items counts `floor` instead, so that the result is finite; the other shares stay. It is the symmetrised Kullback–Leibler
/// divergence. Below 0.1 is customarily called stable, and 0.2 or 0.25 and more significant; but chance alone gives `chancePSI`.
/// Source: Siddiqi, Credit Risk Scorecards (2006).
package func populationStability(expected: [Int], actual: [Int], floor: Double = 1e-4) -> Double? {
    precondition(expected.count == actual.count, "both sides have the same bins")
    let (all, now) = (expected.reduce(0, +), actual.reduce(0, +))
    guard all > 0, now > 0 else { return nil }
    return zip(expected, actual).reduce(0) { sum, counts in
        // A bin that neither side ever hit says nothing.
        guard counts.0 + counts.1 > 0 else { return sum }
        let e = max(Double(counts.0) / Double(all), floor)
        let a = max(Double(counts.1) / Double(now), floor)
        return sum + (a - e) * logarithm(a / e)
    }
}

/// The index over ten quantile bins of the reference.
package func populationStability(expected: [Double], actual: [Double], bins: Int = 10) -> Double? {
    let edges = QuantileBins(reference: expected, count: bins)
    return populationStability(expected: edges.counts(of: expected), actual: edges.counts(of: actual))
}

/// The index over categories: each that occurs on a side is a bin.
package func populationStability<Category: Hashable & Comparable>(expected: [Category], actual: [Category]) -> Double? {
    let (before, after) = (counted(expected), counted(actual))
    let categories = Set(before.keys).union(after.keys).sorted()
    return populationStability(expected: categories.map { before[$0] ?? 0 }, actual: categories.map { after[$0] ?? 0 })
}

/// The index that two samples of the same population have on average: (bins − 1) (1/n + 1/m).
///
/// Source: Yurdakul, Statistical properties of population stability index (2018), from the χ² distribution of Σ (a − e)²/e.
package func chancePSI(bins: Int, expected: Int, actual: Int) -> Double {
    Double(max(bins - 1, 0)) * (1 / Double(expected) + 1 / Double(actual))
}

private func counted<Item: Hashable>(_ items: [Item]) -> [Item: Int] { items.reduce(into: [:]) { $0[$1, default: 0] += 1 } }
