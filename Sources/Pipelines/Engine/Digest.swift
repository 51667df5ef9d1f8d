import Components
import YAMLTrees

extension RunPlan {
    /// Stands for everything that the run's outcomes depend on: two runs with equal digests find out the same.
    ///
    /// Titles, prices and practices are no part of it: who rewords a stage need not run it again.
    /// - Parameter corpus: stands for the files of a corpus that was not generated; empty for one that was.
    package func digest(corpus: String) -> String {
        let edges = stages.flatMap { stage in
            (pipeline.stage(stage.id)?.incoming ?? []).filter { edge in stages.contains { $0.id == edge.from } }
                .map { "edge \($0.from) \($0.to) \($0.kind.rawValue)" }
        }
        return digestOf(
            ["run 1", definition.canonical, corpus, self.corpus.canonical] + stages.map { "stage \($0.id) \($0.work)" } + edges
                + rules.canonical
                + versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })
    }

    /// Stands for everything that the models depend on, beside the documents that teach them.
    func trainingDigest(corpus: String) -> String {
        let lane = stages.filter { [.tfIdfTraining, .xgboostTraining].contains($0.component) }
        return digestOf(
            ["models 1", "\(definition.seed)", corpus, self.corpus.canonical] + lane.map { "\($0.work)" }
                + lane.map { versions[$0.component.rawValue] ?? "" })
    }
}

extension RunDefinition {
    /// All of it that decides what is done and measured.
    fileprivate var canonical: String {
        let models = models.map { "model \($0.name) \($0.train) \($0.examine.map { "\($0)" } ?? "-") \($0.serve.map { "\($0)" } ?? "-")" }
        let periods = periods.map { "period \($0.name) \($0.months)" }
        let months = months.map { "\($0)" } ?? "all"
        return (["run \(id) seed \(seed) reference \(reference ?? 0) months \(months)"] + models + periods).joined(separator: "\n")
    }
}

/// What the executed components are now: those with a library behind them by its version, each with its own number where it has changed.
func versions(of stages: [LinkedStage]) -> [String: String] {
    Dictionary(
        stages.map { stage in
            let library = libraryVersion(of: stage)
            let own = stage.component.version
            return (stage.component.rawValue, library.map { own == 1 ? $0 : "\($0)+\(own)" } ?? "\(own)")
        }, uniquingKeysWith: { first, _ in first })
}

private func libraryVersion(of stage: LinkedStage) -> String? {
    switch stage.component {
    case .tesseract: tesseractVersion
    case .xgboost, .xgboostTraining: versionOfXGBoost
    case .intake, .textLayer, .tfIdf, .mostLikely, .fieldRules, .complianceRules, .reviewQueue, .predictionLog, .populationStability,
        .labelledDocuments, .tfIdfTraining, .modelComparison, .modelRegistry:
        nil
    }
}

/// One digest for several texts: no two lists of texts have the same.
func digestOf(_ parts: [String]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
        for byte in "\(part.utf8.count) \(part)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return String(hash, radix: 16)
}
