import Components
import Testing

@Suite("Streams of server-sent events")
struct ServerSentEventTests {
    @Test(
        "Events are found wherever the bytes are split",
        arguments: [
            ("data: {\"a\": 1}\n\ndata: [DONE]\n\n", ["{\"a\": 1}", "[DONE]"]),
            ("data: é 漢 👍\r\n\r\ndata:no blank\r\n\r\n", ["é 漢 👍", "no blank"]),
            (": a comment\n\nevent: message\nid: 7\ndata: one\ndata: two\n\n", ["one\ntwo"]),
            ("data\n\ndata:\n\ndata:  two blanks\n\n", ["", "", " two blanks"]),
            ("\u{FEFF}data: marked\n\n", ["marked"]), ("data: old\r\rdata: mac\r\r", ["old", "mac"]),
            ("database: no\n\n\n\ndata: yes\n\ndata: cut off\n", ["yes"]), ("", []),
        ] as [(String, [String])])
    func splits(stream: String, events: [String]) {
        let bytes = Array(stream.utf8)
        for split in 0...bytes.count {
            var parser = ServerSentEvents()
            #expect(parser.add(bytes[..<split]) + parser.add(bytes[split...]) == events, "split at \(split)")
        }
        var parser = ServerSentEvents()
        #expect(bytes.flatMap { parser.add([$0]) } == events, "byte by byte")
    }
}

@Suite("OpenAI's chat stream")
struct ChatStreamTests {
    @Test(
        "What a part of the stream says",
        arguments: [
            ("[DONE]", [.end]), ("{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":null},\"finish_reason\":null}]}", []),
            ("{\"choices\":[{\"delta\":{\"content\":\"\"}}]}", []),
            ("{\"choices\":[{\"delta\":{\"content\":\" é\\n\"},\"finish_reason\":null}]}", [.text(" é\n")]),
            ("{\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":\"length\"}]}", [.text("x"), .finish(.length)]),
            ("{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}", [.finish(.stop)]),
            ("{\"choices\":[{\"delta\":{},\"finish_reason\":\"content_filter\"}]}", [.finish(.filtered)]),
            ("{\"choices\":[{\"delta\":{},\"finish_reason\":\"tool_calls\"}]}", [.finish(.other)]),
            (
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":31,\"completion_tokens\":3,\"total_tokens\":34}}",
                [.usage(input: 31, output: 3)]
            ),
            ("{\"choices\":[{\"delta\":{\"content\":\"x\"}}],\"usage\":null}", [.text("x")]),
        ] as [(String, [ReplyPart])])
    func reads(data: String, parts: [ReplyPart]) throws { #expect(try chatParts(data) == parts) }

    @Test(
        "Errors inside a stream",
        arguments: [
            (
                "{\"error\":{\"message\":\"out of memory\",\"type\":\"server_error\",\"code\":500}}",
                .refused(status: 500, message: "out of memory")
            ),
            ("{\"error\":{\"message\":\"slow down\",\"code\":429}}", .rateLimited(retryAfter: nil)),
            ("{\"error\":{\"message\":\"it\\n broke\",\"code\":\"server_error\"}}", .refused(status: 500, message: "it broke")),
            ("{\"error\":\"just words\"}", .refused(status: 500, message: "just words")),
            ("{\"error\":{\"message\":\"too long\",\"code\":400}}", .refused(status: 400, message: "too long")),
            ("{\"choices\":[{", .badReply("'{\"choices\":[{' is no part of a chat")),
            ("{\"choices\":7}", .badReply("'{\"choices\":7}' is no part of a chat")),
        ] as [(String, LanguageError)])
    func fails(data: String, error: LanguageError) {
        #expect(throws: error) { try chatParts(data) }
    }

    @Test("The words of an error, without the key")
    func words() {
        let message = { (text: String, secret: String?) in errorMessage(Array(text.utf8), hiding: secret) }
        #expect(message("{\"error\":{\"message\":\"Wrong key: Bearer a\\/b+c=\"}}", "a/b+c=") == "Wrong key: Bearer (key)")
        #expect(message("{\"message\":\"The security token is invalid\"}", nil) == "The security token is invalid")
        #expect(message("<html>\n<b>502</b> secret</html>", "secret") == "<html> <b>502</b> (key)</html>")
        #expect(message(String(repeating: "x", count: 290) + "0123456789secret", "456789secret").suffix(10) == "x0123(key)")
        #expect(message("", "secret") == "" && message("words", "") == "words")
    }

    @Test("A reply is put together from its parts")
    func assembles() {
        var reply = ReplyUnderWay()
        for (index, part) in [.text(""), .text("Par"), .text("is"), .finish(.stop)].enumerated() as EnumeratedSequence<[ReplyPart]> {
            #expect(!reply.isOver)
            reply.add(part, at: Double(index))
        }
        #expect(reply.isOver && reply.received == 5)
        let uncounted = LanguageReply(
            text: "Paris", inputTokens: 0, outputTokens: 2, isCounted: false, finish: .stop, firstToken: 1, seconds: 4)
        #expect(reply.reply(after: 4) == uncounted)
        reply.add(.usage(input: 9, output: 3), at: 4)
        #expect(
            reply.reply(after: 5) == LanguageReply(text: "Paris", inputTokens: 9, outputTokens: 3, finish: .stop, firstToken: 1, seconds: 5)
        )
        #expect(ReplyUnderWay().reply(after: 1).firstToken == nil)
    }
}
