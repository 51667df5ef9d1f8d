import Corpora

extension Execution {
    /// The record of what was served, with the figures of a whole run.
    ///
    /// - Parameter pages: of all documents of the corpus.
    func record(of served: Served, _ models: [TrainedModel], pages: Int) -> RunRecord {
        let run = plan.definition
        var record = RunRecord(
            run: run.id, title: run.title, pipeline: plan.pipeline.id, corpus: plan.corpus.id,
            digest: plan.digest(corpus: surroundings.corpusDigest), seed: run.seed, versions: plan.versions,
            shards: shard.map { [$0] } ?? [],
            categories: corpus.definition.categories.map { .init(id: $0.id, title: $0.title) },
            fields: plan.does(.fieldRules) ? corpus.definition.fields.map { .init(id: $0.id, title: $0.title) } : [],
            rules: plan.does(.complianceRules) ? plan.rules.titles : [], reviewBelow: plan.reviewBelow, reference: run.reference,
            periods: run.periods.map { .init(name: $0.name, title: $0.title, months: $0.months) }, models: models.map(\.record),
            stages: trainingCounts(models), corpusDocuments: corpus.count, corpusPages: pages,
            rejected: corpus.rejectedCount, outcomes: served.outcomes)
        record.countStages()
        record.clock = clock(served, models)
        return record.measuredWhole
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

    private func clock(_ served: Served, _ models: [TrainedModel]) -> RunRecord.Clock {
        var meters = served.meter.stages.makeIterator()
        let stages = plan.stages.map { stage in
            let meter = stage.component.isTraining ? trained(stage.component, models) : meters.next() ?? .init()
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
        var left = outcomes.count
        for index in stages.indices where !(Component(rawValue: stages[index].component)?.isTraining ?? false) {
            let failed = failures[stages[index].stage] ?? 0
            stages[index].taken = left
            left -= failed
            stages[index].given = left
            stages[index].failed = failed
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
