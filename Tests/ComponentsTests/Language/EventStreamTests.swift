import Components
import Testing

@Suite("Amazon's event stream")
struct EventStreamTests {
    /// The end of a reply.
    static let message = encoded([":message-type": "event", ":event-type": "messageStop"], "{\"stopReason\":\"end_turn\"}")

    @Test("The sum is that of gzip", arguments: [("", 0), ("a", 0xE8B7_BE43), ("123456789", 0xCBF4_3926)] as [(String, UInt32)])
    func sums(text: String, sum: UInt32) { #expect(crc32(text.utf8) == sum) }

    @Test("A message of Amazon's own test suite: no headers, and one of 32 bytes with a header")
    func reads() throws {
        // From the AWS SDKs' event stream test vectors: `empty_message`, `payload_no_headers`, `payload_one_str_header`.
        let vectors = [
            ("000000100000000005c248eb7d98c8ff", [:], ""),
            ("0000001d00000000fd528c5a7b27666f6f273a27626172277dc3653936", [:], "{'foo':'bar'}"),
            (
                "0000003d0000002007fd83960c636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e7b27666f6f273a27626172277d8d9c08b1",
                ["content-type": "application/json"], "{'foo':'bar'}"
            ),
        ]
        for (digits, headers, payload) in vectors {
            var stream = EventStream()
            let messages = try stream.add(bytes(digits))
            #expect(messages.map(\.headers) == [headers])
            #expect(messages.map { String(decoding: $0.payload, as: UTF8.self) } == [payload])
            #expect(stream.isComplete)
        }
    }

    @Test("Messages are found wherever the bytes are split")
    func splits() throws {
        let all = Self.message + encoded([":message-type": "event"], "") + Self.message
        for split in 0...all.count {
            var stream = EventStream()
            let messages = try stream.add(all[..<split]) + stream.add(all[split...])
            #expect(messages.count == 3 && stream.isComplete, "split at \(split)")
        }
        var stream = EventStream()
        #expect(try all.flatMap { try stream.add([$0]) }.count == 3)
    }

    @Test("A byte that has changed is noticed, wherever it is")
    func damages() {
        for index in Self.message.indices {
            var bytes = Self.message
            bytes[index] ^= 0x10
            #expect(throws: EventStream.Damage.self, "byte \(index)") {
                var stream = EventStream()
                _ = try stream.add(bytes)
            }
        }
    }

    @Test("Headers of every type are passed over, and one without an end is noticed")
    func headers() throws {
        let others: [UInt8] = [
            1, 65, 0, 1, 66, 1, 1, 67, 2, 9, 1, 68, 3, 0, 9, 1, 69, 4, 0, 0, 0, 9, 1, 70, 5, 0, 0, 0, 0, 0, 0, 0, 9, 1, 71, 6, 0, 2, 8, 9,
            1, 72, 8, 0, 0, 0, 0, 0, 0, 0, 9, 1, 73, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 1, 74, 7, 0, 1, 88,
        ]
        var stream = EventStream()
        #expect(try stream.add(framed(headers: others, payload: [])).map(\.headers) == [["J": "X"]])
        for broken in [[9, 65], [1, 65], [1, 65, 7, 0], [1, 65, 7, 0, 9, 88], [1, 65, 77]] as [[UInt8]] {
            #expect(throws: EventStream.Damage(reason: "a header of a message has no end"), "\(broken)") {
                var stream = EventStream()
                _ = try stream.add(framed(headers: broken, payload: []))
            }
        }
    }

    @Test(
        "What an event of Converse says",
        arguments: [
            ("messageStart", "{\"role\":\"assistant\"}", []),
            ("contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"Pa\"},\"p\":\"abcdef\"}", [.text("Pa")]),
            ("contentBlockDelta", "{\"delta\":{\"reasoningContent\":{\"text\":\"hm\"}}}", []),
            ("contentBlockStop", "{\"contentBlockIndex\":0}", []), ("messageStop", "{\"stopReason\":\"end_turn\"}", [.finish(.stop)]),
            ("messageStop", "{\"stopReason\":\"max_tokens\"}", [.finish(.length)]),
            ("messageStop", "{\"stopReason\":\"guardrail_intervened\"}", [.finish(.filtered)]),
            ("messageStop", "{\"stopReason\":\"tool_use\"}", [.finish(.other)]),
            (
                "metadata", "{\"usage\":{\"inputTokens\":30,\"outputTokens\":5,\"totalTokens\":35},\"metrics\":{\"latencyMs\":420}}",
                [.usage(input: 30, output: 5)]
            ),
            ("somethingNew", "{}", []),
        ] as [(String, String, [ReplyPart])])
    func converses(type: String, payload: String, parts: [ReplyPart]) throws {
        #expect(try converseParts(message([":message-type": "event", ":event-type": type], payload)) == parts)
    }

    @Test(
        "What an exception of Converse says",
        arguments: [
            ([":message-type": "exception", ":exception-type": "throttlingException"], .rateLimited(retryAfter: nil)),
            ([":message-type": "exception", ":exception-type": "validationException"], .refused(status: 400, message: "words (key)")),
            (
                [":message-type": "exception", ":exception-type": "modelStreamErrorException"],
                .refused(status: 500, message: "words (key)")
            ),
            (
                [":message-type": "exception", ":exception-type": "serviceUnavailableException"],
                .refused(status: 503, message: "words (key)")
            ),
            ([":message-type": "error", ":error-code": "InternalError", ":error-message": "K!"], .refused(status: 500, message: "(key)")),
            ([":message-type": "event"], .badReply("a message of the stream is no event of Converse")),
        ] as [([String: String], LanguageError)])
    func fails(headers: [String: String], error: LanguageError) throws {
        let message = try message(headers, "{\"message\":\"words K!\"}")
        #expect(throws: error) { try converseParts(message, hiding: "K!") }
    }

    private func message(_ headers: [String: String], _ payload: String) throws -> EventStream.Message {
        var stream = EventStream()
        return try #require(stream.add(encoded(headers, payload)).first)
    }
}

/// A message in the encoding, with headers that are texts.
private func encoded(_ headers: [String: String], _ payload: String) -> [UInt8] {
    let headers = headers.sorted { $0.key < $1.key }.flatMap { name, value -> [UInt8] in
        [UInt8(name.utf8.count)] + Array(name.utf8) + [7, 0, UInt8(value.utf8.count)] + Array(value.utf8)
    }
    return framed(headers: headers, payload: Array(payload.utf8))
}

private func framed(headers: [UInt8], payload: [UInt8]) -> [UInt8] {
    let number = { (value: UInt32) in (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
    let prelude = number(UInt32(16 + headers.count + payload.count)) + number(UInt32(headers.count))
    let message = prelude + number(crc32(prelude)) + headers + payload
    return message + number(crc32(message))
}

private func bytes(_ digits: String) -> [UInt8] {
    let digits = Array(digits.utf8)
    return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16) }
}
