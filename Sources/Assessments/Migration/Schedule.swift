package import YAMLTrees

/// When each phase of a plan begins and ends.
package struct Schedule: Sendable {
    package struct Entry: Sendable {
        package let phase: String
        package let start: Day
        /// The first day after it.
        package let end: Day
        /// When it could have begun without any freeze.
        package let wanted: Day
        /// What kept it from beginning before that.
        package let reason: Reason
        /// The freezes that pushed its start, in the order in which it met them; empty for most.
        package let freezes: [String]
        /// By how many days it may take longer before the whole plan ends later.
        package let slack: Int

        /// The last day of it.
        package var lastDay: Day { end + -1 }
        package var days: Int { end.number - start.number }
        package var isCritical: Bool { slack == 0 }
    }

    package enum Reason: Hashable, Sendable {
        case planStart
        /// This phase had to end.
        case phase(String)
        /// The time that has to pass first, such as a notice.
        case earliest
    }

    /// The plan's first day.
    package let start: Day
    /// In the plan's order.
    package let entries: [Entry]
    /// The chain of phases, first to last, each of which waits for the one before, up to the phase that ends last.
    package let criticalPath: [String]

    /// The first day after the last phase.
    package var end: Day { entries.map(\.end).max() ?? start }

    package subscript(phase: String) -> Entry? { entries.first { $0.phase == phase } }
}
