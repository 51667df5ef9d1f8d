import Components
import Corpora

/// The documents that a model of the plan has to do with, by number, and the months they come from.
struct ModelDocuments: Sendable {
    var taught: [Int] = []
    var examined: [Int] = []
    var taughtMonths: Set<Int> = []
    var examinedMonths: Set<Int> = []
    var servedMonths: Set<Int> = []
}

/// A model in the registry, and how it came there.
struct TrainedModel: Sendable {
    var record: RunRecord.Model
    var model: Flow.Model
    var lesson: Lesson
    /// Documents that the gate looked at.
    var examined = 0
    var gateSeconds = 0.0
}

/// Teaches the models of a plan, and lets the gate decide on one after the other.
struct Trainer: Sendable {
    let lane: TrainingLane
    let tools: Tools
    let corpus: Corpus
    let categories: Categories
    let surroundings: Surroundings
    /// Stands for everything that models depend on beside the documents that teach them.
    let digest: String

    func models(_ plan: [RunDefinition.Model], _ documents: [ModelDocuments]) async throws(RunError) -> [TrainedModel] {
        var models: [TrainedModel] = []
        for (number, lesson) in try await lessons(plan, documents).enumerated() {
            let documents = documents[number]
            var model = try taught(plan[number], documents, lesson)
            try await examine(&model, on: documents.examined, after: models.last { $0.record.isReleased })
            models.append(model)
        }
        return models
    }

    private func taught(
        _ definition: RunDefinition.Model, _ documents: ModelDocuments, _ lesson: Lesson
    ) throws(RunError) -> TrainedModel {
        let record = RunRecord.Model(
            name: definition.name, title: definition.title, trainedOn: documents.taughtMonths.sorted(),
            examinedOn: documents.examinedMonths.min(), serves: documents.servedMonths.sorted(), trainingDocuments: lesson.documents,
            features: lesson.vectoriser.width)
        do {
            let classify = try tools.classifier(lesson.trees)
            let model = Flow.Model(name: definition.name, vectoriser: lesson.vectoriser, classify: classify)
            return TrainedModel(record: record, model: model, lesson: lesson)
        } catch { throw .component(stage: lane.trees.id, message: "\(error)") }
    }

    /// The gate: a new model is released if it is not worse than the one before, or by no more than the margin.
    private func examine(_ model: inout TrainedModel, on documents: [Int], after previous: TrainedModel?) async throws(RunError) {
        guard lane.gate != nil, !documents.isEmpty else { return }
        let start = surroundings.seconds()
        let own = try await accuracy(of: model, on: documents)
        model.record.gateAccuracy = own
        if let previous {
            let before = try await accuracy(of: previous, on: documents)
            model.record.previousGateAccuracy = before
            model.record.isReleased = own >= before - lane.margin
        }
        if !model.record.isReleased { model.record.serves = [] }
        model.examined = documents.count
        model.gateSeconds = surroundings.seconds() - start
    }

    /// The share of documents with known category that a model gets right.
    private func accuracy(of model: TrainedModel, on documents: [Int]) async throws(RunError) -> Double {
        let key = digestOf([digest, "gate", model.lesson.key] + documents.map(String.init))
        if let kept = surroundings.cached(key).flatMap({ Double(String(decoding: $0, as: UTF8.self)) }) { return kept }
        let done = Guarded(0)
        let parts = await inParts(of: documents.count, jobs: surroundings.jobs, size: 512) { part in
            defer { report(.examining(model: model.record.name), lane.gate, done, part.count, of: documents.count) }
            return Task.isCancelled ? .success((right: 0, of: 0)) : Result { try rightAnswers(model.model, documents[part]) }
        }
        guard !Task.isCancelled else { throw .cancelled(done: 0, of: 0) }
        do {
            let sums = try parts.map { try $0.get() }.reduce((right: 0, of: 0)) { ($0.right + $1.right, $0.of + $1.of) }
            let accuracy = sums.of == 0 ? 0 : rounded(Double(sums.right) / Double(sums.of))
            surroundings.keep(key, Array("\(accuracy)".utf8))
            return accuracy
        } catch { throw .component(stage: lane.gate?.id ?? lane.trees.id, message: "\(error)") }
    }

    private func rightAnswers(_ model: Flow.Model, _ documents: ArraySlice<Int>) throws -> (right: Int, of: Int) {
        let known = documents.map { corpus.document($0) }.filter { $0.category.map { categories.number[$0] != nil } ?? false }
        let rows = model.vectoriser.transform(known.lazy.map(\.text)).rows
        let shares = try model.answers(rows, among: categories)
        let width = categories.ids.count
        let right = known.indices.count { row in
            let answer = prediction(of: model.name, shares[row * width..<(row + 1) * width], among: categories, truth: nil)
            return answer.category == known[row].category
        }
        return (right, known.count)
    }
}

extension Trainer {
    /// Tells how far a training stage has come.
    func report(_ phase: RunProgress.Phase, _ stage: LinkedStage?, _ done: Guarded<Int>, _ more: Int, of total: Int) {
        done.change { done in
            done += more
            surroundings.progress(RunProgress(phase: phase, stage: stage?.title ?? "", done: done, total: total))
        }
    }
}
