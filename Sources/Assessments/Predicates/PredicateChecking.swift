package import Diagnostics
import YAMLTrees

/// The names that a condition may use where it stands.
///
/// Nil for what is not checked there. An empty list or vocabulary says that there is nothing of the kind: a rubric is about pipelines, and
/// knows no questions about uses.
package struct PredicateNames: Sendable {
    package var practices: Vocabulary?
    package var questions: Vocabulary?
    package var stages: [String]?
    package var kinds: [String]?
    package var layers: [String]?
    package var components: [String]?
    package var controls: [String]?
    package var measures: [String]?
    package var classes: [String]?

    package init(
        practices: Vocabulary? = nil, questions: Vocabulary? = nil, stages: [String]? = nil, kinds: [String]? = nil,
        layers: [String]? = nil, components: [String]? = nil, controls: [String]? = nil, measures: [String]? = nil, classes: [String]? = nil
    ) {
        self.practices = practices
        self.questions = questions
        self.stages = stages
        self.kinds = kinds
        self.layers = layers
        self.components = components
        self.controls = controls
        self.measures = measures
        self.classes = classes
    }
}

/// What a condition asks for that cannot be there: names and values that do not exist, tests that do not fit a name's values, and bounds
/// that nothing lies between.
package func check(_ predicate: Predicate, among names: PredicateNames) -> [Diagnostic] {
    predicate.atoms.flatMap { atom -> [Diagnostic] in
        switch atom {
        case .practice(let name, let test): return check(name, test, in: names.practices)
        case .answer(let name, let test): return check(name, test, in: names.questions)
        case .stage(let pattern):
            return unknown("stage", pattern.ids, among: names.stages) + unknown("kind of stage", pattern.kinds, among: names.kinds)
                + unknown("layer", pattern.layers, among: names.layers) + unknown("component", pattern.components, among: names.components)
        case .control(let control): return unknown("control", [control], among: names.controls)
        case .measure(let name, let bounds): return unknown("measure", [name], among: names.measures) + check(bounds, of: name)
        case .classified(let classes): return unknown("class", classes, among: names.classes)
        case .all, .any, .not, .invalid: return []
        }
    }
}

private func unknown(_ noun: String, _ mentions: [Mention], among names: [String]?) -> [Diagnostic] {
    guard let names else { return [] }
    return mentions.filter { !names.contains($0.name) }.map { mention in
        if names.isEmpty { return .error("there is no \(noun) here that a condition could ask for", at: mention.place) }
        return .error("no \(noun) is called '\(mention.name)'", at: mention.place, notes: didYouMean(mention.name, among: names))
    }
}

private func check(_ bounds: Predicate.Bounds, of measure: Mention) -> [Diagnostic] {
    guard let least = bounds.atLeast, let most = bounds.atMost, least > most else { return [] }
    return [.error("nothing is at least \(least) and at most \(most)", at: measure.place)]
}

private func check(_ name: Mention, _ test: Predicate.Test, in vocabulary: Vocabulary?) -> [Diagnostic] {
    guard let vocabulary else { return [] }
    guard let entry = vocabulary[name.name] else { return [vocabulary.unknown(name)] }
    switch (test, entry.values) {
    case (_, .invalid), (.isTrue, .flag): return []
    case (.isTrue, .text): return [misfit(name, "'\(name.name)' is not true or false", "ask with 'is' for what it says")]
    case (.isTrue, .one(let domain)) where domain.contains("true"): return []
    case (.isTrue, .one(let domain)): return [misfit(name, "'\(name.name)' is not true or false", "ask with 'is' for \(list(domain))")]
    case (.isTrue, .several(let domain)):
        return [misfit(name, "'\(name.name)' is not true or false", "ask with 'includes' for \(list(domain))")]
    case (.isOneOf, .flag), (.includes, .flag):
        return [misfit(name, "'\(name.name)' is true or false", "leave the value out, and say the opposite with 'not'")]
    case (.isOneOf(let wanted), .one), (.isOneOf(let wanted), .text): return values(wanted, of: entry)
    case (.isOneOf, .several): return [misfit(name, "'\(name.name)' can have several values at once", "ask with 'includes'")]
    case (.includes, .one), (.includes, .text): return [misfit(name, "'\(name.name)' has one value", "ask with 'is'")]
    case (.includes(let wanted), .several): return values(wanted, of: entry)
    }
}

private func misfit(_ name: Mention, _ message: String, _ note: String) -> Diagnostic {
    .error(message, at: name.place, notes: [.init(note)])
}

private func list(_ domain: [String]) -> String { domain.joined(separator: ", ") }

/// Values that are asked for and do not exist, or that are named twice.
private func values(_ wanted: [Mention], of entry: Vocabulary.Entry) -> [Diagnostic] {
    var log = wanted.filter { !entry.admits($0.name) }.map { entry.unknown($0) }
    for (position, value) in wanted.enumerated() where wanted[..<position].contains(where: { $0.name == value.name }) {
        log.append(.error("'\(value.name)' is asked for twice", at: value.place))
    }
    return log
}
