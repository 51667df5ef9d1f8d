/// A number with its unit as a sentence has it, and in pieces for a table whose head names the unit.
package struct FormattedValue: Hashable, Sendable {
    /// `$4,310`, `−2.5`, `2%`.
    package let number: String
    /// What follows the number: `per month`, `documents per month`; empty if nothing.
    package let unit: String
    /// The number without a currency sign or a percent sign, for a column whose head has the unit.
    package let bare: String

    /// `$4,310 per month`.
    package var text: String { unit.isEmpty ? number : "\(number) \(unit)" }
}

/// A number in its units, for people.
///
/// Without `decimals`: money from 1,000 on in whole units, below in cents, below 1 with three significant digits; percent with
/// three, anything else with four significant digits, whole numbers as they are.
/// - Parameter atLeast: the decimals an author wrote, below which the default does not go.
package func format(_ number: Double, _ units: Units, decimals: Int? = nil, atLeast: Int = 0) -> FormattedValue {
    guard number.isFinite else { return FormattedValue(number: "–", unit: "", bare: "–") }
    let exact = DecimalDigits(number)
    let count = decimals ?? max(atLeast, defaultDecimals(exact, units))
    let digits = exact.rounded(toDecimals: count)
    let text = digits.text(decimals: count)
    let bare = (digits.isNegative ? "\u{2212}" : "") + text
    let isOne = text == "1"
    if let (sign, rest) = units.money {
        return FormattedValue(
            number: (digits.isNegative ? "\u{2212}" : "") + sign + text, unit: rest.phrase(isSingular: isOne), bare: bare)
    }
    if let rest = units.percent { return FormattedValue(number: bare + "%", unit: rest.phrase(isSingular: false), bare: bare) }
    return FormattedValue(number: bare, unit: units.phrase(isSingular: isOne), bare: bare)
}

extension Value {
    /// Of a series its first and last month.
    package var text: String { formatted().text }

    package func formatted(decimals: Int? = nil) -> FormattedValue {
        let atLeast = writtenDecimals ?? 0
        switch amount {
        case .number(let number): return format(number, units, decimals: decimals, atLeast: atLeast)
        case .series(let numbers):
            let first = format(numbers.first ?? .nan, units, decimals: decimals, atLeast: atLeast)
            let last = format(numbers.last ?? .nan, units, decimals: decimals, atLeast: atLeast)
            if first == last { return first }
            return FormattedValue(
                number: "\(first.number) … \(last.number)", unit: last.unit, bare: "\(first.bare) … \(last.bare)")
        }
    }
}

private func defaultDecimals(_ number: DecimalDigits, _ units: Units) -> Int {
    guard units.money != nil else {
        let rounded = number.rounded(toSignificant: units.percent == nil ? 4 : 3)
        return number.isWhole ? 0 : rounded.decimals
    }
    if number.magnitude >= 0 { return number.rounded(toDecimals: 2).magnitude >= 3 ? 0 : 2 }
    return max(2, number.rounded(toSignificant: 3).decimals)
}

extension Units {
    /// The unit alone, for the head of a column: `USD per month`, `documents per month`, `%`.
    package var heading: String { phrase(isSingular: false) }

    /// What to show after a dollar sign; nil when the unit is not an amount of money per something.
    fileprivate var money: (sign: String, rest: Units)? {
        let above = factors.filter { $0.exponent > 0 }
        guard above.count == 1, above[0].exponent == 1, case .money(let currency) = above[0].unit.dimension else { return nil }
        return (currency == "USD" ? "$" : "€", Units(factors.filter { $0.exponent < 0 }))
    }

    fileprivate var percent: Units? {
        let above = factors.filter { $0.exponent > 0 }
        guard above.count == 1, above[0].exponent == 1, above[0].unit.dimension == .none else { return nil }
        return Units(factors.filter { $0.exponent < 0 })
    }

    /// `documents per month`, `per GB per month`, `machine hours`.
    fileprivate func phrase(isSingular: Bool) -> String {
        let above = factors.filter { $0.exponent > 0 }
        let below = factors.filter { $0.exponent < 0 }
        var words = above.enumerated().map { index, factor in
            let isNamedPlural = index == above.count - 1 && !isSingular
            return (isNamedPlural ? factor.unit.plural : factor.unit.singular) + raised(factor.exponent)
        }
        words += below.map { "per " + $0.unit.singular + raised(-$0.exponent) }
        return words.joined(separator: " ")
    }

    private func raised(_ exponent: Int) -> String {
        let digits = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
        return exponent == 1 ? "" : String(exponent).compactMap(\.wholeNumberValue).map { digits[$0] }.joined()
    }
}
