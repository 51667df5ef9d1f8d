package import Components
/// All that a run needs of the world: what is pure gets no clock and no disk of its own.
package struct Surroundings: Sendable {
    /// How many workers carry documents at the same time.
    package var jobs: Int
    /// Named in the record beside every duration.
    package var machine: String
    /// 2026-11-23.
    package var date: String
    /// Stands for the files of a corpus that was not generated; empty for one that was.
    package var corpusDigest: String
    /// Seconds since any fixed moment.
    package var seconds: @Sendable () -> Double
    /// A page image of the corpus, by its path.
    package var load: @Sendable (String) throws -> [UInt8]
    /// What was kept under a key; the key stands for everything that the content depends on. Called from any worker.
    package var cached: @Sendable (String) -> [UInt8]?
    package var keep: @Sendable (String, [UInt8]) -> Void
    /// Asks a language model itself, for replies that are not recorded. Nil where there is none.
    package var converse: (@Sendable (LanguageRequest) async throws(LanguageError) -> LanguageReply)?
    /// Has texts turned into vectors by a server. Nil where there is none.
    package var embed: (@Sendable ([String]) async throws(LanguageError) -> [[Float]])?
    /// The journal: gets each outcome once, soon after it is there. Called by one worker at a time.
    package var finished: @Sendable ([Outcome]) throws -> Void
    /// The journal of an earlier attempt at the same run: these documents are not worked on again.
    package var resumed: [Outcome]
    /// Called from any worker, after each batch.
    package var progress: @Sendable (RunProgress) -> Void

    package init(
        jobs: Int = 1, machine: String, date: String, corpusDigest: String = "", seconds: @escaping @Sendable () -> Double,
        load: @escaping @Sendable (String) throws -> [UInt8], cached: @escaping @Sendable (String) -> [UInt8]? = { _ in nil },
        keep: @escaping @Sendable (String, [UInt8]) -> Void = { _, _ in },
        converse: (@Sendable (LanguageRequest) async throws(LanguageError) -> LanguageReply)? = nil,
        embed: (@Sendable ([String]) async throws(LanguageError) -> [[Float]])? = nil,
        finished: @escaping @Sendable ([Outcome]) throws -> Void = { _ in },
        resumed: [Outcome] = [], progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
    ) {
        self.jobs = jobs
        self.machine = machine
        self.date = date
        self.corpusDigest = corpusDigest
        self.seconds = seconds
        self.load = load
        self.cached = cached
        self.keep = keep
        self.converse = converse
        self.embed = embed
        self.finished = finished
        self.resumed = resumed
        self.progress = progress
    }
}

/// How far a run has come. Rate and time left are for those who have watched it longer.
package struct RunProgress: Sendable, Hashable {
    package enum Phase: Sendable, Hashable {
        /// Fitting the models of the plan, side by side, by their names: "first and retrained".
        case training(model: String)
        /// The evaluation gate looks at a model.
        case examining(model: String)
        /// Documents go through the pipeline.
        case serving
        /// Passages are made ready to be found.
        case indexing
        /// Questions are answered; what is counted are these.
        case answering
    }

    package var phase: Phase
    /// The title of the stage at work; when serving, the one that the last batch came from.
    package var stage: String
    package var done: Int
    package var total: Int

    package init(phase: Phase, stage: String, done: Int, total: Int) {
        self.phase = phase
        self.stage = stage
        self.done = done
        self.total = total
    }
}

/// Why a run came to no record. A document that fails is no such reason: it is set aside.
package enum RunError: Error, Sendable, Hashable {
    /// The task was cancelled; so many of the run's documents are finished and in the journal.
    case cancelled(done: Int, of: Int)
    /// What the plan asks for is not in the corpus.
    case corpus(String)
    /// A component could not be started, or could not learn.
    case component(stage: String, message: String)
    /// The journal could not be written.
    case journal(String)
    /// So many replies of a language model are not recorded, and nothing says how to ask it; the id of the first question that lacks one.
    case recordings(missing: Int, of: Int, model: String, first: String)
}
