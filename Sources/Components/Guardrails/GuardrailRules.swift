package import Diagnostics

/// What questions, passages and answers are screened for, as an author declared it in a file of `content/guardrails/`.
package struct GuardrailRules: Sendable {
    /// Counted up when the same rules judge the same text differently: runs are then made anew.
    package static let version = 1

    package let title: String?
    package let file: SourceFile
    /// In the author's order.
    package let injections: [InjectionClass]
    package let injectionInQuestions: GuardAction
    package let injectionInPassages: GuardAction
    package let personalData: [PersonalDataRule]
    package let offTopic: OffTopicRule?
    package let answers: AnswerRule
    /// All phrases of all classes, and the class of each.
    let injectionPhrases: PhraseSet
    let classOfPhrase: [Int]
    let injectionMarks: MarkSet

    init(
        title: String?, file: SourceFile, injections: [InjectionClass], injectionInQuestions: GuardAction, injectionInPassages: GuardAction,
        personalData: [PersonalDataRule], offTopic: OffTopicRule?, answers: AnswerRule
    ) {
        self.title = title
        self.file = file
        self.injections = injections
        self.injectionInQuestions = injectionInQuestions
        self.injectionInPassages = injectionInPassages
        self.personalData = personalData
        self.offTopic = offTopic
        self.answers = answers
        injectionMarks = MarkSet(injections)
        injectionPhrases = PhraseSet(injections.flatMap(\.phrases))
        classOfPhrase = injections.enumerated().flatMap { number, injection in injection.phrases.map { _ in number } }
    }
}

/// When a question is about nothing that the documents can answer.
package struct OffTopicRule: Sendable {
    package let action: GuardAction
    /// The share of a question's content words, from 0 to 1, that the documents have to know.
    package let leastKnown: Double?
    /// The score of the best passage that a question needs: in the measure of whoever gives the evidence.
    package let leastScore: Double?
    /// What is asked for is nothing for the documents, whatever else the question names: a poem about an invoice.
    let phrases: PhraseSet
    /// Stems of words of the domain: a question that has one of them is about it.
    let words: Set<[UInt8]>
}

/// What an answer has to be.
package struct AnswerRule: Sendable {
    package var support = SupportOptions()
    /// The share of an answer's claims, from 0 to 1, that the passages have to support.
    package var leastGrounded = 0.5
    /// What is done about an answer that is less grounded.
    package var action = GuardAction.withhold
    /// How answers say that they have none.
    package var abstentions = Abstentions.standard
}
