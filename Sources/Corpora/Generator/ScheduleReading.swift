import Diagnostics
import YAMLTrees

extension GeneratorReader {
    /// Documents, by month and category.
    mutating func counts(_ parts: Parts, at place: Place) -> [[Int]]? {
        let stretches = stretches(parts.shares, at: place)
        guard let months = parts.months, let text = months.text else { return nil }
        guard let count = Int(text), 1...1200 ~= count else {
            report("'\(text)' is no number of months", months.place, "it is a whole number from 1 to 1200")
            return nil
        }
        guard let numbers = documents(parts.documents, months: count, at: place), let stretches else { return nil }
        return numbers.enumerated().map { index, count in
            apportioned(count, shares: stretches.last { $0.from <= index + 1 }?.shares ?? [])
        }
    }

    /// How many come in each month.
    private mutating func documents(_ tree: YAMLTree?, months: Int, at place: Place) -> [Int]? {
        guard let tree else {
            report("a generator needs 'documents'", place, "one number for each month, or a list with a number for every month")
            return nil
        }
        let items = tree.items ?? [tree]
        var numbers: [Int] = []
        for item in items {
            if let number = item.text.flatMap({ Int($0) }), 0...10_000_000 ~= number {
                numbers.append(number)
            } else {
                report(
                    "\(item.text.map { "'\($0)'" } ?? item.kind) is no number of documents", item.place,
                    "it is a whole number up to 10000000")
            }
        }
        guard numbers.count == items.count else { return nil }
        if numbers.count == 1 { return Array(repeating: numbers[0], count: months) }
        guard numbers.count == months else {
            report("'documents' has \(numbers.count) numbers for \(months) months", tree.place)
            return nil
        }
        return numbers
    }

    /// The shares of the categories, each set from a month on: `1: { invoice: 60 %, … }`.
    private mutating func stretches(_ tree: YAMLTree?, at place: Place) -> [(from: Int, shares: [Int])]? {
        guard let tree, let entries = tree.entries, !entries.isEmpty else {
            report(
                "a generator needs 'shares'", tree?.place ?? place,
                "say which share of the documents each category has: 1: { invoice: 60 %, … }")
            return nil
        }
        var stretches: [(from: Int, shares: [Int])] = []
        for entry in entries {
            guard let month = Int(entry.key), month >= 1 else {
                report("'\(entry.key)' is no month", entry.keyPlace, "shares hold from a month on: 1, 2, …")
                continue
            }
            if let last = stretches.last, last.from >= month { report("the months of 'shares' ascend", entry.keyPlace) }
            if stretches.isEmpty, month != 1 { report("the first shares hold from month 1", entry.keyPlace) }
            stretches.append((month, shares(entry)))
        }
        return stretches
    }

    private mutating func shares(_ entry: YAMLTree.Entry) -> [Int] {
        var shares = categories.map { _ in 0 }
        var isWhole = true
        for share in entry.value.entries ?? [] {
            guard let category = categories.firstIndex(where: { $0.id == share.key }) else {
                unknown("category", share.key, among: categories.map(\.id), share.keyPlace)
                isWhole = false
                continue
            }
            if let number = percent(share.value) { shares[category] = number } else { isWhole = false }
        }
        let sum = shares.reduce(0, +)
        if isWhole, sum != 10_000 { report("the shares add up to \(decimal(sum, places: 2)) %, not to 100 %", entry.keyPlace) }
        return shares
    }

    /// Every month that has documents of a category needs a layout for them.
    mutating func checkLayouts(of drafts: [PaperDraft], _ counts: [[Int]]) {
        for (category, draft) in drafts.enumerated() {
            for (index, count) in counts.enumerated()
            where count[category] > 0 && !draft.layouts.contains(where: { $0.months ~= index + 1 }) {
                report("no layout of '\(draft.category)' is in use in month \(index + 1)", draft.place, "look at their 'from' and 'until'")
                break
            }
        }
    }
}
