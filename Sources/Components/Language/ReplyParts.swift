/// What a part of a stream adds to a reply.
package enum ReplyPart: Hashable, Sendable {
    case text(String)
    case finish(LanguageReply.Finish)
    case usage(input: Int, output: Int)
    /// The stream is over, as the server says.
    case end
}

/// A reply of which a part has come.
package struct ReplyUnderWay: Sendable {
    private var text = ""
    private var pieces = 0
    private var finish: LanguageReply.Finish?
    private var usage: (input: Int, output: Int)?
    private var firstToken: Double?
    /// Whether the server said that the reply is over: why it ended, or that nothing more comes.
    private(set) package var isOver = false

    package init() {}

    /// The characters that have come.
    package var received: Int { text.count }

    /// Takes a part that came so many seconds after the request.
    package mutating func add(_ part: ReplyPart, at seconds: Double) {
        switch part {
        case .text(let piece):
            guard !piece.isEmpty else { return }
            firstToken = firstToken ?? seconds
            text += piece
            pieces += 1
        case .finish(let reason):
            finish = reason
            isOver = true
        case .usage(let input, let output): usage = (input, output)
        case .end: isOver = true
        }
    }

    /// The reply as it is after so many seconds.
    package func reply(after seconds: Double) -> LanguageReply {
        LanguageReply(
            text: text, inputTokens: usage?.input ?? 0, outputTokens: usage?.output ?? pieces, isCounted: usage != nil,
            finish: finish ?? .other, firstToken: firstToken, seconds: seconds)
    }
}
