/// Equal items counted, in an order of their first occurrence: what the bootstrap resamples.
package struct Cells<Key: Hashable & Sendable>: Sendable {
    package private(set) var keys: [Key] = []
    package private(set) var counts: [Int] = []
    private var places: [Key: Int] = [:]

    package init() {}

    package init(_ items: some Sequence<Key>) { for item in items { add(item) } }

    package mutating func add(_ key: Key, count: Int = 1) {
        if let place = places[key] {
            counts[place] += count
        } else {
            places[key] = keys.count
            keys.append(key)
            counts.append(count)
        }
    }

    package var total: Int { counts.reduce(0, +) }

    /// The sum of a number over all items, with the cells' own counts or resampled ones.
    package func sum(_ counts: [Int], of number: (Key) -> Int) -> Int {
        var sum = 0
        for place in counts.indices where counts[place] > 0 { sum += counts[place] * number(keys[place]) }
        return sum
    }
}

extension Cells<BinaryCounts> {
    /// All clusters' counts together.
    package func pooled(_ counts: [Int]) -> BinaryCounts {
        var pooled = BinaryCounts()
        for (key, count) in zip(keys, counts) where count > 0 {
            pooled.truePositives += count * key.truePositives
            pooled.falsePositives += count * key.falsePositives
            pooled.falseNegatives += count * key.falseNegatives
            pooled.trueNegatives += count * key.trueNegatives
        }
        return pooled
    }
}
