import Components
import Corpora

/// What questions are answered from: the passages of all documents, and the ways to find them.
struct Library: Sendable {
    /// A passage and where it stands.
    struct Passage: Sendable {
        /// The place of its document in `documents`.
        let document: Int
        let chunk: Chunk
    }

    /// How deep rankings go that are judged.
    static let depth = 10
    /// How many passages each retriever offers before both are fused.
    private static let pool = 50

    let documents: [CorpusDocument]
    let passages: [Passage]
    let dimensions: Int
    /// The passages of each document, in their order.
    private let shelves: [Range<Int>]
    private let places: [String: Int]
    private let lexical: LexicalIndex
    private let vectors: VectorIndex
    private let embed: @Sendable (String) async throws -> [Float]

    /// The first passages for a question, by each retriever.
    func hits(for question: String) async throws -> [RetrievalSettings.Retriever: [Hit]] {
        let byWords = lexical.search(question, first: Library.pool)
        let byMeaning = vectors.search(try await embed(question), first: Library.pool)
        return [
            .dense: Array(byMeaning.prefix(Library.depth)), .lexical: Array(byWords.prefix(Library.depth)),
            .fused: fused([byMeaning, byWords], first: Library.depth),
        ]
    }

    /// The passages of one document; none when it is not here.
    func passages(of document: String) -> [Int] { places[document].map { Array(shelves[$0]) } ?? [] }

    /// The passages that show an answer in full.
    func relevant(to question: CorpusQuestion, in document: String) -> Set<Int> {
        Set(
            passages(of: document).filter { number in
                let chunk = passages[number].chunk
                return question.evidence.contains { evidence in
                    evidence.page == chunk.page && chunk.range.lowerBound <= evidence.range.lowerBound
                        && evidence.range.upperBound <= chunk.range.upperBound
                }
            })
    }

    /// Tokens of all passages, as chunking counts them.
    var tokens: Int { passages.reduce(0) { $0 + countTokens(of: $1.chunk.text) } }
}

extension Library {
    /// How the words of a library become vectors.
    enum Embedding: Sendable {
        case latentSpace(dimensions: Int)
        /// By a server.
        case endpoint(@Sendable ([String]) async throws -> [[Float]])
    }

    /// Cuts and indexes the texts that documents come with.
    init(
        _ documents: [CorpusDocument], chunking: ChunkingOptions, embedding: Embedding, seed: UInt64, in surroundings: Surroundings
    ) async throws {
        var passages: [Passage] = []
        var shelves: [Range<Int>] = []
        for (number, document) in documents.enumerated() {
            let start = passages.count
            passages += chunks(of: document.pages, chunking).map { Passage(document: number, chunk: $0) }
            shelves.append(start..<passages.count)
        }
        let texts = passages.map(\.chunk.text)
        lexical = LexicalIndex(texts)
        switch embedding {
        case .latentSpace(let dimensions):
            let space = try latentSpace(of: texts, dimensions: dimensions, seed: seed, surroundings)
            vectors = VectorIndex(texts.map(space.vector))
            self.dimensions = space.dimensions
            embed = { space.vector(of: $0) }
        case .endpoint(let server):
            let made = try await server(texts)
            vectors = VectorIndex(made)
            dimensions = made.first?.count ?? 0
            embed = { try await server([$0]).first ?? [] }
        }
        self.documents = documents
        self.passages = passages
        self.shelves = shelves
        places = Dictionary(zip(documents.map(\.id), documents.indices), uniquingKeysWith: { first, _ in first })
    }
}

/// Looked up where the same texts were analysed before.
private func latentSpace(of texts: [String], dimensions: Int, seed: UInt64, _ surroundings: Surroundings) throws -> LatentSpace {
    let key = digestOf(["latent space", "\(LatentSpace.version)", "\(dimensions)", "\(seed)"] + texts)
    if let space = surroundings.cached(key).flatMap({ LatentSpace(bytes: $0) }) { return space }
    let space = try LatentSpace(of: texts, dimensions: dimensions, seed: seed)
    surroundings.keep(key, space.bytes)
    return space
}
