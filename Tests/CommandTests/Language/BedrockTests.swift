import Components
import Foundation
import Testing

@testable import casebook

@Suite("A model of Amazon Bedrock")
struct BedrockTests {
    static let request = LanguageRequest(
        model: "arn:aws:bedrock:eu-west-1::inference-profile/eu.some-model-v1:0",
        messages: [
            Message(role: .system, text: "Be brief."), Message(role: .user, text: "A?"), Message(role: .assistant, text: "B."),
            Message(role: .user, text: "C?"),
        ], maximumTokens: 64, temperature: 0.5, seed: 7, schema: "{\"type\":\"object\"}")

    @Test("A reply comes as an event stream, in any pieces", arguments: [1, 7, 100_000])
    func replies(size: Int) async throws {
        let bytes = Self.stream
        let pieces = stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
        let server = ScriptedServer([Self.head + pieces.map { .send($0) }])
        let reply = try await model(server).reply(to: Self.request)
        #expect(reply.text == "Paris é" && reply.finish == .stop && reply.inputTokens == 30 && reply.outputTokens == 5 && reply.isCounted)
        #expect(reply.firstToken != nil)
        let sent = try #require(server.requests.first)
        let path = "/model/arn%3Aaws%3Abedrock%3Aeu-west-1%3A%3Ainference-profile%2Feu.some-model-v1%3A0/converse-stream"
        #expect(sent.hasPrefix("POST \(path) HTTP/1.1\r\n"))
        #expect(sent.contains("Authorization: Bearer sesame-1\r\n"))
        let messages =
            #"[{"content":[{"text":"A?"}],"role":"user"},{"content":[{"text":"B."}],"role":"assistant"},"#
            + #"{"content":[{"text":"C?"}],"role":"user"}]"#
        let schema = #"{"structure":{"jsonSchema":{"name":"reply","schema":"{\"type\":\"object\"}"}},"type":"json_schema"}"#
        #expect(
            sent.hasSuffix(
                #"{"inferenceConfig":{"maxTokens":64,"temperature":0.5},"messages":\#(messages),"outputConfig":{"textFormat":\#(schema)},"#
                    + #""system":[{"text":"Be brief."}]}"#))
    }

    @Test(
        "Faults and exceptions",
        arguments: [
            (
                head + [.send(event("throttlingException", "{\"message\":\"slow down\"}", type: "exception"))],
                .rateLimited(retryAfter: nil)
            ),
            (
                head + [.send(event("validationException", "{\"message\":\"wrong: sesame-1\"}", type: "exception"))],
                .refused(status: 400, message: "wrong: (key)")
            ),
            (
                .answer("403 No", "{\"message\":\"The bearer token sesame-1 is wrong\"}"),
                .refused(status: 403, message: "The bearer token (key) is wrong")
            ),
            (head + [.send(Array(stream.dropLast(40)))], nil),
            (head + [.send(event("contentBlockDelta", "{\"delta\":{\"text\":\"Par\"}}"))], .brokenStream(received: 3)),
            (head + [.send(stream.map { $0 == UInt8(ascii: "P") ? UInt8(ascii: "M") : $0 })], .brokenStream(received: 0)),
            (.answer("200 OK", "{\"output\":{\"message\":{}}}"), .brokenStream(received: 0)),
        ] as [([ScriptedServer.Step], LanguageError?)])
    func fails(answer: [ScriptedServer.Step], error: LanguageError?) async throws {
        let server = ScriptedServer([answer])
        let model = try model(server)
        if let error {
            await #expect(throws: error) { try await model.reply(to: Self.request) }
        } else {
            // Only the count of tokens was cut off.
            let reply = try await model.reply(to: Self.request)
            #expect(reply.text == "Paris é" && !reply.isCounted)
        }
    }

    private func model(_ server: ScriptedServer) throws -> BedrockConverse {
        let key = try Secret(variable: "AWS_BEARER_TOKEN_BEDROCK", in: ["AWS_BEARER_TOKEN_BEDROCK": "sesame-1"])
        return BedrockConverse(Exchange(with: try #require(URL(string: server.address)), key: key, timeout: 20))
    }

    private static let head: [ScriptedServer.Step] = [
        .send("HTTP/1.1 200 OK\r\nContent-Type: application/vnd.amazon.eventstream\r\nConnection: close\r\n\r\n")
    ]

    private static let stream: [UInt8] =
        event("messageStart", "{\"role\":\"assistant\"}") + event("contentBlockDelta", "{\"delta\":{\"text\":\"Par\"}}")
        + event("contentBlockDelta", "{\"delta\":{\"text\":\"is é\"}}") + event("contentBlockStop", "{}")
        + event("messageStop", "{\"stopReason\":\"end_turn\"}")
        + event("metadata", "{\"usage\":{\"inputTokens\":30,\"outputTokens\":5},\"metrics\":{\"latencyMs\":420}}")

    private static func event(_ name: String, _ payload: String, type: String = "event") -> [UInt8] {
        let headers = [(":\(type)-type", name), (":message-type", type)].flatMap { name, value -> [UInt8] in
            [UInt8(name.utf8.count)] + Array(name.utf8) + [7, 0, UInt8(value.utf8.count)] + Array(value.utf8)
        }
        let number = { (value: UInt32) in (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
        let lengths = number(UInt32(16 + headers.count + payload.utf8.count)) + number(UInt32(headers.count))
        let message = lengths + number(crc32(lengths)) + headers + Array(payload.utf8)
        return message + number(crc32(message))
    }
}
