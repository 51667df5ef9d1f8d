import Models
import Testing

@Suite("Other numbers for some quantities")
struct SettingTests {
    private static let yaml = """
        horizon: 3 month
        volume: { value: 100, range: 50 .. 200 }
        price: { value: 3 USD, range: 2 .. 4 USD }
        fixed: { value: 40 USD }
        cost: { value: volume * price + fixed }
        mean: { value: cost / volume, range: 1 .. 9 USD }
        twice: { value: 2 * mean }
        grown: { value: price * t / 1 month }
        total: { value: sum(grown) }
        scenarios: { dear: { set: { fixed: 60 USD } } }
        """

    @Test(
        "Only what rests on them changes",
        arguments: [
            ([:], ["cost": 340, "mean": 3.4, "twice": 6.8, "total": 18]),
            (["volume": 50], ["cost": 190, "mean": 3.8, "twice": 7.6, "total": 18, "price": 3]),
            (["price": 2, "volume": 200], ["cost": 440, "mean": 2.2, "twice": 4.4, "total": 12, "fixed": 40]),
            // A computed quantity takes the number instead of its formula.
            (["mean": 9], ["cost": 340, "mean": 9, "twice": 18]),
            (["cost": 100, "volume": 50], ["cost": 100, "mean": 2]),
            (["nowhere": 1], ["cost": 340]),
        ] as [([String: Double], [String: Double])])
    func sets(numbers: [String: Double], answers: [String: Double]) {
        let (model, messages) = evaluate(Self.yaml)
        #expect(messages == "")
        let changed = model.evaluate(setting: numbers)
        for (name, answer) in answers { #expect(changed.value(of: name)?.number.map { abs($0 - answer) < 1e-9 } == true, "\(name)") }
    }

    @Test("What has no number then is nil, and so is all that needs it")
    func divides() {
        let changed = evaluate(Self.yaml).model.evaluate(setting: ["volume": 0])
        #expect(changed.value(of: "cost")?.number == 40)
        #expect(changed.value(of: "mean") == nil)
        #expect(changed.value(of: "twice") == nil)
    }

    @Test("The scenario stays")
    func scenario() {
        let changed = evaluate(Self.yaml, scenario: "dear").model.evaluate(setting: ["volume": 10])
        #expect(changed.value(of: "cost")?.number == 90)
    }
}
