package import Diagnostics

extension Model {
    /// Computes every quantity, in a scenario or as the model stands. Reports what has no number: a division by zero, say.
    ///
    /// A scenario that does not exist is the caller's to report; the model is then evaluated as it stands.
    package func evaluate(scenario name: String? = nil, reporting log: inout [Diagnostic]) -> EvaluatedModel {
        let scenario = name.flatMap { self.scenario(named: $0) }
        let notes = scenario.map { [Diagnostic.Note("in the scenario '\($0.name)'", at: $0.place)] } ?? []
        var evaluated = EvaluatedModel(model: self, scenario: scenario)
        for index in scenario?.order ?? order {
            do throws(Failure) { try evaluated.compute(index) } catch {
                guard let problem = error.problem else { continue }
                log.append(.error(problem.message, at: evaluated.place(of: index, problem.range), notes: notes))
            }
        }
        if scenario == nil { checkIntervals(evaluated, reporting: &log) }
        return evaluated
    }

    private func checkIntervals(_ evaluated: EvaluatedModel, reporting log: inout [Diagnostic]) {
        for (index, quantity) in quantities.enumerated() {
            guard let interval = quantity.interval, let numbers = evaluated.amounts[index]?.numbers, let units = quantity.units else {
                continue
            }
            guard let outside = numbers.first(where: { $0 < interval.low || $0 > interval.high }) else { continue }
            let (low, high) = (plainText(interval.low), plainText(interval.high))
            log.append(
                .error(
                    "the range \(low) .. \(high) does not contain the value \(plainText(outside))\(units.isBare ? "" : " \(units)")",
                    at: quantity.intervalPlace))
        }
    }
}

/// A model with its numbers.
package struct EvaluatedModel: Sendable {
    package let model: Model
    /// Nil when the model is evaluated as it stands.
    package let scenario: Scenario?
    private(set) var evaluator: Evaluator
    private let settings: [Int: Scenario.Setting]

    fileprivate init(model: Model, scenario: Scenario?) {
        self.model = model
        self.scenario = scenario
        evaluator = Evaluator(amounts: Array(repeating: nil, count: model.quantities.count), horizon: model.horizon)
        settings = Dictionary((scenario?.settings ?? []).map { ($0.quantity, $0) }) { _, last in last }
    }

    func computation(_ index: Int) -> Computation? { settings[index]?.computation ?? model.quantities[index].computation }

    mutating func set(_ index: Int, to amount: Value.Amount?) { evaluator.amounts[index] = amount }

    /// Computes a quantity once more, from what its inputs are now; nil where that gives no number.
    mutating func recompute(_ index: Int) {
        do throws(Failure) { try compute(index) } catch { evaluator.amounts[index] = nil }
    }

    fileprivate mutating func compute(_ index: Int) throws(Failure) {
        guard let computation = computation(index) else { return }
        evaluator.amounts[index] = try evaluator.amount(computation, SourceRange(0, .max))
    }

    fileprivate func place(of index: Int, _ range: SourceRange) -> Place {
        if let setting = settings[index] { return setting.place }
        let excerpt = model.quantities[index].excerpt
        return range.upper == .max ? excerpt.place : excerpt.place(range)
    }

    fileprivate var amounts: [Value.Amount?] { evaluator.amounts }
}

// MARK: - Values

extension EvaluatedModel {
    /// Nil for an unknown name, and for a quantity whose error was reported.
    package func value(of name: String) -> Value? { model.scope[name].flatMap(value) }

    private func value(_ index: Int) -> Value? {
        guard let amount = evaluator.amounts[index], let units = model.quantities[index].units else { return nil }
        return Value(amount, units, writtenDecimals: decimals(index))
    }

    private func decimals(_ index: Int) -> Int? {
        if let setting = settings[index] { return setting.decimals }
        return model.quantities[index].writtenDecimals
    }

    /// A formula written outside the model, whose names are full names: its value, and how it came about.
    ///
    /// Nil after an error, which is reported unless it follows from one in the model.
    package func evaluate(_ excerpt: Excerpt, reporting log: inout [Diagnostic]) -> (value: Value, derivation: Derivation)? {
        var reader = FormulaReader(excerpt, units: model.units, scope: model.scope)
        let formula = reader.formula()
        var checker = FormulaChecker(excerpt, quantities: model.quantities)
        let checked = checker.quantity(formula)
        log += reader.diagnostics + checker.diagnostics
        guard let checked else { return nil }
        do throws(Failure) {
            let amount = try evaluator.amount(checked.computation, SourceRange(0, excerpt.text.utf8.count))
            if case .name(let reference) = formula, let value = value(reference.quantity) {
                return (value, derivation(reference.quantity))
            }
            let value = Value(amount, checked.units, writtenDecimals: formula.writtenDecimals)
            return (value, derivation(of: formula, excerpt, value: value))
        } catch {
            if let problem = error.problem { log.append(.error(problem.message, at: excerpt.place(problem.range))) }
            return nil
        }
    }

    /// How a formula outside the model came to its value.
    func derivation(of formula: Formula, _ excerpt: Excerpt, value: Value) -> Derivation {
        var memory: [Int: Derivation] = [:]
        let inputs = unique(formula.references.map(\.quantity)).map { derivation($0, &memory) }
        return Derivation(formula: trimmed(excerpt.text), value: value, inputs: inputs)
    }

    private func trimmed(_ text: String) -> String {
        let isBlank: (Character) -> Bool = { $0.isWhitespace }
        let front = text.drop(while: isBlank)
        return String(front.reversed().drop(while: isBlank).reversed())
    }
}

// MARK: - Derivations

extension EvaluatedModel {
    /// How a quantity's value came about; nil for an unknown name.
    package func derivation(of name: String) -> Derivation? { model.scope[name].map { derivation($0) } }

    private func derivation(_ index: Int) -> Derivation {
        var memory: [Int: Derivation] = [:]
        return derivation(index, &memory)
    }

    /// - Parameter memory: the derivations made so far, so that each is made once.
    private func derivation(_ index: Int, _ memory: inout [Int: Derivation]) -> Derivation {
        if let known = memory[index] { return known }
        let quantity = model.quantities[index]
        let setting = settings[index]
        // A quantity in a ring has no computation: the ring is never walked.
        let needs = (setting?.computation ?? quantity.computation).map { unique($0.quantities) } ?? []
        let inputs = needs.map { derivation($0, &memory) }
        let made = Derivation(
            quantity: quantity, formula: setting?.formulaText ?? quantity.formulaText, isSetByScenario: setting != nil,
            value: value(index), inputs: inputs)
        memory[index] = made
        return made
    }

    private func unique(_ indices: [Int]) -> [Int] {
        var seen: Set<Int> = []
        return indices.filter { seen.insert($0).inserted }
    }
}
