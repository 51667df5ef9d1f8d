import Diagnostics

/// A formula whose units were checked: arithmetic on plain numbers, with every conversion written out.
///
/// Quantities stand for their number in their own units. Ranges are kept where arithmetic can fail.
indirect enum Computation: Sendable {
    case constant(Double)
    case quantity(Int)
    case month
    case negated(Computation)
    case sum(Computation, Computation)
    case difference(Computation, Computation)
    case product(Computation, Computation)
    case quotient(Computation, Computation, SourceRange)
    case power(Computation, Computation, SourceRange)
    case scaled(Computation, Scale)
    case comparison(Operator, Computation, Computation)
    case choice(Computation, Computation, Computation)
    case rounded(Rounding, Computation, step: Computation, SourceRange)
    case extreme(Extreme, [Computation])
    case applied(Mapping, Computation, SourceRange)
    case tiered(Computation, [(start: Computation, price: Computation)], SourceRange)
    /// Over the months of the horizon.
    case total(Computation)
    case extremeOverMonths(Extreme, Computation)
    case cumulated(Computation)
    case at(Computation, month: Computation, SourceRange)

    enum Rounding: Sendable { case nearest, down, up }
    enum Extreme: Sendable { case least, greatest }
    enum Mapping: Sendable { case abs, sqrt, log, exp }

    func scaled(by scale: Scale) -> Computation {
        if scale == .one { return self }
        if case .constant(let number) = self { return .constant(scale.applied(to: number)) }
        return .scaled(self, scale)
    }
}

extension Computation {
    /// Every quantity in it, as often as it occurs.
    var quantities: [Int] {
        var found: [Int] = []
        visit { if case .quantity(let index) = $0 { found.append(index) } }
        return found
    }

    /// Whether it has a value for each month rather than one.
    func varies(_ isSeries: (Int) -> Bool) -> Bool {
        switch self {
        case .quantity(let index): isSeries(index)
        case .month, .cumulated: true
        case .total, .extremeOverMonths, .at: false
        case .constant, .negated, .sum, .difference, .product, .quotient, .power, .scaled, .comparison, .choice, .rounded, .extreme,
            .applied, .tiered:
            parts.contains { $0.varies(isSeries) }
        }
    }

    private func visit(_ body: (Computation) -> Void) {
        body(self)
        for part in parts { part.visit(body) }
    }

    private var parts: [Computation] {
        switch self {
        case .constant, .quantity, .month: []
        case .negated(let x), .scaled(let x, _), .applied(_, let x, _), .total(let x), .extremeOverMonths(_, let x), .cumulated(let x): [x]
        case .sum(let x, let y), .difference(let x, let y), .product(let x, let y), .quotient(let x, let y, _), .power(let x, let y, _),
            .comparison(_, let x, let y), .rounded(_, let x, let y, _), .at(let x, let y, _):
            [x, y]
        case .choice(let x, let y, let z): [x, y, z]
        case .extreme(_, let all): all
        case .tiered(let x, let tiers, _): [x] + tiers.flatMap { [$0.start, $0.price] }
        }
    }
}
