/// Numbers for pairs of numbers, in the order in which they come.
struct PairTable: Sendable {
    private(set) var pairs: [UInt64] = []
    private var slots = [UInt32](repeating: 0, count: 1 << 10)

    var count: Int { pairs.count }

    /// The two numbers of a pair.
    func parts(of number: Int) -> (first: Int, second: Int) {
        (Int(pairs[number] >> 32), Int(pairs[number] & 0xFFFF_FFFF))
    }

    func number(of first: Int, _ second: Int) -> Int? {
        let number = slots[place(of: UInt64(first) << 32 | UInt64(second))]
        return number == 0 ? nil : Int(number) - 1
    }

    mutating func insert(_ first: Int, _ second: Int) -> Int {
        let pair = UInt64(first) << 32 | UInt64(second)
        let place = place(of: pair)
        guard slots[place] == 0 else { return Int(slots[place]) - 1 }
        pairs.append(pair)
        slots[place] = UInt32(pairs.count)
        if pairs.count * 2 > slots.count { grow() }
        return pairs.count - 1
    }

    private func place(of pair: UInt64) -> Int {
        let mask = slots.count &- 1
        var place = Int(truncatingIfNeeded: mixed(pair)) & mask
        while slots[place] != 0, pairs[Int(slots[place]) - 1] != pair { place = (place &+ 1) & mask }
        return place
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for (number, pair) in pairs.enumerated() { slots[place(of: pair)] = UInt32(number + 1) }
    }
}
