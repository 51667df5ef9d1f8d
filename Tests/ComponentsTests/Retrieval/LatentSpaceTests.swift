import Components
import Testing

@Suite struct LatentSpaceTests {
    @Test("Texts are near each other that share no word, but company")
    func company() throws {
        let texts = [
            "invoice total due", "bill total due", "invoice amount", "bill amount", "lease premises tenant", "lease landlord tenant",
        ]
        let space = try LatentSpace(of: texts, dimensions: 2, seed: 1)
        #expect(space.dimensions == 2)
        #expect(cosine(space.vector(of: "invoice"), space.vector(of: "bill")) > 0.99)
        #expect(abs(cosine(space.vector(of: "invoice"), space.vector(of: "tenant"))) < 0.01)
        #expect(cosine(space.vector(of: "premises"), space.vector(of: "landlord, unknown")) > 0.99)
    }

    @Test("With as many dimensions as there are, cosines are those of the words")
    func whole() throws {
        let texts = Set(someTexts(30)).sorted().filter { !$0.isEmpty }
        let space = try LatentSpace(of: texts, dimensions: 40, seed: 1)
        #expect(space.dimensions == texts.count)
        let rows = counts(of: texts, TextOptions(isSublinear: true)).vectoriser().transform(texts).rows
        let dense = (0..<rows.height).map { row in
            var dense = [Float](repeating: 0, count: rows.width)
            for place in rows.starts[row]..<rows.starts[row + 1] { dense[Int(rows.columns[place])] = rows.values[place] }
            return dense
        }
        let vectors = space.vectors(of: texts)
        for one in texts.indices {
            for other in texts.indices { #expect(abs(cosine(vectors[one], vectors[other]) - cosine(dense[one], dense[other])) < 1e-5) }
        }
    }

    @Test("Vectors have length one, or zero where no word is known")
    func lengths() throws {
        let space = try LatentSpace(of: someTexts(300), dimensions: 20, seed: 1)
        #expect(space.dimensions == 20)
        for text in someTexts(50) where !text.isEmpty {
            #expect(abs(space.vector(of: text).reduce(0) { $0 + $1 * $1 } - 1) < 1e-5)
        }
        for text in ["", "a", "unknown words"] { #expect(space.vector(of: text) == [Float](repeating: 0, count: 20)) }
    }

    @Test(
        "Few texts have few directions",
        arguments: [([], 0), (["", "a"], 0), (["one two"], 1), (["one two", "one two"], 1), (["one", "two"], 2)])
    func few(texts: [String], dimensions: Int) throws {
        let space = try LatentSpace(of: texts, dimensions: 8, seed: 1)
        #expect(space.dimensions == dimensions)
        #expect(space.vector(of: "one").count == dimensions)
        #expect(LatentSpace(bytes: space.bytes)?.vectors(of: texts) == space.vectors(of: texts))
    }

    @Test("The start is random, the distances are not")
    func seeds() throws {
        let texts = someTopics(200)
        let (one, other) = (try LatentSpace(of: texts, dimensions: 6, seed: 1), try LatentSpace(of: texts, dimensions: 6, seed: 2))
        #expect(one.bytes == (try LatentSpace(of: texts, dimensions: 6, seed: 1)).bytes)
        #expect(one.bytes != other.bytes)
        for (first, second) in zip(texts, texts.dropFirst()) {
            let cosines = [one, other].map { cosine($0.vector(of: first), $0.vector(of: second)) }
            #expect(abs(cosines[0] - cosines[1]) < 1e-3)
        }
    }

    @Test("A space is kept as bytes")
    func bytes() throws {
        let space = try LatentSpace(of: someTexts(12), dimensions: 4, seed: 1)
        let bytes = space.bytes
        let again = try #require(LatentSpace(bytes: bytes))
        #expect(again.bytes == bytes)
        #expect(again.vectors(of: someTexts(20)) == space.vectors(of: someTexts(20)))
        #expect(bytes.indices.allSatisfy { LatentSpace(bytes: Array(bytes[..<$0])) == nil })
        #expect(LatentSpace(bytes: bytes + [0]) == nil)
    }
}

func cosine(_ one: [Float], _ other: [Float]) -> Double {
    func product(_ one: [Float], _ other: [Float]) -> Double { zip(one, other).reduce(0) { $0 + Double($1.0) * Double($1.1) } }
    return product(one, other) / (product(one, one) * product(other, other)).squareRoot()
}

/// Texts of six topics with fifteen words each, and a few words of all topics.
private func someTopics(_ count: Int) -> [String] {
    var state: UInt64 = 11
    func next(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
    return (0..<count).map { text in
        (0..<30).map { _ in next(below: 5) == 0 ? "all\(next(below: 40))" : "topic\(text % 6)word\(next(below: 15))" }
            .joined(separator: " ")
    }
}
