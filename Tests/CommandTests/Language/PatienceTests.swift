import Components
import Pipelines
import Foundation
import Synchronization
import Testing

@testable import casebook

@Suite("Waiting for a language model")
struct PatienceTests {
    @Test("The waits double up to half a minute, and then it gives up")
    func givesUp() async {
        let clock = NotedClock()
        let patience = Patience(attempts: 8, clock: clock.waiting)
        await #expect(throws: LanguageError.brokenStream(received: 3)) {
            try await patience.tried { () throws(LanguageError) -> Int in throw .brokenStream(received: 3) }
        }
        #expect(clock.waits == [1, 2, 4, 8, 16, 30, 30])
    }

    @Test("So many requests begin in a minute, also those that are tried again, of all callers together")
    func keepsPace() async throws {
        let clock = NotedClock()
        let patience = Patience(attempts: 2, perMinute: 6, clock: clock.waiting)
        var starts: [Double] = []
        for index in 0..<4 {
            clock.pass(index == 2 ? 25 : 1)
            _ = try await patience.tried { () throws(LanguageError) -> Int in
                starts.append(clock.now)
                if starts.count == 2 { throw .timedOut(after: 1) }
                return 0
            }
        }
        #expect(starts == [1, 11, 21, 46, 56])
    }

    @Test(
        "The seconds of a header Retry-After",
        arguments: [
            ("7", 7), ("0.5", 0.5), (" 3 ", 3), ("-1", 0), ("Mon, 23 Nov 2026 19:00:30 GMT", 30), ("Mon, 23 Nov 2026 18:00:00 GMT", 0),
            ("soon", nil), ("nan", nil), ("", nil),
        ] as [(String, Double?)])
    func retryAfter(header: String, seconds: Double?) throws {
        let now = try Date("2026-11-23T19:00:00Z", strategy: .iso8601)
        #expect(secondsToWait(header, from: now) == seconds)
    }
}

@Suite("Recording a language model")
struct RecordingModelTests {
    @Test("What is recorded is not asked, what is new is kept and saved, and equal requests at a time are one")
    func records() async throws {
        let (model, saved) = (CountingModel(), Saved())
        let head = Recordings.Head(model: "m", title: "M", quantisation: nil, server: "s", machine: "c", date: "2026-11-23")
        var recordings = Recordings(head)
        let old = LanguageReply(text: "old", inputTokens: 1, outputTokens: 1, finish: .stop, firstToken: nil, seconds: 1)
        recordings.keep(old, for: request(0).recordingKey)
        let recorder = RecordingModel(recordings, of: model, every: 3) { try saved.save($0) }
        #expect(try await recorder.reply(to: request(0)) == old)
        #expect(model.asked == 0)
        try await withThrowingTaskGroup(of: String.self) { group in
            for index in 0..<12 { group.addTask { try await recorder.reply(to: request(1 + index % 4)).text } }
            for try await text in group { #expect(["1", "2", "3", "4"].contains(text)) }
        }
        #expect(model.asked == 4 && model.atOnce == 1)
        #expect(saved.counts == [4])
        try recorder.finish()
        try recorder.finish()
        #expect(saved.counts == [4, 5])
        #expect(try await recorder.reply(to: request(4)).text == "4")
        let replayed = try #require(saved.last)
        #expect(replayed.reply(for: request(2).recordingKey)?.text == "2")
        #expect(replayed.reply(for: request(9).recordingKey) == nil)
    }

    @Test("A failure is passed on and not recorded, and a file that cannot be written is an error at the end")
    func fails() async throws {
        let saved = Saved()
        let head = Recordings.Head(model: "m", title: "M", quantisation: nil, server: "s", machine: "c", date: "2026-11-23")
        let recorder = RecordingModel(Recordings(head), of: CountingModel(), every: 1) {
            try saved.save($0)
            throw WorldFault()
        }
        await #expect(throws: LanguageError.badReply("x")) { try await recorder.reply(to: request(99)) }
        try recorder.finish()
        #expect(saved.counts == [])
        #expect(try await recorder.reply(to: request(1)).text == "1")
        #expect(throws: WorldFault.self) { try recorder.finish() }
        #expect(saved.counts == [1, 1])
    }

    @Test("The name of a recording depends on every part of the request and its bounds")
    func keys() {
        let one = LanguageRequest(model: "m", messages: [Message(role: .user, text: "ab")], maximumTokens: 1)
        let others = [
            LanguageRequest(model: "n", messages: one.messages, maximumTokens: 1),
            LanguageRequest(model: "m", messages: [], maximumTokens: 1),
            LanguageRequest(model: "m", messages: [Message(role: .system, text: "ab")], maximumTokens: 1),
            LanguageRequest(model: "m", messages: one.messages, maximumTokens: 2),
            LanguageRequest(model: "m", messages: one.messages, maximumTokens: 1, temperature: 0.5),
            LanguageRequest(model: "m", messages: one.messages, maximumTokens: 1, seed: 0),
            LanguageRequest(model: "m", messages: one.messages, maximumTokens: 1, schema: "{}"),
            LanguageRequest(model: "m", messages: [Message(role: .user, text: "a"), Message(role: .user, text: "b")], maximumTokens: 1),
        ]
        #expect(Set(([one] + others).map(\.recordingKey)).count == others.count + 1)
        // Recordings are found by it; when it changes on purpose, they are to be made anew. Computed with Python's hashlib.
        #expect(one.recordingKey == "f183ea0140a2f0c88a5a12b6556e461888f051a82d159a31c69136d92d1f196f")
    }

    private func request(_ number: Int) -> LanguageRequest {
        LanguageRequest(model: "m", messages: [Message(role: .user, text: "\(number)")], maximumTokens: 9)
    }
}

private struct WorldFault: Error {}

/// Answers with the question, and counts how often and how many at once it was asked.
private final class CountingModel: LanguageModel {
    private let state = Mutex((asked: 0, now: 0, most: 0))
    var asked: Int { state.withLock { $0.asked } }
    var atOnce: Int { state.withLock { $0.most } }

    func reply(to request: LanguageRequest) async throws(LanguageError) -> LanguageReply {
        if request.messages[0].text == "99" { throw .badReply("x") }
        state.withLock { $0 = ($0.asked + 1, $0.now + 1, max($0.most, $0.now + 1)) }
        try? await Task.sleep(for: .milliseconds(5))
        state.withLock { $0.now -= 1 }
        return LanguageReply(
            text: request.messages[0].text, inputTokens: 1, outputTokens: 1, finish: .stop, firstToken: 0.1, seconds: 0.2)
    }
}

/// The recordings as they were saved.
private final class Saved: Sendable {
    private let state = Mutex([Recordings]())
    var counts: [Int] { state.withLock { $0.map(\.count) } }
    var last: Recordings? { state.withLock { $0.last } }
    func save(_ recordings: Recordings) throws { state.withLock { $0.append(recordings) } }
}
