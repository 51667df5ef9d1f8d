package import Statistics

/// What a run found out, whole enough to be measured again, merged, and shown.
package struct RunRecord: Codable, Sendable, Hashable {
    /// Part `index` of `count`, counted from 1.
    package struct Shard: Codable, Sendable, Hashable, Comparable {
        package var index: Int
        package var count: Int

        package init(index: Int, count: Int) {
            self.index = index
            self.count = count
        }

        package static func < (left: Shard, right: Shard) -> Bool { (left.count, left.index) < (right.count, right.index) }
    }

    /// A category or a field with the title that readers see.
    package struct Title: Codable, Sendable, Hashable {
        package var id: String
        package var title: String

        package init(id: String, title: String) {
            self.id = id
            self.title = title
        }
    }

    package struct StageCount: Codable, Sendable, Hashable {
        package var stage: String
        package var title: String
        package var component: String
        /// Documents that came in, went out, and were set aside.
        package var taken: Int
        package var given: Int
        package var failed: Int

        package init(stage: String, title: String, component: String, taken: Int, given: Int, failed: Int) {
            self.stage = stage
            self.title = title
            self.component = component
            self.taken = taken
            self.given = given
            self.failed = failed
        }
    }

    /// One model of the plan and how it came into service.
    package struct Model: Codable, Sendable, Hashable {
        package var name: String
        package var title: String
        /// The months whose documents it learned from.
        package var trainedOn: [Int]
        /// The month it was examined on before its release.
        package var examinedOn: Int?
        /// The months in which it was in service.
        package var serves: [Int]
        package var trainingDocuments: Int
        /// Words in its vocabulary.
        package var features: Int
        /// The evaluation gate's numbers: its own accuracy on the documents held back, and that of the model before it on the same.
        package var gateAccuracy: Double?
        package var previousGateAccuracy: Double?
        package var isReleased: Bool

        package init(
            name: String, title: String, trainedOn: [Int], examinedOn: Int?, serves: [Int], trainingDocuments: Int, features: Int,
            gateAccuracy: Double? = nil, previousGateAccuracy: Double? = nil, isReleased: Bool = true
        ) {
            self.name = name
            self.title = title
            self.trainedOn = trainedOn
            self.examinedOn = examinedOn
            self.serves = serves
            self.trainingDocuments = trainingDocuments
            self.features = features
            self.gateAccuracy = gateAccuracy
            self.previousGateAccuracy = previousGateAccuracy
            self.isReleased = isReleased
        }
    }

    /// A stretch of months that is measured apart: "before the drift".
    package struct Period: Codable, Sendable, Hashable {
        package var name: String
        package var title: String
        package var months: [Int]

        package init(name: String, title: String, months: [Int]) {
            self.name = name
            self.title = title
            self.months = months
        }
    }

    /// What the clock said. Differs from machine to machine, and is no part of what the digest stands for.
    package struct Clock: Codable, Sendable, Hashable {
        package struct Stage: Codable, Sendable, Hashable {
            package var stage: String
            package var title: String
            /// Seconds spent in the stage, over all workers.
            package var busy: Double
            package var latency: LatencyHistogram

            package init(stage: String, title: String, busy: Double, latency: LatencyHistogram) {
                self.stage = stage
                self.title = title
                self.busy = busy
                self.latency = latency
            }
        }

        package var machine: String
        /// 2026-11-23.
        package var date: String
        package var workers: Int
        /// Documents that go through a stage together; each waits for all of them.
        package var batch: Int
        /// Seconds of the serving part, from the first document to the last.
        package var serving: Double
        /// Seconds of fitting each model, in the plan's order.
        package var training: [Double]
        /// In the order of the flow.
        package var stages: [Stage]
        /// From a document's first stage to its last.
        package var latency: LatencyHistogram

        package init(
            machine: String, date: String, workers: Int, batch: Int, serving: Double, training: [Double], stages: [Stage],
            latency: LatencyHistogram
        ) {
            self.machine = machine
            self.date = date
            self.workers = workers
            self.batch = batch
            self.serving = serving
            self.training = training
            self.stages = stages
            self.latency = latency
        }
    }

    /// The run's name: `mlops`.
    package var run: String
    package var title: String
    package var pipeline: String
    package var corpus: String
    /// Stands for everything that the outcomes depend on: definitions, corpus, rules, seed, components and their versions.
    package var digest: String
    package var seed: UInt64
    /// By component: `tesseract` is `5.3.0`.
    package var versions: [String: String]
    /// Empty for a whole run; else the parts that are in here, sorted.
    package var shards: [Shard]
    package var categories: [Title]
    package var fields: [Title]
    /// The compliance rules.
    package var rules: [Title]
    /// Below this confidence of the first model a person reviews; nil when no stage says.
    package var reviewBelow: Double?
    /// The month that drift is measured against.
    package var reference: Int?
    package var periods: [Period]
    package var models: [Model]
    /// In the order of the flow.
    package var stages: [StageCount]
    /// All documents of the corpus and their pages, those that only taught too.
    package var corpusDocuments: Int
    package var corpusPages: Int
    /// Records of the corpus that could not be read.
    package var rejected: Int
    /// By number of the document. Without those that only taught.
    package var outcomes: [Outcome]
    /// What was asked, in the order of the ids: of a pipeline that answers questions.
    package var answers: [Answer] = []
    /// What guardrails said to labelled cases.
    package var screenings: [Screening] = []
    package var languageModel: LanguageModelNote?
    package var index: IndexNote?
    /// The run's figures, made from all of the above and, where there is one, from the clock; see `measured`.
    package var measures: [Measure]
    package var clock: Clock?

    package init(
        run: String, title: String, pipeline: String, corpus: String, digest: String, seed: UInt64, versions: [String: String],
        shards: [Shard] = [], categories: [Title], fields: [Title], rules: [Title], reviewBelow: Double?, reference: Int?,
        periods: [Period], models: [Model], stages: [StageCount], corpusDocuments: Int, corpusPages: Int,
        rejected: Int, outcomes: [Outcome], measures: [Measure] = [],
        clock: Clock? = nil
    ) {
        self.run = run
        self.title = title
        self.pipeline = pipeline
        self.corpus = corpus
        self.digest = digest
        self.seed = seed
        self.versions = versions
        self.shards = shards
        self.categories = categories
        self.fields = fields
        self.rules = rules
        self.reviewBelow = reviewBelow
        self.reference = reference
        self.periods = periods
        self.models = models
        self.stages = stages
        self.corpusDocuments = corpusDocuments
        self.corpusPages = corpusPages
        self.rejected = rejected
        self.outcomes = outcomes
        self.measures = measures
        self.clock = clock
    }
}

/// One figure of a run: `run.mlops.accuracy` in formulas.
package struct Measure: Codable, Sendable, Hashable {
    /// Dotted, below the run's name: `accuracy`, `fields.total.recall`, `after.macro_f1`.
    package var name: String
    /// What it is, as a reader is told: "Accuracy of the first model, after the drift".
    package var says: String
    package var estimate: Estimate
    /// The unit as the model writes it: `page/document`; nil for a share or a plain number.
    package var unit: String?
    /// How many items it was taken from, and what they are: "documents".
    package var count: Int
    package var items: String

    package init(name: String, says: String, estimate: Estimate, unit: String? = nil, count: Int, items: String) {
        self.name = name
        self.says = says
        self.estimate = estimate
        self.unit = unit
        self.count = count
        self.items = items
    }
}
