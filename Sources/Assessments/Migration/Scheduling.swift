import YAMLTrees

extension MigrationPlan {
    /// Every phase as early as its predecessors, its earliest day and the freezes allow; nil for a plan that is not sound.
    ///
    /// Days count from midnight to midnight; a duration is rounded up to whole days. A phase that switches something and would begin in
    /// a freeze begins on the first day after it, and not in the next freeze either. Once begun, it goes on through freezes.
    /// Source: the critical path method (Kelley and Walker, 1959); the slack is found by trying, so that it knows the freezes too.
    package func schedule(by numbers: PlanNumbers) -> Schedule? {
        guard isSound, phases.allSatisfy({ numbers.phases[$0.id] != nil }) else { return nil }
        let order = ordered(self)
        let days = numbers.phases.mapValues { wholeDays($0.days) }
        let times = Timetable(self, order, days: days, numbers)
        let entries = phases.compactMap { phase in
            times.rows[phase.id].map { row in
                Schedule.Entry(
                    phase: phase.id, start: start + row.start, end: start + row.end, wanted: start + row.wanted,
                    reason: row.reason, freezes: row.freezes, slack: slack(of: phase.id, self, order, days, numbers, end: times.end))
            }
        }
        return Schedule(start: start, entries: entries, criticalPath: times.criticalPath)
    }
}

/// At least one. What is no number and what is longer than a thousand years is a mistake that `check` reports.
private func wholeDays(_ days: Double) -> Int {
    guard days.isFinite else { return 1 }
    return Int(min(max(1, (days - 1e-6).rounded(.up)), 365_000))
}

/// The phases, each after those it waits for.
private func ordered(_ plan: MigrationPlan) -> [MigrationPlan.Phase] {
    var order: [MigrationPlan.Phase] = []
    var seen: Set<String> = []
    func visit(_ phase: MigrationPlan.Phase) {
        guard seen.insert(phase.id).inserted else { return }
        for mention in phase.after { plan.phase(mention.name).map { visit($0) } }
        order.append(phase)
    }
    for phase in plan.phases { visit(phase) }
    return order
}

/// The phases' days, counted from the plan's start.
private struct Timetable {
    struct Row {
        let wanted: Int
        let start: Int
        let end: Int
        let reason: Schedule.Reason
        let freezes: [String]
    }

    private(set) var rows: [String: Row] = [:]
    /// The first phase of those that end last.
    private var last: String?

    var end: Int { last.flatMap { rows[$0]?.end } ?? 0 }

    init(_ plan: MigrationPlan, _ order: [MigrationPlan.Phase], days: [String: Int], _ numbers: PlanNumbers) {
        for phase in order {
            var (wanted, reason) = (0, Schedule.Reason.planStart)
            for mention in phase.after {
                if let end = rows[mention.name]?.end, end > wanted { (wanted, reason) = (end, .phase(mention.name)) }
            }
            if let earliest = numbers.phases[phase.id]?.earliest, earliest > 0, wholeDays(earliest) > wanted {
                (wanted, reason) = (wholeDays(earliest), .earliest)
            }
            let (start, freezes) = phase.switches ? pushed(wanted, phase.id, plan) : (wanted, [])
            let row = Row(wanted: wanted, start: start, end: start + (days[phase.id] ?? 1), reason: reason, freezes: freezes)
            rows[phase.id] = row
            if row.end > end { last = phase.id }
        }
    }

    /// From the first phase to the one that ends last.
    var criticalPath: [String] {
        var path: [String] = []
        var next = last
        while let id = next {
            path.append(id)
            if case .phase(let before) = rows[id]?.reason { next = before } else { next = nil }
        }
        return path.reversed()
    }
}

/// The first day from `day` on that is in no freeze of the phase.
private func pushed(_ day: Int, _ phase: String, _ plan: MigrationPlan) -> (day: Int, freezes: [String]) {
    let freezes = plan.freezes.filter { freeze in freeze.phases.isEmpty || freeze.phases.contains { $0.name == phase } }
    var (day, met) = (day, [String]())
    while let freeze = freezes.first(where: { ($0.first...$0.last).contains(plan.start + day) }) {
        day = freeze.last.number + 1 - plan.start.number
        met.append(freeze.id)
    }
    return (day, met)
}

/// The plan's end never comes earlier when a phase takes longer, so the largest harmless delay is found by halving.
private func slack(
    of phase: String, _ plan: MigrationPlan, _ order: [MigrationPlan.Phase], _ days: [String: Int], _ numbers: PlanNumbers, end: Int
) -> Int {
    func isHarmless(_ delay: Int) -> Bool {
        var days = days
        days[phase, default: 1] += delay
        return Timetable(plan, order, days: days, numbers).end <= end
    }
    var (harmless, harmful) = (0, end + 1)
    while harmful - harmless > 1 {
        let middle = (harmless + harmful) / 2
        if isHarmless(middle) { harmless = middle } else { harmful = middle }
    }
    return harmless
}
