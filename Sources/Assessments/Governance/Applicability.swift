package import YAMLTrees

/// From when something applies.
package enum Applicability: Hashable, Sendable {
    /// No day is stated: whenever its catalogue does.
    case undated
    /// A day for each of the catalogue's calendars, in their order; nil in one that does not have it at all.
    case from([Day?])

    /// The first day on which it applies by a calendar, given by its position; nil where none is stated.
    package func day(in calendar: Int) -> Day? {
        switch self {
        case .undated: nil
        case .from(let days): days.indices.contains(calendar) ? days[calendar] : nil
        }
    }

    /// Whether it applies on a day by a calendar, given by its position. The first day belongs to it.
    package func isApplicable(on day: Day, in calendar: Int) -> Bool {
        switch self {
        case .undated: true
        case .from: self.day(in: calendar).map { $0 <= day } ?? false
        }
    }

    /// Whether the calendars do not say the same.
    package var changes: Bool {
        switch self {
        case .undated: false
        case .from(let days): Set(days).count > 1
        }
    }

    /// What applies as soon as one of two does.
    func earlier(_ other: Applicability) -> Applicability {
        guard case .from(let days) = self, case .from(let others) = other else { return .undated }
        return .from(zip(days, others).map { [$0, $1].compactMap(\.self).min() })
    }
}
