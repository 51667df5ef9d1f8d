/// A value axis: from a round number to a round number, by round steps, and always with zero.
struct Scale {
    let lowest: Double
    let highest: Double
    let step: Double
    /// From the lowest to the highest.
    let ticks: [Double]

    /// About `target` steps of 1, 2, 2.5 or 5 times a power of ten.
    init(over values: [Double], steps target: Int = 5) {
        let (least, most) = (min(0, values.min() ?? 0), max(0, values.max() ?? 0))
        let span = most > least ? most - least : 1
        let step = Scale.roundStep(atLeast: span / Double(target))
        let below = (least / step).rounded(.down)
        let above = most > least ? (most / step).rounded(.up) : (1 / step).rounded(.up)
        self.step = step
        lowest = below * step
        highest = above * step
        ticks = (Int(below)...Int(above)).map { Double($0) * step }
    }

    /// Where the value lies, 0 at the lowest and 1 at the highest.
    func fraction(_ value: Double) -> Double {
        (value - lowest) / (highest - lowest)
    }

    /// Where the value lies on an axis of that length.
    func offset(_ value: Double, along length: Int) -> Int {
        Int((fraction(value) * Double(length)).rounded())
    }

    private static func roundStep(atLeast least: Double) -> Double {
        var power = 1.0
        while power > least { power /= 10 }
        while power * 10 <= least { power *= 10 }
        return [1, 2, 2.5, 5].map { $0 * power }.first { $0 >= least * 0.999_999 } ?? power * 10
    }
}
