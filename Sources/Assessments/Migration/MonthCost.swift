package import YAMLTrees

/// What one month of a migration costs and brings, in USD.
///
/// A month is a twelfth of 365 days, counted from the plan's start, as the model's month of 730 hours is: the second begins on day 30.4.
package struct MonthCost: Sendable {
    /// From 1.
    package let month: Int
    /// The first day that lies wholly in it.
    package let firstDay: Day
    /// Running the old system.
    package let old: Double
    /// Running the new one, with its shadow runs and the results of the phases.
    package let new: Double
    /// The people of the phases.
    package let staff: Double
    /// What is paid once in this month.
    package let once: Double
    /// What is gained.
    package let benefit: Double
    /// What it would cost to change nothing.
    package let staying: Double
    /// From the first month to this one: all costs, those less what was gained, and changing nothing.
    package let cumulatedTotal: Double
    package let cumulatedNet: Double
    package let cumulatedStaying: Double
    /// The mean share of the traffic on the new system, from 0 to 1.
    package let share: Double

    /// All costs.
    package var total: Double { old + new + staff + once }
    /// All costs less what was gained.
    package var net: Double { total - benefit }
}

/// The days on which both systems are up.
package struct Overlap: Hashable, Sendable {
    package let start: Day
    /// The first day on which the old system is off; nil when it stays.
    package let end: Day?
    /// Days with both, up to the plan's horizon at most.
    package let days: Int
}

/// Where a plan stands when it ends with one of its phases.
package struct Stop: Sendable {
    package let phase: String
    /// The first day after the phase.
    package let day: Day
    /// USD for staff and what is paid once, from the plan's start.
    package let spent: Double
    /// USD a month to run what is up on that day.
    package let running: Double
    /// USD a month gained from that day on.
    package let benefit: Double
    /// USD a month to have changed nothing.
    package let staying: Double
    /// Share of the traffic on the new system.
    package let share: Double

    /// What it costs more a month than changing nothing, less what is gained; below 0 when the stop saves money.
    package var difference: Double { running - benefit - staying }
    /// Months until the saving has paid for what was spent; nil when it never does.
    package var payback: Double? { difference < 0 ? spent / -difference : spent <= 0 ? 0 : nil }
}

/// The effort of a phase's packages against the people it has.
package struct PhaseCapacity: Sendable {
    package let phase: String
    /// Days of one engineer.
    package let needed: Double
    package let available: Double

    package var missing: Double { max(0, needed - available) }
}
