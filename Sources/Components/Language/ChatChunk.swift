import Foundation

/// What the data of one event of OpenAI's chat stream says.
///
/// - Parameter secret: the key that was sent, which no message may repeat.
/// - Throws: `badReply` when it is not the protocol, `refused` or `rateLimited` when it is an error of the server.
package func chatParts(_ data: String, hiding secret: String? = nil) throws(LanguageError) -> [ReplyPart] {
    if data == "[DONE]" { return [.end] }
    guard let chunk = try? JSONDecoder().decode(ChatPart.self, from: Data(data.utf8)) else {
        throw .badReply("'\(shortened(data, hiding: secret))' is no part of a chat")
    }
    if let error = chunk.error { throw error.languageError(hiding: secret) }
    let choice = chunk.choices?.first
    var parts: [ReplyPart] = []
    if let text = choice?.delta?.content ?? choice?.delta?.refusal, !text.isEmpty { parts.append(.text(text)) }
    if let reason = choice?.finish_reason { parts.append(.finish(finish(openAI: reason))) }
    if let usage = chunk.usage { parts.append(.usage(input: usage.prompt_tokens ?? 0, output: usage.completion_tokens ?? 0)) }
    return parts
}

/// The words of an error that a server sent instead of a reply, as far as there are any: OpenAI's `{"error": {"message": …}}`,
/// Bedrock's `{"message": …}`, else the text itself, shortened.
///
/// - Parameter secret: the key that was sent, which no message may repeat.
package func errorMessage(_ body: [UInt8], hiding secret: String? = nil) -> String {
    if let chunk = try? JSONDecoder().decode(ChatPart.self, from: Data(body)), let message = chunk.error?.message ?? chunk.message {
        return shortened(message, hiding: secret)
    }
    return shortened(String(decoding: body, as: UTF8.self), hiding: secret)
}

/// A text from elsewhere on one line, not longer than a message should be, and without the key.
func shortened(_ text: String, hiding secret: String?) -> String {
    let shown = secret.map { $0.isEmpty ? text : text.replacing($0, with: "(key)") } ?? text
    let line = shown.split(whereSeparator: { $0.isWhitespace || ($0.asciiValue ?? 0x20) < 0x20 }).joined(separator: " ")
    return line.count <= 300 ? line : "\(line.prefix(300))…"
}

private func finish(openAI reason: String) -> LanguageReply.Finish {
    switch reason {
    case "stop": .stop
    case "length": .length
    case "content_filter": .filtered
    default: .other
    }
}

// The names are those of the protocol.
private struct ChatPart: Decodable {
    struct Choice: Decodable {
        struct Delta: Decodable {
            let content: String?
            let refusal: String?
        }
        let delta: Delta?
        let finish_reason: String?
    }
    struct Usage: Decodable {
        let prompt_tokens: Int?
        let completion_tokens: Int?
    }
    let choices: [Choice]?
    let usage: Usage?
    let error: Failure?
    /// Bedrock's words.
    let message: String?
}

/// An error as servers write it: an object, or only its message.
private struct Failure: Decodable {
    let message: String
    let status: Int?

    private enum Key: CodingKey { case message, code }

    init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            (message, status) = (text, nil)
            return
        }
        let container = try decoder.container(keyedBy: Key.self)
        message = try container.decodeIfPresent(String.self, forKey: .message) ?? ""
        // A number at some servers, a word at others.
        status = try? container.decodeIfPresent(Int.self, forKey: .code)
    }

    /// An error without a status came in the middle of a reply: the server's own fault.
    func languageError(hiding secret: String?) -> LanguageError {
        status == 429 ? .rateLimited(retryAfter: nil) : .refused(status: status ?? 500, message: shortened(message, hiding: secret))
    }
}
