import Diagnostics

/// Why a formula has no number.
struct Failure: Error {
    /// Nil when something it needs has none: that was said already.
    let problem: (message: String, range: SourceRange)?

    static let silent = Failure(problem: nil)

    init(problem: (message: String, range: SourceRange)?) { self.problem = problem }
    init(_ message: String, _ range: SourceRange) { problem = (message, range) }
}

/// Computes numbers from the numbers of the quantities.
struct Evaluator {
    /// By quantity; nil where there is none.
    var amounts: [Value.Amount?]
    let horizon: Int?

    /// A series if the formula varies over the months, else one number.
    func amount(_ computation: Computation, _ whole: SourceRange) throws(Failure) -> Value.Amount {
        let isSeries = computation.varies { amounts[$0]?.isSeries ?? false }
        guard isSeries else { return .number(try finite(computation, 0, whole)) }
        guard let horizon else { throw needsHorizon(whole) }
        var numbers: [Double] = []
        numbers.reserveCapacity(horizon)
        for month in 1...horizon { numbers.append(try finite(computation, month, whole)) }
        return .series(numbers)
    }

    private func needsHorizon(_ range: SourceRange) -> Failure {
        Failure("a time series needs a horizon: write 'horizon: 36 month' in a model file", range)
    }

    private func finite(_ computation: Computation, _ month: Int, _ range: SourceRange) throws(Failure) -> Double {
        let result = try number(computation, month)
        guard result.isFinite else { throw Failure("this gives no finite number", range) }
        return result
    }

    /// - Parameter month: from 1; 0 where nothing varies.
    private func number(_ computation: Computation, _ month: Int) throws(Failure) -> Double {
        switch computation {
        case .constant(let number): return number
        case .quantity(let index):
            guard let amount = amounts[index] else { throw .silent }
            return amount.number(inMonth: month)
        case .month: return Double(month)
        case .negated(let x): return -(try number(x, month))
        case .sum(let x, let y): return try number(x, month) + number(y, month)
        case .difference(let x, let y): return try number(x, month) - number(y, month)
        case .product(let x, let y): return try number(x, month) * number(y, month)
        case .quotient(let x, let y, let range):
            let (dividend, divisor) = (try number(x, month), try number(y, month))
            guard divisor != 0 else { throw Failure("division by zero", range) }
            return dividend / divisor
        case .power(let x, let y, let range): return try finite(power(number(x, month), number(y, month)), range)
        case .scaled(let x, let scale): return scale.applied(to: try number(x, month))
        case .comparison: return try holds(computation, month) ? 1 : 0
        case .choice(let condition, let x, let y): return try holds(condition, month) ? number(x, month) : number(y, month)
        case .rounded(let rounding, let x, let step, let range):
            return try round(number(x, month), rounding, to: number(step, month), range)
        case .extreme(let extreme, let all): return try extremeNumber(extreme, all.map { x throws(Failure) in try number(x, month) })
        case .applied(let mapping, let x, let range): return try apply(mapping, to: number(x, month), range)
        case .tiered(let x, let tiers, let range): return try tiered(x, tiers, range, month)
        case .total(let x): return try months(x, until: nil).reduce(0, +)
        case .extremeOverMonths(let extreme, let x):
            let varies = x.varies { amounts[$0]?.isSeries ?? false }
            return try varies ? extremeNumber(extreme, months(x, until: nil)) : number(x, month)
        case .cumulated(let x): return try months(x, until: month).reduce(0, +)
        case .at(let x, let y, let range):
            let wanted = try number(y, month)
            guard let horizon else { throw needsHorizon(range) }
            guard let exact = Int(exactly: wanted), (1...horizon).contains(exact) else {
                throw Failure("there is no month \(plainText(wanted)): they go from 1 to \(horizon)", range)
            }
            return try number(x, exact)
        }
    }

    private func finite(_ result: Double, _ range: SourceRange) throws(Failure) -> Double {
        guard result.isFinite else { throw Failure("this gives no finite number", range) }
        return result
    }

    private func holds(_ computation: Computation, _ month: Int) throws(Failure) -> Bool {
        guard case .comparison(let sign, let x, let y) = computation else { return try number(computation, month) != 0 }
        let (one, other) = (try number(x, month), try number(y, month))
        return switch sign {
        case .less: one < other
        case .lessOrEqual: one <= other
        case .greater: one > other
        case .greaterOrEqual: one >= other
        case .equal: one == other
        case .unequal: one != other
        case .add, .subtract, .multiply, .divide, .power: false
        }
    }

    private func months(_ x: Computation, until last: Int?) throws(Failure) -> [Double] {
        guard let horizon else { throw needsHorizon(SourceRange(0, 0)) }
        var numbers: [Double] = []
        for month in 1...max(1, last ?? horizon) { numbers.append(try number(x, month)) }
        return numbers
    }

    private func extremeNumber(_ extreme: Computation.Extreme, _ all: [Double]) -> Double {
        (extreme == .least ? all.min() : all.max()) ?? .nan
    }

    private func tiered(
        _ x: Computation, _ tiers: [(start: Computation, price: Computation)], _ range: SourceRange, _ month: Int
    ) throws(Failure) -> Double {
        let amount = try number(x, month)
        var cost = 0.0
        for (index, tier) in tiers.enumerated() {
            let start = try number(tier.start, month)
            let end = index + 1 < tiers.count ? try number(tiers[index + 1].start, month) : .infinity
            guard start < end else { throw Failure("each tier starts above the one before it", range) }
            cost += max(0, min(amount, end) - start) * (try number(tier.price, month))
        }
        return cost
    }
}

// MARK: - Functions

/// Within a part in 10¹⁵ a number counts as the one it misses: 33580.499999999996 rounds as 33580.5 does.
private func round(_ x: Double, _ rounding: Computation.Rounding, to step: Double, _ range: SourceRange) throws(Failure) -> Double {
    guard step > 0 else { throw Failure("a rounding step is above zero", range) }
    let steps = x / step
    let noise = abs(steps) * 1e-15
    let whole =
        switch rounding {
        case .nearest: (steps + (steps < 0 ? -noise : noise)).rounded(.toNearestOrAwayFromZero)
        case .down: (steps + noise).rounded(.down)
        case .up: (steps - noise).rounded(.up)
        }
    // 33581 / 100 is nearer to 335.81 than 33581 * 0.01.
    let inverse = 1 / step
    return inverse == inverse.rounded() ? whole / inverse : whole * step
}
