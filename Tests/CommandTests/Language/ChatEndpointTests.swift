import Components
import Foundation
import Testing

@testable import casebook

@Suite("A model behind OpenAI's protocol")
struct ChatEndpointTests {
    static let request = LanguageRequest(
        model: "smollm2", messages: [Message(role: .system, text: "Be \"brief\"."), Message(role: .user, text: "Where is Paris?\né")],
        maximumTokens: 64, temperature: 0, seed: 7, schema: "{\"type\":\"object\"}")

    @Test("A reply comes as a stream, whole with its tokens and times")
    func replies() async throws {
        let server = ScriptedServer([[.pause(0.05)] + .chat("In ", "France", " é.")])
        let reply = try await patient(server, key: "sesame-1").model.reply(to: Self.request)
        #expect(reply.text == "In France é." && reply.finish == .stop && reply.attempts == 1)
        #expect(reply.inputTokens == 30 && reply.outputTokens == 2 && reply.isCounted)
        let first = try #require(reply.firstToken)
        #expect(first >= 0.05 && first <= reply.seconds && reply.seconds < 60)
        let sent = try #require(server.requests.first)
        #expect(sent.hasPrefix("POST /v1/chat/completions HTTP/1.1\r\n"))
        #expect(sent.contains("Authorization: Bearer sesame-1\r\n") && sent.contains("Content-Type: application/json\r\n"))
        let body =
            #"{"max_tokens":64,"messages":[{"content":"Be \"brief\".","role":"system"},{"content":"Where is Paris?\né","role":"user"}],"#
            + #""model":"smollm2","response_format":{"json_schema":{"name":"reply","schema":{"type":"object"},"strict":true},"#
            + #""type":"json_schema"},"seed":7,"stream":true,"stream_options":{"include_usage":true},"temperature":0.0}"#
        #expect(sent.hasSuffix("\r\n\r\n" + body))
    }

    @Test("A stream may come in any pieces, and end without a count of tokens")
    func pieces() async throws {
        let bytes = [String.piece("Pa"), .piece("ris é"), .finish].joined().utf8.map { ScriptedServer.Step.send([$0]) }
        let server = ScriptedServer([.head + bytes])
        let reply = try await patient(server).model.reply(to: Self.request)
        #expect(reply.text == "Paris é" && reply.outputTokens == 2 && reply.inputTokens == 0 && !reply.isCounted)
        #expect(!(server.requests.first ?? "").contains("Authorization"))
    }

    @Test("A server that does not close its stream loses time, not the reply")
    func staysOpen() async throws {
        let server = ScriptedServer([.chat("Paris") + [.stall]])
        let start = ContinuousClock().now
        let reply = try await patient(server, timeout: 3).model.reply(to: Self.request)
        #expect(reply.text == "Paris" && reply.isCounted && reply.attempts == 1)
        #expect((ContinuousClock().now - start) / .seconds(1) - reply.seconds > 0.45)
    }

    @Test("A connection that breaks behind the reply's end has lost only the count")
    func breaksLate() async throws {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        let text = .piece("Paris") + String.finish
        let server = ScriptedServer([[.send(head + String(text.utf8.count, radix: 16) + "\r\n" + text + "\r\n"), .pause(0.05)]])
        let reply = try await patient(server).model.reply(to: Self.request)
        #expect(reply.text == "Paris" && reply.finish == .stop && !reply.isCounted)
    }

    @Test(
        "What passes is tried again, and the waits double",
        arguments: [
            ([.answer("500 No", "{\"error\":{\"message\":\"busy\"}}"), .answer("503 No", "")], [1, 2]),
            ([.answer("429 Slow", "", "Retry-After: 7"), .answer("429 Slow", "", "Retry-After: 0.5")], [7, 2]),
            ([.answer("503 No", "", "Retry-After: 4")], [4]),
            ([.head + [.send(.piece("Lon"))]], [1]),
            ([[.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\ndata: "), .pause(0.05)]], [1]),
            ([.head + [.send(.piece("Lon")), .send("data: {\"error\":{\"message\":\"out of memory\",\"code\":500}}\n\n")]], [1]),
            ([[]], [1]), ([.head], [1]),
        ] as [([[ScriptedServer.Step]], [Double])])
    func triesAgain(faults: [[ScriptedServer.Step]], waits: [Double]) async throws {
        let server = ScriptedServer(faults + [.chat("Paris")])
        let (model, clock) = try patient(server)
        let reply = try await model.reply(to: Self.request)
        #expect(reply.text == "Paris" && reply.attempts == faults.count + 1)
        #expect(clock.waits == waits)
    }

    @Test(
        "What does not pass is said at once",
        arguments: [
            (
                .answer("400 Bad", "{\"error\":{\"message\":\"the prompt is too long\"}}"),
                .refused(status: 400, message: "the prompt is too long")
            ),
            (.answer("404 Gone", "File Not Found"), .refused(status: 404, message: "File Not Found")),
            (.answer("302 Found", "", "Location: http://127.0.0.1:9/"), .refused(status: 302, message: "")),
            (.head + [.send("data: {\"choices\":[\n\n")], .badReply("'{\"choices\":[' is no part of a chat")),
            (.answer("200 OK", "{\"choices\":[{\"message\":{\"content\":\"Paris\"}}]}"), .badReply("it is no stream")),
            (.answer("429 Slow", "", "Retry-After: 3600"), .rateLimited(retryAfter: 3600)),
        ] as [([ScriptedServer.Step], LanguageError)])
    func fails(fault: [ScriptedServer.Step], error: LanguageError) async throws {
        let server = ScriptedServer([fault, .chat("Paris")])
        let (model, clock) = try patient(server)
        await #expect(throws: error) { try await model.reply(to: Self.request) }
        #expect(server.requests.count == 1 && clock.waits == [])
    }

    @Test("Silence ends a request: before the answer, before the first part, between parts", arguments: 0...2)
    func stalls(place: Int) async throws {
        let start: [[ScriptedServer.Step]] = [[], .head, .head + [.send(.piece("Par"))]]
        let server = ScriptedServer([start[place] + [.stall], start[place] + [.stall]])
        let (model, clock) = try patient(server, timeout: 2, attempts: 2)
        await #expect(throws: LanguageError.timedOut(after: 2)) { try await model.reply(to: Self.request) }
        #expect(clock.waits == [1] && server.requests.count == 2)
        #expect(try await wait(60) { server.gone == 2 })
    }

    @Test("A slow reply is none that stalls: the time is that between parts")
    func isSlow() async throws {
        let pieces = ["a", "b", "c", "d", "e"].flatMap { [ScriptedServer.Step.pause(1), .send(.piece($0))] }
        let server = ScriptedServer([.head + pieces + [.send(.finish)]])
        #expect(try await patient(server, timeout: 4).model.reply(to: Self.request).text == "abcde")
    }

    @Test("Nobody listens")
    func unreachable() async throws {
        let port = freePort()
        let url = try #require(URL(string: "http://127.0.0.1:\(port)/v1"))
        let model = ChatEndpoint(Exchange(with: url, key: nil, timeout: 5))
        await #expect(throws: LanguageError.unreachable("nobody listens at 127.0.0.1:\(port)")) { try await model.reply(to: Self.request) }
    }

    @Test("Cancelling the task ends the request, and no other is made")
    func cancels() async throws {
        let server = ScriptedServer([.head + [.send(.piece("Par")), .stall], .chat("Paris")])
        // Longer than this task may have to wait for its turn: a time-out would ask a second time.
        let model = try patient(server, timeout: 600).model
        let task = Task { try await model.reply(to: Self.request) }
        #expect(try await wait(60) { server.requests.count == 1 })
        task.cancel()
        await #expect(throws: LanguageError.cancelled) { try await task.value }
        #expect(try await wait(60) { server.gone == 1 })
        #expect(server.requests.count == 1)
    }

    @Test(
        "The key stands in no message, even if the server sends it back",
        arguments: [
            .answer("401 No", "{\"error\":{\"message\":\"Incorrect API key: open-sesame-77. Header: Bearer open-sesame-77\"}}"),
            .answer("401 No", "Authorization: Bearer open-sesame-77"), .answer("400 open-sesame-77", "\u{0}\u{FF} open-sesame-77"),
            .head + [.send("data: {\"error\":{\"message\":\"open-sesame-77\",\"code\":400}}\n\n")],
            .head + [.send("data: open-sesame-77\n\n")],
            .answer("302 Found", "open-sesame-77", "Location: http://127.0.0.1:1/?open-sesame-77"),
        ] as [[ScriptedServer.Step]])
    func hidesKey(fault: [ScriptedServer.Step]) async throws {
        let server = ScriptedServer([fault])
        let model = try patient(server, key: "open-sesame-77").model
        do {
            _ = try await model.reply(to: Self.request)
            Issue.record("it should fail")
        } catch {
            var shown = "\(error) \(String(reflecting: error)) \(model) \(String(reflecting: model))"
            dump(error, to: &shown)
            dump(model, to: &shown)
            #expect(!shown.contains("sesame"), "\(shown)")
        }
        #expect(server.requests.count == 1 && server.requests[0].contains("Bearer open-sesame-77"))
    }

    private func patient(
        _ server: ScriptedServer, key: String? = nil, timeout: Double = 20, attempts: Int = 4
    ) throws -> (model: PatientModel<ChatEndpoint>, clock: NotedClock) {
        let url = try #require(URL(string: server.address + "/v1"))
        let secret = try key.map { try Secret(variable: "SOME_KEY", in: ["SOME_KEY": " \($0)\n"]) }
        let clock = NotedClock()
        let patience = Patience(attempts: attempts, clock: clock.waiting)
        return (PatientModel(model: ChatEndpoint(Exchange(with: url, key: secret, timeout: timeout)), patience: patience), clock)
    }
}
