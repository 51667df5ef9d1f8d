import Components
import Foundation

/// A model of Amazon Bedrock, asked through ConverseStream with a Bedrock API key.
///
/// Converse takes no seed: a request's is not sent.
struct BedrockConverse: LanguageModel {
    private let exchange: Exchange

    /// - Parameter exchange: its address ends before `/model/`.
    init(_ exchange: Exchange) { self.exchange = exchange }

    func reply(to request: LanguageRequest) async throws(LanguageError) -> LanguageReply {
        var reply = TimedReply()
        var stream = EventStream()
        try await reply.complete { reply throws(LanguageError) in
            try await exchange.post(converseBody(request), to: "/model/\(percentEncoded(request.model))/converse-stream") {
                bytes, moment throws(LanguageError) in
                for message in try stream.messages(bytes) { reply.add(try converseParts(message, hiding: exchange.key?.text), at: moment) }
            }
        }
        return reply.finished
    }
}

extension EventStream {
    /// The messages that the next bytes complete. A wrong check sum is a connection that broke.
    fileprivate mutating func messages(_ bytes: Data) throws(LanguageError) -> [Message] {
        do throws(Damage) { return try add(bytes) } catch { throw .brokenStream(received: 0) }
    }
}

/// The request in Converse's words. What the system says stands apart there.
func converseBody(_ request: LanguageRequest) -> String {
    let block = { (message: Message) in "{\"text\":\(quoted(message.text))}" }
    let turns = request.messages.filter { $0.role != .system }
    let messages = turns.map { "{\"content\":[\(block($0))],\"role\":\(quoted($0.role.rawValue))}" }
    let system = request.messages.filter { $0.role == .system }.map(block)
    var parts = [
        "\"inferenceConfig\":{\"maxTokens\":\(request.maximumTokens),\"temperature\":\(request.temperature)}",
        "\"messages\":[\(messages.joined(separator: ","))]",
    ]
    if let schema = request.schema {
        let structure = "{\"jsonSchema\":{\"name\":\"reply\",\"schema\":\(quoted(schema))}}"
        parts.append("\"outputConfig\":{\"textFormat\":{\"structure\":\(structure),\"type\":\"json_schema\"}}")
    }
    if !system.isEmpty { parts.append("\"system\":[\(system.joined(separator: ","))]") }
    return "{\(parts.joined(separator: ","))}"
}

/// A model's id as one part of a path, with its colons and slashes: `arn:aws:bedrock:…/model`.
func percentEncoded(_ part: String) -> String {
    var unreserved = Set("-._~".utf8)
    unreserved.formUnion("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    return part.utf8.map { unreserved.contains($0) ? String(Unicode.Scalar($0)) : String(format: "%%%02X", Int($0)) }.joined()
}
