import Components
import Corpora

extension LanguageRequest {
    /// The name under which the reply to this request is recorded: 64 hexadecimal digits.
    var recordingKey: String { sha256(canonical.map { "\($0.utf8.count) \($0)" }.joined()) }
}

/// A model that answers from its recordings alone.
struct RecordedModel: LanguageModel {
    let recordings: Recordings

    func reply(to request: LanguageRequest) async throws(LanguageError) -> LanguageReply {
        guard let reply = recordings.reply(for: request.recordingKey) else { throw .noRecording(model: request.model) }
        return reply
    }
}
