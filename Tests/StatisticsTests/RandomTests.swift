import Statistics
import Testing

@Suite("Random numbers are the same everywhere and fall as they should")
struct RandomTests {
    /// Made by an implementation in Python; see the witness. The first row is the known start of xoshiro256** at seed 0.
    @Test(
        "A seed and a stream give a known sequence",
        arguments: [
            (0, 0, [0x99EC_5F36_CB75_F2B4, 0xBF6E_1F78_4956_452A, 0x1A5F_849D_4933_E6E0, 0x6AA5_94F1_262D_2D2C]),
            (1, 0, [0xB3F2_AF6D_0FC7_10C5, 0x853B_5596_4736_4CEA, 0x92F8_9756_082A_4514, 0x642E_1C7B_C266_A3A7]),
            (2026, 7, [0xF45A_A9EC_3580_61FD, 0xE326_37F3_F483_5D03, 0x085A_4B42_98A6_C365, 0xC0F9_024C_80EA_C98A]),
        ] as [(UInt64, UInt64, [UInt64])])
    func sequence(seed: UInt64, stream: UInt64, numbers: [UInt64]) {
        var random = SeededRandom(seed: seed, stream: stream)
        #expect(numbers.map { _ in random.next() } == numbers)
    }

    @Test("Streams with different names differ")
    func streams() {
        var (one, other) = (SeededRandom(seed: 1, stream: "one"), SeededRandom(seed: 1, stream: "other"))
        #expect(one.next() != other.next())
    }

    @Test("Uniform numbers fill 0 ..< 1 evenly")
    func uniform() {
        var random = SeededRandom(seed: 5)
        expectShares(Array(repeating: 0.1, count: 10), of: (0..<20_000).map { _ in Int(random.uniform() * 10) })
        expectShares(Array(repeating: 1 / 7.0, count: 7), of: (0..<20_000).map { _ in random.index(below: 7) })
        expectShares([0, 0, 0.25, 0.25, 0.25, 0.25], of: (0..<20_000).map { _ in random.integer(in: 2...5) })
        expectShares([0.7, 0.3], of: (0..<20_000).map { _ in random.chance(0.3) ? 1 : 0 })
    }

    @Test("Normal variates have their mean, deviation and shape")
    func normal() {
        var random = SeededRandom(seed: 6)
        // The ends of the tenths of a standard normal distribution.
        let ends = [-1.2815515655, -0.8416212336, -0.5244005127, -0.2533471031, 0, 0.2533471031, 0.5244005127, 0.8416212336, 1.2815515655]
        let variates = (0..<20_000).map { _ in (random.normal(mean: 10, deviation: 3) - 10) / 3 }
        expectShares(Array(repeating: 0.1, count: 10), of: variates.map { variate in ends.count { $0 < variate } })
    }

    @Test("Weighted choices come as often as they weigh", arguments: [[1.0, 2, 3, 4], [0, 5, 0, 0.001, 5], [1], [1e-9, 1, 1e9]])
    func weighted(weights: [Double]) {
        var random = SeededRandom(seed: 7)
        let choice = WeightedChoice(weights: weights)
        let total = weights.reduce(0, +)
        expectShares(weights.map { $0 / total }, of: (0..<20_000).map { _ in choice.draw(with: &random) })
    }

    @Test("Every order of a shuffle is equally likely")
    func shuffles() {
        var random = SeededRandom(seed: 8)
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
        let drawn = (0..<20_000).map { _ in
            var items = [0, 1, 2]
            random.shuffle(&items)
            return orders.firstIndex(of: items) ?? -1
        }
        expectShares(Array(repeating: 1 / 6.0, count: 6), of: drawn)
        expectShares([0.5, 0.5], of: (0..<20_000).map { _ in random.choice(of: [0, 1]) })
    }

    @Test(
        "Binomial counts follow their distribution",
        arguments: [(1, 0.3), (7, 0.5), (40, 0.1), (40, 0.9), (100, 0.25), (20_000, 0.0004), (20_000, 0.03), (30, 0.4)])
    func binomial(count: Int, probability: Double) {
        var random = SeededRandom(seed: 9)
        // Rejection errs in its slow path, which one draw in seven takes: that shows in many draws only.
        let isRejecting = Double(count) * min(probability, 1 - probability) >= 10
        let draws = (0..<(isRejecting ? 200_000 : 20_000)).map { _ in random.binomial(count, probability) }
        // The probabilities from the mode outwards, by the ratio of neighbours.
        let mode = Int(Double(count + 1) * probability)
        var weights = Array(repeating: 0.0, count: count + 1)
        weights[min(mode, count)] = 1
        let odds = probability / (1 - probability)
        for k in stride(from: min(mode, count), to: 0, by: -1) { weights[k - 1] = weights[k] * Double(k) / (Double(count - k + 1) * odds) }
        for k in min(mode, count)..<count { weights[k + 1] = weights[k] * Double(count - k) * odds / Double(k + 1) }
        let total = weights.reduce(0, +)
        expectShares(weights.map { $0 / total }, of: draws)
    }

    @Test("Binomial counts at the ends are certain")
    func certain() {
        var random = SeededRandom(seed: 10)
        #expect(random.binomial(50, 0) == 0)
        #expect(random.binomial(50, 1) == 50)
        #expect(random.binomial(0, 0.5) == 0)
    }

    @Test("Multinomial counts add up, and each cell gets its share")
    func multinomial() {
        var random = SeededRandom(seed: 11)
        let weights = [5, 0, 1, 994]
        var sums = [0, 0, 0, 0]
        for _ in 0..<2_000 {
            let counts = random.multinomial(1_000, weights: weights)
            #expect(counts.reduce(0, +) == 1_000)
            for cell in sums.indices { sums[cell] += counts[cell] }
        }
        #expect(sums[1] == 0)
        for (sum, weight) in zip(sums, weights) where weight > 0 {
            let expected = Double(weight) * 2_000
            #expect(abs(Double(sum) - expected) < 4 * expected.squareRoot())
        }
    }
}

/// Pearson's χ² of what was drawn, with neighbouring rare values pooled, stays below a limit that chance passes once in about 30,000 times.
private func expectShares(_ shares: [Double], of draws: [Int], at place: SourceLocation = #_sourceLocation) {
    var counts = Array(repeating: 0, count: shares.count)
    for draw in draws {
        guard counts.indices.contains(draw) else {
            Issue.record("\(draw) is out of range", sourceLocation: place)
            return
        }
        counts[draw] += 1
    }
    for (share, count) in zip(shares, counts) where share == 0 { #expect(count == 0, sourceLocation: place) }
    var (statistic, freedom, pooled, found) = (0.0, -1.0, 0.0, 0)
    for (place, share) in shares.enumerated() {
        pooled += share * Double(draws.count)
        found += counts[place]
        guard pooled >= 20 else { continue }
        statistic += (Double(found) - pooled) * (Double(found) - pooled) / pooled
        (freedom, pooled, found) = (freedom + 1, 0, 0)
    }
    // Wilson and Hilferty's approximation of the χ² quantile, at four standard deviations.
    let root = 1 - 2 / (9 * max(freedom, 1)) + 4 * (2 / (9 * max(freedom, 1))).squareRoot()
    #expect(statistic < max(freedom, 1) * root * root * root, sourceLocation: place)
}
