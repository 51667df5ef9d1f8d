import Components
import Diagnostics
import Testing

@Suite("Prompts")
struct PromptTests {
    static let answer = """
        ---
        title: Answer from passages
        says: With citations
        ---

        # System

        Answer from the passages only.

        Cite them.

        # User
        [1] Paris is in France.
        Where is Paris?
        # Assistant
        In France [1].
        # User

        {passages}

        Question: {question}

        """

    @Test("A prompt becomes a conversation")
    func fills() {
        let (prompt, messages) = read(Self.answer)
        #expect(messages == "")
        #expect(prompt.id == "answer-12" && prompt.version == 12)
        #expect(prompt.title == "Answer from passages" && prompt.says == "With citations")
        #expect(
            prompt.messages(filling: [.passages: "[1] A {question}.", .question: "Why {text}?"]) == [
                Message(role: .system, text: "Answer from the passages only.\n\nCite them."),
                Message(role: .user, text: "[1] Paris is in France.\nWhere is Paris?"),
                Message(role: .assistant, text: "In France [1]."),
                Message(role: .user, text: "[1] A {question}.\n\nQuestion: Why {text}?"),
            ])
    }

    @Test("What is not given stays empty, and braces that are no placeholder are text")
    func braces() {
        let (prompt, messages) = read("---\ntitle: JSON\n---\n# User\n{\"a\": {text}} {} {{fields}} {not a name} é{text}é {")
        #expect(messages == "")
        #expect(prompt.messages(filling: [.text: "T"])[0].text == "{\"a\": T} {} {} {not a name} éTé {")
    }

    @Test("Line breaks of Windows make the same prompt")
    func lineBreaks() {
        let (prompt, messages) = read(Self.answer.replacing("\n", with: "\r\n"))
        #expect(messages == "")
        #expect(prompt.messages(filling: [:]) == read(Self.answer).0.messages(filling: [:]))
    }

    @Test("A component says which places it fills")
    func checks() {
        let (prompt, _) = read(Self.answer)
        #expect(prompt.check(isFilledWith: [.passages, .question], by: "the component 'language-model'").isEmpty)
        let messages = prompt.check(isFilledWith: [.text, .question], by: "the component 'language-model'")
        #expect(
            messages.map { render($0) }.joined(separator: "\n") == """
                content/prompts/answer-12.md:1:1: error: the prompt 'answer-12' has no {text}
                  1 | ---
                    | ^
                note: the component 'language-model' fills it in, and without it the model never sees it
                content/prompts/answer-12.md:19:1: error: the component 'language-model' has nothing to put in the place of {passages}
                  19 | {passages}
                     | ^^^^^^^^^^
                note: it fills in {text}, {question}
                """)
    }

    @Test("Each mistake is shown where it stands", arguments: ["answer.md", "headless-2.md", "endless-3.md", "empty-4.md"])
    func broken(name: String) throws {
        try checkMessages(of: name, in: "prompts", besides: #filePath) { _ = readPrompt($0, reporting: &$1) }
    }

    private func read(_ text: String) -> (PromptTemplate, String) {
        var log: [Diagnostic] = []
        let prompt = readPrompt(SourceFile(path: "content/prompts/answer-12.md", text: text), reporting: &log)
        return (prompt, log.sorted().map { render($0) }.joined(separator: "\n"))
    }
}
