import Testing
import YAMLTrees

@testable import Assessments

/// Walks through the plan in steps of two hours, of which a month has 365 exactly, and adds up what the definitions say of each.
private func walked(_ plan: MigrationPlan, _ schedule: Schedule, _ numbers: PlanNumbers) -> [[Double]] {
    var months = [[Double]](repeating: [0, 0, 0, 0, 0], count: numbers.months)
    func tick(_ day: Day) -> Int { (day.number - plan.start.number) * 12 }
    let off = plan.old?.phase.flatMap { schedule[$0.name] }.map { tick($0.end) }
    let up = plan.new?.phase.flatMap { schedule[$0.name] }.map { tick($0.start) } ?? 0
    for now in 0..<numbers.months * 365 {
        var (share, copied, staff, benefit, once, running) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        let begun = schedule.entries.filter { tick($0.start) <= now }
        for entry in begun.sorted(by: { $0.start < $1.start }) {
            guard let phase = numbers.phases[entry.phase] else { continue }
            share = phase.share ?? share
            if tick(entry.start) == now { once += phase.once }
            running += phase.running.value(in: 1)
            if now < tick(entry.end) { (copied, staff) = (copied + phase.shadow, staff + phase.staff.value(in: 1)) }
            if now >= tick(entry.end) { benefit += phase.benefit.value(in: 1) }
        }
        var (old, new) = (0.0, running)
        if let system = numbers.old, off.map({ now < $0 }) ?? true {
            old = system.fixed.value(in: 1) + system.variable.value(in: 1) * (1 - share)
        }
        if let system = numbers.new, now >= up {
            new += system.fixed.value(in: 1) + system.variable.value(in: 1) * share + system.copy.value(in: 1) * copied
        }
        let month = now / 365
        for (index, value) in [old / 365, new / 365, staff / 365, benefit / 365, once].enumerated() { months[month][index] += value }
    }
    return months
}

@Test("Costs agree with a walk through every two hours of the plan", arguments: 1...12 as ClosedRange<UInt64>)
func costsAreExact(seed: UInt64) throws {
    var state = seed
    func random(_ range: Range<Int>) -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(range.lowerBound + Int(state >> 33) % range.count)
    }
    let (plan, _) = migrationPlan(seed.isMultiple(of: 3) ? move.replacing(", until: whole", with: "") : move)
    var numbers = try #require(plainNumbers(of: plan))
    for phase in plan.phases {
        var changed = PlanNumbers.Phase(days: random(1..<90))
        changed.earliest = random(0..<60)
        changed.share = phase.share == nil ? nil : random(0..<10) / 10
        changed.shadow = random(0..<5) / 10
        changed.staff = Rate(random(0..<5000))
        changed.once = random(0..<900)
        changed.running = Rate(random(0..<300))
        changed.benefit = Rate(random(0..<700))
        numbers.phases[phase.id] = changed
    }
    numbers.new?.copy = 77
    let schedule = try #require(plan.schedule(by: numbers))
    let found = plan.costs(on: schedule, with: numbers).map { [$0.old, $0.new, $0.staff, $0.benefit, $0.once] }
    for (month, expected) in zip(found, walked(plan, schedule, numbers)) {
        for (one, other) in zip(month, expected) { #expect(abs(one - other) < 1e-6) }
    }
    #expect(found.count == 12)
}
