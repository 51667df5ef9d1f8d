package import Corpora
package import Diagnostics

/// A run that can be executed: its parts are found, its stages fit each other, its settings are read.
package struct RunPlan: Sendable {
    package let definition: RunDefinition
    package let pipeline: Pipeline
    package let corpus: CorpusDefinition

    /// Stands for everything that the run's outcomes depend on: two runs with equal digests find out the same.
    ///
    /// - Parameter corpus: stands for the files of a corpus that was not generated; empty for one that was.
    package func digest(corpus: String) -> String { corpus }
}

/// Finds what a run definition names and links the pipeline's stages. Nil when something is wrong, which is reported.
///
/// - Parameter rules: the files of `content/rules/`.
package func planRun(
    _ definition: RunDefinition, pipelines: [Pipeline], corpora: [CorpusDefinition], rules: [SourceFile],
    reporting log: inout [Diagnostic]
) -> RunPlan? {
    nil
}
