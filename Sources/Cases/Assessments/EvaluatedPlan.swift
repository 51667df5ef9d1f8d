import Assessments
import Diagnostics
import Models
import YAMLTrees

/// A migration plan with its numbers: when each phase begins and ends, what each month costs, which gates would open today.
struct EvaluatedPlan: Sendable {
    /// With the inline values of its texts computed.
    let plan: MigrationPlan
    /// Nil when something is wrong with the plan or its numbers, which was reported.
    let figures: Figures?
    /// By the gates' places in the plan: phase by phase, in order. Nil where a condition has an error, which was reported.
    let gates: [[Condition?]]

    struct Figures: Sendable {
        let numbers: PlanNumbers
        let schedule: Schedule
        let costs: [MonthCost]
    }
}

/// Computes the plans of a book.
func evaluatedPlans(of book: Book, _ values: EvaluatedModel, reporting log: inout [Diagnostic]) -> [EvaluatedPlan] {
    book.assessments.plans.map { plan in
        let known = book.pipelines.map(\.id)
        for name in [plan.from, plan.to].compactMap(\.self) where !known.contains(name.name) {
            log.append(.error("no pipeline is called '\(name.name)'", at: name.place, notes: didYouMean(name.name, among: known)))
        }
        var found: [Diagnostic] = []
        let filled = plan.filled { text, place in fill(text, at: place, values, reporting: &found) }
        let gates = plan.phases.map { $0.gates.map { values.condition($0.holds, reporting: &found) } }
        let figures = figures(of: plan, values, reporting: &found)
        log += found
        return EvaluatedPlan(plan: filled, figures: figures, gates: gates)
    }
}

private func figures(of plan: MigrationPlan, _ values: EvaluatedModel, reporting log: inout [Diagnostic]) -> EvaluatedPlan.Figures? {
    var found: [Diagnostic] = []
    let numbers = PlanNumbers(of: plan) { rate(of: $0, values, reporting: &found) }
    defer { log += found }
    guard let numbers else { return nil }
    let schedule = plan.schedule(by: numbers)
    let problems = check(numbers, of: plan, on: schedule)
    found += problems
    guard let schedule, !problems.contains(where: { $0.severity == .error }) else { return nil }
    return .init(numbers: numbers, schedule: schedule, costs: plan.costs(on: schedule, with: numbers))
}

/// A formula's number in the unit that a plan counts in, or one for each month.
private func rate(of formula: PlanFormula, _ values: EvaluatedModel, reporting log: inout [Diagnostic]) -> Rate? {
    guard let (value, _) = values.evaluate(formula.formula, reporting: &log) else { return nil }
    let wanted = formula.wanted == .share ? Units.none : values.model.units.read(formula.wanted.rawValue)
    guard let wanted else {
        log.append(.error("the plan counts in \(formula.wanted.rawValue), and the model knows no such unit", at: formula.formula.place))
        return nil
    }
    guard let converted = value.converted(to: wanted) else {
        let said = value.units.isBare ? "a number without a unit" : "in \(value.units)"
        log.append(.error("this is \(said), and the plan needs it in \(wanted.isBare ? "shares" : "\(wanted)")", at: formula.formula.place))
        return nil
    }
    switch converted.amount {
    case .number(let number): return Rate(number)
    case .series(let numbers): return Rate(monthly: numbers)
    }
}
