import Components
import Pipelines
import Synchronization

/// A model whose replies are recorded: it answers from the recordings, and asks the model itself for what is missing there.
///
/// The model is asked one thing at a time, so that a reply's times are its own. New replies are saved every so often; `finish` saves the rest.
final class RecordingModel: LanguageModel {
    private let live: any LanguageModel
    private let every: Int
    private let save: @Sendable (Recordings) throws -> Void
    private let state: Mutex<State>
    private let turnstile = Turnstile()

    private struct State {
        var recordings: Recordings
        var unsaved = 0
    }

    /// - Parameters:
    ///   - every: after how many new replies they are saved.
    ///   - save: puts the recordings in their file, in one step.
    init(_ recordings: Recordings, of live: any LanguageModel, every: Int = 20, save: @escaping @Sendable (Recordings) throws -> Void) {
        self.live = live
        self.every = every
        self.save = save
        state = Mutex(State(recordings: recordings))
    }

    func reply(to request: LanguageRequest) async throws(LanguageError) -> LanguageReply {
        let key = request.recordingKey
        if let reply = recorded(key) { return reply }
        await turnstile.enter()
        defer { turnstile.leave() }
        if Task.isCancelled { throw .cancelled }
        // Somebody in front may have asked the same.
        if let reply = recorded(key) { return reply }
        let reply = try await live.reply(to: request)
        let isDue = state.withLock { state in
            state.recordings.keep(reply, for: key)
            state.unsaved += 1
            return state.unsaved >= every
        }
        // What cannot be saved now is tried again at the end, where it is an error.
        if isDue { try? finish() }
        return reply
    }

    /// Saves what is not saved yet. To be called also when a run was interrupted.
    func finish() throws {
        let unsaved = state.withLock { $0.unsaved > 0 ? $0.recordings : nil }
        guard let unsaved else { return }
        try save(unsaved)
        state.withLock { $0.unsaved = 0 }
    }

    private func recorded(_ key: String) -> LanguageReply? { state.withLock { $0.recordings.reply(for: key) } }
}

/// Lets one task through at a time, in the order in which they came.
private final class Turnstile: Sendable {
    private let state = Mutex((isTaken: false, waiting: [CheckedContinuation<Void, Never>]()))

    func enter() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                if state.isTaken { state.waiting.append(continuation) }
                defer { state.isTaken = true }
                return !state.isTaken
            }
            if isFree { continuation.resume() }
        }
    }

    func leave() {
        let next = state.withLock { state in
            if state.waiting.isEmpty { state.isTaken = false }
            return state.waiting.isEmpty ? nil : state.waiting.removeFirst()
        }
        next?.resume()
    }
}
