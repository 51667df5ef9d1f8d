package import Diagnostics
package import YAMLTrees

/// Reads a predicate:
///
///     { practice: data.versioned }                                    a practice that is true
///     { practice: release.trigger, is: [merge, every change] }        … or is one of these
///     { practice: data.erasure-reaches, includes: [chunks, logs] }    … or names all of these
///     { stage: { kind: gate, does: model-comparison } }               a stage, by its id or by what it is
///     { control: human-review }                                       a control that some stage provides
///     { measure: accuracy, at-least: 0.9 }                            what a run measured
///     { answer: purpose, is: recruitment }                            what is said of a use
///     { classified: high-risk }                                       what a use has been found to be
///     { all: […] }, { any: […] }, { not: … }                          a list is short for `all`
///
/// Names are not checked here: `checkPredicate` does, which knows what there is.
package func readPredicate(_ tree: YAMLTree, reporting log: inout [Diagnostic]) -> Predicate {
    if let items = tree.items { return .all(items.map { readPredicate($0, reporting: &log) }) }
    guard let entries = tree.entries, let form = entries.lazy.compactMap({ PredicateForm(rawValue: $0.key) }).first else {
        return unreadable(tree, reporting: &log)
    }
    var fields = FieldReader(tree, of: "a condition")
    let predicate = form.predicate(&fields, reporting: &log)
    let problems = fields.finish()
    log += problems
    return problems.isEmpty ? predicate ?? .invalid : .invalid
}

private func unreadable(_ tree: YAMLTree, reporting log: inout [Diagnostic]) -> Predicate {
    if tree.isInvalid { return .invalid }
    let forms = PredicateForm.allCases.map(\.rawValue)
    let guess = tree.entries?.lazy.compactMap { entry in closest(to: entry.key, among: forms) }.first
    let note = guess.map { "did you mean '\($0)'?" } ?? "it begins with one of \(forms.joined(separator: ", "))"
    log.append(.error("this is no condition", at: tree.entries?.first?.keyPlace ?? tree.place, notes: [.init(note)]))
    return .invalid
}

private enum PredicateForm: String, CaseIterable {
    case practice, stage, control, measure, answer, classified, all, any, not

    /// Nil for what makes no sense, which was reported.
    func predicate(_ fields: inout FieldReader, reporting log: inout [Diagnostic]) -> Predicate? {
        switch self {
        case .practice:
            let name = fields.required(rawValue)?.mention
            let test = test(&fields)
            return name.map { .practice($0, test) }
        case .answer:
            let name = fields.required(rawValue)?.mention
            let test = test(&fields)
            return name.map { .answer($0, test) }
        case .stage:
            guard let value = fields.value(rawValue) else { return nil }
            return stagePattern(value, reporting: &log).map { .stage($0) }
        case .control: return fields.required(rawValue)?.mention.map { .control($0) }
        case .measure:
            let name = fields.required(rawValue)?.mention
            let bounds = Predicate.Bounds(atLeast: fields.number("at-least"), atMost: fields.number("at-most"))
            return name.map { .measure($0, bounds) }
        case .classified: return .classified(fields.scalars(rawValue).compactMap(\.mention))
        case .all: return .all(fields.list(rawValue).map { readPredicate($0, reporting: &log) })
        case .any: return .any(fields.list(rawValue).map { readPredicate($0, reporting: &log) })
        case .not: return fields.value(rawValue).map { .not(readPredicate($0, reporting: &log)) }
        }
    }

    private func test(_ fields: inout FieldReader) -> Predicate.Test {
        let (values, parts) = (fields.scalars("is").compactMap(\.mention), fields.scalars("includes").compactMap(\.mention))
        return !parts.isEmpty ? .includes(parts) : values.isEmpty ? .isTrue : .isOneOf(values)
    }

    private func stagePattern(_ tree: YAMLTree, reporting log: inout [Diagnostic]) -> StagePattern? {
        guard tree.entries != nil else { return StagePattern(ids: (tree.items ?? [tree]).compactMap(\.mention)) }
        var fields = FieldReader(tree, of: "a stage's description")
        func names(_ key: String) -> [Mention] { fields.scalars(key).compactMap(\.mention) }
        let pattern = StagePattern(ids: names("id"), kinds: names("kind"), layers: names("layer"), components: names("does"))
        let problems = fields.finish()
        log += problems
        return problems.isEmpty ? pattern : nil
    }
}
