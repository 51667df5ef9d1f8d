package import Diagnostics

/// A comparison of two quantities, decided: `run.mlops.accuracy >= 0.9`.
package struct Condition: Sendable {
    package enum Comparison: String, CaseIterable, Sendable {
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case equal = "=="
        case unequal = "!="
    }

    package let isMet: Bool
    package let comparison: Comparison
    /// What is compared, in its own units.
    package let left: Value
    /// What it is compared with, in its own units.
    package let right: Value
    /// How it came about; its value is 1 where it is met and else 0.
    package let derivation: Derivation
}

extension EvaluatedModel {
    /// Decides a comparison written outside the model, whose names are full names.
    ///
    /// Nil after an error, which is reported unless it follows from one in the model. Over the months a condition is met when it is in all.
    package func condition(_ excerpt: Excerpt, reporting log: inout [Diagnostic]) -> Condition? {
        var reader = FormulaReader(excerpt, units: model.units, scope: model.scope)
        let formula = reader.formula()
        var checker = FormulaChecker(excerpt, quantities: model.quantities)
        let checked = checker.condition(formula)
        log += reader.diagnostics + checker.diagnostics
        guard let checked, let comparison = formula.comparison else { return nil }
        do throws(Failure) {
            let whole = SourceRange(0, excerpt.text.utf8.count)
            let amount = try evaluator.amount(checked.holds, whole)
            let isMet = amount.numbers.allSatisfy { $0 != 0 }
            return Condition(
                isMet: isMet,
                comparison: comparison,
                left: Value(try evaluator.amount(checked.left.computation, whole), checked.left.units),
                right: Value(
                    try evaluator.amount(checked.right.computation, whole), checked.right.units,
                    writtenDecimals: formula.rightSide?.writtenDecimals),
                derivation: derivation(of: formula, excerpt, value: Value(.number(isMet ? 1 : 0), .none)))
        } catch {
            if let problem = error.problem { log.append(.error(problem.message, at: excerpt.place(problem.range))) }
            return nil
        }
    }
}

extension Formula {
    fileprivate var comparison: Condition.Comparison? {
        if case .binary(let sign, _, _) = self { Condition.Comparison(rawValue: sign.rawValue) } else { nil }
    }

    fileprivate var rightSide: Formula? {
        if case .binary(_, _, let right) = self { right } else { nil }
    }
}
