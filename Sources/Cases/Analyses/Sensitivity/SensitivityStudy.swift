import Models

/// What each ranged input does to some results when it alone takes the ends of its range.
struct SensitivityStudy: Sendable {
    struct Result: Sendable {
        let quantity: Quantity
        let base: Double
    }

    /// Nil where the result has no number with this input.
    struct Effect: Sendable {
        let low: Double?
        let high: Double?
    }

    struct Row: Sendable {
        let input: Quantity
        let interval: Quantity.Interval
        /// One for each result.
        let effects: [Effect]
    }

    let results: [Result]
    /// Inputs that change something, the strongest first.
    let rows: [Row]
    /// How many inputs have a range and change nothing.
    let idle: Int

    /// - Parameter inputs: quantities with ranges; a result among them is left out.
    init(of results: [Quantity], inputs: [Quantity], in values: EvaluatedModel) {
        let known = results.compactMap { quantity in
            values.value(of: quantity.name)?.number.map { Result(quantity: quantity, base: $0) }
        }
        let names = Set(results.map(\.name))
        let ranged = inputs.filter { $0.interval != nil && !names.contains($0.name) }
        let all = ranged.compactMap { input -> Row? in
            guard let interval = input.interval else { return nil }
            let low = values.evaluate(setting: [input.name: interval.low])
            let high = values.evaluate(setting: [input.name: interval.high])
            let effects = known.map { result in
                let name = result.quantity.name
                return Effect(low: low.value(of: name)?.number, high: high.value(of: name)?.number)
            }
            return Row(input: input, interval: interval, effects: effects)
        }
        let moving = all.filter { row in zip(row.effects, known).contains { $0.moves($1.base) } }
        let largest = known.indices.map { column in moving.compactMap { $0.effects[column].swing }.max() ?? 0 }
        func strength(_ row: Row) -> Double {
            zip(row.effects, largest).map { effect, most in most > 0 ? (effect.swing ?? .infinity) / most : 0 }.max() ?? 0
        }
        self.results = known
        rows = moving.enumerated().sorted { (strength($1.element), $0.offset) < (strength($0.element), $1.offset) }.map(\.element)
        idle = all.count - moving.count
    }
}

extension SensitivityStudy.Effect {
    /// How far the two ends are apart; nil where one of them has no number.
    var swing: Double? {
        guard let low, let high else { return nil }
        return abs(high - low)
    }

    /// Whether the result is another at one of the ends, beyond what computing rounds.
    func moves(_ base: Double) -> Bool {
        guard let low, let high else { return true }
        let noise = 1e-12 * max(abs(base), abs(low), abs(high))
        return abs(low - base) > noise || abs(high - base) > noise
    }

    /// Whether the result has the other sign at one of the ends.
    func reverses(_ base: Double) -> Bool { [low, high].compactMap(\.self).contains { $0 * base < 0 } }
}

extension EvaluatedModel {
    /// All quantities with a range that some results rest on, in the order of the model.
    func rangedInputs(of results: [Quantity]) -> [Quantity] {
        let names = Set(results.flatMap { derivation(of: $0.name)?.names ?? [] })
        return model.quantities.filter { names.contains($0.name) && $0.interval != nil }
    }
}
