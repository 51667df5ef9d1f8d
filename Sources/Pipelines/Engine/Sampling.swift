import Corpora
import Statistics

extension Execution {
    /// The scans that are really read, in all shards.
    ///
    /// Without a number in the plan these are all; else as many as it says of those in service, the first ones in a seeded order. So a
    /// larger number keeps the smaller sample, and each shard finds the same one.
    func sample(of survey: Survey) -> Set<Int> {
        guard let settings = plan.recognition else { return [] }
        guard let size = settings.sample else {
            return Set(survey.served.lazy.map(\.number).filter { hasScan($0) })
        }
        var sample: Set<Int> = []
        for number in inSeededOrder(survey.served.filter(\.isInService).map(\.number)) {
            guard sample.count < size else { break }
            if hasScan(number) { sample.insert(number) }
        }
        return sample
    }

    /// Whether there is something to be read: pictures that came with the corpus, or one that can be made of a generated document.
    private func hasScan(_ number: Int) -> Bool {
        let document = corpus.document(number)
        return document.isScanned && (!document.images.isEmpty || corpus.definition.origin.isGenerated)
    }

    private func inSeededOrder(_ documents: [Int]) -> [Int] {
        let keys = documents.map { document in
            var random = SeededRandom(seed: plan.definition.seed ^ 0x5343_414E_53, stream: UInt64(document))
            return (key: random.next(), document: document)
        }
        return keys.sorted { ($0.key, $0.document) < ($1.key, $1.document) }.map(\.document)
    }
}

extension CorpusDefinition.Origin {
    fileprivate var isGenerated: Bool { if case .generated = self { true } else { false } }
}
