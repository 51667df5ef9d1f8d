/// Something that answers requests: a model behind a network, or the recordings of one.
package protocol LanguageModel: Sendable {
    /// Cancelling the task ends the request.
    func reply(to request: LanguageRequest) async throws(LanguageError) -> LanguageReply
}

/// Something that turns texts into vectors: one for each text, in their order, all of the same length.
package protocol EmbeddingModel: Sendable {
    func vectors(of texts: [String]) async throws(LanguageError) -> [[Float]]
}
