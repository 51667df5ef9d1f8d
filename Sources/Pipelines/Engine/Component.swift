/// What a stage can do, under the name that a definition gives it with `does:`.
///
/// One question, one switch: a new component shows every place that must know it.
enum Component: String, CaseIterable, Sendable {
    /// Takes documents in.
    case intake
    /// Takes the text that documents come with.
    case textLayer = "text-layer"
    /// Reads scanned pages, and takes the text of the others.
    case tesseract
    /// Weighs a text's words.
    case tfIdf = "tf-idf"
    /// Tells how likely each category is.
    case xgboost
    /// Takes the most likely category.
    case mostLikely = "most-likely"
    /// Finds fields by declared rules.
    case fieldRules = "field-rules"
    /// Checks documents by declared rules.
    case complianceRules = "compliance-rules"
    /// Sends documents of low confidence to people.
    case reviewQueue = "review-queue"
    /// Records predictions: a run's outcomes are this log.
    case predictionLog = "prediction-log"
    /// Compares each month with the reference; the figures are made from the outcomes of all documents.
    case populationStability = "population-stability"
    /// Keeps documents with known categories.
    case labelledDocuments = "labelled-documents"
    /// Learns the words and their weights.
    case tfIdfTraining = "tf-idf-training"
    /// Grows boosted trees.
    case xgboostTraining = "xgboost-training"
    /// Compares a new model with the one before, and releases it or not.
    case modelComparison = "model-comparison"
    /// Keeps released models and hands them to the serving lane.
    case modelRegistry = "model-registry"

    /// What has to have come along its edges.
    var needs: Set<Facet> {
        switch self {
        case .intake, .labelledDocuments: []
        case .textLayer, .tesseract: [.pages]
        case .tfIdf, .fieldRules: [.text]
        case .xgboost: [.vector, .release]
        case .mostLikely, .reviewQueue, .predictionLog: [.prediction]
        case .complianceRules: [.text, .prediction]
        case .populationStability: [.logEntry]
        case .tfIdfTraining: [.labels]
        case .xgboostTraining: [.labels, .vocabulary]
        case .modelComparison, .modelRegistry: [.model]
        }
    }

    /// What it hands on beside what came; nil for what ends with it.
    var gives: Facet? {
        switch self {
        case .intake: .pages
        case .textLayer, .tesseract: .text
        case .tfIdf: .vector
        case .xgboost: .prediction
        case .mostLikely: .category
        case .fieldRules: .fields
        case .complianceRules: .findings
        case .reviewQueue: .reviewMark
        case .predictionLog: .logEntry
        case .populationStability: nil
        case .labelledDocuments: .labels
        case .tfIdfTraining: .vocabulary
        case .xgboostTraining: .model
        case .modelComparison: .verdict
        case .modelRegistry: .release
        }
    }

    /// Whether it works on the labelled documents before any other document comes in, and once for all shards of a run.
    var isTraining: Bool {
        switch self {
        case .labelledDocuments, .tfIdfTraining, .xgboostTraining, .modelComparison, .modelRegistry: true
        case .intake, .textLayer, .tesseract, .tfIdf, .xgboost, .mostLikely, .fieldRules, .complianceRules, .reviewQueue, .predictionLog,
            .populationStability:
            false
        }
    }

    /// Whether what it gives is of no use unless a later stage takes it.
    var mustArrive: Bool {
        switch self {
        case .labelledDocuments, .tfIdfTraining, .xgboostTraining, .modelRegistry, .tfIdf: true
        case .intake, .textLayer, .tesseract, .xgboost, .mostLikely, .fieldRules, .complianceRules, .reviewQueue, .predictionLog,
            .populationStability, .modelComparison:
            false
        }
    }
}
