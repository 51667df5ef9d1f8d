import Components
import Corpora
package import Diagnostics
import YAMLTrees

/// The files of a case that a run reads beside its definitions; each list may hold files that this run does not name.
package struct RunFiles: Sendable {
    /// `content/rules/*.yml`.
    package var rules: [SourceFile]
    /// `content/prompts/*.md`.
    package var prompts: [SourceFile]
    /// `content/guardrails/*.yml`.
    package var guardrails: [SourceFile]
    /// `content/language-models/*.yml`.
    package var languageModels: [SourceFile]
    /// `content/recordings/*.jsonl`.
    package var recordings: [SourceFile]
    /// `content/labels/*.yml`.
    package var labels: [SourceFile]

    package init(
        rules: [SourceFile] = [], prompts: [SourceFile] = [], guardrails: [SourceFile] = [], languageModels: [SourceFile] = [],
        recordings: [SourceFile] = [], labels: [SourceFile] = []
    ) {
        self.rules = rules
        self.prompts = prompts
        self.guardrails = guardrails
        self.languageModels = languageModels
        self.recordings = recordings
        self.labels = labels
    }
}

/// What a run reads to ask a language model and to check what it says.
struct AnswerBook: Sendable {
    var languageModel: LanguageModelDefinition?
    var recordings: Recordings?
    /// By name.
    var prompts: [String: PromptTemplate] = [:]
    var guardrails: [String: GuardrailRules] = [:]
    var attacks: [HostileDocument] = []
    var cases: GuardCases?
    /// By the label keys of replies.
    var labels: [String: Answer.Label] = [:]
    /// Stands for all of these files, without what only people read.
    var canonical: [String] = []
}

/// How many digits a label is written under.
let labelledDigits = 16

/// Finds and reads what the stages and the run name.
///
/// - Parameter original: the pipeline's own stages: a run that leaves guardrails out still measures replies by their rules.
func readAnswerBook(
    _ stages: [LinkedStage], guardedAs original: [LinkedStage], of pipeline: Pipeline, for run: RunDefinition, _ files: RunFiles,
    reporting log: inout [Diagnostic]
) -> AnswerBook {
    let showsPassages = AnsweringLane(stages).map { $0.retrieval.passages > 0 } ?? true
    var reader = AnswerBookReader(files: files, filled: showsPassages ? [.passages, .question] : [.question])
    for stage in stages { reader.read(stage, pipeline.stage(stage.id)) }
    if AnsweringLane(stages) != nil {
        for stage in original { if let rules = stage.work.guardrails { reader.readRules(rules, at: stage.place) } }
    }
    reader.readLanguageModel(of: run, for: stages)
    reader.readCases(of: run)
    if stages.contains(where: { $0.component == .languageModel }) { reader.readLabels() }
    log += reader.diagnostics
    return reader.book
}

private struct AnswerBookReader {
    let files: RunFiles
    /// What prompts for answers are filled with.
    let filled: [PromptTemplate.Placeholder]
    var book = AnswerBook()
    var diagnostics: [Diagnostic] = []

    init(files: RunFiles, filled: [PromptTemplate.Placeholder]) {
        self.files = files
        self.filled = filled
    }

    mutating func read(_ stage: LinkedStage, _ definition: Stage?) {
        let place = { (key: String) in definition?.settings?[key]?.place ?? stage.place }
        let owner = "the component '\(stage.component.rawValue)'"
        switch stage.work {
        case .prompt(let settings):
            readPrompt(settings.answer, at: place("answer"), filledWith: filled, by: owner)
            if let summary = settings.summary { readPrompt(summary, at: place("summary"), filledWith: [.passages, .question], by: owner) }
        case .modelExtraction(let settings):
            readPrompt(settings.prompt, at: place("prompt"), filledWith: [.text, .categories, .fields], by: owner)
        case .questionGuard(let rules), .answerGuard(let rules): readRules(rules, at: place("rules"))
        case .intake, .textLayer, .recognition, .vectors, .prediction, .choice, .extraction, .compliance, .review, .log, .drift, .labels,
            .vocabulary, .trees, .comparison, .registry, .chunking, .latentSpace, .embeddingEndpoint, .index, .questions, .retrieval,
            .languageModel, .answerLog:
            break
        }
    }

    private mutating func readPrompt(_ name: String, at place: Place, filledWith given: [PromptTemplate.Placeholder], by owner: String) {
        guard book.prompts[name] == nil, !name.isEmpty else { return }
        guard let file = find(name, among: files.prompts, "prompt", "prompts", ".md", at: place) else { return }
        let prompt = Components.readPrompt(file, reporting: &diagnostics)
        diagnostics += prompt.check(isFilledWith: given, by: owner)
        book.prompts[name] = prompt
        book.canonical.append("prompt \(name)\n\(file.text)")
    }

    mutating func readRules(_ name: String, at place: Place) {
        guard book.guardrails[name] == nil, !name.isEmpty else { return }
        guard let file = find(name, among: files.guardrails, "guardrail", "guardrails", ".yml", at: place) else { return }
        book.guardrails[name] = readGuardrails(file, reporting: &diagnostics)
        book.canonical.append(canonicalText(of: file) { $0.count == 1 && $0[0] == "title" })
    }

    mutating func readLanguageModel(of run: RunDefinition, for stages: [LinkedStage]) {
        let asker = stages.first { [.languageModel, .modelExtraction].contains($0.component) }
        guard let mention = run.languageModel else {
            if let asker {
                let note = "say it: 'language-model: name', a file of content/language-models"
                diagnostics.append(
                    .error(
                        "'\(asker.id)' asks a language model, and the run does not say which", at: run.pipeline.place, notes: [.init(note)])
                )
            }
            return
        }
        guard let file = find(mention.name, among: files.languageModels, "language model", "language-models", ".yml", at: mention.place)
        else { return }
        book.languageModel = Components.readLanguageModel(file, reporting: &diagnostics)
        guard let model = book.languageModel else { return }
        book.canonical.append("language model \(model.id) \(model.model) \(model.form.rawValue) \(model.seed.map { "\($0)" } ?? "-")")
        guard let recorded = files.recordings.first(where: { $0.name == mention.name }) else { return }
        book.recordings = readRecordings(recorded, reporting: &diagnostics)
        book.canonical.append("recordings \(sha256(recorded.text))")
    }

    mutating func readCases(of run: RunDefinition) {
        if let mention = run.attacks,
            let file = find(mention.name, among: files.guardrails, "guardrail", "guardrails", ".yml", at: mention.place)
        {
            book.attacks = readHostileDocuments(file, reporting: &diagnostics)
            book.canonical.append(canonicalText(of: file) { _ in false })
        }
        if let mention = run.cases,
            let file = find(mention.name, among: files.guardrails, "guardrail", "guardrails", ".yml", at: mention.place)
        {
            book.cases = readGuardCases(file, reporting: &diagnostics)
            book.canonical.append(canonicalText(of: file) { _ in false })
        }
    }

    mutating func readLabels() {
        for file in files.labels {
            book.labels.merge(Pipelines.readLabels(file, reporting: &diagnostics)) { first, _ in first }
            book.canonical.append(canonicalText(of: file) { $0 != ["labels"] && $0.first != "labels" })
        }
    }

    private mutating func find(
        _ name: String, among files: [SourceFile], _ what: String, _ folder: String, _ ending: String, at place: Place
    ) -> SourceFile? {
        if let file = files.first(where: { $0.name == name }) { return file }
        var notes = didYouMean(name, among: files.map(\.name))
        if notes.isEmpty { notes = [.init("it is a file in content/\(folder), named here without '\(ending)'")] }
        diagnostics.append(.error("no \(what) is called '\(name)'", at: place, notes: notes))
        return nil
    }
}

extension Work {
    /// The name of the guardrail's rules.
    fileprivate var guardrails: String? {
        switch self {
        case .questionGuard(let rules), .answerGuard(let rules): rules
        case .intake, .textLayer, .recognition, .vectors, .prediction, .choice, .extraction, .compliance, .review, .log, .drift, .labels,
            .vocabulary, .trees, .comparison, .registry, .modelExtraction, .chunking, .latentSpace, .embeddingEndpoint, .index, .questions,
            .retrieval, .prompt, .languageModel, .answerLog:
            nil
        }
    }
}
