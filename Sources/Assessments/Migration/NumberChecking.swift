package import Diagnostics

/// What a plan's numbers say that cannot be: shares that are none, times of no length, traffic on a system that is not up.
///
/// - Parameter schedule: what `schedule(by:)` made of the same numbers; nil to check only what needs no days.
package func check(_ numbers: PlanNumbers, of plan: MigrationPlan, on schedule: Schedule?) -> [Diagnostic] {
    var log: [Diagnostic] = []
    if numbers.months < 1 || numbers.months >= 1200 {
        log.append(.error("the horizon of a plan is at least a month and less than a century", at: plan.horizon?.place))
    }
    for phase in plan.phases { numbers.phases[phase.id].map { log += check($0, phase) } }
    guard let schedule, log.isEmpty else { return log }
    return traffic(plan, schedule, numbers) + lateness(plan, schedule, numbers)
}

private func check(_ numbers: PlanNumbers.Phase, _ phase: MigrationPlan.Phase) -> [Diagnostic] {
    var log: [Diagnostic] = []
    if !(numbers.days > 0 && numbers.days < 365_000) {
        log.append(.error("phase '\(phase.id)' takes no time that a calendar has", at: phase.duration?.place ?? phase.place))
    }
    if !(0..<365_000).contains(numbers.earliest) {
        log.append(.error("phase '\(phase.id)' cannot wait for such a time", at: phase.earliest?.place ?? phase.place))
    }
    for (share, formula, key) in [(numbers.share ?? 0, phase.share, "share"), (numbers.shadow, phase.shadow, "shadow")]
    where !(0...1).contains(share) {
        let message = "'\(key)' of phase '\(phase.id)' is a share from 0 to 1, not \(shown(share))"
        log.append(.error(message, at: formula?.place ?? phase.place))
    }
    return log
}

private func shown(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String((number * 1e4).rounded() / 1e4)
}

private func traffic(_ plan: MigrationPlan, _ schedule: Schedule, _ numbers: PlanNumbers) -> [Diagnostic] {
    let operation = Operation(plan, schedule, numbers)
    var log: [Diagnostic] = []
    for phase in plan.phases {
        guard let entry = schedule[phase.id] else { continue }
        let start = Double(entry.start.number - schedule.start.number)
        let share = operation.share(on: start)
        let place = phase.share?.place ?? phase.shadow?.place ?? phase.place
        if phase.share != nil || phase.shadow != nil, share + operation.shadow(on: start) > 0, start < Double(operation.newSince) {
            let note = Diagnostic.Note("it is up when this phase begins", at: plan.new?.phase?.place)
            log.append(.error("phase '\(phase.id)' sends traffic to the new system before it is up", at: place, notes: [note]))
        }
        if share + operation.shadow(on: start) > 1 + 1e-9 {
            log.append(.error("phase '\(phase.id)' and its shadow send more than all the traffic to the new system", at: place))
        }
    }
    if let off = operation.oldUntil, operation.share(on: Double(off)) < 1 - 1e-9 {
        let share = shown(operation.share(on: Double(off)))
        log.append(
            .error(
                "the old system is switched off while the new one has a share of \(share) of the traffic", at: plan.old?.phase?.place,
                notes: [.init("let it stay by leaving 'until' out, or give all the traffic away before")]))
    }
    return log
}

/// What begins after the horizon counts nowhere.
private func lateness(_ plan: MigrationPlan, _ schedule: Schedule, _ numbers: PlanNumbers) -> [Diagnostic] {
    let horizon = Int((Double(numbers.months) * 365 / 12).rounded(.down))
    return plan.phases.filter { phase in schedule[phase.id].map { $0.end.number - schedule.start.number > horizon } ?? false }.map {
        phase in
        .warning(
            "phase '\(phase.id)' ends after the horizon, so not all of its costs are counted", at: phase.place,
            notes: [.init("the horizon is here", at: plan.horizon?.place)])
    }
}
