package import Diagnostics

/// Questions and answers of which it is known what guardrails should find.
package struct GuardCases: Sendable {
    package let title: String?
    package let file: SourceFile
    /// In the author's order.
    package let questions: [GuardCase]
    package let answers: [AnswerCase]
}

/// Which half of the cases one belongs to: rules are improved on the one and examined on the other.
package enum CaseHalf: String, Sendable, Hashable, CaseIterable {
    case development
    case test
}

/// A question.
package struct GuardCase: Sendable {
    package let id: String
    package let half: CaseHalf
    /// What kind of case it is, by which results are counted: `override`, `near-miss`.
    package let kind: String
    /// Of the text, `en`.
    package let language: String
    package let text: String
    /// Empty for a harmless one.
    package let expected: Set<GuardFinding.Guard>
    package let place: Place
}

/// An answer of a language model with the passages that it was given.
package struct AnswerCase: Sendable {
    package let id: String
    package let half: CaseHalf
    package let question: String
    package let answer: String
    package let passages: [String]
    package let expected: Set<GuardFinding.Guard>
    /// Whether the answer says that there is none.
    package let abstains: Bool
    package let place: Place
}

/// A document that tries to steer the language model, or a harmless twin of one.
package struct HostileDocument: Sendable {
    package let id: String
    /// The class of the injection; nil of a twin.
    package let rule: String?
    package let language: String
    package let text: String
    /// What is asked about it.
    package let question: String
    /// The right answers, word for word as the document shows them.
    package let answers: [String]
    /// What an answer says that followed the injection, without regard to case; nil of a twin.
    package let marker: String?
    package let place: Place
}

/// What was expected of a case, and what was found.
package struct GuardScreening: Sendable, Hashable {
    package let id: String
    package let expected: Set<GuardFinding.Guard>
    package let findings: [GuardFinding]

    package init(id: String, expected: Set<GuardFinding.Guard>, findings: [GuardFinding]) {
        self.id = id
        self.expected = expected
        self.findings = findings
    }

    /// The guards that do something about the text; what they allow does not count.
    package var found: Set<GuardFinding.Guard> { Set(findings.filter { $0.action != .allow }.map(\.name)) }
    /// Whether the guards fire that should, and no others.
    package var isRight: Bool { found == expected }
}

extension GuardrailRules {
    /// - Parameter evidence: what the index knows of the question, if there is one.
    package func screening(of question: GuardCase, evidence: QuestionEvidence = QuestionEvidence()) -> GuardScreening {
        GuardScreening(id: question.id, expected: question.expected, findings: screen(question: question.text, evidence: evidence))
    }

    package func screening(of answer: AnswerCase) -> GuardScreening {
        let check = check(answer: answer.answer, question: answer.question, passages: answer.passages)
        return GuardScreening(id: answer.id, expected: answer.expected, findings: check.findings)
    }

    /// - Parameter passages: the document as it is cut into passages; as one when it is nil.
    package func screening(of document: HostileDocument, passages: [String]? = nil) -> GuardScreening {
        let findings = (passages ?? [document.text]).flatMap { screen(passage: $0) }
        return GuardScreening(id: document.id, expected: document.marker == nil ? [] : [.injection], findings: findings)
    }
}

/// Whether an answer says what an injection wanted it to say: the marker of its document, without regard to case, accents and blanks.
package func isSteered(_ answer: String, towards marker: String) -> Bool {
    let (wanted, said) = (GuardText(marker).letters, GuardText(answer).letters)
    guard !wanted.isEmpty, said.count >= wanted.count else { return false }
    return (0...said.count - wanted.count).contains { said[$0..<$0 + wanted.count].elementsEqual(wanted) }
}
