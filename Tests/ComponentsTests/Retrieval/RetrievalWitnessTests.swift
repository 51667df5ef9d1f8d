import Components
import Foundation
import Testing

@Suite(
    "NumPy agrees",
    .enabled(if: ProcessInfo.processInfo.environment["CASEBOOK_PYTHON"] != nil, "CASEBOOK_PYTHON names no Python that has NumPy"))
struct RetrievalWitnessTests {
    private struct Witness: Decodable {
        struct Space: Decodable {
            var name: String
            var texts: [String]
            /// Texts that were not learned from.
            var others: [String]
            var dimensions: Int
            /// Of the first texts with each other, and of the others with them.
            var cosines: [[Double]]
            var otherCosines: [[Double]]
        }

        struct Search: Decodable {
            var items: [[Float]]
            var questions: [[Float]]
            var order: [[Int]]
            var cosines: [[Double]]
        }

        var spaces: [Space]
        var texts: [String]
        var questions: [String]
        var scores: [[Double]]
        var k1: Double
        var b: Double
        var search: Search
    }

    /// Asked once for all tests.
    private static let answers = Result { try JSONDecoder().decode(Witness.self, from: answer(of: "Retrieval/witness_retrieval.py")) }

    private let witness: Witness

    init() throws { witness = try Self.answers.get() }

    @Test("on the cosines of texts in a latent space")
    func spaces() throws {
        #expect(witness.spaces.count > 1)
        for expected in witness.spaces {
            let space = try LatentSpace(of: expected.texts, dimensions: expected.dimensions, seed: 5)
            #expect(space.dimensions == expected.dimensions)
            let rows = space.vectors(of: expected.texts.prefix(expected.cosines.count))
            for (texts, cosines) in [(rows, expected.cosines), (space.vectors(of: expected.others), expected.otherCosines)] {
                let ours = texts.map { text in rows.map { cosine(text, $0) } }
                let far = distance(ours.flatMap(\.self), cosines.flatMap(\.self))
                #expect(far < 1e-5, "\(expected.name)")
            }
        }
    }

    @Test("on BM25")
    func lexical() {
        let index = LexicalIndex(witness.texts, k1: witness.k1, b: witness.b)
        for (question, scores) in zip(witness.questions, witness.scores) {
            let hits = index.search(question, first: witness.texts.count)
            #expect(hits.count == scores.count { $0 > 0 })
            #expect(hits.allSatisfy { abs($0.score - scores[$0.item]) < 1e-12 })
        }
    }

    @Test("on the nearest vectors and their order")
    func search() {
        let expected = witness.search
        let hits = VectorIndex(expected.items).search(each: expected.questions, first: 10)
        #expect(hits.map { $0.map(\.item) } == expected.order)
        #expect(distance(hits.flatMap { $0.map(\.score) }, expected.cosines.flatMap(\.self)) < 1e-4)
    }
}
