package import Diagnostics

/// What a plan's formulas come to: plain numbers, in days, months, dollars and shares.
package struct PlanNumbers: Sendable {
    /// How many months costs are followed.
    package var months: Int
    /// USD a month.
    package var staying: Rate
    /// USD.
    package var budget: Double?
    package var old: System?
    package var new: System?
    /// By the phases' ids.
    package var phases: [String: Phase]

    package struct System: Sendable {
        /// USD a month with no traffic, and on top with all of it.
        package var fixed: Rate
        package var variable: Rate
        /// … and with a copy of all of it.
        package var copy: Rate

        /// - Parameter copy: nil for as much as `variable`.
        package init(fixed: Rate, variable: Rate, copy: Rate? = nil) {
            self.fixed = fixed
            self.variable = variable
            self.copy = copy ?? variable
        }
    }

    package struct Phase: Sendable {
        /// Duration, in days.
        package var days: Double
        /// Days after the plan's start before which it may not begin.
        package var earliest: Double = 0
        /// From 0 to 1; nil to leave the traffic as it is.
        package var share: Double?
        /// From 0 to 1.
        package var shadow: Double = 0
        /// Work of one engineer, in days; nil where no package is named.
        package var effort: Double?
        package var engineers: Double?
        /// USD a month.
        package var staff: Rate = 0
        /// USD.
        package var once: Double = 0
        /// USD a month.
        package var running: Rate = 0
        package var benefit: Rate = 0

        package init(days: Double) { self.days = days }
    }

    package init(months: Int, staying: Rate, old: System?, new: System?, phases: [String: Phase]) {
        self.months = months
        self.staying = staying
        self.old = old
        self.new = new
        self.phases = phases
    }
}

/// Money a month: the same in every month, or one value for each.
package struct Rate: Hashable, Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    private let values: [Double]

    package init(_ constant: Double) { values = [constant] }

    /// - Parameter months: from the first month on; the last value goes on for ever. Nothing counts as 0.
    package init(monthly months: [Double]) { values = months.isEmpty ? [0] : months }

    package init(floatLiteral value: Double) { self.init(value) }
    package init(integerLiteral value: Int) { self.init(Double(value)) }

    /// - Parameter month: from 1.
    package func value(in month: Int) -> Double { values[min(max(1, month), values.count) - 1] }
}

/// One formula of a plan and the unit its number is wanted in.
package struct PlanFormula: Sendable {
    package enum Wanted: String, Sendable {
        case days = "day"
        case months = "month"
        case money = "USD"
        case rate = "USD/month"
        /// From 0 to 1.
        case share = "1"
        /// Work of one engineer.
        case effort = "week"
        case engineers = "engineer"
    }

    package let formula: Excerpt
    package let wanted: Wanted
}

extension PlanNumbers {
    /// The numbers of a plan; nil when one of its formulas has no value, which whoever computes them reports.
    ///
    /// - Parameter evaluate: a formula's number in its wanted unit; of efforts, weeks of one engineer. Only what a month costs or
    ///   brings may differ from month to month; of anything else the first month's value is taken.
    package init?(of plan: MigrationPlan, evaluating evaluate: (PlanFormula) -> Rate?) {
        var isComplete = true
        func rate(_ formula: Excerpt?, _ wanted: PlanFormula.Wanted) -> Rate? {
            guard let formula else { return nil }
            let value = evaluate(PlanFormula(formula: formula, wanted: wanted))
            isComplete = isComplete && value != nil
            return value
        }
        func number(_ formula: Excerpt?, _ wanted: PlanFormula.Wanted) -> Double? { rate(formula, wanted)?.value(in: 1) }
        func system(_ system: MigrationPlan.RunningSystem?) -> System? {
            system.map { System(fixed: rate($0.fixed, .rate) ?? 0, variable: rate($0.variable, .rate) ?? 0, copy: rate($0.copy, .rate)) }
        }
        let months = number(plan.horizon, .months) ?? 0
        self.init(
            months: months.isFinite ? Int(min(max(0, months.rounded()), 1200)) : 0, staying: rate(plan.staying, .rate) ?? 0,
            old: system(plan.old), new: system(plan.new), phases: [:])
        budget = number(plan.budget, .money)
        for phase in plan.phases {
            var numbers = Phase(days: number(phase.duration, .days) ?? 0)
            numbers.earliest = number(phase.earliest, .days) ?? 0
            numbers.share = number(phase.share, .share)
            numbers.shadow = number(phase.shadow, .share) ?? 0
            let weeks = phase.packages.map { number($0, .effort) ?? 0 }
            numbers.effort = weeks.isEmpty ? nil : weeks.reduce(0, +) * 7
            numbers.engineers = number(phase.engineers, .engineers)
            numbers.staff = rate(phase.staff, .rate) ?? 0
            numbers.once = number(phase.once, .money) ?? 0
            numbers.running = rate(phase.running, .rate) ?? 0
            numbers.benefit = rate(phase.benefit, .rate) ?? 0
            phases[phase.id] = numbers
        }
        guard isComplete, plan.isSound else { return nil }
    }
}
