import Components

/// A reply of which a part has come, and the time that it takes.
struct TimedReply {
    private var reply = ReplyUnderWay()
    private let start = ContinuousClock().now
    private var end: Double = 0

    /// Adds what came at a moment. Seconds are in steps of a tenth of a millisecond: no clock here is more exact.
    mutating func add(_ parts: [ReplyPart], at moment: ContinuousClock.Instant) {
        end = ((moment - start) / .seconds(1) * 10000).rounded() / 10000
        for part in parts { reply.add(part, at: end) }
    }

    /// Lets `receive` add all parts, and makes sure that the reply is whole.
    ///
    /// A connection that breaks or stalls after the server said that the reply is over has lost nothing but perhaps the count of tokens.
    mutating func complete(
        _ receive: (inout TimedReply) async throws(LanguageError) -> Void
    ) async throws(LanguageError) {
        do throws(LanguageError) {
            try await receive(&self)
        } catch  where reply.isOver && error.isPassing {
            return
        } catch .brokenStream {
            throw .brokenStream(received: reply.received)
        }
        if !reply.isOver { throw .brokenStream(received: reply.received) }
    }

    var finished: LanguageReply { reply.reply(after: end) }
}
