package import Diagnostics
import YAMLTrees

/// Reads the files of a model and checks every name and every unit. Never fails: what makes no sense is reported.
package func readModel(_ files: [SourceFile], reporting log: inout [Diagnostic]) -> Model {
    readModel(files, addingTo: Model(), reporting: &log)
}

/// Adds files to a model that was read before: what they say may use its names, and it does not know theirs.
///
/// - Parameter isIncomplete: whether files are missing that the others may name; then names that are nowhere are not reported.
package func readModel(
    _ files: [SourceFile], addingTo model: Model, isIncomplete: Bool = false, reporting log: inout [Diagnostic]
) -> Model {
    var reader = ModelReader(model: model)
    let trees = files.map { readYAML(Excerpt($0), reporting: &log) }
    if isIncomplete || trees.contains(where: \.isInvalid) { reader.model.scope.isIncomplete = true }
    for tree in trees { reader.readUnits(tree) }
    for tree in trees { reader.readHorizon(tree) }
    for tree in trees { reader.readRoot(tree) }
    reader.readFormulas()
    log += reader.diagnostics
    var model = reader.model
    for tree in trees { model.readScenarios(tree, reporting: &log) }
    return model
}

/// The units that files of a model declare, beside the built-in ones; what is wrong with them is reported when the model is read.
package func readUnits(_ files: [SourceFile]) -> UnitRegistry {
    var ignored: [Diagnostic] = []
    var reader = ModelReader(model: Model())
    for file in files { reader.readUnits(readYAML(Excerpt(file), reporting: &ignored)) }
    return reader.model.units
}

private let reserved = ["units", "scenarios", "horizon"]
private let quantityKeys = ["says", "value", "unit", "range", "source", "on", "mark", "note"]

private struct ModelReader {
    var model: Model
    var diagnostics: [Diagnostic] = []
    /// The fields of the new quantities that hold formulas and units; `model.quantities` goes on where `first` begins.
    private var drafts: [Draft] = []
    private let first: Int
    /// Where each name was declared.
    private var places: [String: Place] = [:]

    private struct Draft {
        let unit: Excerpt?
        let range: Excerpt?
    }

    init(model: Model) {
        self.model = model
        first = model.quantities.count
        for quantity in model.quantities { places[quantity.name] = quantity.place }
        for group in model.groups { places[group.name] = group.place }
    }
}

// MARK: - Units, horizon

extension ModelReader {
    mutating func readUnits(_ tree: YAMLTree) {
        guard let units = tree["units"], !units.isNull else { return }
        guard let entries = units.entries else { return report("'units' is a mapping of counts", at: units.place) }
        for entry in entries {
            var fields = FieldReader(entry.value, of: "a unit")
            let singular = fields.text("singular")
            let plural = fields.text("plural")
            let prefixes = fields.flag("prefixes") ?? false
            diagnostics += fields.finish()
            if !isName(entry.key) {
                report("a unit's name is made of letters, digits and _", at: entry.keyPlace)
            } else if !model.units.declare(entry.key, singular: singular, plural: plural, prefixes: prefixes) {
                let prefixed = prefixes && model.units[entry.key] == nil
                report("the unit '\(entry.key)' \(prefixed ? "has a prefixed form that exists" : "exists") already", at: entry.keyPlace)
            }
        }
    }

    mutating func readHorizon(_ tree: YAMLTree) {
        guard let field = tree["horizon"], !field.isNull else { return }
        guard field.text != nil else { return report("'horizon' is a number of months", at: field.place) }
        if model.horizon != nil { return report("the horizon is given twice", at: field.place) }
        var reader = FormulaReader(field.excerpt, units: model.units, scope: NameScope())
        let formula = reader.formula()
        diagnostics += reader.diagnostics
        guard case .number(let literal) = formula else {
            if reader.diagnostics.isEmpty { report("'horizon' is a number of months", at: field.place) }
            return
        }
        guard let months = literal.units.convert(literal.number, to: .month) else {
            return report("'horizon' is a time, not \(literal.units.named)", at: field.place, notes: [.init("write '36 month'")])
        }
        guard let whole = Int(exactly: months), (1...1200).contains(whole) else {
            return report("'horizon' is a whole number of months, from 1 to 1200", at: field.place)
        }
        model.horizon = whole
        model.scope.horizon = whole
    }

    private mutating func report(_ message: String, at place: Place?, notes: [Diagnostic.Note] = []) {
        diagnostics.append(.error(message, at: place, notes: notes))
    }
}

// MARK: - Groups and quantities

extension ModelReader {
    mutating func readRoot(_ tree: YAMLTree) {
        guard let entries = tree.entries else {
            if !tree.isNull, !tree.isInvalid { report("a model is a mapping of names, not \(tree.kind)", at: tree.place) }
            return
        }
        for entry in entries where !reserved.contains(entry.key) { readMember(entry, of: "") }
    }

    private mutating func readMember(_ entry: YAMLTree.Entry, of group: String) {
        guard isName(entry.key), !["t", "in", "horizon"].contains(entry.key) else {
            if isName(entry.key) { return report("'\(entry.key)' has a meaning of its own in formulas", at: entry.keyPlace) }
            let hint = "a name is made of letters, digits and _, and starts with a letter"
            return report("'\(entry.key)' cannot stand in a formula", at: entry.keyPlace, notes: [.init(hint)])
        }
        let name = group.isEmpty ? entry.key : group + "." + entry.key
        if entry.value["value"] != nil { return readQuantity(name, entry) }
        guard let members = entry.value.entries else {
            let hint = "a quantity is written '\(entry.key): { value: … }'"
            return report("'\(name)' is neither a quantity nor a group", at: entry.keyPlace, notes: [.init(hint)])
        }
        if let stray = members.first(where: { $0.key != "says" && quantityKeys.contains($0.key) && $0.value.entries == nil }) {
            let near = members.compactMap { closest(to: $0.key, among: ["value"]) == nil ? nil : $0.key }.first
            let notes = near.map { [Diagnostic.Note("did you mean 'value' instead of '\($0)'?")] } ?? []
            return report("'\(name)' has a '\(stray.key)' but no 'value'", at: entry.keyPlace, notes: notes)
        }
        readGroup(name, entry, members)
    }

    private mutating func readGroup(_ name: String, _ entry: YAMLTree.Entry, _ members: [YAMLTree.Entry]) {
        let title = members.first { $0.key == "says" }
        if let title, title.value.text == nil { report("'says' is a text, not \(title.value.kind)", at: title.value.place) }
        let says = title?.value.text
        if model.scope[name] != nil {
            return report("'\(name)' is a group here", at: entry.keyPlace, notes: [.init("it is a quantity here", at: places[name])])
        }
        if let index = model.groups.firstIndex(where: { $0.name == name }) {
            if let says, let earlier = model.groups[index].says, says != earlier {
                report("the group '\(name)' says two things", at: title?.keyPlace, notes: [.init("first said here", at: places[name])])
            }
            model.groups[index] = QuantityGroup(name: name, says: model.groups[index].says ?? says, place: model.groups[index].place)
        } else {
            model.groups.append(QuantityGroup(name: name, says: says, place: entry.keyPlace))
            model.scope.declareGroup(name)
            places[name] = entry.keyPlace
        }
        for member in members where member.key != "says" { readMember(member, of: name) }
    }

    private mutating func readQuantity(_ name: String, _ entry: YAMLTree.Entry) {
        var fields = FieldReader(entry.value, of: "a quantity")
        let says = fields.text("says")
        let value = fields.required("value")
        let unit = fields.scalar("unit")
        let range = fields.scalar("range")
        let source = fields.scalar("source")
        let on = fields.scalar("on")
        let mark = fields.choice("mark", of: Quantity.Mark.self)
        let note = fields.text("note")
        diagnostics += fields.finish()
        if let on, !isDate(on.text ?? "") {
            report("'\(on.text ?? "")' is no date", at: on.place, notes: [.init("a date is written 2026-10-15")])
        }
        if let first = places[name] {
            let isGroup = model.scope[name] == nil
            return report(
                isGroup ? "'\(name)' is a quantity here" : "'\(name)' is defined twice", at: entry.keyPlace,
                notes: [.init(isGroup ? "it is a group here" : "first defined here", at: first)])
        }
        let excerpt = value?.excerpt ?? Excerpt(text: "", standingFor: entry.keyPlace)
        places[name] = entry.keyPlace
        model.scope.declare(name)
        model.quantities.append(
            Quantity(
                name: name, says: says, formulaText: value?.text ?? "", source: source.flatMap(self.source), on: on?.text, mark: mark,
                note: note, place: entry.keyPlace, excerpt: excerpt))
        drafts.append(Draft(unit: unit?.excerpt, range: range?.excerpt))
    }

    private func source(_ tree: YAMLTree) -> Quantity.Source? {
        switch tree.text {
        case "scenario": .scenario
        case "assumption": .assumption
        case let text? where text.hasPrefix("run "): .run(String(text.dropFirst(4)), tree.place)
        case let text? where text.hasPrefix("rubric "): .rubric(String(text.dropFirst(7)))
        case let text?: .reference(text, tree.place)
        case nil: nil
        }
    }

    private func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ Int($0) != nil }) else { return false }
        return (1...12).contains(Int(parts[1]) ?? 0) && (1...31).contains(Int(parts[2]) ?? 0)
    }
}

// MARK: - Formulas

extension ModelReader {
    /// Reads the formulas of the new quantities and checks them, each after those it needs.
    mutating func readFormulas() {
        let new = first..<model.quantities.count
        for index in new { readFormula(index) }
        let ordering = ordered(by: model.quantities.map { $0.formula.references.map(\.quantity) })
        for ring in ordering.rings { report(ring: ring) }
        let circular = Set(ordering.rings.joined())
        for index in ordering.order where index >= first {
            checkFormula(index, isCircular: circular.contains(index))
            readRange(index)
        }
        model.order = ordering.order
        for index in model.scenarios.indices { model.scenarios[index].order = model.ordering(with: model.scenarios[index].settings).order }
    }

    private mutating func readFormula(_ index: Int) {
        let quantity = model.quantities[index]
        guard !quantity.formulaText.isEmpty else { return }
        let formula = model.formula(quantity.excerpt, in: quantity.group, reporting: &diagnostics)
        model.quantities[index].formula = formula
        var seen: Set<Int> = []
        model.quantities[index].uses = formula.references.map(\.quantity).filter { seen.insert($0).inserted }.map { model.scope.names[$0] }
    }

    private mutating func checkFormula(_ index: Int, isCircular: Bool) {
        let quantity = model.quantities[index]
        let unit = drafts[index - first].unit
        let declared = unit.flatMap { model.units.read($0, reporting: &diagnostics) }
        let checked = isCircular ? nil : units(of: quantity)
        model.quantities[index].units = declared ?? checked?.units
        model.quantities[index].isInDeclaredUnits = declared != nil || quantity.isGiven
        guard let checked else { return }
        let wanted = declared ?? checked.units
        if let scale = checked.units.scale(to: wanted) {
            model.quantities[index].computation = checked.computation.scaled(by: scale)
            return
        }
        let isBareNumber = checked.units.isBare && quantity.isGiven
        let note = isBareNumber ? "write '\(quantity.formulaText) \(wanted)'" : "'unit' says \(wanted) here"
        report(
            "'\(quantity.name)' comes out \(checked.units.phrased), not in \(wanted)", at: quantity.excerpt.place,
            notes: [.init(note, at: unit?.place)])
    }

    /// The checker holds all quantities: it is gone when this returns, so that they are changed in place.
    private mutating func units(of quantity: Quantity) -> Checked? {
        var checker = FormulaChecker(quantity.excerpt, quantities: model.quantities)
        defer { diagnostics += checker.diagnostics }
        return checker.quantity(quantity.formula)
    }

    private mutating func readRange(_ index: Int) {
        guard let excerpt = drafts[index - first].range else { return }
        var reader = FormulaReader(excerpt, units: model.units, scope: NameScope())
        let interval = reader.interval()
        diagnostics += reader.diagnostics
        guard let interval, let units = model.quantities[index].units else { return }
        let ends = [interval.low, interval.high].map { end in
            let written = end.units.isBare ? interval.high.units : end.units
            return written.isBare ? end.number : written.convert(end.number, to: units)
        }
        guard let low = ends[0], let high = ends[1] else {
            let written = interval.high.units.isBare ? interval.low.units : interval.high.units
            return report("the range is \(written.phrased), the value \(units.phrased)", at: excerpt.place)
        }
        guard low <= high else { return report("the range ends below its start", at: excerpt.place) }
        model.quantities[index].interval = .init(low: low, high: high)
        model.quantities[index].intervalPlace = excerpt.place
    }

    private mutating func report(ring: [Int]) {
        let names = ring.map { model.quantities[$0].name }
        let uses = ring.indices.map { place(ofUse: ring[($0 + 1) % ring.count], by: ring[$0]) }
        let message =
            ring.count == 1
            ? "'\(names[0])' depends on itself" : "'\(names[0])' depends on itself: \((names + [names[0]]).joined(separator: " → "))"
        let notes = ring.indices.dropFirst().map {
            Diagnostic.Note("'\(names[$0])' uses '\(names[($0 + 1) % names.count])' here", at: uses[$0])
        }
        report(message, at: uses[0], notes: notes)
    }

    private func place(ofUse used: Int, by user: Int) -> Place {
        let quantity = model.quantities[user]
        guard let reference = quantity.formula.references.first(where: { $0.quantity == used }) else { return quantity.place }
        return quantity.excerpt.place(reference.range)
    }
}
