package import Diagnostics

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
    package let source: SourceFile
    /// Whether nothing is wrong with the definition; else it was reported.
    package internal(set) var isSound = true
}
