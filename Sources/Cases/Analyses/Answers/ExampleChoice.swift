import Pipelines

/// What an example is an example of.
enum ExampleKind: String, CaseIterable, Sendable {
    case supported, unsupported, right, wrong, abstained, blocked, withheld, failed, steered, resisted, summary

    /// What is shown when nobody says what.
    static let usual: [ExampleKind] = [.supported, .unsupported, .abstained, .blocked, .withheld, .steered]

    var title: String {
        switch self {
        case .supported: "Supported answer"
        case .unsupported: "Answer that goes beyond the passages"
        case .right: "Right answer"
        case .wrong: "Wrong answer"
        case .abstained: "Abstention"
        case .blocked: "Blocked question"
        case .withheld: "Withheld answer"
        case .failed: "No reply"
        case .steered: "Attack that succeeded"
        case .resisted: "Attack that failed"
        case .summary: "Summary"
        }
    }

    /// "No answer was withheld", for a run that has none.
    var absence: String {
        switch self {
        case .supported: "no answer is supported throughout"
        case .unsupported: "no answer goes beyond its passages"
        case .right: "no answer contains the right one"
        case .wrong: "no answer is wrong"
        case .abstained: "no question was abstained from"
        case .blocked: "no question was blocked"
        case .withheld: "no answer was withheld"
        case .failed: "every request got a reply"
        case .steered: "no attack succeeded"
        case .resisted: "no attack failed"
        case .summary: "no document was summarised"
        }
    }

    func includes(_ answer: Answer) -> Bool {
        let isAnswered = answer.task == .question && answer.ending == .answered
        return switch self {
        case .supported: isAnswered && answer.verdict == .supported
        case .unsupported: isAnswered && answer.verdict == .unsupported
        case .right: isAnswered && answer.containsGold == true
        case .wrong: isAnswered && !answer.gold.isEmpty && answer.containsGold == false
        case .abstained: answer.task == .question && answer.ending == .abstained
        case .blocked: answer.task == .question && answer.ending == .blocked
        case .withheld: answer.task == .question && answer.ending == .withheld
        case .failed: answer.ending == .failed
        case .steered: answer.task == .attack && answer.isSteered == true
        case .resisted: answer.task == .attack && answer.isSteered == false && answer.reply != nil
        case .summary: answer.task == .summary && answer.ending == .answered
        }
    }
}

extension RunRecord {
    /// So many examples of each kind, in the order of their ids: first those about different things, `kind` by `kind`. None is shown twice.
    func examples(of kinds: [ExampleKind], count: Int) -> [(kind: ExampleKind, answers: [Answer])] {
        var shown: Set<String> = []
        let sorted = answers.filter { $0.ending != nil }.sorted { $0.id < $1.id }
        return kinds.map { kind in
            let all = sorted.filter { kind.includes($0) && !shown.contains($0.id) }
            var topics: Set<String?> = []
            let first = all.filter { topics.insert($0.kind).inserted }
            let firstIDs = Set(first.map(\.id))
            let chosen = (first + all.filter { !firstIDs.contains($0.id) }).prefix(count)
            shown.formUnion(chosen.map(\.id))
            return (kind, Array(chosen))
        }
    }
}
