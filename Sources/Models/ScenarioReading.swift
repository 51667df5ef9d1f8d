import Diagnostics
import YAMLTrees

extension Model {
    /// Adds the scenarios of a file. Every quantity was read and checked before.
    mutating func readScenarios(_ tree: YAMLTree, reporting log: inout [Diagnostic]) {
        guard let scenarios = tree["scenarios"], !scenarios.isNull else { return }
        guard let entries = scenarios.entries else {
            return log.append(.error("'scenarios' is a mapping of names", at: scenarios.place))
        }
        for entry in entries {
            var fields = FieldReader(entry.value, of: "a scenario")
            let says = fields.text("says")
            var settings = fields.mapping("set").compactMap { setting($0, reporting: &log) }
            log += fields.finish()
            if let earlier = scenario(named: entry.key) {
                let note = Diagnostic.Note("first defined here", at: earlier.place)
                log.append(.error("the scenario '\(entry.key)' is defined twice", at: entry.keyPlace, notes: [note]))
                continue
            }
            if let ring = ordering(with: settings).rings.first {
                log.append(problem(ring, closedBy: settings))
                settings = []
            }
            let order = ordering(with: settings).order
            self.scenarios.append(Scenario(name: entry.key, says: says, place: entry.keyPlace, settings: settings, order: order))
        }
    }

    func ordering(with settings: [Scenario.Setting]) -> Ordering {
        var needs = quantities.map { $0.computation?.quantities ?? [] }
        for setting in settings { needs[setting.quantity] = setting.computation.quantities }
        return ordered(by: needs)
    }

    private func problem(_ ring: [Int], closedBy settings: [Scenario.Setting]) -> Diagnostic {
        let names = (ring + [ring[0]]).map { quantities[$0].name }
        return .error(
            "in this scenario '\(names[0])' depends on itself: \(names.joined(separator: " → "))",
            at: settings.first { ring.contains($0.quantity) }?.place)
    }

    private func setting(_ entry: YAMLTree.Entry, reporting log: inout [Diagnostic]) -> Scenario.Setting? {
        guard let index = scope[entry.key] else {
            log.append(
                .error(
                    "the scenario sets '\(entry.key)', which is no quantity", at: entry.keyPlace,
                    notes: didYouMean(entry.key, among: scope.names)))
            return nil
        }
        guard let text = entry.value.text else {
            log.append(.error("'\(entry.key)' is set to a formula, not to \(entry.value.kind)", at: entry.value.place))
            return nil
        }
        let before = quantities[index]
        let formula = formula(entry.value.excerpt, in: before.group, reporting: &log)
        var checker = FormulaChecker(
            entry.value.excerpt, quantities: quantities, replacing: before.computation.map { (index, $0) })
        let checked = checker.quantity(formula)
        log += checker.diagnostics
        guard let checked, let units = before.units else { return nil }
        guard let scale = checked.units.scale(to: units) else {
            log.append(
                .error(
                    "'\(entry.key)' is \(units.phrased), and the scenario gives it \(checked.units.named)", at: entry.value.place,
                    notes: [.init("'\(entry.key)' is defined here", at: before.place)]))
            return nil
        }
        return Scenario.Setting(
            name: entry.key, formulaText: text, place: entry.value.place, quantity: index,
            computation: checked.computation.scaled(by: scale), decimals: formula.writtenDecimals)
    }

    /// Reads a formula that stands in a group.
    func formula(_ excerpt: Excerpt, in group: String, reporting log: inout [Diagnostic]) -> Formula {
        var scope = scope
        scope.group = group
        var reader = FormulaReader(excerpt, units: units, scope: scope)
        defer { log += reader.diagnostics }
        return reader.formula()
    }
}
