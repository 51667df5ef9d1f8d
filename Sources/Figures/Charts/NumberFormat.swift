/// How the numbers of one chart are written: equally many decimals, thousands in threes, the chart's prefix and suffix around.
struct NumberFormat {
    let decimals: Int
    let prefix: String
    let suffix: String

    init(decimals: Int, prefix: String, suffix: String) {
        (self.decimals, self.prefix, self.suffix) = (decimals, prefix, suffix)
    }

    /// As many decimals as tell the values apart, and two for sums of money below ten thousand.
    init(for values: [Double], in chart: Chart) {
        prefix = chart.numberPrefix
        suffix = chart.numberSuffix
        let sizes = values.map(\.magnitude)
        let (largest, smallest) = (sizes.max() ?? 0, sizes.filter { $0 > 0 }.min() ?? 0)
        let isMoney = !chart.numberPrefix.isEmpty
        if largest >= 10_000, smallest >= 1 {
            decimals = 0
        } else if largest >= 1 {
            decimals = isMoney ? 2 : NumberFormat.decimals(telling: values, atMost: 2)
        } else {
            decimals = NumberFormat.decimals(telling: values, atMost: largest > 0 ? NumberFormat.leadingZeros(of: largest) + 3 : 0)
        }
    }

    /// As many decimals as the step of an axis needs, cents in twos.
    init(forStep step: Double, in chart: Chart) {
        prefix = chart.numberPrefix
        suffix = chart.numberSuffix
        let needed = NumberFormat.decimals(telling: [step], atMost: 9)
        decimals = needed == 1 && !chart.numberPrefix.isEmpty ? 2 : needed
    }

    /// The same without decimals.
    var whole: NumberFormat { NumberFormat(decimals: 0, prefix: prefix, suffix: suffix) }

    /// "−$1,234.50"
    func text(_ value: Double) -> String {
        let tenths = NumberFormat.power(of: decimals)
        let scaled = (value.magnitude * tenths).rounded(.toNearestOrAwayFromZero)
        guard scaled < 1e15 else { return "\(prefix)\(value)\(suffix)" }
        let digits = String(UInt64(scaled))
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let fraction = decimals > 0 ? "." + padded.suffix(decimals) : ""
        let sign = value < 0 && scaled > 0 ? "−" : ""
        return sign + prefix + grouped(String(padded.dropLast(decimals))) + fraction + suffix
    }

    private func grouped(_ digits: String) -> String {
        var grouped = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { grouped.append(",") }
            grouped.append(digit)
        }
        return grouped
    }

    /// The fewest decimals that say as much about the values as the most allowed.
    private static func decimals(telling values: [Double], atMost limit: Int) -> Int {
        (0..<limit).first { decimals in
            values.allSatisfy { value in
                let (coarse, fine) = (power(of: decimals), power(of: limit))
                return ((value * coarse).rounded() / coarse * fine).rounded() == (value * fine).rounded()
            }
        } ?? limit
    }

    /// Between the point and the first other digit.
    private static func leadingZeros(of fraction: Double) -> Int {
        var (zeros, value) = (0, fraction * 10)
        while value < 1, zeros < 8 { (zeros, value) = (zeros + 1, value * 10) }
        return zeros
    }

    private static func power(of exponent: Int) -> Double {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}
