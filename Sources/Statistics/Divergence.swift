/// The largest distance between the distribution functions of two samples, sup |F₁(x) − F₂(x)|; nil when one is empty.
///
/// Source: Smirnov, Annals of Mathematical Statistics 19 (1948). Ties are handled: both functions are compared after each value.
package func kolmogorovSmirnov(_ one: [Double], _ other: [Double]) -> Double? {
    guard !one.isEmpty, !other.isEmpty else { return nil }
    let (first, second) = (one.sorted(), other.sorted())
    var (i, j, distance) = (0, 0, 0.0)
    while i < first.count, j < second.count {
        let value = min(first[i], second[j])
        while i < first.count, first[i] == value { i += 1 }
        while j < second.count, second[j] == value { j += 1 }
        distance = max(distance, abs(Double(i) / Double(first.count) - Double(j) / Double(second.count)))
    }
    return distance
}

/// Above this distance two samples are held to differ: c(α) √((n + m)/nm), c(α) = √(−ln(α/2)/2), for large samples.
///
/// With large samples tiny differences pass; look at the distance itself as well.
package func criticalKolmogorovSmirnov(_ n: Int, _ m: Int, level: Double = 0.05) -> Double {
    let scale = (-logarithm(level / 2) / 2).squareRoot()
    return scale * ((Double(n) + Double(m)) / (Double(n) * Double(m))).squareRoot()
}

/// The Jensen–Shannon distance of two histograms over the same bins, between 0 (the same shares) and 1 (nothing in common); nil when one is empty.
///
/// The square root of the mean Kullback–Leibler divergence, in bits, of both from their mixture (Endres and Schindelin, IEEE Transactions on
/// Information Theory 49, 2003). Empty bins need no floor.
package func jensenShannonDistance(_ one: [Int], _ other: [Int]) -> Double? {
    precondition(one.count == other.count, "both sides have the same bins")
    let (n, m) = (Double(one.reduce(0, +)), Double(other.reduce(0, +)))
    guard n > 0, m > 0 else { return nil }
    let divergence = zip(one, other).reduce(0) { sum, counts in
        let (p, q) = (Double(counts.0) / n, Double(counts.1) / m)
        return sum + (partOfDivergence(p, (p + q) / 2) + partOfDivergence(q, (p + q) / 2)) / 2
    }
    return max(0, divergence / logarithm(2)).squareRoot()
}

private func partOfDivergence(_ p: Double, _ mixture: Double) -> Double { p > 0 ? p * logarithm(p / mixture) : 0 }
