import Components

/// A reply of which a part has come, and the time that it takes.
struct TimedReply {
    private var reply = ReplyUnderWay()
    private let start = ContinuousClock().now
    private var end: Double = 0
    /// Whether the server said that nothing more comes.
    private(set) var hasEnded = false

    /// Seconds since the request, in steps of a tenth of a millisecond: no clock here is more exact.
    private var seconds: Double { ((ContinuousClock().now - start) / .seconds(1) * 10000).rounded() / 10000 }

    mutating func add(_ parts: [ReplyPart]) {
        end = seconds
        for part in parts {
            if part == .end { hasEnded = true }
            reply.add(part, at: end)
        }
    }

    /// Lets `receive` add all parts, and makes sure that the reply is whole.
    ///
    /// A connection that breaks after the server said why the reply ended has lost nothing but the count of tokens.
    mutating func complete(
        _ receive: (inout TimedReply) async throws(LanguageError) -> Void
    ) async throws(LanguageError) {
        do throws(LanguageError) {
            try await receive(&self)
        } catch .brokenStream where reply.isOver {
            return
        } catch .brokenStream {
            throw .brokenStream(received: reply.received)
        }
        if !reply.isOver { throw .brokenStream(received: reply.received) }
    }

    var finished: LanguageReply { reply.reply(after: end) }
}
