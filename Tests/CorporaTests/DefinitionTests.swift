import Corpora
import Diagnostics
import Testing

@Suite("Corpus definitions")
struct DefinitionTests {
    @Test("A definition says what its documents can be, and where they are")
    func reads() throws {
        let (corpus, messages) = read(
            """
            title: Contracts
            says: Contracts of a harbour.
            categories: { lease: { title: Lease }, service: Service contract, other: }
            fields: { total: { title: Total, kind: amount }, party: Party, due: { kind: date } }
            from: corpora/contracts/
            scan: { quality: clean, skew: 2.5, stains: 50 %, contrast: 0.4 }
            """)
        #expect(messages == "")
        #expect(corpus.id == "small")
        #expect(corpus.title == "Contracts")
        #expect(corpus.says == "Contracts of a harbour.")
        #expect(corpus.categories.map { "\($0.id) \($0.title)" } == ["lease Lease", "service Service contract", "other other"])
        #expect(corpus.fields.map { "\($0.id) \($0.title) \($0.kind)" } == ["total Total amount", "party Party text", "due due date"])
        guard case .files(let path, let place) = corpus.origin else {
            Issue.record("not what was written")
            return
        }
        #expect(path == "corpora/contracts")
        #expect(place.lineAndColumn == (5, 7))
        var quality = ScanQuality(.clean)
        (quality.skew, quality.stains, quality.contrast) = (2.5, 0.5, 0.4)
        #expect(corpus.scanQuality == quality)
    }

    @Test("Without a word about scans they are an office's")
    func usual() {
        #expect(read("title: T\nfrom: t.jsonl").0.scanQuality == ScanQuality(.office))
        #expect(read("title: T\nfrom: t.jsonl\nscan: poor").0.scanQuality == ScanQuality(.poor))
    }

    @Test("Mistakes are reported at their place")
    func mistakes() throws {
        try checkBlocks("Broken/definitions.txt") { read($0).1 }
    }

    @Test("A generator is read with the definition, and its mistakes with the others")
    func generator() {
        let (corpus, messages) = read("{title: T, categories: {a: A}, generate: {begins: 2026-01, paper: {}}}")
        guard case .invalid = corpus.origin else {
            Issue.record("not what was written")
            return
        }
        #expect(messages.hasPrefix("content/corpora/small.yml:1:"))
    }

    private func read(_ text: String) -> (CorpusDefinition, String) {
        var log: [Diagnostic] = []
        let corpus = readCorpusDefinition(SourceFile(path: "content/corpora/small.yml", text: text), reporting: &log)
        return (corpus, log.sorted().map { render($0) }.joined(separator: "\n"))
    }
}
