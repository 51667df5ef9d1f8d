/// What a catalogue's rules find a use to be, and how they came to it.
package struct Classification: Sendable {
    /// A rule as it was asked.
    package struct Step: Sendable {
        package let rule: Catalogue.Rule
        /// What the answers say to the rule's condition.
        package let finding: Finding
        /// Whether the rule holds: open, too, if an earlier rule that is open itself may have ended the way here.
        package let verdict: Verdict

        /// The questions that it needed and nobody answered.
        package var openQuestions: [String] { finding.openQuestions }
    }

    /// A class with the rule that gave it.
    package struct Assignment: Sendable {
        package let useClass: String
        package let rule: String
        package let applies: Applicability
    }

    /// What the classes would be if one open question were answered.
    package struct Alternative: Sendable {
        package let question: String
        package let values: [String]
        /// Those that would be certain.
        package let classes: [String]
        /// Those that other open questions would still decide.
        package let undecided: [String]
    }

    /// In the catalogue's order, up to the rule that ended it.
    package let path: [Step]
    /// The certain ones; a class once for each rule that gave it.
    package let assignments: [Assignment]
    /// Those that open questions decide.
    package let possible: [Assignment]
    /// What decides about classes and nobody answered, in the order in which it was asked.
    package let openQuestions: [String]
    /// For each open question each of its values.
    package let alternatives: [Alternative]

    /// The certain classes, each once.
    package var classes: [String] { unique(assignments.map(\.useClass)) }
    /// The classes that open questions decide, each once.
    package var undecided: [String] { unique(possible.map(\.useClass)).filter { !classes.contains($0) } }
}

/// Puts a use into the classes of a catalogue.
///
/// Nothing is assumed: where an answer is missing, the rules that need it stay open. A class is certain as soon as one rule gives it,
/// whatever others may say.
package func classify(_ use: UseCase, by catalogue: Catalogue) -> Classification {
    let answers = use.answersByQuestion
    let walk = Walk(catalogue.rules, answers: answers)
    let open = unique(walk.steps.filter { $0.rule.ends || !walk.certain.contains($0.rule.useClass.name) }.flatMap(\.openQuestions))
    let alternatives = open.flatMap { question in
        (catalogue.questions[question]?.alternatives ?? []).map { values in
            let walk = Walk(catalogue.rules, answers: answers.merging([question: values]) { $1 })
            let given = walk.assignments
            return Classification.Alternative(
                question: question, values: values, classes: unique(given.certain.map(\.useClass)),
                undecided: unique(given.open.map(\.useClass)).filter { !walk.certain.contains($0) })
        }
    }
    let given = walk.assignments
    return Classification(
        path: walk.steps, assignments: given.certain, possible: given.open, openQuestions: open, alternatives: alternatives)
}

extension Walk {
    fileprivate var assignments: (certain: [Classification.Assignment], open: [Classification.Assignment]) {
        func assignments(_ verdict: Verdict) -> [Classification.Assignment] {
            steps.filter { $0.verdict == verdict }.map {
                .init(useClass: $0.rule.useClass.name, rule: $0.rule.id, applies: $0.rule.applies)
            }
        }
        return (assignments(.yes), assignments(.noEvidence))
    }
}

extension Vocabulary.Entry {
    /// The answers that can be tried: of several values each alone; nil for free text.
    var alternatives: [[String]]? {
        switch values {
        case .flag: [["true"], ["false"]]
        case .one(let names), .several(let names): names.map { [$0] }
        case .text, .invalid: nil
        }
    }
}

/// Each once, in the order of their first.
package func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
}
