/// Two classifiers judged on the same items: do they differ?
///
/// Source: McNemar, Psychometrika 12 (1947). Only items count that one got right and the other wrong.
package struct McNemar: Sendable, Hashable {
    /// Right with the first and wrong with the second.
    package var onlyFirst: Int
    /// Right with the second and wrong with the first.
    package var onlySecond: Int

    package init(onlyFirst: Int, onlySecond: Int) {
        self.onlyFirst = onlyFirst
        self.onlySecond = onlySecond
    }

    /// (b − c)² / (b + c), to be compared with χ² of one degree of freedom (3.84 at 5 %); 0 when the two never differ.
    package var statistic: Double {
        onlyFirst + onlySecond == 0 ? 0 : squared(Double(onlyFirst - onlySecond)) / Double(onlyFirst + onlySecond)
    }

    /// How probable so uneven a split, or a more uneven one, is by chance: the exact two-sided binomial test with ½.
    package var probability: Double {
        let (n, few) = (onlyFirst + onlySecond, min(onlyFirst, onlySecond))
        guard 2 * few < n else { return 1 }
        // Binomial coefficients from the middle one, taken as 1, outwards: none overflows.
        var (term, tail, rest) = (1.0, 0.0, 0.0)
        for k in stride(from: n / 2, through: 0, by: -1) {
            if k <= few { tail += term } else { rest += term }
            term *= Double(k) / Double(n - k + 1)
        }
        let half = tail + rest
        // The lower half of the distribution mirrors the upper one; an even n has a middle term of its own.
        return min(1, 2 * tail / (2 * half - (n.isMultiple(of: 2) ? 1 : 0)))
    }
}

/// The p-values as adjusted for there being many of them, in the given order: what is up to q may be called a find, and the false ones
/// among the finds stay up to q on average.
///
/// Source: Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995): p · m / rank, made monotone from the largest down.
package func benjaminiHochberg(_ values: [Double]) -> [Double] {
    var adjusted = values
    var least = 1.0
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    for (rank, index) in zip(1..., order).reversed() {
        least = min(least, values[index] * Double(values.count) / Double(rank))
        adjusted[index] = least
    }
    return adjusted
}
