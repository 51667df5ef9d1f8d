import Components
import Corpora
import Diagnostics
import YAMLTrees

/// The rules that the stages of a pipeline read and check documents by.
struct RuleBook: Sendable {
    var extraction: ExtractionRules?
    var compliance: ComplianceRules?
    /// The files without what only people read, for digests.
    var canonical: [String] = []

    /// The compliance rules, as a record names them.
    var titles: [RunRecord.Title] { compliance?.rules.map { .init(id: $0.id, title: $0.title) } ?? [] }
}

/// Finds and reads the rules that stages name.
///
/// - Parameter files: `content/rules/`.
func readRuleBook(
    _ stages: [LinkedStage], of pipeline: Pipeline, _ files: [SourceFile], for corpus: CorpusDefinition, reporting log: inout [Diagnostic]
) -> RuleBook {
    var book = RuleBook()
    for stage in stages {
        guard let name = stage.work.rules else { continue }
        guard let file = files.first(where: { $0.name == name }) else {
            let place = pipeline.stage(stage.id)?.settings?["rules"]?.place ?? stage.place
            var notes = didYouMean(name, among: files.map(\.name))
            if notes.isEmpty { notes = [.init("rules are a file in content/rules, named here without '.yml'")] }
            log.append(.error("no rules are called '\(name)'", at: place, notes: notes))
            continue
        }
        book.read(file, for: stage.component, corpus, reporting: &log)
    }
    return book
}

extension RuleBook {
    fileprivate mutating func read(
        _ file: SourceFile, for component: Component, _ corpus: CorpusDefinition, reporting log: inout [Diagnostic]
    ) {
        let (fields, categories): ([RuleMention], [RuleMention])
        if component == .fieldRules {
            let rules = readExtractionRules(file, reporting: &log)
            fields = rules.fields.map { RuleMention(name: $0.id, place: $0.place, kind: $0.kind) }
            categories = rules.categories
            extraction = rules
        } else {
            let rules = readComplianceRules(file, reporting: &log)
            (fields, categories) = (rules.fields, rules.categories)
            compliance = rules
        }
        log += unknown("field", fields, among: corpus.fields.map(\.id), corpus)
        log += unknown("category", categories, among: corpus.categories.map(\.id), corpus)
        log += fields.compactMap { misunderstanding($0, corpus) }
        canonical.append(
            canonicalText(of: file) { path in
                path.count == 1 && path[0] == "title" || path.count == 3 && path[0] == "rules" && ["title", "source"].contains(path[2])
            })
    }
}

/// Fields and categories of rules that the corpus does not have. A corpus that declares none may have any.
private func unknown(_ what: String, _ mentions: [RuleMention], among names: [String], _ corpus: CorpusDefinition) -> [Diagnostic] {
    guard !names.isEmpty else { return [] }
    return mentions.filter { !names.contains($0.name) }.map {
        .error("the corpus '\(corpus.id)' has no \(what) '\($0.name)'", at: $0.place, notes: didYouMean($0.name, among: names))
    }
}

/// A field that a rule takes for something else than the corpus does.
private func misunderstanding(_ field: RuleMention, _ corpus: CorpusDefinition) -> Diagnostic? {
    guard let kind = field.kind, let declared = corpus.fields.first(where: { $0.id == field.name })?.kind,
        declared.rawValue != kind.rawValue
    else { return nil }
    return .error(
        "'\(field.name)' is taken for a field of the kind '\(kind.rawValue)', and the corpus '\(corpus.id)' declares '\(declared.rawValue)'",
        at: field.place)
}

extension Work {
    /// The name of the rules it needs.
    var rules: String? {
        switch self {
        case .extraction(let rules), .compliance(let rules): rules
        case .intake, .textLayer, .recognition, .vectors, .prediction, .choice, .review, .log, .drift, .labels, .vocabulary, .trees,
            .comparison, .registry, .modelExtraction, .chunking, .latentSpace, .embeddingEndpoint, .index, .questions, .questionGuard,
            .retrieval, .prompt, .languageModel, .answerGuard, .answerLog:
            nil
        }
    }
}
