/// The number of standard deviations on each side that hold 95 % of a normal distribution.
package let normal95 = 1.959963984540054

/// A share with its Wilson score interval; no interval for 0/0.
///
///     (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)
///
/// Source: Wilson, Journal of the American Statistical Association 22 (1927). Unlike p ± z √(p(1 − p)/n) it stays between 0 and 1, and has
/// a width when all or none succeed.
package func wilson(_ ratio: Ratio, z: Double = normal95) -> Estimate {
    guard ratio.isDefined else { return Estimate(0) }
    let (p, n) = (ratio.value, Double(ratio.denominator))
    let middle = p + z * z / (2 * n)
    let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let (low, high) = ((middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n))
    // Rounding must not move an end past a share of exactly 0 or 1.
    return Estimate(p, low: ratio.numerator == 0 ? 0 : low, high: ratio.numerator == ratio.denominator ? 1 : high)
}

/// One share less another that was taken from other items, with an interval.
///
/// Method 10 of Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine 17 (1998):
/// the distances to the ends of both Wilson intervals, added in squares. No interval when a share is 0/0.
package func difference(_ one: Ratio, minus other: Ratio, z: Double = normal95) -> Estimate {
    let (first, second) = (wilson(one, z: z), wilson(other, z: z))
    let value = first.value - second.value
    guard let low1 = first.low, let high1 = first.high, let low2 = second.low, let high2 = second.high else { return Estimate(value) }
    let below = (squared(first.value - low1) + squared(high2 - second.value)).squareRoot()
    let above = (squared(high1 - first.value) + squared(second.value - low2)).squareRoot()
    return Estimate(value, low: value - below, high: value + above)
}

/// The mean with value ± z s/√n, s² the variance with n − 1: for the means of many values. Nil without values, no interval for one.
package func mean(_ values: [Double], z: Double = normal95) -> Estimate? {
    guard !values.isEmpty else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    guard values.count > 1 else { return Estimate(mean) }
    let variance = values.reduce(0) { $0 + squared($1 - mean) } / Double(values.count - 1)
    let half = z * (variance / Double(values.count)).squareRoot()
    return Estimate(mean, low: mean - half, high: mean + half)
}

func squared(_ x: Double) -> Double { x * x }
