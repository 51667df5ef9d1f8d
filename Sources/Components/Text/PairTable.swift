/// Numbers for pairs of numbers, counted from 1 in the order in which they come.
struct PairTable: Sendable {
    private struct Slot {
        var pair: UInt64 = 0
        /// 0 in an empty slot.
        var number: UInt32 = 0
    }

    private var pairs: [UInt64] = []
    private var slots = [Slot](repeating: Slot(), count: 1 << 10)

    var count: Int { pairs.count }

    /// The two numbers of a pair.
    func parts(of number: Int) -> (first: UInt32, second: UInt32) {
        (UInt32(pairs[number - 1] >> 32), UInt32(truncatingIfNeeded: pairs[number - 1]))
    }

    /// 0 for a pair that is not here.
    func number(of first: UInt32, _ second: UInt32) -> UInt32 { slots[place(of: pair(first, second))].number }

    /// The pair's number; a new pair gets the next one.
    mutating func insert(_ first: UInt32, _ second: UInt32) -> UInt32 {
        let pair = pair(first, second)
        let place = place(of: pair)
        guard slots[place].number == 0 else { return slots[place].number }
        pairs.append(pair)
        slots[place] = Slot(pair: pair, number: UInt32(pairs.count))
        if pairs.count * 2 > slots.count { grow() }
        return UInt32(pairs.count)
    }

    private func pair(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

    private func place(of pair: UInt64) -> Int {
        let mask = slots.count &- 1
        var place = Int(truncatingIfNeeded: mixed(pair)) & mask
        while slots[place].number != 0, slots[place].pair != pair { place = (place &+ 1) & mask }
        return place
    }

    private mutating func grow() {
        slots = [Slot](repeating: Slot(), count: slots.count * 2)
        for (index, pair) in pairs.enumerated() { slots[place(of: pair)] = Slot(pair: pair, number: UInt32(index + 1)) }
    }
}
