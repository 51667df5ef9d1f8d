/// What a stage can do, under the name that a definition gives it with `does:`.
///
/// One question, one switch: a new component shows every place that must know it.
enum Component: String, CaseIterable, Sendable {
    case intake
    case textLayer = "text-layer"
    case tesseract
    case tfIdf = "tf-idf"
    case xgboost
    case mostLikely = "most-likely"
    case fieldRules = "field-rules"
    case complianceRules = "compliance-rules"
    case reviewQueue = "review-queue"
    case predictionLog = "prediction-log"
    case populationStability = "population-stability"
    case labelledDocuments = "labelled-documents"
    case tfIdfTraining = "tf-idf-training"
    case xgboostTraining = "xgboost-training"
    case modelComparison = "model-comparison"
    case modelRegistry = "model-registry"

    /// What it does, as a list of components tells it.
    var says: String {
        switch self {
        case .intake: "takes documents in"
        case .textLayer: "takes the text that documents come with"
        case .tesseract: "reads scanned pages, and takes the text of the others"
        case .tfIdf: "weighs a text's words"
        case .xgboost: "predicts the category"
        case .mostLikely: "takes the most likely category"
        case .fieldRules: "finds fields by rules"
        case .complianceRules: "checks documents by rules"
        case .reviewQueue: "sends documents of low confidence to people"
        case .predictionLog: "records predictions"
        case .populationStability: "compares each month with the reference"
        case .labelledDocuments: "keeps documents with known categories"
        case .tfIdfTraining: "learns the words and their weights"
        case .xgboostTraining: "grows boosted trees"
        case .modelComparison: "compares a new model with the one before"
        case .modelRegistry: "keeps released models"
        }
    }

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
