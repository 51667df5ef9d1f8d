/// What the workers brought home.
struct Served: Sendable {
    /// By number of the document.
    var outcomes: [Outcome]
    var meter: Meter
    var seconds: Double
    var workers: Int
}

extension Execution {
    /// Lets the workers carry all documents that no earlier attempt has finished.
    func serve(_ assignments: [Assignment], by models: [TrainedModel]) async throws(RunError) -> Served {
        let start = surroundings.seconds()
        let own = Set(assignments.map(\.number))
        let resumed = Dictionary(
            surroundings.resumed.filter { own.contains($0.document) }.map { ($0.document, $0) }, uniquingKeysWith: { first, _ in first })
        let queue = Queue(
            batches: batches(assignments.filter { resumed[$0.number] == nil }), finished: Array(resumed.values), total: own.count,
            surroundings: surroundings)
        let flow = flow(models)
        let workers = max(1, min(surroundings.jobs, queue.batches.count))
        let meter = await withTaskGroup(of: Meter.self) { group in
            for _ in 0..<workers { group.addTask { await carryAll(of: queue, through: flow) } }
            return await group.reduce(into: Meter(stages: flow.stages.count)) { $0.add($1) }
        }
        let outcomes = try queue.outcomes()
        return Served(outcomes: outcomes, meter: meter, seconds: surroundings.seconds() - start, workers: workers)
    }

    private func flow(_ models: [TrainedModel]) -> Flow {
        Flow(
            stages: plan.stages.filter { $0.component.phase == .serving }, models: models.map(\.model), categories: categories,
            fields: extraction.map(\.fields) ?? corpus.definition.fields, tools: plan.tools, corpus: corpus, surroundings: surroundings,
            extraction: extraction)
    }

    private var extraction: ModelExtraction? {
        guard let settings = plan.modelExtraction, let model = plan.book.languageModel, let prompt = plan.book.prompts[settings.prompt]
        else { return nil }
        let fields = corpus.definition.fields.filter { settings.fields.isEmpty || settings.fields.contains($0.id) }
        return ModelExtraction(
            settings: settings, model: model, prompt: prompt, converse: conversation, categories: corpus.definition.categories,
            fields: fields)
    }

    /// Documents about which a language model is asked go alone, and so do scans that are read: each takes as long as hundreds of others.
    private func batches(_ assignments: [Assignment]) -> [ArraySlice<Assignment>] {
        let read = plan.modelExtraction == nil ? assignments.prefix(while: \.isRead) : assignments[...]
        let others = stride(from: read.endIndex, to: assignments.count, by: Execution.batch).map {
            assignments[$0..<min($0 + Execution.batch, assignments.count)]
        }
        return read.indices.map { assignments[$0...$0] } + others
    }
}

/// One worker's day: pull, carry, hand over, until nothing is left, the task is cancelled, or something went wrong.
private func carryAll(of queue: Queue, through flow: Flow) async -> Meter {
    var worker = Worker(flow)
    while !Task.isCancelled, let batch = queue.next() {
        let earlier = worker.meter
        do {
            let outcomes = try await worker.carry(batch)
            queue.finish(outcomes, busiest: worker.meter.busiest(since: earlier).map { flow.stages[$0].title } ?? "")
        } catch { queue.fail(error) }
    }
    return worker.meter
}

/// The batches that wait, and the outcomes that are there.
private struct Queue: Sendable {
    struct State: Sendable {
        var next = 0
        var outcomes: [Outcome]
        var error: RunError?
    }

    let batches: [ArraySlice<Assignment>]
    let total: Int
    private let surroundings: Surroundings
    private let state: Guarded<State>

    init(batches: [ArraySlice<Assignment>], finished: [Outcome], total: Int, surroundings: Surroundings) {
        self.batches = batches
        self.total = total
        self.surroundings = surroundings
        state = Guarded(State(outcomes: finished))
    }

    /// Nil when there is nothing left to do, or no point in doing it.
    func next() -> ArraySlice<Assignment>? {
        state.change { state in
            guard state.error == nil, state.next < batches.count else { return nil }
            defer { state.next += 1 }
            return batches[state.next]
        }
    }

    /// Writes the journal and tells how far the run has come, one worker after the other.
    func finish(_ outcomes: [Outcome], busiest stage: String) {
        state.change { state in
            do { try surroundings.finished(outcomes) } catch { state.error = state.error ?? .journal("\(error)") }
            state.outcomes += outcomes
            surroundings.progress(RunProgress(phase: .serving, stage: stage, done: state.outcomes.count, total: total))
        }
    }

    func fail(_ error: RunError) { state.change { $0.error = $0.error ?? error } }

    /// All outcomes by number of the document; throws what kept them from being complete.
    func outcomes() throws(RunError) -> [Outcome] {
        let state = state.value
        if let error = state.error { throw error }
        guard state.outcomes.count == total else { throw .cancelled(done: state.outcomes.count, of: total) }
        return state.outcomes.sorted { $0.document < $1.document }
    }
}
