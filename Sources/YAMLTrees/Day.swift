/// A day of the Gregorian calendar, counted from 1 January 1970.
///
/// Source of the arithmetic: Howard Hinnant, "chrono-compatible low-level date algorithms" (2013), `days_from_civil` and its inverse.
package struct Day: Hashable, Comparable, Sendable {
    package var number: Int

    package init(number: Int) { self.number = number }

    /// - Parameters:
    ///   - month: 1 to 12.
    ///   - day: 1 to 31; not checked against the month's length.
    package init(year: Int, month: Int, day: Int) {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    package var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The same day some months later, or the last one of a month that is too short for it.
    package func adding(months: Int) -> Day {
        guard months != 0 else { return self }
        let (year, month, day) = parts
        let count = year * 12 + month - 1 + months
        let first = Day(year: count / 12, month: count % 12 + 1, day: 1)
        let next = Day(year: (count + 1) / 12, month: (count + 1) % 12 + 1, day: 1)
        return Day(number: min(first.number + day, next.number) - 1)
    }

    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }
    package static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
}

extension Day {
    /// `2027-12-02`; nil for another writing, and for a day that is in no calendar.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month)
        else { return nil }
        self.init(year: year, month: month, day: day)
        guard self.parts == (year, month, day) else { return nil }
    }

    /// `2027-12-02`
    package var text: String {
        let (year, month, day) = parts
        return [(year, 4), (month, 2), (day, 2)].map { number, width in
            String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
        }.joined(separator: "-")
    }
}
