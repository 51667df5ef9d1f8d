import Components

/// What was learned from labelled documents.
struct Lesson: Sendable {
    /// Stands for everything that it depends on.
    let key: String
    /// How many documents taught it.
    let documents: Int
    let vectoriser: TextVectoriser
    /// The model as XGBoost keeps it.
    let trees: [UInt8]
    /// Seconds it took to learn the words and to grow the trees; as many as it took then, where it was kept from an earlier run.
    let vocabularySeconds: Double
    let treeSeconds: Double
}

extension Trainer {
    /// Kept from an earlier run, or learned now and kept.
    func lesson(of model: RunDefinition.Model, on documents: [Int]) async throws(RunError) -> Lesson {
        let key = digestOf([digest, "model"] + documents.map(String.init))
        if let kept = surroundings.cached(key).flatMap({ Lesson(key: key, bytes: $0) }) { return kept }
        let lesson = try await learned(model, from: documents, key: key)
        surroundings.keep(key, lesson.bytes)
        return lesson
    }

    /// Two passes over the documents: one learns the words, one turns the texts into rows. No text outlives its pass.
    private func learned(_ model: RunDefinition.Model, from documents: [Int], key: String) async throws(RunError) -> Lesson {
        let start = surroundings.seconds()
        let (vectoriser, labels) = await vocabulary(documents, of: model)
        let rows = await rows(documents, vectoriser, of: model)
        let middle = surroundings.seconds()
        guard !Task.isCancelled else { throw .cancelled(done: 0, of: 0) }
        guard Set(labels).count > 1 else {
            throw .corpus("'\(model.name)' has nothing to learn from: it needs documents of at least two known categories")
        }
        let trees: [UInt8]
        do { trees = try tools.train(rows, labels, categories.ids.count) { grown($0, of: model) } } catch {
            throw .component(stage: lane.trees.id, message: "\(error)")
        }
        guard !Task.isCancelled else { throw .cancelled(done: 0, of: 0) }
        return Lesson(
            key: key, documents: labels.count, vectoriser: vectoriser, trees: trees, vocabularySeconds: middle - start,
            treeSeconds: surroundings.seconds() - middle)
    }

    private func vocabulary(_ documents: [Int], of model: RunDefinition.Model) async -> (TextVectoriser, [Int]) {
        let done = Guarded(0)
        let parts = await inParts(of: documents.count, jobs: surroundings.jobs, size: partSize(documents)) { part in
            var counts = VocabularyCounts(options: lane.options)
            var labels: [Int] = []
            forEachLabelled(documents[part]) { text, label in
                counts.add(CollectionOfOne(text))
                labels.append(label)
            }
            report(.training(model: model.name), lane.vocabulary, done, part.count, of: 2 * documents.count)
            return (counts, labels)
        }
        var counts = VocabularyCounts(options: lane.options)
        for part in parts { counts.merge(part.0) }
        return (counts.vectoriser(), parts.flatMap(\.1))
    }

    private func rows(_ documents: [Int], _ vectoriser: TextVectoriser, of model: RunDefinition.Model) async -> SparseMatrix {
        let done = Guarded(documents.count)
        let parts = await inParts(of: documents.count, jobs: surroundings.jobs, size: 1024) { part in
            var texts: [String] = []
            forEachLabelled(documents[part]) { text, _ in texts.append(text) }
            report(.training(model: model.name), lane.vocabulary, done, part.count, of: 2 * documents.count)
            return vectoriser.transform(texts).rows
        }
        var rows = SparseMatrix(width: vectoriser.width)
        for part in parts { rows.append(part) }
        return rows
    }

    /// Large enough that few vocabularies have to be merged, small enough that all workers have something to do.
    private func partSize(_ documents: [Int]) -> Int { max(256, documents.count / (surroundings.jobs * 4)) }

    private func forEachLabelled(_ documents: ArraySlice<Int>, _ body: (String, Int) -> Void) {
        for number in documents where !Task.isCancelled {
            let document = corpus.document(number)
            guard let label = document.category.flatMap({ categories.number[$0] }) else { continue }
            body(document.text, label)
        }
    }

    /// Whether the trees are to grow on.
    private func grown(_ round: Int, of model: RunDefinition.Model) -> Bool {
        let phase = RunProgress.Phase.training(model: model.name)
        surroundings.progress(RunProgress(phase: phase, stage: lane.trees.title, done: round, total: lane.parameters.rounds))
        return !Task.isCancelled
    }
}

extension SparseMatrix {
    fileprivate mutating func append(_ other: SparseMatrix) {
        let offset = columns.count
        starts += other.starts.dropFirst().map { $0 + offset }
        columns += other.columns
        values += other.values
    }
}

/// A line of numbers, then the vectoriser, then the trees.
extension Lesson {
    var bytes: [UInt8] {
        let words = vectoriser.bytes
        return Array("lesson 1 \(documents) \(vocabularySeconds) \(treeSeconds) \(words.count)\n".utf8) + words + trees
    }

    /// Nil when these are not the bytes of a lesson.
    init?(key: String, bytes: [UInt8]) {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let numbers = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ").dropFirst(2).map { Double($0) ?? -1 }
        guard bytes.starts(with: "lesson 1 ".utf8), numbers.count == 4, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
        let rest = bytes[(end + 1)...]
        guard let vectoriser = TextVectoriser(bytes: Array(rest.prefix(Int(numbers[3])))) else { return nil }
        self.init(
            key: key, documents: Int(numbers[0]), vectoriser: vectoriser, trees: Array(rest.dropFirst(Int(numbers[3]))),
            vocabularySeconds: numbers[1], treeSeconds: numbers[2])
    }
}
