import Corpora

extension Execution {
    /// The record of what was served, with the figures of a whole run.
    ///
    /// - Parameter pages: of all documents of the corpus.
    func record(of served: Served, _ models: [TrainedModel], _ answered: Answered, pages: Int) -> RunRecord {
        let run = plan.definition
        var record = RunRecord(
            run: run.id, title: run.title, pipeline: plan.pipeline.id, corpus: plan.corpus.id,
            digest: plan.digest(corpus: surroundings.corpusDigest), seed: run.seed, versions: plan.versions,
            shards: shard.map { [$0] } ?? [],
            categories: corpus.definition.categories.map { .init(id: $0.id, title: $0.title) },
            fields: extractedFields,
            rules: plan.does(.complianceRules) ? plan.rules.titles : [], reviewBelow: plan.reviewBelow, reference: run.reference,
            periods: run.periods.map { .init(name: $0.name, title: $0.title, months: $0.months) },
            models: models.map(\.record) + languageModels,
            stages: trainingCounts(models), corpusDocuments: corpus.count, corpusPages: pages,
            rejected: corpus.rejectedCount, outcomes: served.outcomes)
        (record.answers, record.screenings) = (answered.answers, answered.screenings)
        (record.index, record.languageModel) = (answered.index, answered.languageModel)
        record.countStages()
        record.clock = clock(served, models, answered)
        return record.measuredWhole
    }

    /// The fields that some stage looks for.
    private var extractedFields: [RunRecord.Title] {
        let asked = plan.modelExtraction.map { Set($0.fields) }
        guard plan.does(.fieldRules) || asked != nil else { return [] }
        let fields = corpus.definition.fields.filter { field in asked.map { $0.isEmpty || $0.contains(field.id) } ?? true }
        return fields.map { .init(id: $0.id, title: $0.title) }
    }

    /// A language model that names categories, as a model that nobody trained.
    private var languageModels: [RunRecord.Model] {
        guard plan.modelExtraction != nil, let model = plan.book.languageModel else { return [] }
        let months = plan.definition.months ?? Array(1...max(1, (0..<corpus.count).lazy.compactMap(corpus.month).max() ?? 1))
        return [
            .init(
                name: figureName(model.id), title: model.title, trainedOn: [], examinedOn: nil, serves: months, trainingDocuments: 0,
                features: 0)
        ]
    }

    /// All stages in the order of the flow; those of the training lane with their counts.
    private func trainingCounts(_ models: [TrainedModel]) -> [RunRecord.StageCount] {
        let taught = models.reduce(0) { $0 + $1.record.trainingDocuments }
        let counts: [Component: Int] = [
            .labelledDocuments: taught, .tfIdfTraining: taught, .xgboostTraining: taught,
            .modelComparison: models.reduce(0) { $0 + $1.examined },
        ]
        return plan.stages.map { stage in
            let count = counts[stage.component] ?? 0
            return .init(
                stage: stage.id, title: stage.title, component: stage.component.rawValue, taken: count, given: count, failed: 0)
        }
    }

    private func clock(_ served: Served, _ models: [TrainedModel], _ answered: Answered) -> RunRecord.Clock {
        var meters = served.meter.stages.makeIterator()
        let stages = plan.stages.map { stage in
            let meter: Meter.Stage =
                switch stage.component.phase {
                case .training: trained(stage.component, models)
                case .serving: meters.next() ?? .init()
                case .indexing: .init(busy: stage.component == .exactIndex ? answered.indexing : 0)
                case .answering: .init(busy: stage.component == .languageModel ? answered.answering : 0)
                }
            return RunRecord.Clock.Stage(stage: stage.id, title: stage.title, busy: meter.busy, latency: meter.latency)
        }
        return .init(
            machine: surroundings.machine, date: surroundings.date, workers: served.workers, batch: Execution.batch,
            serving: served.seconds, training: models.map { $0.lesson.vocabularySeconds + $0.lesson.treeSeconds }, stages: stages,
            latency: served.meter.latency)
    }

    private func trained(_ component: Component, _ models: [TrainedModel]) -> Meter.Stage {
        let seconds: [Component: Double] = [
            .tfIdfTraining: models.reduce(0) { $0 + $1.lesson.vocabularySeconds },
            .xgboostTraining: models.reduce(0) { $0 + $1.lesson.treeSeconds },
            .modelComparison: models.reduce(0) { $0 + $1.gateSeconds },
        ]
        return .init(busy: seconds[component] ?? 0)
    }
}

extension RunRecord {
    /// Counts what came into each serving stage and out of it, from the outcomes: a document that was set aside came no further.
    mutating func countStages() {
        var failures: [String: Int] = [:]
        for outcome in outcomes { if let failure = outcome.failure { failures[failure.stage, default: 0] += 1 } }
        countAnswers()
        var left = outcomes.count
        for index in stages.indices where Component(rawValue: stages[index].component)?.phase ?? .serving == .serving {
            let failed = failures[stages[index].stage] ?? 0
            stages[index].taken = left
            left -= failed
            stages[index].given = left
            stages[index].failed = failed
        }
    }

    /// Counts what the stages that index took in, and the questions that came into each stage that answers and out of it.
    private mutating func countAnswers() {
        let asked = answers.filter(\.isAsked)
        let failed = asked.count { $0.ending == .failed }
        let blocked = asked.count { $0.ending == .blocked }
        for index in stages.indices {
            guard let component = Component(rawValue: stages[index].component) else { continue }
            let (taken, given): (Int, Int) =
                switch component {
                case .chunking: (self.index?.documents ?? 0, self.index?.chunks ?? 0)
                case .latentSemantic, .embeddingEndpoint, .exactIndex: (self.index?.chunks ?? 0, self.index?.chunks ?? 0)
                case .questions, .retrieval: (answers.count, answers.count)
                case .questionGuard: (asked.count, asked.count - blocked)
                case .prompt: (asked.count - blocked, asked.count - blocked)
                case .languageModel: (asked.count - blocked, asked.count - blocked - failed)
                case .answerGuard, .answerLog:
                    (asked.count - blocked - failed, asked.count { $0.shown != nil })
                case .intake, .textLayer, .tesseract, .tfIdf, .xgboost, .mostLikely, .fieldRules, .complianceRules, .reviewQueue,
                    .predictionLog, .populationStability, .modelExtraction, .labelledDocuments, .tfIdfTraining, .xgboostTraining,
                    .modelComparison, .modelRegistry:
                    (-1, -1)
                }
            guard taken >= 0 else { continue }
            (stages[index].taken, stages[index].given) = (taken, given)
            stages[index].failed = component == .languageModel ? failed : 0
        }
    }

    /// With the figures that do not depend on the clock, if it is the record of a whole run: a part of one has none.
    var measuredWhole: RunRecord {
        var record = self
        (record.measures, record.clock) = ([], nil)
        let measures = shards.isEmpty ? measured(record) : []
        record.measures = measures
        record.clock = clock
        return record
    }
}
