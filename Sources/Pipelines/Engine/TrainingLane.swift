import Components

/// The stages of the training lane, found by what they do.
struct TrainingLane: Sendable {
    let labels: LinkedStage
    let vocabulary: LinkedStage
    let options: TextOptions
    let trees: LinkedStage
    let parameters: BoostingParameters
    /// Nil where the run decides.
    let threads: Int?
    let gate: LinkedStage?
    /// By how much accuracy a new model may be worse and still be released.
    let margin: Double

    /// Nil when the pipeline trains no model.
    init?(_ stages: [LinkedStage]) {
        func stage(_ component: Component) -> LinkedStage? { stages.first { $0.component == component } }
        guard let labels = stage(.labelledDocuments), let vocabulary = stage(.tfIdfTraining), let trees = stage(.xgboostTraining),
            case .vocabulary(let options) = vocabulary.work, case .trees(let parameters, let threads) = trees.work
        else { return nil }
        self.labels = labels
        self.vocabulary = vocabulary
        self.options = options
        self.trees = trees
        self.parameters = parameters
        self.threads = threads
        gate = stage(.modelComparison)
        margin = if case .comparison(let margin) = gate?.work { margin } else { 0 }
    }
}
