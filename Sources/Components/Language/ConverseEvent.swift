import Foundation

/// What one message of Bedrock's ConverseStream says.
///
/// - Parameter secret: the key that was sent, which no message may repeat.
/// - Throws: `badReply` when it is not the protocol, `refused` or `rateLimited` when it is an exception.
package func converseParts(_ message: EventStream.Message, hiding secret: String? = nil) throws(LanguageError) -> [ReplyPart] {
    let event = try? JSONDecoder().decode(Event.self, from: Data(message.payload))
    switch message.headers[":message-type"] {
    case "exception": throw exception(message.headers[":exception-type"] ?? "", event, hiding: secret)
    case "error":
        let words = message.headers[":error-message"] ?? message.headers[":error-code"] ?? "an unnamed error"
        throw .refused(status: 500, message: shortened(words, hiding: secret))
    default: break
    }
    guard let type = message.headers[":event-type"], let event else {
        throw .badReply("a message of the stream is no event of Converse")
    }
    switch type {
    case "contentBlockDelta": return event.delta?.text.map { [.text($0)] } ?? []
    case "messageStop": return [.finish(finish(bedrock: event.stopReason ?? ""))]
    case "metadata": return event.usage.map { [.usage(input: $0.inputTokens, output: $0.outputTokens)] } ?? []
    // The beginnings and ends of blocks, and what Bedrock may add.
    default: return []
    }
}

private func exception(_ type: String, _ event: Event?, hiding secret: String?) -> LanguageError {
    let message = shortened(event?.message ?? type, hiding: secret)
    switch type {
    case "throttlingException": return .rateLimited(retryAfter: nil)
    case "validationException": return .refused(status: 400, message: message)
    case "serviceUnavailableException": return .refused(status: 503, message: message)
    // Also of `modelStreamErrorException`, whose status is 424, Bedrock says that the request may be sent again.
    default: return .refused(status: 500, message: message)
    }
}

private func finish(bedrock reason: String) -> LanguageReply.Finish {
    switch reason {
    case "end_turn", "stop_sequence": .stop
    case "max_tokens", "model_context_window_exceeded": .length
    case "content_filtered", "guardrail_intervened": .filtered
    default: .other
    }
}

private struct Event: Decodable {
    struct Delta: Decodable { let text: String? }
    struct Usage: Decodable {
        let inputTokens: Int
        let outputTokens: Int
    }
    let delta: Delta?
    let stopReason: String?
    let usage: Usage?
    let message: String?
}
