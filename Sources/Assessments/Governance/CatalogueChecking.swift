import Diagnostics
import YAMLTrees

/// What a catalogue's parts say about each other that cannot be: classes, roles, questions and values that are nowhere.
///
/// - Parameter names: what its duties' `met` and `partly` may ask for.
func check(_ catalogue: Catalogue, _ names: PredicateNames) -> [Diagnostic] {
    let (classes, roles) = (catalogue.classes.map(\.id), catalogue.roles.map(\.id))
    let nothing = Vocabulary(of: "practice", entries: [])
    let aboutUses = PredicateNames(
        practices: nothing, questions: catalogue.questions, stages: [], kinds: [], layers: [], components: [], controls: [], measures: [],
        classes: classes)
    var aboutPipelines = names
    aboutPipelines.questions = Vocabulary(of: "question", entries: [])
    aboutPipelines.classes = []
    var log: [Diagnostic] = []
    for rule in catalogue.rules {
        log += check(rule.when, among: aboutUses) + missing("class", [rule.useClass], among: classes)
        log += missing("role", rule.role.map { [$0] } ?? [], among: roles)
    }
    for duty in catalogue.duties {
        log += duty.when.map { check($0, among: aboutUses) } ?? []
        log += missing("role", duty.roles, among: roles)
        for predicate in [duty.met, duty.partly] { log += predicate.map { check($0, among: aboutPipelines) } ?? [] }
    }
    return log
}

func missing(_ what: String, _ mentions: [Mention], among names: [String]) -> [Diagnostic] {
    mentions.filter { !names.contains($0.name) }.map {
        .error("no \(what) is called '\($0.name)'", at: $0.place, notes: didYouMean($0.name, among: names))
    }
}

/// Rules that can never hold, and classes that no rule gives.
func checkReach(of catalogue: Catalogue) -> [Diagnostic] {
    guard !catalogue.rules.isEmpty else { return [] }
    let given = Set(catalogue.rules.map(\.useClass.name))
    let idle = catalogue.classes.filter { !given.contains($0.id) }
    return catalogue.rules.indices.compactMap { unreachable(catalogue, $0) }
        + idle.map { .error("no rule puts a use into class '\($0.id)'", at: $0.place) }
}

private func unreachable(_ catalogue: Catalogue, _ position: Int) -> Diagnostic? {
    let rules = Array(catalogue.rules[...position])
    let rule = rules[position]
    guard canFire(rules, catalogue.questions) == false else { return nil }
    // The rule without which it could be reached is the one that stands in the way.
    let cover = rules.dropLast().indices.last { index in
        guard rules[index].ends else { return false }
        var others = rules
        others.remove(at: index)
        return canFire(others, catalogue.questions) != false
    }
    let note: Diagnostic.Note =
        if let cover {
            .init("'\(rules[cover].id)' ends before it whenever it would", at: rules[cover].place)
        } else {
            .init("no answers meet its condition and reach it")
        }
    return .error("rule '\(rule.id)' can never hold", at: rule.place, notes: [note])
}

/// Whether some answers make the last of the rules hold; nil if that was not found out within ten thousand trials.
///
/// Answers are given one question after the other, as long as what is given leaves the rule open.
private func canFire(_ rules: [Catalogue.Rule], _ questions: Vocabulary) -> Bool? {
    var trials = 10_000
    func canFire(_ answers: [String: [String]]) -> Bool? {
        trials -= 1
        guard trials > 0 else { return nil }
        let walk = Walk(rules, answers: answers)
        guard walk.steps.count == rules.count, let last = walk.steps.last else { return false }
        switch last.verdict {
        case .yes: return true
        case .no: return false
        case .noEvidence: break
        }
        guard let question = walk.steps.lazy.flatMap(\.openQuestions).first, let entry = questions[question],
            let domain = entry.alternatives
        else { return nil }
        var isFoundOut = true
        for values in domain {
            switch canFire(answers.merging([question: values]) { $1 }) {
            case true?: return true
            case false?: continue
            case nil: isFoundOut = false
            }
        }
        return isFoundOut ? false : nil
    }
    return canFire([:])
}
