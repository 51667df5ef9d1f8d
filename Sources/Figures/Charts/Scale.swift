#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A value axis: from a round number to a round number, by round steps or by powers of ten.
struct Scale {
    let lowest: Double
    let highest: Double
    /// Between ticks; of a logarithmic axis the smallest.
    let step: Double
    /// From the lowest to the highest.
    let ticks: [Double]
    let isLogarithmic: Bool

    /// About `target` steps of 1, 2, 2.5 or 5 times a power of ten, always with zero unless the axis is to fit the values.
    init(over values: [Double], steps target: Int = 5, includesZero: Bool = true) {
        var ends = includesZero || values.isEmpty ? values + [0] : values
        if !includesZero, let only = values.first, ends.allSatisfy({ $0 == only }) {
            let half = only == 0 ? 0.5 : only.magnitude / 10
            ends = [only - half, only + half]
        }
        let (least, most) = (ends.min() ?? 0, ends.max() ?? 0)
        let span = most > least ? most - least : 1
        let step = Scale.roundStep(atLeast: span / Double(target))
        let below = (least / step).rounded(.down)
        let above = most > least ? (most / step).rounded(.up) : (1 / step).rounded(.up)
        self.step = step
        lowest = below * step
        highest = above * step
        ticks = (Int(below)...Int(above)).map { Double($0) * step }
        isLogarithmic = false
    }

    /// From 1, 2 or 5 times a power of ten to another that holds all values above zero; ticks at these, or at the powers alone if there
    /// are more than two.
    init(logarithmicOver values: [Double]) {
        let there = values.filter { $0 > 0 }
        let (least, most) = (there.min() ?? 1, there.max() ?? 10)
        var power = 1.0
        while power > least { power /= 10 }
        while power * 10 <= least { power *= 10 }
        var steps: [Double] = []
        while (steps.last ?? 0) < most || steps.count < 2 {
            steps += [power, 2 * power, 5 * power]
            power *= 10
        }
        steps.append(power)
        let first = steps.lastIndex { $0 <= least } ?? 0
        let last = max(first + 1, steps.firstIndex { $0 >= most } ?? steps.count - 1)
        lowest = steps[first]
        highest = steps[last]
        step = steps[first]
        // Every third step is a power of ten, beginning with the first.
        ticks = last - first > 6 ? (first...last).filter { $0.isMultiple(of: 3) }.map { steps[$0] } : Array(steps[first...last])
        isLogarithmic = true
    }

    /// Where the value lies, 0 at the lowest and 1 at the highest.
    func fraction(_ value: Double) -> Double {
        guard isLogarithmic else { return (value - lowest) / (highest - lowest) }
        return log10(max(value, lowest) / lowest) / log10(highest / lowest)
    }

    /// Where the value lies on an axis of that length.
    func offset(_ value: Double, along length: Int) -> Int {
        Int((fraction(value) * Double(length)).rounded())
    }

    /// The ticks with their numbers, all with the same decimals unless the axis is logarithmic.
    func labels(in chart: Chart) -> [(tick: Double, text: String)] {
        ticks.map { ($0, NumberFormat(forStep: isLogarithmic ? $0 : step, in: chart).text($0)) }
    }

    private static func roundStep(atLeast least: Double) -> Double {
        var power = 1.0
        while power > least { power /= 10 }
        while power * 10 <= least { power *= 10 }
        return [1, 2, 2.5, 5].map { $0 * power }.first { $0 >= least * 0.999_999 } ?? power * 10
    }
}
