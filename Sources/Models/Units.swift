/// What a number is counted in: `USD/GB/month`, a product of powers of units.
///
/// The units an author chose stay as they are: `730 hour/month` is not reduced to 1. Two units measure the same when their
/// dimensions agree, and then there is an exact scale between them.
package struct Units: Hashable, Sendable {
    struct Factor: Hashable, Sendable {
        let unit: UnitDefinition
        var exponent: Int
    }

    /// Money first, then counts, bytes and time, so that a unit has one spelling however it came about; no exponent is 0.
    let factors: [Factor]

    /// A number without a unit.
    package static let none = Units([])

    init(_ factors: [Factor]) {
        self.factors = factors.filter { $0.exponent != 0 }.sorted { $0.unit.precedes($1.unit) }
    }

    /// Whether nothing at all is written behind the number; percent and `hour/month` have no dimension either, but are written.
    package var isBare: Bool { factors.isEmpty }

    package var isDimensionless: Bool { dimensions.isEmpty }
}

// MARK: - Conversion

extension Units {
    package func measuresTheSame(as other: Units) -> Bool {
        self == other || dividedBy(other).units.isDimensionless
    }

    /// A number in these units, in other ones; nil when they measure something else.
    package func convert(_ number: Double, to other: Units) -> Double? { scale(to: other)?.applied(to: number) }

    /// What to multiply a number in these units with to have it in the other ones.
    func scale(to other: Units) -> Scale? {
        if self == other { return .one }
        return measuresTheSame(as: other) ? scale / other.scale : nil
    }

    /// What one of these is in the base units of its dimensions.
    private var scale: Scale { factors.reduce(.one) { $0 * $1.unit.scale.power($1.exponent) } }

    /// Net exponents, without those that cancel.
    private var dimensions: [(dimension: Dimension, exponent: Int)] {
        var found: [(dimension: Dimension, exponent: Int)] = []
        for factor in factors where factor.unit.dimension != .none {
            if let index = found.firstIndex(where: { $0.dimension == factor.unit.dimension }) {
                found[index].exponent += factor.exponent
            } else {
                found.append((factor.unit.dimension, factor.exponent))
            }
        }
        return found.filter { $0.exponent != 0 }
    }

    /// The net exponent of time: -1 for a rate.
    var timeExponent: Int { dimensions.first { $0.dimension == .time }?.exponent ?? 0 }

    /// The net exponent of money of any currency.
    var moneyExponent: Int { dimensions.first { $0.dimension.isMoney }?.exponent ?? 0 }
}

// MARK: - Products

extension Units {
    /// The units of a product, and the scale its number takes: `USD/Mtoken` times `token` is `USD`, and a millionth.
    func times(_ other: Units) -> (units: Units, scale: Scale) { combined(with: other, sign: 1) }

    func dividedBy(_ other: Units) -> (units: Units, scale: Scale) { combined(with: other, sign: -1) }

    func power(_ exponent: Int) -> Units { Units(factors.map { Factor(unit: $0.unit, exponent: $0.exponent * exponent) }) }

    /// Nil where a unit would keep half an exponent.
    var squareRoot: Units? {
        factors.allSatisfy { $0.exponent % 2 == 0 } ? Units(factors.map { Factor(unit: $0.unit, exponent: $0.exponent / 2) }) : nil
    }

    /// Equal units cancel first; what is left of the second is turned into the first's units of the same dimension.
    private func combined(with other: Units, sign: Int) -> (units: Units, scale: Scale) {
        if other.isBare { return (self, .one) }
        var result = factors
        var rest: [Factor] = []
        for factor in other.factors {
            if let index = result.firstIndex(where: { $0.unit == factor.unit }) {
                result[index].exponent += sign * factor.exponent
            } else {
                rest.append(Factor(unit: factor.unit, exponent: sign * factor.exponent))
            }
        }
        var scale = Scale.one
        for factor in rest {
            if let index = Self.partner(of: factor, in: result) {
                result[index].exponent += factor.exponent
                scale = scale * (factor.unit.scale / result[index].unit.scale).power(factor.exponent)
            } else {
                result.append(factor)
            }
        }
        return Units(result).withoutLoosePercent(of: [self, other], scale)
    }

    /// Of the factors with the same dimension the one that cancels it, else any.
    private static func partner(of factor: Factor, in factors: [Factor]) -> Int? {
        func fits(_ candidate: Factor) -> Bool {
            candidate.exponent != 0 && candidate.unit.dimension == factor.unit.dimension && factor.unit.dimension != .none
        }
        return factors.firstIndex { fits($0) && $0.exponent.signum() != factor.exponent.signum() } ?? factors.firstIndex(where: fits)
    }

    /// `2 % * 100 USD` is 2 USD, not 200 %·USD: percent survives only alone or with the units it was written with.
    private func withoutLoosePercent(of operands: [Units], _ scale: Scale) -> (units: Units, scale: Scale) {
        guard let percent = factors.first(where: { $0.unit.dimension == .none }) else { return (self, scale) }
        let others = factors.filter { $0.unit.dimension != .none }
        let written = operands.contains { operand in
            operand.factors.contains { $0.unit == percent.unit }
                && others.allSatisfy { other in operand.factors.contains { $0.unit.dimension == other.unit.dimension } }
        }
        let kept = written && percent.exponent > 0 ? 1 : 0
        guard kept != percent.exponent else { return (self, scale) }
        let units = Units(others + [Factor(unit: percent.unit, exponent: kept)])
        return (units, scale * percent.unit.scale.power(percent.exponent - kept))
    }
}

extension Units: CustomStringConvertible {
    /// As an author writes it: `USD/GB/month`, `1/month`, empty for a number without a unit.
    package var description: String {
        func text(_ factor: Factor) -> String {
            let exponent = abs(factor.exponent)
            return exponent == 1 ? factor.unit.symbol : "\(factor.unit.symbol)^\(exponent)"
        }
        let above = factors.filter { $0.exponent > 0 }.map(text).joined(separator: "*")
        let below = factors.filter { $0.exponent < 0 }.map { "/" + text($0) }.joined()
        return (above.isEmpty && !below.isEmpty ? "1" : above) + below
    }

    /// For messages, where nothing at all would read badly.
    var named: String { isBare ? "a number without a unit" : description }

    /// `in USD/month`, `without a unit`.
    var phrased: String { isBare ? "without a unit" : "in \(self)" }
}
