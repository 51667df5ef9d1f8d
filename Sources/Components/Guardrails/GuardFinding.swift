/// What a guardrail does about what it found.
package enum GuardAction: String, Sendable, Hashable, CaseIterable {
    /// It is noted, and that is all.
    case allow
    /// The words are replaced by the name of what they are: `[e-mail]`.
    case mask
    /// The passage is not shown to the language model.
    case leaveOut = "leave-out"
    /// The question is not answered.
    case block
    /// The answer is not shown.
    case withhold
}

/// Something that a guardrail found in a question, a passage or an answer.
package struct GuardFinding: Sendable, Hashable {
    package enum Guard: String, Sendable, Hashable, CaseIterable {
        /// Words that try to steer the language model.
        case injection
        /// An address, a number that stands for a person or an account.
        case personalData = "personal-data"
        /// A question about nothing that the documents can answer.
        case offTopic = "off-topic"
        /// An answer that says more than the passages do.
        case groundedness
    }

    package let name: Guard
    /// The class of an injection, the kind of personal data; of the others what the decision rests on.
    package let rule: String
    /// Where it stands, in UTF-8 bytes of the text that was screened.
    package let range: Range<Int>
    package let action: GuardAction

    package init(name: Guard, rule: String, range: Range<Int>, action: GuardAction) {
        self.name = name
        self.rule = rule
        self.range = range
        self.action = action
    }
}

extension [GuardFinding] {
    /// By place, the longer one first where two begin together.
    func sortedByPlace() -> [GuardFinding] {
        sorted { ($0.range.lowerBound, -$0.range.count, $0.rule) < ($1.range.lowerBound, -$1.range.count, $1.rule) }
    }
}
