import YAMLTrees

/// What is up, and how much traffic goes where, on every day of a plan; days count from the plan's start.
struct Operation {
    private struct Phase {
        let start: Int
        let end: Int
        var numbers: PlanNumbers.Phase
    }

    private let numbers: PlanNumbers
    private var phases: [Phase]
    /// When the new system is up, and when the old one is switched off; nil for an old one that stays.
    private(set) var newSince: Int
    private(set) var oldUntil: Int?
    /// The days on which anything changes, ascending.
    let changes: [Int]

    /// What a day costs and brings, in USD a month.
    struct Rates {
        var old = 0.0
        var new = 0.0
        var staff = 0.0
        var benefit = 0.0
        var staying = 0.0
        var share = 0.0
    }

    init(_ plan: MigrationPlan, _ schedule: Schedule, _ numbers: PlanNumbers) {
        self.numbers = numbers
        func offset(_ day: Day) -> Int { day.number - schedule.start.number }
        phases = schedule.entries.compactMap { entry in
            numbers.phases[entry.phase].map { Phase(start: offset(entry.start), end: offset(entry.end), numbers: $0) }
        }
        newSince = plan.new?.phase.flatMap { schedule[$0.name] }.map { offset($0.start) } ?? 0
        oldUntil = plan.old?.phase.flatMap { schedule[$0.name] }.map { offset($0.end) }
        changes = Set(phases.flatMap { [$0.start, $0.end] }).sorted()
    }

    /// The same if nothing begins on `day` or later, and what still lasts is given up.
    func stopped(at day: Int) -> Operation {
        var stopped = self
        stopped.phases = phases.filter { $0.start < day }.map { phase in
            guard phase.end > day else { return phase }
            var phase = phase
            (phase.numbers.staff, phase.numbers.shadow, phase.numbers.benefit) = (0, 0, 0)
            return phase
        }
        if newSince > 0, newSince >= day { stopped.newSince = .max }
        stopped.oldUntil = oldUntil.flatMap { $0 <= day ? $0 : nil }
        return stopped
    }

    /// - Parameters:
    ///   - day: may lie within a day; nothing changes there.
    ///   - month: whose rates hold, from 1.
    func rates(on day: Double, month: Int) -> Rates {
        var rates = Rates(staying: numbers.staying.value(in: month), share: share(on: day))
        if let old = numbers.old, oldUntil.map({ day < Double($0) }) ?? true {
            rates.old = old.fixed.value(in: month) + old.variable.value(in: month) * (1 - rates.share)
        }
        if let new = numbers.new, day >= Double(newSince) {
            rates.new =
                new.fixed.value(in: month) + new.variable.value(in: month) * rates.share + new.copy.value(in: month) * shadow(on: day)
        }
        for phase in phases where day >= Double(phase.start) {
            rates.new += phase.numbers.running.value(in: month)
            if day < Double(phase.end) { rates.staff += phase.numbers.staff.value(in: month) }
            if day >= Double(phase.end) { rates.benefit += phase.numbers.benefit.value(in: month) }
        }
        return rates
    }

    /// The share of the phase that began last among those that set one; of two that begin on one day the later in the plan.
    func share(on day: Double) -> Double {
        var latest: (start: Int, share: Double) = (-1, 0)
        for phase in phases where day >= Double(phase.start) && phase.start >= latest.start {
            if let share = phase.numbers.share { latest = (phase.start, share) }
        }
        return latest.share
    }

    /// What the new system gets as a copy, of all phases that last.
    func shadow(on day: Double) -> Double {
        phases.filter { day >= Double($0.start) && day < Double($0.end) }.map(\.numbers.shadow).reduce(0, +)
    }

    /// What is paid once from one day to another, without the second.
    func once(from lower: Double, to upper: Double) -> Double {
        phases.filter { Double($0.start) >= lower && Double($0.start) < upper }.map(\.numbers.once).reduce(0, +)
    }
}
