import Diagnostics

/// What a rubric asks for and no evidence can give: conditions that never hold, and levels that nobody reaches whatever he does.
///
/// Found by trying; where there are more than `Trials.limit` combinations of values, nothing is said.
func checkReach(of rubric: Rubric, vocabulary: Vocabulary?) -> [Diagnostic] {
    rubric.dimensions.flatMap { dimension -> [Diagnostic] in
        let conditions = scope(of: dimension, vocabulary) + dimension.criteria.flatMap { reach(of: $0, vocabulary) }
        // A level that cannot be reached because of a condition that never holds is that condition's fault.
        return conditions.isEmpty ? levels(of: dimension, rubric, vocabulary) : conditions
    }
}

private func scope(of dimension: Dimension, _ vocabulary: Vocabulary?) -> [Diagnostic] {
    guard let scope = dimension.scope, let trials = Trials(of: [scope], vocabulary: vocabulary) else { return [] }
    guard !trials.contains(where: { $0.verdict(on: scope) == .yes }) else { return [] }
    return [.error("dimension '\(dimension.id)' never counts: its 'when' cannot hold", at: dimension.place)]
}

private func reach(of criterion: Criterion, _ vocabulary: Vocabulary?) -> [Diagnostic] {
    let conditions = [criterion.met] + [criterion.partly].compactMap(\.self)
    guard let trials = Trials(of: conditions, vocabulary: vocabulary) else { return [] }
    guard trials.contains(where: { $0.verdict(on: criterion.met) == .yes }) else {
        let hint = Diagnostic.Note("what it asks for excludes itself: \(words(of: criterion.met))")
        return [.error("nothing can meet criterion '\(criterion.id)'", at: criterion.place, notes: [hint])]
    }
    guard let partly = criterion.partly else { return [] }
    guard trials.contains(where: { $0.verdict(on: partly) == .yes }) else {
        return [.error("'partly' of criterion '\(criterion.id)' can never hold", at: criterion.place)]
    }
    guard !trials.contains(where: { $0.verdict(on: partly) == .yes && $0.verdict(on: criterion.met) != .yes }) else { return [] }
    let hint = Diagnostic.Note("'met' always holds where 'partly' does")
    return [.error("'partly' of criterion '\(criterion.id)' never decides anything", at: criterion.place, notes: [hint])]
}

/// The lowest level that the criteria of a dimension exclude together.
private func levels(of dimension: Dimension, _ rubric: Rubric, _ vocabulary: Vocabulary?) -> [Diagnostic] {
    guard case .levels(let levels, let threshold) = rubric.scoring, levels.count > 1 else { return [] }
    let conditions = dimension.criteria.flatMap { [$0.met] + [$0.partly].compactMap(\.self) }
    guard !holdTogether(dimension.criteria, vocabulary), let trials = Trials(of: conditions, vocabulary: vocabulary) else { return [] }
    var highest = 0
    for evidence in trials where highest < levels.count - 1 {
        let points = dimension.criteria.map { evidence.judgement(met: $0.met, partly: $0.partly).standing.points }
        highest = max(highest, Gates(dimension.criteria, points, levels: levels.count).level(threshold: threshold))
    }
    guard highest < levels.count - 1 else { return [] }
    let level = levels[highest + 1]
    let hint = Diagnostic.Note("its criteria exclude each other; level '\(level.id)' is declared here", at: level.place)
    return [.error("no evidence reaches level '\(level.id)' of dimension '\(dimension.id)'", at: dimension.place, notes: [hint])]
}

/// Whether one evidence meets all criteria: one for each is put together with the others. No is no proof.
private func holdTogether(_ criteria: [Criterion], _ vocabulary: Vocabulary?) -> Bool {
    var whole = Evidence()
    for criterion in criteria {
        guard let trials = Trials(of: [criterion.met], vocabulary: vocabulary) else { return false }
        guard let part = trials.first(where: { $0.verdict(on: criterion.met) == .yes }) else { return false }
        whole.stages += part.stages
        whole.practices.merge(part.practices) { one, other in one + other.filter { !one.contains($0) } }
        whole.measures.merge(part.measures) { _, new in new }
        whole.answers.merge(part.answers) { one, other in one + other.filter { !one.contains($0) } }
        whole.classes.formUnion(part.classes)
    }
    return criteria.allSatisfy { whole.verdict(on: $0.met) == .yes }
}
