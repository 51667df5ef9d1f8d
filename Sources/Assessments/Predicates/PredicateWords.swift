import YAMLTrees

/// What would make a condition hold, as part of an English sentence: "practice ‘data.schema-checks’ is ‘manual’ or ‘on upload’".
package func words(of predicate: Predicate) -> String {
    switch predicate {
    case .practice(let name, let test): "practice \(quoted(name)) \(words(of: test))"
    case .answer(let name, let test): "the answer to \(quoted(name)) \(words(of: test))"
    case .stage(let pattern): words(of: pattern)
    case .control(let control): "a stage provides the control \(quoted(control))"
    case .measure(let name, let bounds): "a run measured \(quoted(name))\(words(of: bounds))"
    case .classified(let names): "the use is classified as \(list(names, "or"))"
    case .all(let parts): joined(parts, "and")
    case .any(let parts): joined(parts, "or")
    case .not(.practice(let name, .isTrue)): "practice \(quoted(name)) is ‘false’"
    case .not(.answer(let name, .isTrue)): "the answer to \(quoted(name)) is ‘false’"
    case .not(let part): "it is not so that \(nested(part))"
    case .invalid: "something that could not be read"
    }
}

/// A number without the decimals it does not need: 1 or 0.75.
func words(of number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

private func words(of test: Predicate.Test) -> String {
    switch test {
    case .isTrue: "is ‘true’"
    case .isOneOf(let names): "is \(list(names, "or"))"
    case .includes(let names): "names \(list(names, "and"))"
    }
}

private func words(of bounds: Predicate.Bounds) -> String {
    let ends = [bounds.atLeast.map { "at least \(words(of: $0))" }, bounds.atMost.map { "at most \(words(of: $0))" }].compactMap(\.self)
    return ends.isEmpty ? "" : " as \(ends.joined(separator: " and "))"
}

private func words(of pattern: StagePattern) -> String {
    let parts = [("", pattern.ids), (" of kind", pattern.kinds), (" in layer", pattern.layers), (" that does", pattern.components)]
    return "there is a stage" + parts.filter { !$0.1.isEmpty }.map { "\($0.0) \(list($0.1, "or"))" }.joined()
}

private func joined(_ parts: [Predicate], _ word: String) -> String {
    parts.count == 1 ? words(of: parts[0]) : parts.map(nested).joined(separator: ", \(word) ")
}

/// In brackets when it is joined of parts itself.
private func nested(_ predicate: Predicate) -> String {
    switch predicate {
    case .all(let parts) where parts.count > 1, .any(let parts) where parts.count > 1: "(\(words(of: predicate)))"
    case .all, .any, .not, .practice, .answer, .stage, .control, .measure, .classified, .invalid: words(of: predicate)
    }
}

private func quoted(_ name: Mention) -> String { "‘\(name.name)’" }

private func list(_ names: [Mention], _ word: String) -> String {
    guard names.count > 1, let last = names.last else { return names.map(quoted).joined() }
    return names.dropLast().map(quoted).joined(separator: ", ") + " \(word) " + quoted(last)
}
