import Components
import Foundation

/// A model behind OpenAI's protocol: a provider, or llama.cpp's server on this machine. Replies come as streams.
struct ChatEndpoint: LanguageModel {
    private let exchange: Exchange

    /// - Parameter exchange: its address ends before `/chat/completions`.
    init(_ exchange: Exchange) { self.exchange = exchange }

    func reply(to request: LanguageRequest) async throws(LanguageError) -> LanguageReply {
        var reply = TimedReply()
        var events = ServerSentEvents()
        var first: UInt8?
        try await reply.complete { reply throws(LanguageError) in
            try await exchange.post(chatBody(request), to: "/chat/completions") { bytes, moment throws(LanguageError) in
                first = first ?? bytes.first
                for data in events.add(bytes) { reply.add(try chatParts(data, hiding: exchange.key?.text), at: moment) }
            }
            // A whole reply in JSON, or a page of some other server.
            if first == UInt8(ascii: "{") || first == UInt8(ascii: "<") { throw .badReply("it is no stream") }
        }
        return reply.finished
    }
}

/// The request in OpenAI's words.
func chatBody(_ request: LanguageRequest) -> String {
    let messages = request.messages.map { "{\"content\":\(quoted($0.text)),\"role\":\(quoted($0.role.rawValue))}" }
    var parts = [
        "\"max_tokens\":\(request.maximumTokens)", "\"messages\":[\(messages.joined(separator: ","))]",
        "\"model\":\(quoted(request.model))",
    ]
    if let schema = request.schema {
        parts.append(
            "\"response_format\":{\"json_schema\":{\"name\":\"reply\",\"schema\":\(schema),\"strict\":true},\"type\":\"json_schema\"}")
    }
    if let seed = request.seed { parts.append("\"seed\":\(seed)") }
    parts += ["\"stream\":true", "\"stream_options\":{\"include_usage\":true}", "\"temperature\":\(request.temperature)"]
    return "{\(parts.joined(separator: ","))}"
}

/// A text as JSON writes it.
func quoted(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
}
