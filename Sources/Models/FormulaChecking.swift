import Diagnostics

/// What a formula comes to once its units are known.
struct Checked: Sendable {
    let computation: Computation
    let units: Units
}

/// Checks the units of one formula and writes out its conversions. Nil after an error, which was reported here or earlier.
struct FormulaChecker {
    private let excerpt: Excerpt
    /// The quantities checked so far: nil units where a quantity has none that make sense.
    private let quantities: [Quantity]
    /// In a scenario: the quantity that is set, so that its own name means what it was before.
    private let replaced: (index: Int, by: Computation)?
    private(set) var diagnostics: [Diagnostic] = []

    init(_ excerpt: Excerpt, quantities: [Quantity], replacing replaced: (index: Int, by: Computation)? = nil) {
        self.excerpt = excerpt
        self.quantities = quantities
        self.replaced = replaced
    }

    /// A number with units; a comparison is none.
    mutating func quantity(_ formula: Formula) -> Checked? {
        guard case .comparison = comparisonSign(formula) else { return check(formula) }
        report("a comparison is not a number", at: formula, notes: [.init("it stands as the first argument of 'if'")])
        return nil
    }

    /// The same, in the given units.
    mutating func quantity(_ formula: Formula, in units: Units) -> Computation? {
        guard let checked = quantity(formula) else { return nil }
        if let scale = checked.units.scale(to: units) { return checked.computation.scaled(by: scale) }
        report("this comes out \(checked.units.phrased), not \(units.phrased)", at: formula, notes: origin(of: formula, checked.units))
        return nil
    }

    /// A comparison, as its two sides and whether it holds; anything else is reported.
    mutating func condition(_ formula: Formula) -> (left: Checked, right: Checked, holds: Computation)? {
        guard case .binary(_, let left, let right) = formula, case .comparison = comparisonSign(formula) else {
            if case .invalid = formula { return nil }
            report("this is no condition", at: formula, notes: [.init("compare two quantities, as in 'volume >= 100 document/month'")])
            return nil
        }
        let count = diagnostics.count
        guard let holds = check(formula) else { return nil }
        // Both sides were checked on the way: what there is to report was.
        defer { diagnostics.removeSubrange(count...) }
        guard let left = quantity(left), let right = quantity(right) else { return nil }
        return (left, right, holds.computation)
    }

    private enum Sort { case comparison(Operator), number }

    private func comparisonSign(_ formula: Formula) -> Sort {
        guard case .binary(let sign, _, _) = formula, sign.precedence == Operator.less.precedence else { return .number }
        return .comparison(sign)
    }
}

// MARK: - One function per form

extension FormulaChecker {
    private mutating func check(_ formula: Formula) -> Checked? {
        switch formula {
        case .invalid: return nil
        case .number(let literal): return Checked(computation: .constant(literal.number), units: literal.units)
        case .name(let reference): return name(reference)
        case .time: return Checked(computation: .month, units: .month)
        case .negated(let inner, _):
            return quantity(inner).map { Checked(computation: .negated($0.computation), units: $0.units) }
        case .binary(let sign, let left, let right): return binary(sign, left, right)
        case .call(let function, let arguments, let range): return call(function, arguments, range)
        case .tiered(let amount, let tiers, let range): return tiered(amount, tiers, range)
        }
    }

    private func name(_ reference: Reference) -> Checked? {
        guard let units = quantities[reference.quantity].units else { return nil }
        if let replaced, replaced.index == reference.quantity { return Checked(computation: replaced.by, units: units) }
        return Checked(computation: .quantity(reference.quantity), units: units)
    }

    private mutating func binary(_ sign: Operator, _ left: Formula, _ right: Formula) -> Checked? {
        if sign == .power { return power(left, right) }
        let one = quantity(left)
        let other = quantity(right)
        guard let one, let other else { return nil }
        switch sign {
        case .add, .subtract, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .unequal:
            guard let units = common(one.units, other.units), let first = one.units.scale(to: units),
                let second = other.units.scale(to: units)
            else { return mismatch(sign, left, one.units, right, other.units) }
            let (x, y) = (one.computation.scaled(by: first), other.computation.scaled(by: second))
            let computation: Computation =
                sign == .add ? .sum(x, y) : sign == .subtract ? .difference(x, y) : .comparison(sign, x, y)
            return Checked(computation: computation, units: units)
        case .multiply:
            let (units, scale) = one.units.times(other.units)
            return Checked(computation: Computation.product(one.computation, other.computation).scaled(by: scale), units: units)
        case .divide, .power:
            let (units, scale) = one.units.dividedBy(other.units)
            let quotient = Computation.quotient(one.computation, other.computation, right.range)
            return Checked(computation: quotient.scaled(by: scale), units: units)
        }
    }

    private mutating func power(_ base: Formula, _ exponent: Formula) -> Checked? {
        let one = quantity(base)
        let range = SourceRange(base.range.lower, exponent.range.upper)
        guard let power = plain(exponent, for: "an exponent"), let one else { return nil }
        if let scale = one.units.scale(to: .none) {
            return Checked(computation: .power(one.computation.scaled(by: scale), power, range), units: .none)
        }
        guard let whole = wholeNumber(exponent) else {
            report("the exponent of \(one.units.named) is a whole number", at: exponent)
            return nil
        }
        return Checked(computation: .power(one.computation, power, range), units: one.units.power(whole))
    }

    private func wholeNumber(_ formula: Formula) -> Int? {
        switch formula {
        case .number(let literal): Int(exactly: literal.number)
        case .negated(let inner, _): wholeNumber(inner).map { -$0 }
        default: nil
        }
    }

    private mutating func call(_ function: Function, _ arguments: [Formula], _ range: SourceRange) -> Checked? {
        switch function {
        case .if: return choice(arguments)
        case .min, .max:
            let extreme: Computation.Extreme = function == .min ? .least : .greatest
            guard let (all, units) = alike(arguments, in: function.rawValue) else { return nil }
            return Checked(computation: all.count == 1 ? .extremeOverMonths(extreme, all[0]) : .extreme(extreme, all), units: units)
        case .sum:
            if arguments.count == 1 { return quantity(arguments[0]).flatMap { overMonths($0, Computation.total, function, range) } }
            guard let (all, units) = alike(arguments, in: function.rawValue) else { return nil }
            return Checked(computation: all.dropFirst().reduce(all[0]) { .sum($0, $1) }, units: units)
        case .cumulated: return quantity(arguments[0]).flatMap { overMonths($0, Computation.cumulated, function, range) }
        case .round: return rounded(.nearest, arguments, range)
        case .floor: return rounded(.down, arguments, range)
        case .ceil: return rounded(.up, arguments, range)
        case .abs: return quantity(arguments[0]).map { Checked(computation: .applied(.abs, $0.computation, range), units: $0.units) }
        case .sqrt: return squareRoot(arguments[0], range)
        case .log: return plain(arguments[0], for: "'log'").map { Checked(computation: .applied(.log, $0, range), units: .none) }
        case .exp: return plain(arguments[0], for: "'exp'").map { Checked(computation: .applied(.exp, $0, range), units: .none) }
        case .at:
            let series = quantity(arguments[0])
            guard let month = monthNumber(arguments[1]), let series else { return nil }
            return Checked(computation: .at(series.computation, month: month, range), units: series.units)
        case .tiered: return nil
        }
    }

    /// Adds up months. What is counted per month, hour or year counts for one month each; anything else is added as it is.
    private func overMonths(
        _ series: Checked, _ form: (Computation) -> Computation, _ function: Function, _ range: SourceRange
    ) -> Checked {
        guard series.units.timeExponent == -1 else { return Checked(computation: form(series.computation), units: series.units) }
        let (units, scale) = series.units.times(.month)
        return Checked(computation: form(series.computation.scaled(by: scale)), units: units)
    }

    private mutating func choice(_ arguments: [Formula]) -> Checked? {
        var condition: Computation?
        if case .comparison = comparisonSign(arguments[0]) {
            condition = check(arguments[0])?.computation
        } else if check(arguments[0]) != nil {
            let example = Diagnostic.Note("for example 'volume > 0 document/month'")
            report("the first argument of 'if' is a comparison", at: arguments[0], notes: [example])
        }
        guard let (results, units) = alike(Array(arguments.dropFirst()), in: "if"), let condition else { return nil }
        return Checked(computation: .choice(condition, results[0], results[1]), units: units)
    }

    private mutating func rounded(_ rounding: Computation.Rounding, _ arguments: [Formula], _ range: SourceRange) -> Checked? {
        let amount = quantity(arguments[0])
        guard arguments.count == 2 else {
            return amount.map { Checked(computation: .rounded(rounding, $0.computation, step: .constant(1), range), units: $0.units) }
        }
        let step = quantity(arguments[1])
        guard let amount, let step else { return nil }
        guard let units = common(amount.units, step.units), let first = amount.units.scale(to: units),
            let second = step.units.scale(to: units)
        else {
            report(
                "cannot round \(amount.units.named) to steps of \(step.units.named)", at: arguments[1],
                notes: origin(of: arguments[0], amount.units))
            return nil
        }
        let computation = Computation.rounded(
            rounding, amount.computation.scaled(by: first), step: step.computation.scaled(by: second), range)
        return Checked(computation: computation, units: units)
    }

    private mutating func squareRoot(_ formula: Formula, _ range: SourceRange) -> Checked? {
        guard let checked = quantity(formula) else { return nil }
        let scale = checked.units.scale(to: .none)
        guard let units = scale == nil ? checked.units.squareRoot : Units.none else {
            report("cannot take the square root of \(checked.units.named)", at: formula, notes: origin(of: formula, checked.units))
            return nil
        }
        return Checked(computation: .applied(.sqrt, checked.computation.scaled(by: scale ?? .one), range), units: units)
    }

    private mutating func monthNumber(_ formula: Formula) -> Computation? {
        guard let checked = quantity(formula) else { return nil }
        if checked.units.isBare { return checked.computation }
        if let scale = checked.units.scale(to: .month) { return checked.computation.scaled(by: scale) }
        report("a month is given as '12' or '12 month', not in \(checked.units.named)", at: formula)
        return nil
    }

    private mutating func tiered(_ amount: Formula, _ tiers: [Tier], _ range: SourceRange) -> Checked? {
        let whole = quantity(amount)
        let starts = tiers.map { tier in whole.flatMap { quantity(tier.start, in: $0.units) } }
        guard let (prices, units) = alike(tiers.map(\.price), in: "tiered"), let whole else { return nil }
        let pairs = zip(starts, prices).compactMap { start, price in start.map { (start: $0, price: price) } }
        guard pairs.count == tiers.count else { return nil }
        let (product, scale) = whole.units.times(units)
        return Checked(computation: Computation.tiered(whole.computation, pairs, range).scaled(by: scale), units: product)
    }
}

// MARK: - Units that have to agree

extension FormulaChecker {
    /// The units in which two numbers can be added: the first's, or none when one of them is a bare number.
    private func common(_ one: Units, _ other: Units) -> Units? {
        guard one.measuresTheSame(as: other) else { return nil }
        return other.isBare ? other : one
    }

    /// Several results that stand for each other, in the units of the first.
    private mutating func alike(_ formulas: [Formula], in function: String) -> ([Computation], Units)? {
        let all = formulas.map { quantity($0) }
        guard let first = all[0] else { return nil }
        var units = first.units
        for (formula, other) in zip(formulas, all).dropFirst() {
            guard let other else { return nil }
            guard let shared = common(units, other.units) else {
                report(
                    "'\(function)' cannot take \(units.named) and \(other.units.named) together", at: formula,
                    notes: origin(of: formulas[0], units) + origin(of: formula, other.units))
                return nil
            }
            units = shared
        }
        return (all.compactMap { checked in checked?.units.scale(to: units).flatMap { checked?.computation.scaled(by: $0) } }, units)
    }

    private mutating func plain(_ formula: Formula, for purpose: String) -> Computation? {
        guard let checked = quantity(formula) else { return nil }
        if let scale = checked.units.scale(to: .none) { return checked.computation.scaled(by: scale) }
        report(
            "\(purpose) is a number without a unit, not \(checked.units.named)", at: formula, notes: origin(of: formula, checked.units))
        return nil
    }

    private mutating func report(_ message: String, at formula: Formula, notes: [Diagnostic.Note] = []) {
        diagnostics.append(.error(message, at: excerpt.place(formula.range), notes: notes))
    }

    /// Points at the operand that does not fit: the right one, or the bare number.
    private mutating func mismatch(_ sign: Operator, _ left: Formula, _ one: Units, _ right: Formula, _ other: Units) -> Checked? {
        let message =
            switch sign {
            case .add: "cannot add \(other.named) to \(one.named)"
            case .subtract: "cannot subtract \(other.named) from \(one.named)"
            default: "cannot compare \(one.named) with \(other.named)"
            }
        let isLeftWrong = one.isBare
        let wrong = isLeftWrong ? left : right
        let (units, wanted) = isLeftWrong ? (one, other) : (other, one)
        var notes = origin(of: wrong, units, advice: advice(for: units, wanted: wanted))
        if notes.isEmpty, case .number(let literal) = wrong, units.isBare {
            notes = [.init("give it a unit: '\(excerpt.text[literal.range]) \(wanted)'")]
        }
        report(message, at: wrong, notes: notes.isEmpty ? origin(of: isLeftWrong ? right : left, wanted) : notes)
        return nil
    }

    /// Where the units of a name come from; nothing for any other formula, whose units stand before the author's eyes.
    private func origin(of formula: Formula, _ units: Units, advice: String = "") -> [Diagnostic.Note] {
        guard case .name(let reference) = formula else { return [] }
        let quantity = quantities[reference.quantity]
        let verb = quantity.isInDeclaredUnits ? "is declared" : "comes out"
        return [.init("'\(excerpt.text[reference.range])' \(verb) \(units.phrased) here\(advice)", at: quantity.place)]
    }

    /// Money was wanted and something else given: a price is missing.
    private func advice(for units: Units, wanted: Units) -> String {
        guard wanted.moneyExponent == 1, units.moneyExponent == 0,
            let counted = units.factors.first(where: { $0.exponent == 1 && $0.unit.dimension != .none })
        else { return "" }
        return "; multiply it by a price per \(counted.unit.symbol)"
    }
}

extension Units {
    static let month = UnitRegistry().units(of: "month")
}

extension UnitRegistry {
    /// One unit by its symbol; no units if there is none of that name.
    fileprivate func units(of symbol: String) -> Units {
        Units(self[symbol].map { [Units.Factor(unit: $0, exponent: 1)] } ?? [])
    }
}
