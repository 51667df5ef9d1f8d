package import Diagnostics

/// What is said to a language model, with places that are filled for each document or question.
package struct PromptTemplate: Sendable {
    /// What a prompt can be filled with; it is written {question}.
    package enum Placeholder: String, CaseIterable, Sendable {
        case question
        /// The passages that were found, with their numbers.
        case passages
        /// The text of a document.
        case text
        /// The names that a document can be sorted under.
        case categories
        /// The fields that are looked for.
        case fields
    }

    /// The file's name: `answer-1`.
    package let id: String
    /// The number at the end of the name.
    package let version: Int
    package let title: String
    package let says: String?
    package let file: SourceFile
    let turns: [Turn]
    /// Where something is to be filled in, in the file's order.
    let places: [(placeholder: Placeholder, place: Place)]

    struct Turn: Sendable {
        let role: Message.Role
        let parts: [Part]
    }

    enum Part: Sendable {
        case text(String)
        case placeholder(Placeholder)
    }
}

extension PromptTemplate {
    /// The conversation with its places filled; what is not given stays empty.
    ///
    /// Filling is one pass: a passage that contains `{question}` comes out as it is.
    package func messages(filling values: [Placeholder: String]) -> [Message] {
        turns.map { turn in
            let texts = turn.parts.map { part in
                switch part {
                case .text(let text): text
                case .placeholder(let placeholder): values[placeholder] ?? ""
                }
            }
            return Message(role: turn.role, text: texts.joined())
        }
    }

    /// What keeps the prompt from being used by a component that fills exactly these places: those that it lacks, and those that
    /// would stay empty.
    ///
    /// - Parameter owner: the component as it stands in a message: "the component 'language-model'".
    package func check(isFilledWith given: [Placeholder], by owner: String) -> [Diagnostic] {
        let lacking = given.filter { wanted in !places.contains { $0.placeholder == wanted } }
        let empty = places.filter { !given.contains($0.placeholder) }
        return lacking.map {
            .error(
                "the prompt '\(id)' has no {\($0.rawValue)}", at: file.place(SourceRange(0, 0)),
                notes: [.init("\(owner) fills it in, and without it the model never sees it")])
        }
            + empty.map {
                .error(
                    "\(owner) has nothing to put in the place of {\($0.placeholder.rawValue)}", at: $0.place,
                    notes: [.init("it fills in \(given.map { "{\($0.rawValue)}" }.joined(separator: ", "))")])
            }
    }
}
