package import Corpora

/// Executes a plan over the documents of a corpus, or over one shard of them.
///
/// First the models learn and pass their gate. Then a fixed number of workers pull documents, a batch at a time, and carry each batch
/// through all stages to its end before they take the next: nobody can be handed more than can be worked on, so there are no
/// queues to bound, and never more texts in memory than workers times batch. (Leis et al., "Morsel-driven parallelism", SIGMOD 2014.)
///
/// A document that fails is set aside with its stage and the reason, and the run goes on. When the task is cancelled the workers end
/// with their present batches; a later call that gets their outcomes as `resumed` ends with the same record.
package func run(
    _ plan: RunPlan, over corpus: Corpus, shard: RunRecord.Shard? = nil, in surroundings: Surroundings
) async throws(RunError) -> RunRecord {
    let execution = Execution(plan: plan, corpus: corpus, shard: shard, surroundings: surroundings)
    let documents = try execution.survey()
    let models = try await execution.train(documents)
    let assignments = execution.assignments(documents, models)
    let served = try await execution.serve(assignments, by: models)
    let answered = try await execution.answer(documents.served.map(\.number))
    return execution.record(of: served, models, answered, pages: await execution.pages())
}

struct ServedDocument {
    let number: Int
    /// The models that answer for it by plan, by number.
    let servers: [Int]
    /// Whether it came while a model was in service; the others are there for comparison.
    let isInService: Bool
}

/// The documents of a corpus as a run sees them.
struct Survey {
    /// For each model of the plan.
    var models: [ModelDocuments]
    /// All that are served, in all shards.
    var served: [ServedDocument] = []
    /// Those of them that get an outcome; nil for all.
    var chosen: Set<Int>?
}

struct Execution: Sendable {
    /// How many documents go through a stage together.
    static let batch = 256

    let plan: RunPlan
    let corpus: Corpus
    let shard: RunRecord.Shard?
    let surroundings: Surroundings

    /// Which documents teach, examine and are served: a look at the months, without making a document.
    func survey() throws(RunError) -> Survey {
        let schedule = Schedule(plan.definition)
        var survey = Survey(models: Array(repeating: ModelDocuments(), count: schedule.models.count))
        for number in 0..<corpus.count {
            let month = corpus.month(number) ?? 1
            let position = schedule.position(of: number)
            for (index, model) in schedule.models.enumerated() {
                survey.models[index].add(number, month, position, model)
            }
            guard let servers = schedule.servers(of: number, month: month) else { continue }
            let isInService = servers.isEmpty || schedule.models.contains { $0.serves(position, month: month) }
            survey.served.append(.init(number: number, servers: servers, isInService: isInService))
        }
        for (model, documents) in zip(plan.definition.models, survey.models) where documents.taught.isEmpty {
            throw .corpus("the corpus '\(plan.corpus.id)' has no documents that '\(model.name)' could learn from")
        }
        guard !survey.served.isEmpty else {
            throw .corpus("the corpus '\(plan.corpus.id)' has no documents to serve: \(corpus.count) documents in all")
        }
        if let count = plan.definition.documents {
            survey.chosen = Set(survey.served.map(\.number).sorted { schedule.position(of: $0) < schedule.position(of: $1) }.prefix(count))
        }
        return survey
    }

    /// The pages of all documents of the corpus.
    func pages() async -> Int {
        await inParts(of: corpus.count, jobs: surroundings.jobs, size: 1024) { part in part.reduce(0) { $0 + corpus.pages($1) } }
            .reduce(0, +)
    }

    func train(_ survey: Survey) async throws(RunError) -> [TrainedModel] {
        guard let lane = TrainingLane(plan.stages) else { return [] }
        let trainer = Trainer(
            lane: lane, tools: plan.tools, corpus: corpus, categories: categories, surroundings: surroundings,
            digest: plan.trainingDigest(corpus: surroundings.corpusDigest))
        do throws(RunError) { return try await trainer.models(plan.definition.models, survey.models) } catch .cancelled {
            let own = survey.served.filter { isOwn($0.number) && isChosen($0.number, among: survey) }
            throw .cancelled(done: min(surroundings.resumed.count, own.count), of: own.count)
        }
    }

    /// What this run or shard has to do, the scans that are read first: they take longest, and the other work fills the gaps.
    func assignments(_ survey: Survey, _ models: [TrainedModel]) -> [Assignment] {
        let sample = sample(of: survey)
        let own = survey.served.filter { isOwn($0.number) }
        let assignments = own.filter { isChosen($0.number, among: survey) }.map {
            Assignment(number: $0.number, servers: inService($0.servers, models), isRead: sample.contains($0.number))
        }
        return assignments.filter(\.isRead) + assignments.filter { !$0.isRead }
    }

    /// Whether a document gets an outcome: the definition may want only some.
    private func isChosen(_ document: Int, among survey: Survey) -> Bool { survey.chosen?.contains(document) ?? true }

    private func isOwn(_ document: Int) -> Bool { shard?.contains(document) ?? true }

    /// Without the models that the gate has stopped; where none is left, the one before them stays in service.
    private func inService(_ servers: [Int], _ models: [TrainedModel]) -> [Int] {
        let released = servers.filter { models[$0].record.isReleased }
        guard released.isEmpty, let first = servers.first else { return released }
        return models[..<first].lastIndex { $0.record.isReleased }.map { [$0] } ?? []
    }

    var categories: Categories { Categories(corpus.definition.categories.map(\.id)) }
}

extension ModelDocuments {
    fileprivate mutating func add(_ number: Int, _ month: Int, _ position: Double, _ model: Schedule.Model) {
        if model.train.contains(position, month: month) {
            taught.append(number)
            taughtMonths.insert(month)
        }
        if model.examine?.contains(position, month: month) ?? false {
            examined.append(number)
            examinedMonths.insert(month)
        }
        if model.serves(position, month: month) { servedMonths.insert(month) }
    }
}

extension RunRecord.Shard {
    /// Whether a document belongs to it: every shard gets documents of all months.
    package func contains(_ document: Int) -> Bool { document % count == index - 1 }
}
