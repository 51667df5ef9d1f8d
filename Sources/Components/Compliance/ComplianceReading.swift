package import Diagnostics
import YAMLTrees

/// Reads the rules of a file like `content/rules/techcorp-compliance.yml`. Never fails: what is wrong is reported, and the rules that can be
/// read are there.
///
///     rules:
///       tax-number: { title: An invoice shows a tax number, in: [invoice], requires: [tax_number] }
///       total: { title: Net and tax add up to the total, sum: { of: [net, tax], is: total, within: 0.02 } }
///       dates: { title: Nothing is due before it was issued, order: [issue_date, due_date] }
///       account: { title: The account number has no typing error, check-digits: iban }
///       law: { title: A lease names its law, in: [lease], states: [governing law, applicable law] }
package func readComplianceRules(_ source: SourceFile, reporting log: inout [Diagnostic]) -> ComplianceRules {
    let tree = readYAML(Excerpt(source), reporting: &log)
    var fields = FieldReader(tree, of: "a file of compliance rules")
    let title = fields.text("title")
    if fields.lacks("rules") { log.append(.error("a file of compliance rules needs 'rules'", at: tree.place)) }
    var reader = RuleReader()
    let rules = fields.mapping("rules").compactMap { reader.rule($0) }
    log += fields.finish() + reader.diagnostics
    return ComplianceRules(title: title, rules: rules, categories: reader.categories, fields: reader.fields, file: source)
}

private struct RuleReader {
    var diagnostics: [Diagnostic] = []
    var categories: [RuleMention] = []
    var fields: [RuleMention] = []

    private enum Kind: String, CaseIterable {
        case requires, sum, order
        case checkDigits = "check-digits"
        case states
    }

    mutating func rule(_ entry: YAMLTree.Entry) -> ComplianceRules.Rule? {
        var fields = FieldReader(entry.value, of: "a rule")
        let title = fields.scalar("title")?.text
        if fields.lacks("title") {
            let hint = Diagnostic.Note("a sentence that says what must be true")
            diagnostics.append(.error("rule '\(entry.key)' needs 'title'", at: entry.keyPlace, notes: [hint]))
        }
        let source = fields.text("source")
        let categories = fields.scalars("in").map { RuleMention(name: $0.text ?? "", place: $0.place) }
        let demand = demand(entry, &fields)
        diagnostics += fields.finish()
        self.categories += categories
        guard let demand else { return nil }
        return .init(
            id: entry.key, title: title ?? entry.key, source: source, place: entry.keyPlace, categories: Set(categories.map(\.name)),
            demand: demand)
    }

    /// The one demand of a rule.
    private mutating func demand(_ entry: YAMLTree.Entry, _ fields: inout FieldReader) -> Demand? {
        let given = Kind.allCases.filter { entry.value[$0.rawValue] != nil }
        // Asked for, so that none of them is an unknown key.
        let values = Kind.allCases.map { (kind: $0, tree: fields.value($0.rawValue)) }
        if given.count > 1,
            let second = entry.value.entries?.filter({ entry in given.contains { $0.rawValue == entry.key } }).dropFirst().first
        {
            diagnostics.append(
                .error("a rule demands one thing, and '\(entry.key)' two", at: second.keyPlace, notes: [.init("make two rules of it")]))
            return nil
        }
        guard let kind = given.first else {
            if Kind.allCases.allSatisfy({ fields.lacks($0.rawValue) }), entry.value.entries != nil || entry.value.isNull {
                let hint = Diagnostic.Note("say it with one of \(Kind.allCases.map(\.rawValue).joined(separator: ", "))")
                diagnostics.append(.error("rule '\(entry.key)' demands nothing", at: entry.keyPlace, notes: [hint]))
            }
            return nil
        }
        guard let tree = values.first(where: { $0.kind == kind })?.tree else {
            diagnostics.append(.error("'\(kind.rawValue)' is empty", at: entry.keyPlace))
            return nil
        }
        switch kind {
        case .requires: return names(tree, "requires", atLeast: 1, nil).map { .presence($0) }
        case .sum: return sum(tree)
        case .order: return names(tree, "order", atLeast: 2, .date).map { .order($0) }
        case .checkDigits: return names(tree, "check-digits", atLeast: 1, .identifier)?.first.map { .checkDigits($0) }
        case .states: return statements(tree)
        }
    }

    private mutating func sum(_ tree: YAMLTree) -> Demand? {
        var reader = FieldReader(tree, of: "a sum")
        let parts = reader.value("of")
        let total = reader.required("is")
        let within = reader.scalar("within")
        if reader.lacks("of") {
            diagnostics.append(.error("a sum needs 'of'", at: tree.place, notes: [.init("the fields that are added up")]))
        }
        diagnostics += reader.finish()
        guard let parts, let names = names(parts, "of", atLeast: 2, .amount), let total, let name = total.text else { return nil }
        fields.append(RuleMention(name: name, place: total.place, kind: .amount))
        return .sum(names, total: name, tolerance: within.flatMap { tolerance($0) } ?? 0)
    }

    /// In cents.
    private mutating func tolerance(_ tree: YAMLTree) -> Int? {
        let amount = cents(of: normal(tree.text ?? "", as: .amount))
        if amount ?? -1 < 0 {
            let hint = Diagnostic.Note("it is how far the sum may be off, such as 0.02")
            diagnostics.append(.error("'within' is an amount, not '\(tree.text ?? "")'", at: tree.place, notes: [hint]))
        }
        return amount
    }

    /// Names of fields, and a message when there are too few.
    private mutating func names(_ tree: YAMLTree, _ key: String, atLeast least: Int, _ kind: FieldKind?) -> [String]? {
        let items = tree.items ?? [tree]
        let texts = items.filter { $0.text != nil }
        for item in items where item.text == nil && !item.isInvalid {
            diagnostics.append(.error("'\(key)' names fields, and this is \(item.kind)", at: item.place))
        }
        fields += texts.map { RuleMention(name: $0.text ?? "", place: $0.place, kind: kind) }
        guard texts.count == items.count else { return nil }
        if texts.count < least {
            let count = least == 1 ? "at least one field" : "at least two fields"
            diagnostics.append(.error("'\(key)' names \(count)", at: tree.place))
            return nil
        }
        if key == "check-digits", texts.count > 1 {
            diagnostics.append(.error("'check-digits' names one field", at: texts[1].place, notes: [.init("make two rules of it")]))
            return nil
        }
        return texts.compactMap(\.text)
    }

    private mutating func statements(_ tree: YAMLTree) -> Demand? {
        var statements: [[UInt8]] = []
        for item in tree.items ?? [tree] {
            let letters = folded(item.text ?? "")
            if letters.isEmpty {
                diagnostics.append(.error("a statement has letters or digits", at: item.place))
            } else {
                statements.append(letters)
            }
        }
        if tree.items?.isEmpty ?? false { diagnostics.append(.error("'states' has at least one text", at: tree.place)) }
        return statements.isEmpty ? nil : .statement(statements)
    }
}
