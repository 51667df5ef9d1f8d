import Components
import Foundation

/// A model that turns texts into vectors, behind OpenAI's protocol.
struct EmbeddingEndpoint: EmbeddingModel {
    private let exchange: Exchange
    private let model: String
    private let patience: Patience
    private let batch: Int

    /// - Parameters:
    ///   - exchange: its address ends before `/embeddings`.
    ///   - batch: the texts of one request.
    init(_ exchange: Exchange, model: String, patience: Patience, batch: Int = 64) {
        self.exchange = exchange
        self.model = model
        self.patience = patience
        self.batch = max(1, batch)
    }

    func vectors(of texts: [String]) async throws(LanguageError) -> [[Float]] {
        var vectors: [[Float]] = []
        for start in stride(from: 0, to: texts.count, by: batch) {
            let part = Array(texts[start..<min(start + batch, texts.count)])
            vectors += try await patience.tried { () throws(LanguageError) in try await request(part) }.value
        }
        guard Set(vectors.map(\.count)).count <= 1 else { throw .badReply("its vectors have different lengths") }
        return vectors
    }

    private func request(_ texts: [String]) async throws(LanguageError) -> [[Float]] {
        let inputs = texts.map(quoted).joined(separator: ",")
        var answer = Data()
        try await exchange.post("{\"encoding_format\":\"float\",\"input\":[\(inputs)],\"model\":\(quoted(model))}", to: "/embeddings") {
            bytes, _ in answer += bytes
        }
        guard let list = try? JSONDecoder().decode(List.self, from: answer) else {
            throw .badReply("'\(errorMessage([UInt8](answer.prefix(2000)), hiding: exchange.key?.text))' is no list of vectors")
        }
        let sorted = list.data.sorted { $0.index < $1.index }
        guard sorted.map(\.index) == Array(texts.indices), sorted.allSatisfy({ !$0.embedding.isEmpty }) else {
            throw .badReply("it has not one vector for each text")
        }
        return sorted.map(\.embedding)
    }

    private struct List: Decodable {
        struct Entry: Decodable {
            let index: Int
            let embedding: [Float]
        }
        let data: [Entry]
    }
}
