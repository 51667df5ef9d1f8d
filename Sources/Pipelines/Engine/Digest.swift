import Corpora
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
            ["run 1", definition.canonical, corpus, self.corpus.canonical]
                + stages.map { "stage \($0.id) \($0.component.rawValue) \($0.work)" } + edges
                + rules.canonical + book.canonical
                + versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })
    }

    /// Stands for everything that the models depend on, beside the documents that teach them.
    func trainingDigest(corpus: String) -> String {
        let lane = stages.filter { [.tfIdfTraining, .xgboostTraining].contains($0.component) }
        return digestOf(
            ["models 1", "\(definition.seed) \(definition.trainingThreads)", versions["generator"] ?? "", corpus, self.corpus.canonical]
                + lane.map { "\($0.work)" }
                + lane.map { versions[$0.component.rawValue] ?? "" })
    }
}

extension RunDefinition {
    /// All of it that decides what is done and measured.
    fileprivate var canonical: String {
        let models = models.map { "model \($0.name) \($0.train) \($0.examine.map { "\($0)" } ?? "-") \($0.serve.map { "\($0)" } ?? "-")" }
        let periods = periods.map { "period \($0.name) \($0.months)" }
        let months = months.map { "\($0)" } ?? "all"
        let asked = [
            "documents \(documents.map(String.init) ?? "all")", "questions \(questions.map { "\($0)" } ?? "none")",
            "attacks \(attacks?.name ?? "-") cases \(cases?.name ?? "-") without \(without.map(\.name).sorted())",
        ]
        return (["run \(id) seed \(seed) reference \(reference ?? 0) months \(months)"] + models + periods + asked).joined(separator: "\n")
    }
}

/// One digest for several texts: no two lists of texts have the same. 64 hexadecimal digits.
func digestOf(_ parts: [String]) -> String { sha256(parts.map { "\($0.utf8.count) \($0)" }.joined()) }
