/// A duty that arises from a use, or may.
package struct Obligation: Sendable {
    package let duty: Catalogue.Duty
    /// `yes`, or `noEvidence` where open questions decide whether it arises.
    package let verdict: Verdict
    /// The questions that decide; empty if it arises for certain.
    package let openQuestions: [String]
    /// Who has it; empty where nobody named in the use holds the role.
    package let holders: [UseCase.Holder]
    /// Its own days, or those of the class that calls for it.
    package let applies: Applicability
}

/// The duties that arise from a use by its classification, and those that may, in the catalogue's order.
package func obligations(of classification: Classification, _ use: UseCase, by catalogue: Catalogue) -> [Obligation] {
    let walk = Walk(catalogue.rules, answers: use.answersByQuestion)
    let evidence = Evidence(answers: use.answersByQuestion, classes: walk.certain)
    let holders = holders(of: use, classification)
    return catalogue.duties.compactMap { duty in
        var (verdict, open): (Verdict, [String]) = (.yes, [])
        if let when = duty.when {
            verdict = evidence.verdict(on: walk.settled(when))
            open = Finding(verdict: verdict, grounds: evidence.finding(on: when).grounds).openQuestions
            // Nothing of its own is open: then its class is.
            if verdict == .noEvidence, open.isEmpty { open = classification.openQuestions }
        }
        guard verdict != .no else { return nil }
        let roles = duty.roles.map(\.name)
        return Obligation(
            duty: duty, verdict: verdict, openQuestions: open, holders: holders.filter { roles.isEmpty || roles.contains($0.role) },
            applies: days(of: duty, classification))
    }
}

/// Those that the use names, and whoever changed it, in the role that this brings.
///
/// Nobody loses a role here: whether the first provider is free after another's change is more than a rule can say.
private func holders(of use: UseCase, _ classification: Classification) -> [UseCase.Holder] {
    var holders = use.holders
    guard let party = use.changedBy else { return holders }
    for step in classification.path where step.verdict == .yes {
        guard let role = step.rule.role?.name, !holders.contains(where: { $0.party == party && $0.role == role }) else { continue }
        holders.append(.init(party: party, role: role, rule: step.rule.id))
    }
    return holders
}

/// The duty's own days, or the first of the classes that call for it and that the use is in or may be in.
private func days(of duty: Catalogue.Duty, _ classification: Classification) -> Applicability {
    guard case .undated = duty.applies, let when = duty.when else { return duty.applies }
    let wanted = calling(when)
    let certain = classification.assignments.filter { wanted.contains($0.useClass) }
    let days = (certain.isEmpty ? classification.possible.filter { wanted.contains($0.useClass) } : certain).map(\.applies)
    return days.dropFirst().reduce(days.first ?? .undated) { $0.earlier($1) }
}

extension Catalogue {
    /// From when a duty applies to whatever use: its own days, or the first of the classes that call for it.
    package func applicability(of duty: Duty) -> Applicability {
        guard case .undated = duty.applies, let when = duty.when else { return duty.applies }
        let wanted = calling(when)
        let days = rules.filter { wanted.contains($0.useClass.name) }.map(\.applies)
        return days.dropFirst().reduce(days.first ?? .undated) { $0.earlier($1) }
    }
}

/// The classes for which a condition asks, and not those it excludes.
private func calling(_ predicate: Predicate) -> Set<String> {
    switch predicate {
    case .classified(let wanted): Set(wanted.map(\.name))
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion(calling($1)) }
    case .not, .practice, .answer, .stage, .control, .measure, .invalid: []
    }
}
