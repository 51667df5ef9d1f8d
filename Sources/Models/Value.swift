/// A result: a number, or one for each month, in units.
package struct Value: Hashable, Sendable {
    package enum Amount: Hashable, Sendable {
        case number(Double)
        /// From month 1 to the horizon.
        case series([Double])
    }

    package let amount: Amount
    package let units: Units
    /// The decimals its author wrote, where it is a given number; it is never shown with fewer.
    package let writtenDecimals: Int?

    package init(_ amount: Amount, _ units: Units, writtenDecimals: Int? = nil) {
        self.amount = amount
        self.units = units
        self.writtenDecimals = writtenDecimals
    }

    /// Nil for a series.
    package var number: Double? { if case .number(let number) = amount { number } else { nil } }

    /// Nil for a single number.
    package var series: [Double]? { if case .series(let numbers) = amount { numbers } else { nil } }

    /// Nil when the other units measure something else.
    package func converted(to other: Units) -> Value? {
        if other == units { return self }
        guard let scale = units.scale(to: other) else { return nil }
        switch amount {
        case .number(let number): return Value(.number(scale.applied(to: number)), other)
        case .series(let numbers): return Value(.series(numbers.map { scale.applied(to: $0) }), other)
        }
    }
}

extension Value.Amount {
    /// The number of one month, counted from 1.
    func number(inMonth month: Int) -> Double {
        switch self {
        case .number(let number): number
        case .series(let numbers): numbers[min(max(month, 1), numbers.count) - 1]
        }
    }

    var isSeries: Bool { if case .series = self { true } else { false } }

    var numbers: [Double] {
        switch self {
        case .number(let number): [number]
        case .series(let numbers): numbers
        }
    }
}
