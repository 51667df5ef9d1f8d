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
    /// Lets a language model name the category and the fields.
    case modelExtraction = "model-extraction"
    /// Cuts texts into passages.
    case chunking
    /// Turns passages into vectors by latent semantic analysis.
    case latentSemantic = "latent-semantic"
    /// Has passages turned into vectors by a server.
    case embeddingEndpoint = "embedding-endpoint"
    /// Finds the nearest vectors by comparing all of them.
    case exactIndex = "exact-index"
    /// Takes in what users ask.
    case questions
    /// Stops questions that misuse the model.
    case questionGuard = "question-guard"
    /// Finds the passages that match a question.
    case retrieval
    /// Puts question and passages into a prompt.
    case prompt
    /// Writes an answer.
    case languageModel = "language-model"
    /// Holds back answers that their passages do not support.
    case answerGuard = "answer-guard"
    /// Records questions and answers: a run's record is this log.
    case answerLog = "answer-log"
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
        case .modelExtraction, .chunking: [.text]
        case .latentSemantic, .embeddingEndpoint: [.chunks]
        case .exactIndex: [.embeddings]
        case .questions: []
        case .questionGuard: [.question]
        case .retrieval: [.question, .index]
        case .prompt: [.question, .passages]
        case .languageModel: [.prompt]
        case .answerGuard, .answerLog: [.reply]
        }
    }

    /// What it hands on beside what came; empty for what ends with it.
    var gives: Set<Facet> {
        switch self {
        case .intake: [.pages]
        case .textLayer, .tesseract: [.text]
        case .tfIdf: [.vector]
        case .xgboost: [.prediction]
        case .mostLikely: [.category]
        case .fieldRules: [.fields]
        case .complianceRules: [.findings]
        case .reviewQueue: [.reviewMark]
        case .predictionLog: [.logEntry]
        case .populationStability: []
        case .labelledDocuments: [.labels]
        case .tfIdfTraining: [.vocabulary]
        case .xgboostTraining: [.model]
        case .modelComparison: [.verdict]
        case .modelRegistry: [.release]
        case .modelExtraction: [.prediction, .fields]
        case .chunking: [.chunks]
        case .latentSemantic, .embeddingEndpoint: [.embeddings]
        case .exactIndex: [.index]
        case .questions: [.question]
        case .questionGuard: [.questionCheck]
        case .retrieval: [.passages]
        case .prompt: [.prompt]
        case .languageModel: [.reply]
        case .answerGuard: [.answerCheck]
        case .answerLog: [.answerEntry]
        }
    }

    /// The part of a run in which a component is at work.
    enum Phase: Sendable {
        /// On the labelled documents, before any other document comes in, and once for all shards of a run.
        case training
        /// On each document.
        case serving
        /// On all documents together, once they have gone through: what questions are answered from.
        case indexing
        /// On each question.
        case answering
    }

    var phase: Phase {
        switch self {
        case .labelledDocuments, .tfIdfTraining, .xgboostTraining, .modelComparison, .modelRegistry: .training
        case .intake, .textLayer, .tesseract, .tfIdf, .xgboost, .mostLikely, .fieldRules, .complianceRules, .reviewQueue, .predictionLog,
            .populationStability, .modelExtraction:
            .serving
        case .chunking, .latentSemantic, .embeddingEndpoint, .exactIndex: .indexing
        case .questions, .questionGuard, .retrieval, .prompt, .languageModel, .answerGuard, .answerLog: .answering
        }
    }

    var isTraining: Bool { phase == .training }

    /// Whether what it gives is of no use unless a later stage takes it.
    var mustArrive: Bool {
        switch self {
        case .labelledDocuments, .tfIdfTraining, .xgboostTraining, .modelRegistry, .tfIdf, .chunking, .latentSemantic, .embeddingEndpoint,
            .exactIndex, .questions, .prompt:
            true
        case .intake, .textLayer, .tesseract, .xgboost, .mostLikely, .fieldRules, .complianceRules, .reviewQueue, .predictionLog,
            .populationStability, .modelComparison, .modelExtraction, .questionGuard, .retrieval, .languageModel, .answerGuard, .answerLog:
            false
        }
    }
}

/// The names of all components that a stage can do.
package let componentNames: [String] = Component.allCases.map(\.rawValue)
