import Diagnostics

/// A formula as its author wrote it, with every name bound to its quantity. Ranges are offsets into the formula's text.
indirect enum Formula: Sendable {
    case number(Literal)
    case name(Reference)
    /// `t`: the month of a time series, from 1 to the horizon.
    case time(SourceRange)
    case negated(Formula, SourceRange)
    case binary(Operator, Formula, Formula)
    case call(Function, [Formula], SourceRange)
    /// `tiered(amount, from: price, …)`: each price holds for the part of the amount from its tier's start to the next one's.
    case tiered(Formula, [Tier], SourceRange)
    /// Stands where the author's text made no sense. Already reported; say nothing more.
    case invalid
}

/// A number with its units: `3.00 USD/Mtoken`.
struct Literal: Sendable {
    let number: Double
    /// How many decimals were written, so that a price is shown as it was read.
    let decimals: Int
    let units: Units
    let range: SourceRange
}

/// A name in a formula.
struct Reference: Sendable {
    /// Which of the model's quantities.
    let quantity: Int
    let range: SourceRange
}

struct Tier: Sendable {
    let start: Formula
    let price: Formula
}

enum Operator: String, Sendable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case power = "^"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "=="
    case unequal = "!="

    /// How strongly it binds.
    var precedence: Int {
        switch self {
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .unequal: 1
        case .add, .subtract: 2
        case .multiply, .divide: 3
        case .power: 5
        }
    }

    static let negationPrecedence = 4
}

enum Function: String, Sendable, CaseIterable {
    case `if`, min, max, sum, round, floor, ceil, abs, sqrt, log, exp, tiered
    /// `at(x, 12)`: a series in one month.
    case at
    /// `cumulated(x)`: the running sum of a series.
    case cumulated

    var arity: ClosedRange<Int> {
        switch self {
        case .if: 3...3
        case .min, .max, .sum: 1...Int.max
        case .round, .floor, .ceil: 1...2
        case .abs, .sqrt, .log, .exp, .cumulated: 1...1
        case .tiered: 1...1
        case .at: 2...2
        }
    }
}

extension Formula {
    var range: SourceRange {
        switch self {
        case .number(let literal): literal.range
        case .name(let reference): reference.range
        case .time(let range), .negated(_, let range), .call(_, _, let range), .tiered(_, _, let range): range
        case .binary(_, let left, let right): SourceRange(left.range.lower, right.range.upper)
        case .invalid: SourceRange(0, 0)
        }
    }

    /// How many decimals it was written with, if it is nothing but a number.
    var writtenDecimals: Int? {
        switch self {
        case .number(let literal), .negated(.number(let literal), _): literal.decimals
        case .name, .time, .negated, .binary, .call, .tiered, .invalid: nil
        }
    }

    /// The names in it, from left to right.
    var references: [Reference] {
        var found: [Reference] = []
        collect(into: &found)
        return found
    }

    private func collect(into found: inout [Reference]) {
        switch self {
        case .number, .time, .invalid: break
        case .name(let reference): found.append(reference)
        case .negated(let formula, _): formula.collect(into: &found)
        case .binary(_, let left, let right):
            left.collect(into: &found)
            right.collect(into: &found)
        case .call(_, let arguments, _): for argument in arguments { argument.collect(into: &found) }
        case .tiered(let amount, let tiers, _):
            amount.collect(into: &found)
            for tier in tiers {
                tier.start.collect(into: &found)
                tier.price.collect(into: &found)
            }
        }
    }
}
