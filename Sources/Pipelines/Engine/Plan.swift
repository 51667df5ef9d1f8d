import YAMLTrees
package import Components
package import Corpora
package import Diagnostics

/// A run that can be executed: its parts are found, its stages fit each other, its settings are read.
package struct RunPlan: Sendable {
    package let definition: RunDefinition
    package let pipeline: Pipeline
    package let corpus: CorpusDefinition
    /// In the order of the flow.
    let stages: [LinkedStage]
    var tools: Tools
    let rules: RuleBook
    let book: AnswerBook
    /// What the components are at this time: `tesseract` is `5.3.0`.
    package internal(set) var versions: [String: String]
}

extension RunPlan {
    /// The language model that the run asks; nil where it asks none.
    package var languageModel: LanguageModelDefinition? { book.languageModel }
    /// Whether a server makes its vectors.
    package var wantsEmbeddings: Bool { does(.embeddingEndpoint) }

    var recognition: RecognitionSettings? { stages.lazy.compactMap(\.recognition).first }

    var reviewBelow: Double? {
        stages.lazy.compactMap { if case .review(let below) = $0.work { below } else { nil } }.first
    }

    var modelExtraction: ExtractionSettings? {
        stages.lazy.compactMap { if case .modelExtraction(let settings) = $0.work { settings } else { nil } }.first
    }

    /// By which replies are measured: the rules of the pipeline's guardrails, even where this run leaves them out; else the usual ones.
    var measuringRules: GuardrailRules? {
        let guardrails = [Component.answerGuard, .questionGuard].map(\.rawValue)
        let settings = pipeline.stages.filter { stage in guardrails.contains { $0 == stage.does?.name } }
        let names = settings.compactMap { $0.settings?["rules"]?.text }
        return names.lazy.compactMap { book.guardrails[$0] }.first ?? GuardrailRules.usual
    }

    func does(_ component: Component) -> Bool { stages.contains { $0.component == component } }
}

extension LinkedStage {
    var recognition: RecognitionSettings? { if case .recognition(let settings) = work { settings } else { nil } }
}

/// Finds what a run definition names and links the pipeline's stages. Nil when something is wrong, which is reported.
///
/// - Parameter files: what the run may read beside its definitions.
package func planRun(
    _ definition: RunDefinition, pipelines: [Pipeline], corpora: [CorpusDefinition], files: RunFiles,
    reporting log: inout [Diagnostic]
) -> RunPlan? {
    var planner = Planner(definition)
    let plan = planner.plan(pipelines, corpora, files)
    log += planner.diagnostics
    return planner.diagnostics.hasErrors ? nil : plan
}

private struct Planner {
    let definition: RunDefinition
    var diagnostics: [Diagnostic] = []
    /// Of the pipeline without the run's changes: its own run reports these.
    private var known: [Diagnostic] = []

    init(_ definition: RunDefinition) { self.definition = definition }

    mutating func plan(_ pipelines: [Pipeline], _ corpora: [CorpusDefinition], _ files: RunFiles) -> RunPlan? {
        let pipeline = pipelines.first { $0.id == definition.pipeline.name }
        // Looked at whatever else is wrong: an author reads of all mistakes at once.
        let changed = pipeline.map { $0.isSound ? $0.changed(for: definition, reporting: &diagnostics) : $0 }
        let stages = changed.map { $0.isSound ? link($0, reporting: &diagnostics) : [] } ?? []
        guard definition.isSound else { return nil }
        let corpus = corpora.first { $0.id == definition.corpus.name }
        if pipeline == nil { reportUnknown("pipeline", definition.pipeline, among: pipelines.map(\.id)) }
        if corpus == nil { reportUnknown("corpus", definition.corpus, among: corpora.map(\.id)) }
        guard let pipeline, let corpus, pipeline.isSound, !corpus.origin.isInvalid else { return nil }
        guard !diagnostics.hasErrors else { return nil }
        let rules = readRuleBook(stages, of: changed ?? pipeline, files.rules, for: corpus, reporting: &diagnostics)
        let original = link(pipeline, reporting: &known)
        let book = readAnswerBook(stages, guardedAs: original, of: changed ?? pipeline, for: definition, files, reporting: &diagnostics)
        check(stages, of: pipeline)
        checkFields(of: stages, corpus)
        let tools = Tools(stages, rules, for: definition)
        return RunPlan(
            definition: definition, pipeline: pipeline, corpus: corpus, stages: stages, tools: tools, rules: rules, book: book,
            versions: versions(of: stages, over: corpus, reporting: &diagnostics))
    }

    private mutating func reportUnknown(_ what: String, _ mention: Mention, among names: [String]) {
        var notes = didYouMean(mention.name, among: names)
        if notes.isEmpty { notes = [.init(names.isEmpty ? "there is none" : "there are \(sentence(names))")] }
        diagnostics.append(.error("no \(what) is called '\(mention.name)'", at: mention.place, notes: notes))
    }

    /// Whether what is to be run and what the run says about models go together.
    private mutating func check(_ stages: [LinkedStage], of pipeline: Pipeline) {
        guard stages.contains(where: { $0.component == .intake }) else {
            let note = "name what its stages do: 'does: intake' takes documents in"
            diagnostics.append(
                .error("'\(pipeline.id)' takes no documents in, so nothing can run", at: definition.pipeline.place, notes: [.init(note)]))
            return
        }
        if AnsweringLane(stages) == nil, definition.questions != nil {
            let note = "a stage with 'does: questions' takes them in"
            diagnostics.append(.error("'\(pipeline.id)' answers no questions", at: definition.pipeline.place, notes: [.init(note)]))
        }
        let trains = TrainingLane(stages) != nil
        if trains, definition.models.isEmpty {
            let note = "say it: models: { first: { train: 1..3, examine: 4, serve: 5..12 } }"
            diagnostics.append(
                .error(
                    "'\(pipeline.id)' trains models, and the run does not say on what", at: definition.pipeline.place, notes: [.init(note)])
            )
        }
        if !trains, let place = definition.modelsPlace {
            diagnostics.append(
                .error("'\(pipeline.id)' trains no model", at: place, notes: [.init("its stages are here", at: pipeline.start)]))
        }
        warnOfIdleStages(stages)
    }

    /// Whether the fields that a language model is asked for are those of the corpus.
    private mutating func checkFields(of stages: [LinkedStage], _ corpus: CorpusDefinition) {
        let known = corpus.fields.map(\.id)
        for stage in stages {
            guard case .modelExtraction(let settings) = stage.work else { continue }
            for field in settings.fields where !known.contains(field) {
                let notes = didYouMean(field, among: known)
                diagnostics.append(.error("the corpus '\(corpus.id)' has no field '\(field)'", at: stage.place, notes: notes))
            }
        }
    }

    /// Stages that have nothing to do in this run.
    private mutating func warnOfIdleStages(_ stages: [LinkedStage]) {
        if let gate = stages.first(where: { $0.component == .modelComparison }) {
            for model in definition.models where model.examine == nil {
                let notes: [Diagnostic.Note] = [.init("add 'examine'"), .init("the gate is here", at: gate.place)]
                diagnostics.append(.warning("the gate releases '\(model.name)' without a look", at: model.place, notes: notes))
            }
        }
        if let drift = stages.first(where: { $0.component == .populationStability }), definition.reference == nil, definition.knowsMonths {
            let notes: [Diagnostic.Note] = [.init("add 'reference'"), .init("the stage is here", at: drift.place)]
            diagnostics.append(
                .warning("'\(drift.id)' has no month to compare others with", at: definition.pipeline.place, notes: notes))
        }
    }
}

extension RunDefinition {
    /// Whether its models learn from months and not from shares of a corpus without months.
    fileprivate var knowsMonths: Bool {
        models.contains { if case .months = $0.train { true } else { false } }
    }
}

extension CorpusDefinition.Origin {
    fileprivate var isInvalid: Bool { if case .invalid = self { true } else { false } }
}

extension Pipeline {
    fileprivate var start: Place? { stages.first?.place }
}
