import Components
import Synchronization

/// Tries again what may well succeed a moment later, and keeps to a pace.
///
/// The waits double from one second to thirty, without chance in them: one program asks, and its waits are the same each time. A provider that
/// says when to come again is obeyed, unless that is more than five minutes away.
struct Patience: Sendable {
    private let attempts: Int
    private let pace: Pace
    private let clock: WaitingClock

    /// - Parameters:
    ///   - attempts: how often something is tried.
    ///   - perMinute: how many attempts may begin in a minute, those of all callers; they are spread evenly. Nil for any number.
    init(attempts: Int, perMinute: Int? = nil, clock: WaitingClock = .real) {
        self.attempts = attempts
        self.clock = clock
        pace = Pace(gap: perMinute.map { 60 / Double($0) } ?? 0)
    }

    /// What `body` gave at last, and how often it was tried.
    func tried<Value: Sendable>(
        _ body: () async throws(LanguageError) -> Value
    ) async throws(LanguageError) -> (value: Value, attempts: Int) {
        var attempt = 1
        while true {
            try await wait(pace.wait(at: clock.now()))
            do throws(LanguageError) {
                return (try await body(), attempt)
            } catch {
                let pause = max(error.retryAfter ?? 0, min(30, exponent(attempt - 1)))
                guard error.isPassing, attempt < attempts, pause <= 300 else { throw error }
                try await wait(pause)
                attempt += 1
            }
        }
    }

    private func wait(_ seconds: Double) async throws(LanguageError) {
        guard seconds > 0 else { return }
        do { try await clock.wait(seconds) } catch { throw .cancelled }
    }

    private func exponent(_ power: Int) -> Double { power < 5 ? Double(1 << power) : 30 }
}

/// The time, and waiting for it to pass: tests have another one.
struct WaitingClock: Sendable {
    /// Seconds since some moment.
    let now: @Sendable () -> Double
    /// Throws when the task is cancelled.
    let wait: @Sendable (Double) async throws -> Void

    static let real: WaitingClock = {
        let start = ContinuousClock().now
        return WaitingClock(
            now: { (ContinuousClock().now - start) / .seconds(1) },
            wait: { try await Task.sleep(for: .seconds($0)) })
    }()
}

/// Gives out moments that are at least `gap` seconds apart.
private final class Pace: Sendable {
    private let gap: Double
    private let next = Mutex(-Double.infinity)

    init(gap: Double) { self.gap = gap }

    /// The seconds to wait for the next moment, which is then taken.
    func wait(at now: Double) -> Double {
        guard gap > 0 else { return 0 }
        return next.withLock { next in
            let moment = max(now, next)
            next = moment + gap
            return moment - now
        }
    }
}

/// A model that is asked again when that may help.
struct PatientModel<Model: LanguageModel>: LanguageModel {
    let model: Model
    let patience: Patience

    func reply(to request: LanguageRequest) async throws(LanguageError) -> LanguageReply {
        var (reply, attempts) = try await patience.tried { () throws(LanguageError) in try await model.reply(to: request) }
        reply.attempts = attempts
        return reply
    }
}
