/// The rules of a catalogue, asked one after the other of what is answered.
///
/// What nobody answered leaves a rule undecided. The classes it would give are possible then and not certain, and after one that
/// would have ended the walk nothing is certain any more.
struct Walk {
    /// Up to the rule that ended it.
    private(set) var steps: [Classification.Step] = []
    private(set) var certain: Set<String> = []
    /// With the certain ones.
    private(set) var possible: Set<String> = []

    init(_ rules: [Catalogue.Rule], answers: [String: [String]]) {
        var isReached = true
        for rule in rules {
            let evidence = Evidence(answers: answers, classes: certain)
            let found = evidence.verdict(on: settled(rule.when))
            let verdict: Verdict = found == .yes && !isReached ? .noEvidence : found
            let finding = Finding(verdict: found, grounds: evidence.finding(on: rule.when).grounds)
            steps.append(.init(rule: rule, finding: finding, verdict: verdict))
            if verdict != .no { possible.insert(rule.useClass.name) }
            if verdict == .yes { certain.insert(rule.useClass.name) }
            guard rule.ends else { continue }
            if verdict == .yes { return }
            if verdict == .noEvidence { isReached = false }
        }
    }

    /// The predicate with what it asks of possible classes left without an answer.
    func settled(_ predicate: Predicate) -> Predicate {
        switch predicate {
        case .classified(let wanted):
            let isOpen = !wanted.contains { certain.contains($0.name) } && wanted.contains { possible.contains($0.name) }
            return isOpen ? .invalid : predicate
        case .all(let parts): return .all(parts.map(settled))
        case .any(let parts): return .any(parts.map(settled))
        case .not(let part): return .not(settled(part))
        case .practice, .answer, .stage, .control, .measure, .invalid: return predicate
        }
    }
}

extension Finding {
    /// The questions that nobody answered, if the verdict is open because of them.
    var openQuestions: [String] {
        guard verdict == .noEvidence else { return [] }
        return grounds.compactMap { ground in
            if case .answer(let question, nil) = ground { question } else { nil }
        }
    }
}
