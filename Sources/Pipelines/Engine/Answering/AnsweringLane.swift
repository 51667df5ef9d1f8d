import Components

/// The stages that answer questions, found by what they do.
struct AnsweringLane: Sendable {
    let chunking: ChunkingOptions
    /// Nil: a server makes the vectors.
    let dimensions: Int?
    let retrieval: RetrievalSettings
    let prompt: PromptSettings?
    let reply: ReplySettings?
    /// The files of the guardrails' rules; nil where there is no such guardrail.
    let questionRules: String?
    let answerRules: String?
    private let ids: [Component: String]

    /// Nil when the pipeline takes no questions in.
    init?(_ stages: [LinkedStage]) {
        ids = Dictionary(stages.map { ($0.component, $0.id) }, uniquingKeysWith: { first, _ in first })
        guard ids[.questions] != nil else { return nil }
        var chunking = ChunkingOptions()
        var (dimensions, retrieval): (Int?, RetrievalSettings) = (nil, RetrievalSettings())
        var (prompt, reply): (PromptSettings?, ReplySettings?)
        var (questionRules, answerRules): (String?, String?)
        for stage in stages {
            switch stage.work {
            case .chunking(let options): chunking = options
            case .latentSpace(let number): dimensions = number
            case .retrieval(let settings): retrieval = settings
            case .prompt(let settings): prompt = settings
            case .languageModel(let settings): reply = settings
            case .questionGuard(let rules): questionRules = rules
            case .answerGuard(let rules): answerRules = rules
            case .intake, .textLayer, .recognition, .vectors, .prediction, .choice, .extraction, .compliance, .review, .log, .drift,
                .labels, .vocabulary, .trees, .comparison, .registry, .modelExtraction, .embeddingEndpoint, .index, .questions, .answerLog:
                break
            }
        }
        (self.chunking, self.dimensions, self.retrieval, self.prompt, self.reply) = (chunking, dimensions, retrieval, prompt, reply)
        (self.questionRules, self.answerRules) = (questionRules, answerRules)
    }

    func has(_ component: Component) -> Bool { ids[component] != nil }

    /// The stage that does this, for messages.
    func stage(_ component: Component) -> String { ids[component] ?? component.rawValue }
}
