import Foundation
import Synchronization

@testable import casebook

#if canImport(Glibc)
    import Glibc
    private let stream = Int32(SOCK_STREAM.rawValue)
#else
    private let stream = SOCK_STREAM
#endif

/// A server on this machine that answers one request after the other just as a test says, with any fault.
final class ScriptedServer: Sendable {
    enum Step: Sendable {
        case send([UInt8])
        /// Nothing happens for so many seconds.
        case pause(Double)
        /// Nothing happens until the other side has gone.
        case stall

        static func send(_ text: String) -> Step { .send(Array(text.utf8)) }
    }

    let port: UInt16
    private let socket: Int32
    private let state = Mutex((requests: [String](), gone: 0))

    /// What came, head and body.
    var requests: [String] { state.withLock { $0.requests } }
    /// How often the other side had gone when an answer stalled.
    var gone: Int { state.withLock { $0.gone } }
    var address: String { "http://127.0.0.1:\(port)" }

    /// - Parameter answers: one for each request, in their order; the connection is closed behind each.
    init(_ answers: [[Step]]) {
        signal(SIGPIPE, SIG_IGN)
        port = freePort()
        socket = occupy(port)
        Thread.detachNewThread { [self] in
            for answer in answers {
                let connection = accept(socket, nil, nil)
                guard connection >= 0 else { return }
                serve(connection, answer)
                close(connection)
            }
            close(socket)
        }
    }

    private func serve(_ connection: Int32, _ answer: [Step]) {
        let request = received(from: connection)
        state.withLock { $0.requests.append(request) }
        for step in answer {
            switch step {
            case .send(let bytes): _ = send(connection, bytes, bytes.count, 0)
            case .pause(let seconds): usleep(UInt32(seconds * 1_000_000))
            case .stall:
                var byte: UInt8 = 0
                if recv(connection, &byte, 1, 0) <= 0 { state.withLock { $0.gone += 1 } }
            }
        }
    }

    /// A request whose body has the length that its head says.
    private func received(from connection: Int32) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let text = String(decoding: bytes, as: UTF8.self)
            if let end = text.range(of: "\r\n\r\n") {
                let length = text[..<end.lowerBound].lowercased().split(separator: "content-length: ").dropFirst().first
                let count = length.flatMap { Int($0.prefix { $0.isNumber }) } ?? 0
                if text[end.upperBound...].utf8.count >= count { return text }
            }
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return text }
            bytes += buffer[..<count]
        }
    }
}

extension [ScriptedServer.Step] {
    /// A whole answer.
    static func answer(_ status: String, _ body: String, _ headers: String...) -> Self {
        let head = (["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)", "Connection: close"] + headers).joined(separator: "\r\n")
        return [.send(head + "\r\n\r\n" + body)]
    }

    /// The head of an answer whose body ends with the connection.
    static let head: Self = [.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")]

    /// A chat's stream of these pieces of text, to its end.
    static func chat(_ pieces: String...) -> Self {
        head + pieces.map { .send(.piece($0)) } + [.send(.finish), .send(.usage), .send("data: [DONE]\n\n")]
    }
}

extension String {
    static func piece(_ text: String) -> String { "data: {\"choices\":[{\"delta\":{\"content\":\"\(text)\"}}]}\n\n" }
    static let finish = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
    static let usage = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":30,\"completion_tokens\":2}}\n\n"
}

/// A clock that stands still while nobody waits, and notes the waits.
final class NotedClock: Sendable {
    private let state = Mutex((now: 0.0, waits: [Double]()))

    var waits: [Double] { state.withLock { $0.waits } }
    func pass(_ seconds: Double) { state.withLock { $0.now += seconds } }
    var now: Double { state.withLock { $0.now } }
    var waiting: WaitingClock { WaitingClock(now: { self.now }, wait: { self.wait($0) }) }

    private func wait(_ seconds: Double) {
        state.withLock { state in
            state.now += seconds
            state.waits.append(seconds)
        }
    }
}
