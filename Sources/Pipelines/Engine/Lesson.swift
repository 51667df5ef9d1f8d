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
    /// What each model of the plan has to learn. They learn side by side, for none depends on another.
    func lessons(_ plan: [RunDefinition.Model], _ documents: [ModelDocuments]) async throws(RunError) -> [Lesson] {
        let progress = LearningProgress(of: plan, documents.map(\.taught.count))
        let lessons = await withTaskGroup(of: (Int, Result<Lesson, RunError>).self) { group in
            for (number, model) in plan.enumerated() {
                group.addTask {
                    let school = School(
                        trainer: self, model: model, documents: documents[number].taught, number: number, progress: progress)
                    do throws(RunError) { return (number, .success(try await school.lesson())) } catch { return (number, .failure(error)) }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        return try lessons.sorted { $0.0 < $1.0 }.map { (_, lesson) throws(RunError) in try lesson.get() }
    }
}

/// How far all models have come: a document counts when its words are known, and once more bit by bit as the trees grow.
private struct LearningProgress: Sendable {
    let phase: RunProgress.Phase
    let total: Int
    let done: Guarded<[Double]>

    init(of plan: [RunDefinition.Model], _ documents: [Int]) {
        phase = .training(model: sentence(plan.map(\.name)))
        total = 2 * documents.reduce(0, +)
        done = Guarded(Array(repeating: 0, count: documents.count))
    }
}

/// One model on its way through the training lane.
private struct School: Sendable {
    let trainer: Trainer
    let model: RunDefinition.Model
    let documents: [Int]
    let number: Int
    let progress: LearningProgress

    /// Kept from an earlier run, or learned now and kept.
    func lesson() async throws(RunError) -> Lesson {
        let key = digestOf([trainer.digest, "model"] + documents.map(String.init))
        if let kept = trainer.surroundings.cached(key).flatMap({ Lesson(key: key, bytes: $0) }) {
            report(trainer.lane.trees, Double(2 * documents.count))
            return kept
        }
        let lesson = try await learned(key)
        trainer.surroundings.keep(key, lesson.bytes)
        return lesson
    }

    private func learned(_ key: String) async throws(RunError) -> Lesson {
        let clock = trainer.surroundings.seconds
        let start = clock()
        let (vectoriser, rows, labels) = await words()
        let middle = clock()
        guard !Task.isCancelled else { throw .cancelled(done: 0, of: 0) }
        guard Set(labels).count > 1 else {
            throw .corpus("'\(model.name)' has nothing to learn from: it needs documents of at least two known categories")
        }
        let trees: [UInt8]
        do { trees = try trainer.tools.train(consume rows, labels, trainer.categories.ids.count, grown) } catch {
            throw .component(stage: trainer.lane.trees.id, message: "\(error)")
        }
        guard !Task.isCancelled else { throw .cancelled(done: 0, of: 0) }
        return Lesson(
            key: key, documents: labels.count, vectoriser: vectoriser, trees: trees, vocabularySeconds: middle - start,
            treeSeconds: clock() - middle)
    }

    /// What was counted in some documents, and the numbers of their categories.
    private struct Part: Sendable {
        var counts: VocabularyCounts
        var labels: [Int] = []
    }

    /// The vocabulary, and all documents as rows. The texts are read once and let go; what stays of them is how often each uses each word.
    private func words() async -> (TextVectoriser, SparseMatrix, [Int]) {
        let size = max(256, documents.count / (trainer.surroundings.jobs * 4))
        var parts = await inParts(of: documents.count, jobs: trainer.surroundings.jobs, size: size) { part in counted(documents[part]) }
        var counts = VocabularyCounts(options: trainer.lane.options)
        for part in parts { counts.merge(part.counts) }
        let vectoriser = counts.vectoriser()
        var rows = SparseMatrix(width: vectoriser.width)
        let labels = parts.flatMap(\.labels)
        parts.reverse()
        while let part = parts.popLast() { rows.append(vectoriser.rows(of: part.counts)) }
        return (vectoriser, rows, labels)
    }

    private func counted(_ documents: ArraySlice<Int>) -> Part {
        var part = Part(counts: VocabularyCounts(options: trainer.lane.options, keepsRows: true))
        var texts: [String] = []
        for (index, number) in documents.enumerated() where !Task.isCancelled {
            let document = trainer.corpus.document(number)
            if let label = document.category.flatMap({ trainer.categories.number[$0] }) {
                texts.append(document.text)
                part.labels.append(label)
            }
            guard texts.count == 64 || index == documents.count - 1 else { continue }
            part.counts.add(texts)
            texts.removeAll(keepingCapacity: true)
        }
        report(trainer.lane.vocabulary, Double(documents.count))
        return part
    }

    /// Whether the trees are to grow on.
    private func grown(_ round: Int) -> Bool {
        report(trainer.lane.trees, Double(documents.count) / Double(trainer.lane.parameters.rounds))
        return !Task.isCancelled
    }

    private func report(_ stage: LinkedStage, _ more: Double) {
        progress.done.change { done in
            done[number] += more
            let sum = Int(done.reduce(0, +).rounded())
            trainer.surroundings.progress(
                RunProgress(phase: progress.phase, stage: stage.title, done: sum, total: progress.total))
        }
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
