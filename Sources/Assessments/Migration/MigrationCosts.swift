import YAMLTrees

/// Days of a month: a twelfth of 365, the model's 730 hours.
private let month = 365.0 / 12

extension MigrationPlan {
    /// What each month of the plan's horizon costs and brings.
    ///
    /// Exact: the month is cut wherever a phase begins or ends, and every piece counts with what holds in it. What is paid once counts
    /// in the month in which its phase begins.
    package func costs(on schedule: Schedule, with numbers: PlanNumbers) -> [MonthCost] {
        let operation = Operation(self, schedule, numbers)
        var (total, net, staying) = (0.0, 0.0, 0.0)
        return (0..<numbers.months).map { index in
            let (lower, upper) = (Double(index) * month, Double(index + 1) * month)
            let sums = money(of: operation, from: lower, to: upper)
            let once = operation.once(from: lower, to: upper)
            total += sums.old + sums.new + sums.staff + once
            net += sums.old + sums.new + sums.staff + once - sums.benefit
            staying += sums.staying
            return MonthCost(
                month: index + 1, firstDay: schedule.start + Int(lower.rounded(.up)), old: sums.old, new: sums.new, staff: sums.staff,
                once: once, benefit: sums.benefit, staying: sums.staying, cumulatedTotal: total, cumulatedNet: net,
                cumulatedStaying: staying, share: sums.share)
        }
    }

    /// The days on which both systems are up; nil for a plan that has only one of them.
    package func overlap(on schedule: Schedule, with numbers: PlanNumbers) -> Overlap? {
        guard old != nil, new != nil else { return nil }
        let operation = Operation(self, schedule, numbers)
        let horizon = Int((Double(numbers.months) * month).rounded(.down))
        let days = max(0, min(operation.oldUntil ?? horizon, horizon) - operation.newSince)
        return Overlap(start: schedule.start + operation.newSince, end: operation.oldUntil.map { schedule.start + $0 }, days: days)
    }

    /// Where the plan stands at the end of each phase if it goes no further, in the order in which the phases end.
    ///
    /// What others have spent up to then counts, too; of those that still last, nothing is gained.
    package func stops(on schedule: Schedule, with numbers: PlanNumbers) -> [Stop] {
        let operation = Operation(self, schedule, numbers)
        let entries = schedule.entries.enumerated().sorted { ($0.element.end, $0.offset) < ($1.element.end, $1.offset) }.map(\.element)
        return entries.map { entry in
            let offset = entry.end.number - schedule.start.number
            let day = Double(offset)
            let staff = monthly(upTo: day).map { money(of: operation, from: $0, to: $1).staff }.reduce(0, +)
            let rates = operation.stopped(at: offset).rates(on: day, month: Int(day / month) + 1)
            return Stop(
                phase: entry.phase, day: entry.end, spent: staff + operation.once(from: 0, to: day), running: rates.old + rates.new,
                benefit: rates.benefit, staying: rates.staying, share: rates.share)
        }
    }

    /// Engineers times days against the packages' effort, for every phase that states both.
    package func capacities(on schedule: Schedule, with numbers: PlanNumbers) -> [PhaseCapacity] {
        schedule.entries.compactMap { entry in
            guard let phase = numbers.phases[entry.phase], let effort = phase.effort, let engineers = phase.engineers else { return nil }
            return PhaseCapacity(phase: entry.phase, needed: effort, available: engineers * phase.days)
        }
    }
}

/// The first month at whose end the migration, less what it has brought, has cost no more than changing nothing, and after which that
/// stays so to the horizon; nil for never.
package func crossing(of costs: [MonthCost]) -> MonthCost? {
    // Sums of equal amounts in another order may differ in their last digits.
    costs.reversed().prefix { $0.cumulatedNet <= $0.cumulatedStaying + 1e-9 * max(1, abs($0.cumulatedStaying)) }.last
}

/// The months up to a day, the last one cut.
private func monthly(upTo day: Double) -> [(Double, Double)] {
    stride(from: 0, to: day, by: month).map { ($0, min($0 + month, day)) }
}

/// Money from one day to another within one month, and the mean share of the traffic.
private func money(of operation: Operation, from lower: Double, to upper: Double) -> Operation.Rates {
    var sums = Operation.Rates()
    let cuts = [lower] + operation.changes.map(Double.init).filter { $0 > lower && $0 < upper } + [upper]
    for (start, end) in zip(cuts, cuts.dropFirst()) where end > start {
        let middle = (start + end) / 2
        let rates = operation.rates(on: middle, month: Int(middle / month) + 1)
        let part = (end - start) / month
        sums.old += rates.old * part
        sums.new += rates.new * part
        sums.staff += rates.staff * part
        sums.benefit += rates.benefit * part
        sums.staying += rates.staying * part
        sums.share += rates.share * (end - start) / (upper - lower)
    }
    return sums
}
