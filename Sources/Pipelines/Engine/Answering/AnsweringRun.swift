import Components
import Corpora

/// What came of all questions.
struct Answered: Sendable {
    var answers: [Answer] = []
    var screenings: [Screening] = []
    var index: IndexNote?
    var languageModel: LanguageModelNote?
    /// Seconds that indexing and answering took.
    var indexing = 0.0
    var answering = 0.0
}

extension Execution {
    /// Indexes the documents and answers what is asked; nothing where the pipeline takes no questions.
    ///
    /// - Parameter served: the numbers of the documents that are searched.
    func answer(_ served: [Int]) async throws(RunError) -> Answered {
        guard let lane = AnsweringLane(plan.stages), let rules = plan.measuringRules else { return Answered() }
        let start = surroundings.seconds()
        // With the texts that documents come with: what recognition makes of scans is measured in outcomes and does not reach the index.
        let documents = served.map(corpus.document)
        let library = try await library(of: documents + plan.book.attacks.map(\.asDocument), lane)
        let indexed = surroundings.seconds()
        let words = Set(documents.flatMap { $0.pages.flatMap(contentWords) })
        let answering = Answering(
            lane: lane, library: library, book: plan.book, questionRules: lane.questionRules.flatMap { plan.book.guardrails[$0] },
            answerRules: lane.answerRules.flatMap { plan.book.guardrails[$0] }, measuringRules: rules, isKnown: { words.contains($0) },
            converse: conversation)
        let asked = asked(of: documents)
        let answers = try await all(asked, by: answering)
        var answered = Answered(answers: answers.sorted { $0.id < $1.id }, screenings: try await screenings(by: answering))
        answered.index = note(on: library, lane)
        answered.languageModel = languageModelNote(answers)
        (answered.indexing, answered.answering) = (indexed - start, surroundings.seconds() - indexed)
        return answered
    }

    private func library(of documents: [CorpusDocument], _ lane: AnsweringLane) async throws(RunError) -> Library {
        surroundings.progress(.init(phase: .indexing, stage: lane.stage(.exactIndex), done: 0, total: documents.count))
        do {
            let embedding: Library.Embedding
            if let dimensions = lane.dimensions {
                embedding = .latentSpace(dimensions: dimensions)
            } else {
                guard let server = surroundings.embed else {
                    throw LanguageError.unreachable("nothing says where the server of the embeddings is")
                }
                embedding = .endpoint(server)
            }
            return try await Library(
                documents, chunking: lane.chunking, embedding: embedding, seed: plan.definition.seed, in: surroundings)
        } catch { throw .component(stage: lane.stage(.exactIndex), message: "\(error)") }
    }

    /// The answers, in any order; as many at a time as there are workers.
    private func all(_ asked: [Asked], by answering: Answering) async throws(RunError) -> [Answer] {
        let next = Guarded(0)
        let done = Guarded(Progress())
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<max(1, min(surroundings.jobs, asked.count)) {
                group.addTask {
                    while !Task.isCancelled, let number = next.taken(below: asked.count) {
                        do { done.add(try await answering.answer(asked[number])) } catch { done.fail(error, asked[number]) }
                        let count = done.value.answers.count
                        let stage = answering.lane.stage(.languageModel)
                        if count % 16 == 0 {
                            surroundings.progress(.init(phase: .answering, stage: stage, done: count, total: asked.count))
                        }
                    }
                }
            }
        }
        let state = done.value
        if let missing = state.missing {
            throw .recordings(
                missing: missing.count, of: asked.count { $0.goesOn }, model: plan.book.languageModel?.id ?? "", first: missing.first)
        }
        if let error = state.error { throw .component(stage: answering.lane.stage(.languageModel), message: error) }
        guard state.answers.count == asked.count else { throw .cancelled(done: state.answers.count, of: asked.count) }
        return state.answers
    }

    var conversation: Conversation {
        Conversation(recordings: plan.book.recordings, live: surroundings.converse)
    }

    /// What the guardrails say to the cases; nothing where the run leaves them out.
    private func screenings(by answering: Answering) async throws(RunError) -> [Screening] {
        guard let cases = plan.book.cases, let rules = answering.questionRules ?? answering.answerRules else { return [] }
        do {
            return try await Pipelines.screenings(of: cases, by: rules) { question in
                answering.evidence(question, try await answering.library.hits(for: question))
            }
        } catch { throw .component(stage: answering.lane.stage(.questionGuard), message: "\(error)") }
    }

    private func note(on library: Library, _ lane: AnsweringLane) -> IndexNote {
        IndexNote(
            documents: library.documents.count, chunks: library.passages.count, tokens: library.tokens, dimensions: library.dimensions,
            chunking: "\(lane.chunking.form.rawValue), at most \(lane.chunking.maximumTokens) tokens, overlap \(lane.chunking.overlap)",
            passages: lane.retrieval.passages, retriever: lane.retrieval.retriever.rawValue)
    }

    /// Who answered; nil when nobody was asked.
    private func languageModelNote(_ answers: [Answer]) -> LanguageModelNote? {
        guard let model = plan.book.languageModel, answers.contains(where: { $0.reply != nil }) else { return nil }
        let recordings = plan.book.recordings
        let isRecorded = answers.allSatisfy { $0.reply.map { recordings?.reply(for: $0.key) != nil } ?? true }
        let head = isRecorded ? recordings?.head : nil
        return LanguageModelNote(
            name: model.id, title: model.title, model: model.model, quantisation: head?.quantisation ?? model.quantisation,
            isRecorded: isRecorded, machine: head?.machine ?? surroundings.machine, date: head?.date ?? surroundings.date,
            server: head?.server)
    }
}

/// How far the answers have come.
private struct Progress: Sendable {
    var answers: [Answer] = []
    /// How many replies are not recorded, and the id of the first question that lacks one.
    var missing: (count: Int, first: String)?
    var error: String?
}

extension Guarded<Progress> {
    fileprivate func add(_ answer: Answer) { change { $0.answers.append(answer) } }

    fileprivate func fail(_ error: any Error, _ asked: Asked) {
        change { progress in
            switch error as? LanguageError {
            case .noRecording:
                progress.missing = ((progress.missing?.count ?? 0) + 1, min(progress.missing?.first ?? asked.answer.id, asked.answer.id))
            case .cancelled: break
            default: progress.error = progress.error ?? "\(error)"
            }
        }
    }
}
