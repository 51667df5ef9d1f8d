import Statistics

/// Which document comes when: the categories, months, pages and scans of a corpus, known for each document without the others.
///
/// Nothing of it is drawn: shares are kept in each month (by largest remainders), page counts go round in each category, and so the
/// corpus has the same mix for every seed. Only the order within a month depends on the seed.
struct Schedule: Sendable {
    /// One document's part.
    struct Slot: Sendable, Hashable {
        /// From 1.
        var month: Int
        /// The position within the month, from 1.
        var position: Int
        var category: Int
        var pages: Int
        var isScanned: Bool
    }

    let count: Int
    /// The pages of all documents before the correction.
    let declaredPages: Int
    /// The number of the first document of each month, and behind the last month the number of all.
    private let starts: [Int]
    /// By month: where each category's documents begin in the shuffled month, and how many of it came before.
    private let bounds: [[Int]]
    private let earlier: [[Int]]
    private let shuffles: [Shuffle]
    /// Page counts of each category, taken in turn.
    private let pages: [[Int]]
    /// In hundredths of a percent.
    private let scans: Int
    /// The category whose documents are made a page longer or shorter, so many of them, until the average is right.
    private let correction: (category: Int, pages: Int, among: Int)

    /// - Parameters:
    ///   - counts: documents, by month and category.
    ///   - pages: page counts of each category, taken in turn; not empty.
    ///   - average: pages that a document has on average, if this is to be met exactly.
    ///   - scans: the share of scans, in hundredths of a percent.
    init(counts: [[Int]], pages: [[Int]], average: Int?, scans: Int, seed: UInt64) {
        var starts = [0]
        var bounds: [[Int]] = []
        var earlier: [[Int]] = []
        var totals = pages.map { _ in 0 }
        for month in counts {
            starts.append(starts[starts.count - 1] + month.reduce(0, +))
            bounds.append(month.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) })
            earlier.append(totals)
            totals = zip(totals, month).map { $0 + $1 }
        }
        count = starts[starts.count - 1]
        self.starts = starts
        self.bounds = bounds
        self.earlier = earlier
        self.pages = pages
        self.scans = scans
        shuffles = counts.enumerated().map { month, counts in Shuffle(count: counts.reduce(0, +), seed: seed, month: month + 1) }
        declaredPages = pageSum(totals, pages)
        let excess = average.map { $0 * starts[starts.count - 1] - pageSum(totals, pages) } ?? 0
        let longest = longestCategory(totals, pages)
        correction = (longest, excess, totals.isEmpty ? 0 : totals[longest])
    }

    /// Whether the average that was asked for can be met by one page more or less for the documents of the longest category.
    var meetsAverage: Bool {
        correction.pages == 0
            || abs(correction.pages) <= correction.among && (correction.pages > 0 || !pages[correction.category].contains(1))
    }

    /// The month of a document, from 1.
    func month(of index: Int) -> Int {
        var low = 0
        var high = starts.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= index { low = middle } else { high = middle }
        }
        return low + 1
    }

    subscript(index: Int) -> Slot {
        let month = month(of: index)
        let position = index - starts[month - 1]
        let place = shuffles[month - 1][position]
        let bounds = bounds[month - 1]
        let category = bounds.lastIndex { $0 <= place }.map { min($0, pages.count - 1) } ?? 0
        let ordinal = earlier[month - 1][category] + place - bounds[category]
        return Slot(
            month: month, position: position + 1, category: category, pages: pageCount(ordinal, of: category),
            isScanned: isScanned(ordinal, of: category))
    }

    private func pageCount(_ ordinal: Int, of category: Int) -> Int {
        let count = pages[category][ordinal % pages[category].count]
        guard category == correction.category, correction.pages != 0 else { return count }
        let extra = abs(correction.pages)
        let isCorrected = (ordinal + 1) * extra / correction.among > ordinal * extra / correction.among
        return isCorrected ? count + correction.pages.signum() : count
    }

    /// Evenly spread over each category, without falling into step with its page counts: the fractions of the multiples of the golden
    /// ratio.
    private func isScanned(_ ordinal: Int, of category: Int) -> Bool {
        let fraction = UInt64(ordinal * pages.count + category) &* 0x9E37_79B9_7F4A_7C15
        return fraction.multipliedFullWidth(by: 10_000).high < UInt64(scans)
    }
}

/// All pages of so many documents in each category.
private func pageSum(_ totals: [Int], _ pages: [[Int]]) -> Int {
    zip(totals, pages).reduce(0) { sum, category in
        let (total, cycle) = category
        return sum + total / cycle.count * cycle.reduce(0, +) + cycle.prefix(total % cycle.count).reduce(0, +)
    }
}

private func longestCategory(_ totals: [Int], _ pages: [[Int]]) -> Int {
    let means = zip(totals, pages).map { $0 == 0 ? 0 : Double($1.reduce(0, +)) / Double($1.count) }
    return means.indices.max { means[$0] < means[$1] } ?? 0
}

/// Numbers below a count in another order, each computed for itself: an affine map whose step has no factor in common with the count.
///
/// The step is near the golden section, so that each stretch of a month has about the month's mix.
private struct Shuffle: Sendable {
    let count: Int
    let step: Int
    let offset: Int

    init(count: Int, seed: UInt64, month: Int) {
        var random = SeededRandom(seed: seed, stream: "month \(month)")
        var step = max(1, count * 618 / 1000)
        while greatestCommonDivisor(step, max(1, count)) != 1 { step += 1 }
        self.count = count
        self.step = step
        offset = count == 0 ? 0 : random.index(below: count)
    }

    subscript(position: Int) -> Int { (position * step + offset) % count }
}

private func greatestCommonDivisor(_ one: Int, _ other: Int) -> Int { other == 0 ? one : greatestCommonDivisor(other, one % other) }

/// A count divided by shares: each gets the whole part, and what is left goes to the largest remainders, the first of equals.
func apportioned(_ count: Int, shares: [Int]) -> [Int] {
    let whole = max(1, shares.reduce(0, +))
    var counts = shares.map { count * $0 / whole }
    let remainders = shares.map { count * $0 % whole }
    let order = shares.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
    for index in order.prefix(count - counts.reduce(0, +)) { counts[index] += 1 }
    return counts
}
