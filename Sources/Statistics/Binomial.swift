extension SeededRandom {
    /// How many of `count` trials succeed, each with the given probability.
    ///
    /// By inversion when few are expected, else by Hörmann's rejection BTRS ("The generation of binomial random variates", Journal of
    /// Statistical Computation and Simulation 46, 1993), whose time does not depend on the count.
    package mutating func binomial(_ count: Int, _ probability: Double) -> Int {
        guard count > 0, probability > 0 else { return 0 }
        guard probability < 1 else { return count }
        guard probability <= 0.5 else { return count - binomial(count, 1 - probability) }
        return Double(count) * probability < 10 ? inverted(count, probability) : rejected(count, probability)
    }

    /// How the total spreads over cells when each item falls into a cell with probability proportional to the cell's weight.
    ///
    /// One binomial for each cell, given what earlier cells took: the cost grows with the cells, not with the items.
    package mutating func multinomial(_ total: Int, weights: [Int]) -> [Int] {
        var counts = Array(repeating: 0, count: weights.count)
        spread(total, weights: weights, into: &counts)
        return counts
    }

    mutating func spread(_ total: Int, weights: [Int], into counts: inout [Int]) {
        var items = total
        var weight = weights.reduce(0, +)
        for cell in weights.indices {
            guard items > 0, weight > 0 else {
                counts[cell] = 0
                continue
            }
            let count = binomial(items, Double(weights[cell]) / Double(weight))
            counts[cell] = count
            items -= count
            weight -= weights[cell]
        }
    }

    /// Adds up probabilities until they pass a uniform number. Fewer than ten successes are expected; 110 would be a rounding error.
    private mutating func inverted(_ count: Int, _ probability: Double) -> Int {
        let odds = probability / (1 - probability)
        let first = power(1 - probability, count)
        while true {
            var (rest, mass, successes) = (uniform(), first, 0)
            while rest > mass, successes <= min(count, 110) {
                rest -= mass
                successes += 1
                mass *= odds * (Double(count + 1) / Double(successes) - 1)
            }
            if successes <= min(count, 110) { return successes }
        }
    }

    private mutating func rejected(_ count: Int, _ probability: Double) -> Int {
        let (n, odds) = (Double(count), probability / (1 - probability))
        let deviation = (n * probability * (1 - probability)).squareRoot()
        let b = 1.15 + 2.53 * deviation
        let a = -0.0873 + 0.0248 * b + 0.01 * probability
        let mode = ((n + 1) * probability).rounded(.down)
        while true {
            let u = uniform() - 0.5
            let v = uniform()
            let edge = 0.5 - abs(u)
            let k = ((2 * a / edge + b) * u + n * probability + 0.5).rounded(.down)
            if edge >= 0.07, v <= 0.92 - 4.2 / b { return Int(k) }
            guard k >= 0, k <= n else { continue }
            let height = logarithm(v * (2.83 + 5.1 / b) * deviation / (a / (edge * edge) + b))
            let bound =
                (mode + 0.5) * logarithm((mode + 1) / (odds * (n - mode + 1))) + (n + 1) * logarithm((n - mode + 1) / (n - k + 1))
                + (k + 0.5) * logarithm(odds * (n - k + 1) / (k + 1)) + stirlingTail(mode) + stirlingTail(n - mode) - stirlingTail(k)
                - stirlingTail(n - k)
            if height <= bound { return Int(k) }
        }
    }
}

/// By repeated squaring, with the same bits on every machine.
func power(_ base: Double, _ exponent: Int) -> Double {
    var (result, square, rest) = (1.0, base, exponent)
    while rest > 0 {
        if rest & 1 == 1 { result *= square }
        square *= square
        rest >>= 1
    }
    return result
}

/// What Stirling's formula leaves of log k!: log k! − [(k + ½) log(k + 1) − (k + 1) + ½ log 2π].
private func stirlingTail(_ k: Double) -> Double {
    guard k > 9 else { return firstStirlingTails[Int(k)] }
    let square = (k + 1) * (k + 1)
    return (1 / 12.0 - (1 / 360.0 - 1 / 1260.0 / square) / square) / (k + 1)
}

private let firstStirlingTails = [
    0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.02079067210376509, 0.0166446911898211, 0.0138761288230707,
    0.0118967099458917, 0.0104112652619720, 0.00925546218271273, 0.00833056343336287,
]
