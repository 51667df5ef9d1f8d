/// What a language model answered, and what it took.
package struct LanguageReply: Hashable, Sendable {
    /// Why a reply ended.
    package enum Finish: String, CaseIterable, Sendable {
        /// The model had said all.
        case stop
        /// The longest reply that was asked for, or the model's context, was full: the text is cut off.
        case length
        /// The provider held text back.
        case filtered
        case other
    }

    package let text: String
    /// Tokens of the prompt.
    package let inputTokens: Int
    package let outputTokens: Int
    /// Whether the server counted the tokens. If not, those of the reply are the parts in which it came, and those of the prompt 0.
    package let isCounted: Bool
    package let finish: Finish
    /// Seconds from the request to the first part of the text that is not empty; nil when the text is empty.
    package let firstToken: Double?
    /// Seconds from the request to the end of the reply, of the attempt that succeeded: without waits between attempts.
    package let seconds: Double
    /// How often the model was asked, 1 when the first attempt succeeded.
    package var attempts: Int

    package init(
        text: String, inputTokens: Int, outputTokens: Int, isCounted: Bool = true, finish: Finish, firstToken: Double?, seconds: Double,
        attempts: Int = 1
    ) {
        self.text = text
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
        self.isCounted = isCounted
        self.finish = finish
        self.firstToken = firstToken
        self.seconds = seconds
        self.attempts = attempts
    }
}
