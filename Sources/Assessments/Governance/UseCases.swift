package import Diagnostics
import YAMLTrees

/// Uses that somebody wants to make of a pipeline, as they are read from `content/uses`.
package struct UseCases: Sendable {
    /// `library`, the name of the file.
    package let id: String
    package let title: String
    package let says: String?
    /// The catalogue whose questions they answer.
    package let catalogue: String
    package let uses: [UseCase]
    package let file: SourceFile
    package let isSound: Bool

    package subscript(id: String) -> UseCase? { uses.first { $0.id == id } }
}

/// One use with the facts that decide what it is.
package struct UseCase: Sendable {
    /// A party in one of its roles.
    package struct Holder: Hashable, Sendable {
        package let party: String
        package let role: String
        /// The rule by which the role fell to it; nil if it had it from the start.
        package let rule: String?

        package init(party: String, role: String, rule: String? = nil) {
            self.party = party
            self.role = role
            self.rule = rule
        }
    }

    package let id: String
    package let title: String
    package let says: String?
    /// Why the answers are what they are.
    package let why: String?
    package let askedBy: String?
    package let holders: [Holder]
    /// The party that made another use of what it was given.
    package let changedBy: String?
    /// What is answered, with the answers that hold for all uses of its file; an open question is not here.
    package let answers: [Statement]
    package let place: Place

    /// By question, as evidence has it.
    var answersByQuestion: [String: [String]] {
        Dictionary(answers.map { ($0.name, $0.values.map(\.name)) }, uniquingKeysWith: { $1 })
    }
}
