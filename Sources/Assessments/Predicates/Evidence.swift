import YAMLTrees

/// What is known of one pipeline or one use, and nothing else: a predicate that asks for more finds no evidence.
///
/// Stages and controls are all there are: one that is not here does not exist. Practices, answers and measures are only those that
/// somebody stated or a run found out.
package struct Evidence: Sendable {
    package struct Stage: Sendable {
        package let id: String
        package let title: String
        package let kind: String
        package let layer: String?
        package let component: String?
        /// The ids of the controls it provides.
        package let controls: [String]

        package init(id: String, title: String, kind: String, layer: String?, component: String?, controls: [String]) {
            self.id = id
            self.title = title
            self.kind = kind
            self.layer = layer
            self.component = component
            self.controls = controls
        }
    }

    package var stages: [Stage]
    /// By dotted name, the values that are stated.
    package var practices: [String: [String]]
    /// By dotted name, in the measure's own unit.
    package var measures: [String: Double]
    /// By question, the values that are given.
    package var answers: [String: [String]]
    /// The classes a use has been put into.
    package var classes: Set<String>

    package init(
        stages: [Stage] = [], practices: [String: [String]] = [:], measures: [String: Double] = [:], answers: [String: [String]] = [:],
        classes: Set<String> = []
    ) {
        self.stages = stages
        self.practices = practices
        self.measures = measures
        self.answers = answers
        self.classes = classes
    }
}

/// What evidence says to a condition.
package enum Verdict: Hashable, Sendable, CaseIterable {
    case yes, no
    /// Nobody said anything about it: neither yes nor no.
    case noEvidence
}

/// What a predicate looked at when it came to its verdict.
package enum Ground: Hashable, Sendable {
    /// Nil where nothing is stated.
    case practice(String, values: [String]?)
    case answer(String, values: [String]?)
    /// The ids of the stages that fit; empty where none does.
    case stages([String])
    /// The control's id, and the ids of the stages that provide it.
    case control(String, stages: [String])
    /// Nil where no run measured it.
    case measure(String, value: Double?)
    case classes([String])
}

/// A verdict and the grounds for it.
package struct Finding: Sendable {
    package let verdict: Verdict
    /// In the predicate's order, each once.
    package let grounds: [Ground]
}

extension Evidence {
    /// Decides a predicate.
    ///
    /// `all` and `any` follow Kleene's logic of three values: one no makes an `all` no, one yes makes an `any` yes, and else what has no
    /// evidence leaves the whole without.
    package func finding(on predicate: Predicate) -> Finding {
        var grounds: [Ground] = []
        for atom in predicate.atoms {
            if let ground = ground(of: atom), !grounds.contains(ground) { grounds.append(ground) }
        }
        return Finding(verdict: verdict(on: predicate), grounds: grounds)
    }

    package func verdict(on predicate: Predicate) -> Verdict {
        switch predicate {
        case .practice(let name, let test): return passes(practices[name.name], test)
        case .answer(let question, let test): return passes(answers[question.name], test)
        case .stage(let pattern): return stages.contains { fits($0, pattern) } ? .yes : .no
        case .control(let control): return stages.contains { $0.controls.contains(control.name) } ? .yes : .no
        case .measure(let name, let bounds):
            guard let value = measures[name.name] else { return .noEvidence }
            return value >= bounds.atLeast ?? -.infinity && value <= bounds.atMost ?? .infinity ? .yes : .no
        case .classified(let wanted): return wanted.contains { classes.contains($0.name) } ? .yes : .no
        case .all(let parts):
            let verdicts = parts.map { verdict(on: $0) }
            return verdicts.contains(.no) ? .no : verdicts.contains(.noEvidence) ? .noEvidence : .yes
        case .any(let parts):
            let verdicts = parts.map { verdict(on: $0) }
            return verdicts.contains(.yes) ? .yes : verdicts.contains(.noEvidence) ? .noEvidence : .no
        case .not(let part):
            switch verdict(on: part) {
            case .yes: return .no
            case .no: return .yes
            case .noEvidence: return .noEvidence
            }
        case .invalid: return .noEvidence
        }
    }

    private func passes(_ values: [String]?, _ test: Predicate.Test) -> Verdict {
        guard let values else { return .noEvidence }
        switch test {
        case .isTrue: return values == ["true"] ? .yes : .no
        case .isOneOf(let wanted): return values.count == 1 && wanted.contains { $0.name == values[0] } ? .yes : .no
        case .includes(let wanted): return wanted.allSatisfy { values.contains($0.name) } ? .yes : .no
        }
    }

    private func fits(_ stage: Stage, _ pattern: StagePattern) -> Bool {
        func fits(_ wanted: [Mention], _ value: String?) -> Bool { wanted.isEmpty || wanted.contains { $0.name == value } }
        return fits(pattern.ids, stage.id) && fits(pattern.kinds, stage.kind) && fits(pattern.layers, stage.layer)
            && fits(pattern.components, stage.component)
    }

    private func ground(of atom: Predicate) -> Ground? {
        switch atom {
        case .practice(let name, _): .practice(name.name, values: practices[name.name])
        case .answer(let question, _): .answer(question.name, values: answers[question.name])
        case .stage(let pattern): .stages(stages.filter { fits($0, pattern) }.map(\.id))
        case .control(let control): .control(control.name, stages: stages.filter { $0.controls.contains(control.name) }.map(\.id))
        case .measure(let name, _): .measure(name.name, value: measures[name.name])
        case .classified(let wanted): .classes(wanted.map(\.name).filter { classes.contains($0) })
        case .all, .any, .not, .invalid: nil
        }
    }
}
