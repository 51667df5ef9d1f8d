package import Diagnostics

/// Quantities with units, read and checked; nothing is computed yet.
package struct Model: Sendable {
    /// In the order of declaration.
    package internal(set) var quantities: [Quantity] = []
    package internal(set) var groups: [QuantityGroup] = []
    package internal(set) var scenarios: [Scenario] = []
    package internal(set) var units = UnitRegistry()
    /// How many months a time series has.
    package internal(set) var horizon: Int?

    var scope = NameScope()
    /// An order of evaluation without any scenario.
    var order: [Int] = []

    package init() {}
}

extension Model {
    /// Whether every file of the model could be read; else names that are nowhere mean nothing.
    package var isComplete: Bool { !scope.isIncomplete }

    package func quantity(named name: String) -> Quantity? { scope[name].map { quantities[$0] } }

    package func group(named name: String) -> QuantityGroup? { groups.first { $0.name == name } }

    package func scenario(named name: String) -> Scenario? { scenarios.first { $0.name == name } }

    /// Nil for an unknown name, which is reported.
    package func scenario(named name: Excerpt, reporting log: inout [Diagnostic]) -> Scenario? {
        let found = scenario(named: name.text)
        if found == nil {
            let notes = didYouMean(name.text, among: scenarios.map(\.name))
            log.append(.error("unknown scenario '\(name.text)'", at: name.place, notes: notes))
        }
        return found
    }

    /// What a name written outside the model means: one quantity, or all members of a group in the order of declaration.
    ///
    /// An unknown name is reported with what may have been meant.
    package func quantities(named name: Excerpt, reporting log: inout [Diagnostic]) -> [Quantity] {
        let text = name.text
        if let quantity = quantity(named: text) { return [quantity] }
        let members = quantities.filter { $0.name.hasPrefix(text + ".") }
        if members.isEmpty, !scope.isIncomplete {
            let known = groups.map(\.name) + quantities.map(\.name)
            log.append(.error("unknown quantity or group '\(text)'", at: name.place, notes: didYouMean(text, among: known)))
        }
        return members
    }

    /// The quantities that no other quantity and no scenario's formula uses, and that are not among `used`.
    package func unused(besides used: Set<String>) -> [Quantity] {
        var needed = Set(quantities.flatMap(\.uses))
        for scenario in scenarios {
            for setting in scenario.settings { needed.formUnion(setting.computation.quantities.map { quantities[$0].name }) }
        }
        return quantities.filter { !needed.contains($0.name) && !used.contains($0.name) }
    }
}
