import Components
import Diagnostics
import Foundation
import Pipelines

/// The language model itself, as a run asks it for replies that are not recorded with the case.
///
/// Its replies are kept: with the case when they are being recorded, else in `.cache/`, so that an interrupted run pays for none twice.
struct ConversationPartner: Sendable {
    private let recorder: RecordingModel?
    private let embeddings: (any EmbeddingModel)?

    /// - Parameters:
    ///   - isRecording: whether replies become part of the case.
    ///   - isFresh: whether replies of earlier runs that are kept beside the case count for nothing.
    init(for plan: RunPlan, root: String, isRecording: Bool, isFresh: Bool) throws {
        let environment = ProcessInfo.processInfo.environment
        guard let definition = plan.languageModel, isRecording || definition.form != .recorded else {
            (recorder, embeddings) = (nil, nil)
            return
        }
        let folder = isRecording ? "\(root)/content/recordings" : "\(root)/.cache/replies"
        let path = "\(folder)/\(definition.id).jsonl"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let head = definition.head(machine: machine, date: runDate)
        let known = isFresh && !isRecording ? nil : try Self.recordings(at: path)
        recorder = RecordingModel(known ?? Recordings(head), of: try openLiveModel(definition, environment: environment)) {
            try Disk.save(Array(text(of: $0).utf8), at: path)
        }
        embeddings = plan.wantsEmbeddings ? try openEmbeddingModel(definition, environment: environment) : nil
    }

    var converse: (@Sendable (LanguageRequest) async throws(LanguageError) -> LanguageReply)? {
        guard let recorder else { return nil }
        return { (request) async throws(LanguageError) in try await recorder.reply(to: request) }
    }

    var embed: (@Sendable ([String]) async throws(LanguageError) -> [[Float]])? {
        guard let embeddings else { return nil }
        return { (texts) async throws(LanguageError) in try await embeddings.vectors(of: texts) }
    }

    /// Keeps what was said since the last time.
    func finish() throws { try recorder?.finish() }

    /// Nil when there are none. Those that cannot be read are not to be overwritten.
    private static func recordings(at path: String) throws -> Recordings? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        var log: [Diagnostic] = []
        let file = SourceFile(path: path, text: String(decoding: try Disk.bytes(at: path), as: UTF8.self))
        guard let recordings = readRecordings(file, reporting: &log), !log.hasErrors else {
            throw WorldError(
                "the recordings are damaged; mend or move them, so that nothing in them is lost\n"
                    + log.map { render($0) }.joined(separator: "\n"))
        }
        return recordings
    }
}
