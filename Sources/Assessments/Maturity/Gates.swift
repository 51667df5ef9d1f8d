/// The shares of points that the criteria of one dimension earn at each level, and the level that they open.
///
/// Shares are quotients of small numbers, and so equal to a threshold that is written as the same decimal fraction.
struct Gates {
    /// By level, from 0: the mean of the points of its criteria. 1 where nothing is asked for, as for the first level.
    let shares: [Double]
    /// By level: whether nothing mandatory is missing.
    private let isOpen: [Bool]

    init(_ criteria: [Criterion], _ points: [Double], levels: Int) {
        let byLevel = (0..<levels).map { level in zip(criteria, points).filter { $0.0.level == level } }
        shares = byLevel.map { $0.isEmpty ? 1 : $0.reduce(0) { $0 + $1.1 } / Double($0.count) }
        isOpen = byLevel.map { $0.allSatisfy { !$0.0.isMandatory || $0.1 >= 0.5 } }
    }

    /// The highest level below which, and at which, every gate is open. A half of what is mandatory is enough.
    func level(threshold: Double) -> Int {
        let closed = shares.indices.first { $0 > 0 && !(isOpen[$0] && shares[$0] >= threshold) }
        return (closed ?? max(1, shares.count)) - 1
    }
}
