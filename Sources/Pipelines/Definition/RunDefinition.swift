package import Diagnostics
package import YAMLTrees

/// What an author wants to see run: `content/runs/mlops.yml`.
package struct RunDefinition: Sendable {
    /// Documents of a corpus, chosen by the month they came in or as a share of all.
    package enum Choice: Sendable, Hashable {
        /// Sorted, each once. Documents without a month count as the first month's.
        case months([Int])
        /// Between 0 and 1: for corpora without months. Which documents it takes depends on the run's seed alone.
        case share(Double)
    }

    /// One model: what it learns from, and when it is in service.
    package struct Model: Sendable {
        package let name: String
        package let title: String
        package let train: Choice
        /// The documents held back, on which the evaluation gate looks at the model.
        package let examine: Choice?
        /// Nil: all documents that it neither learns from nor is examined on.
        package let serve: [Int]?
        package let place: Place
    }

    /// A stretch of months that is measured apart.
    package struct Period: Sendable {
        package let name: String
        package let title: String
        package let months: [Int]
        package let place: Place
    }

    /// What is asked, of a pipeline that answers questions.
    package struct Questions: Sendable, Hashable {
        /// How many questions of the corpus passages are looked up for; nil for all.
        package var ranked: Int?
        /// How many of these go on to the language model; nil for all of them.
        package var asked: Int?
        /// How many documents are summarised.
        package var summaries = 0
    }

    /// Other settings for a stage than the pipeline's own: what this run tries out.
    package struct Change: Sendable {
        package let stage: Mention
        /// A mapping; its keys take the place of the pipeline's.
        package let settings: YAMLTree
    }

    /// The file's name without extension.
    package let id: String
    package let title: String
    package let says: String?
    package let pipeline: Mention
    package let corpus: Mention
    package let seed: UInt64
    /// In the order in which they come into service.
    package let models: [Model]
    /// Where `models:` stands; nil when it is not there.
    package let modelsPlace: Place?
    /// The month that drift is measured against.
    package let reference: Int?
    package let referencePlace: Place?
    package let periods: [Period]
    /// For pipelines without a model: the months that go through; nil for all.
    package let months: [Int]?
    /// How many of these documents get an outcome of their own, as a sample; nil for all. Questions look through all of them.
    package let documents: Int?
    package let questions: Questions?
    /// A file of `content/language-models`.
    package let languageModel: Mention?
    /// Files of `content/guardrails`: documents with hidden instructions that are put among the others, and cases with known findings.
    package let attacks: Mention?
    package let cases: Mention?
    package let changes: [Change]
    /// Stages that this run leaves out.
    package let without: [Mention]
    package let source: SourceFile
    /// Whether nothing is wrong with the definition; else it was reported.
    package internal(set) var isSound = true
}
