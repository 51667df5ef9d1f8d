package import Corpora
package import Diagnostics
package import Pipelines

/// The runs of a book, ready to be executed.
package struct RunPlans: Sendable {
    /// By the runs' names.
    package let plans: [RunPlan]
    /// Names of runs whose definitions are wrong, which was reported.
    package let broken: [String]
    /// The records that an author keeps with the book, `content/runs/*.json`, by the run's name.
    package let pinned: [String: SourceFile]
    package let corpora: [CorpusDefinition]
}

/// Reads what the engine is to do: runs, the pipelines and corpora that they name, and rules.
///
/// What is wrong with a pipeline itself is not reported here: `readBook` does.
package func readRunPlans(_ files: ContentFiles, reporting log: inout [Diagnostic]) -> RunPlans {
    let inside = { (folder: String, ending: String) in
        files.texts.filter { files.relativePath($0).hasPrefix(folder + "/") && $0.path.hasSuffix(ending) }
    }
    let definitions = inside("runs", ".yml").map { readRunDefinition($0, reporting: &log) }
    let corpora = inside("corpora", ".yml").map { readCorpusDefinition($0, reporting: &log) }
    var known: [Diagnostic] = []
    let pipelines = definitions.isEmpty ? [] : inside("pipelines", ".yml").map { readPipeline($0, reporting: &known) }
    let runFiles = RunFiles(
        rules: inside("rules", ".yml"), prompts: inside("prompts", ".md"), guardrails: inside("guardrails", ".yml"),
        languageModels: inside("language-models", ".yml"), recordings: inside("recordings", ".jsonl"), labels: inside("labels", ".yml"))
    let plans = definitions.map { planRun($0, pipelines: pipelines, corpora: corpora, files: runFiles, reporting: &log) }
    let pinned = inside("runs", ".json").map { (String(files.relativePath($0).dropFirst(5).dropLast(5)), $0) }
    return RunPlans(
        plans: plans.compactMap(\.self),
        broken: zip(definitions, plans).filter { $0.1 == nil }.map(\.0.id),
        pinned: Dictionary(pinned, uniquingKeysWith: { first, _ in first }),
        corpora: corpora)
}
