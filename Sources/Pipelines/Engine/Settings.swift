import Components
import Diagnostics
import YAMLTrees

/// What a stage does, with its settings read.
enum Work: Sendable {
    case intake
    case textLayer
    case recognition(RecognitionSettings)
    case vectors
    case prediction
    case choice
    /// By the rules in the file of this name in `content/rules/`.
    case extraction(rules: String)
    case compliance(rules: String)
    /// Documents in which the first model has less confidence than this go to a person.
    case review(below: Double)
    case log
    case drift
    case labels
    case vocabulary(TextOptions)
    /// On so many threads; nil where the run decides.
    case trees(BoostingParameters, threads: Int?)
    /// A new model may be worse than the one before by this much accuracy, and is released all the same.
    case comparison(margin: Double)
    case registry
    case modelExtraction(ExtractionSettings)
    case chunking(ChunkingOptions)
    case latentSpace(dimensions: Int)
    case embeddingEndpoint
    case index
    case questions
    /// By the rules in the file of this name in `content/guardrails/`.
    case questionGuard(rules: String)
    case retrieval(RetrievalSettings)
    case prompt(PromptSettings)
    case languageModel(ReplySettings)
    case answerGuard(rules: String)
    case answerLog
}

/// How a language model is asked for the category and the fields of a document.
struct ExtractionSettings: Sendable, Hashable {
    /// A file of `content/prompts`.
    var prompt = ""
    var maximumTokens = 200
    /// The fields asked for; all of the corpus when empty.
    var fields: [String] = []
    /// How many words of the text the prompt shows, from the beginning.
    var words = 400
}

struct RetrievalSettings: Sendable, Hashable {
    enum Retriever: String, CaseIterable, Sendable {
        /// By nearness of meaning: the vectors.
        case dense
        /// By the words: BM25.
        case lexical
        /// Both, by their ranks.
        case fused
    }

    var retriever = Retriever.fused
    /// How many passages the prompt shows.
    var passages = 4
}

struct PromptSettings: Sendable, Hashable {
    /// Files of `content/prompts`.
    var answer = ""
    var summary: String?
    /// Whether a passage in which a guardrail sees an instruction is left out.
    var dropsInstructions = true
}

struct ReplySettings: Sendable, Hashable {
    var maximumTokens = 80
    var temperature = 0.0
}

struct RecognitionSettings: Sendable, Hashable {
    /// Tesseract's name: `eng`, `eng+spa`.
    var language = "eng"
    /// How many scans are really read, as a sample; nil for all.
    var sample: Int?
}

extension Work {
    /// Reads `with:`; what is wrong with it is reported at its place.
    ///
    /// - Parameter place: where the component is named.
    init(_ component: Component, settings: YAMLTree?, at place: Place, reporting log: inout [Diagnostic]) {
        let none = YAMLTree(content: .null, place: place, excerpt: Excerpt(text: "", standingFor: place))
        var reader = SettingsReader(FieldReader(settings ?? none, of: "'\(component.rawValue)'"))
        self = reader.work(component)
        log += reader.finish(hasSettings: settings?.entries.map { !$0.isEmpty } ?? (settings != nil), component)
    }
}

private struct SettingsReader {
    private var fields: FieldReader
    private var diagnostics: [Diagnostic] = []
    private var isAsked = false

    init(_ fields: FieldReader) { self.fields = fields }

    mutating func work(_ component: Component) -> Work {
        switch component {
        case .intake: return .intake
        case .textLayer: return .textLayer
        case .tesseract:
            var settings = RecognitionSettings()
            settings.language = text("language") ?? settings.language
            settings.sample = whole("sample", in: 0...1_000_000)
            return .recognition(settings)
        case .tfIdf: return .vectors
        case .xgboost: return .prediction
        case .mostLikely: return .choice
        case .fieldRules: return .extraction(rules: required("rules"))
        case .complianceRules: return .compliance(rules: required("rules"))
        case .reviewQueue: return .review(below: needed("below", in: 0...1))
        case .predictionLog: return .log
        case .populationStability: return .drift
        case .labelledDocuments: return .labels
        case .tfIdfTraining: return .vocabulary(textOptions())
        case .xgboostTraining: return .trees(boostingParameters(), threads: whole("threads", in: 1...64))
        case .modelComparison: return .comparison(margin: number("margin", in: 0...1) ?? 0)
        case .modelRegistry: return .registry
        case .modelExtraction:
            var settings = ExtractionSettings(prompt: required("prompt"))
            settings.maximumTokens = whole("at-most", in: 1...100_000) ?? settings.maximumTokens
            settings.fields = texts("fields")
            settings.words = whole("words", in: 1...1_000_000) ?? settings.words
            return .modelExtraction(settings)
        case .chunking: return .chunking(chunkingOptions())
        case .latentSemantic: return .latentSpace(dimensions: whole("dimensions", in: 2...4_096) ?? 256)
        case .embeddingEndpoint: return .embeddingEndpoint
        case .exactIndex: return .index
        case .questions: return .questions
        case .questionGuard: return .questionGuard(rules: required("rules"))
        case .retrieval:
            var settings = RetrievalSettings()
            settings.retriever = choice("retriever", among: RetrievalSettings.Retriever.self) ?? settings.retriever
            settings.passages = whole("passages", in: 0...100) ?? settings.passages
            return .retrieval(settings)
        case .prompt:
            var settings = PromptSettings(answer: required("answer"))
            settings.summary = text("summary")
            settings.dropsInstructions = flag("drop-instructions") ?? settings.dropsInstructions
            return .prompt(settings)
        case .languageModel:
            var settings = ReplySettings()
            settings.maximumTokens = whole("at-most", in: 1...100_000) ?? settings.maximumTokens
            settings.temperature = number("temperature", in: 0...2) ?? settings.temperature
            return .languageModel(settings)
        case .answerGuard: return .answerGuard(rules: required("rules"))
        case .answerLog: return .answerLog
        }
    }

    private mutating func chunkingOptions() -> ChunkingOptions {
        var options = ChunkingOptions()
        options.form = choice("by", among: ChunkingOptions.Form.self) ?? options.form
        options.maximumTokens = whole("tokens", in: 1...100_000) ?? options.maximumTokens
        let overlap = fields.tree["overlap"]
        options.overlap = whole("overlap", in: 0...100_000) ?? min(options.overlap, options.maximumTokens / 4)
        if options.overlap >= options.maximumTokens, let overlap {
            diagnostics.append(
                .error(
                    "an overlap of \(options.overlap) tokens leaves nothing new in passages of \(options.maximumTokens)", at: overlap.place)
            )
            options.overlap = 0
        }
        return options
    }

    private mutating func textOptions() -> TextOptions {
        var options = TextOptions()
        options.pairs = flag("pairs") ?? options.pairs
        options.isSublinear = flag("sublinear") ?? options.isSublinear
        options.minimumTexts = whole("at-least", in: 1...1_000_000) ?? options.minimumTexts
        options.maximumTerms = whole("at-most", in: 1...10_000_000)
        return options
    }

    private mutating func boostingParameters() -> BoostingParameters {
        var parameters = BoostingParameters()
        parameters.rounds = whole("rounds", in: 1...10_000) ?? parameters.rounds
        parameters.depth = whole("depth", in: 1...64) ?? parameters.depth
        parameters.learningRate = number("learning-rate", in: 1e-6...1) ?? parameters.learningRate
        parameters.rowShare = number("row-share", in: 1e-6...1) ?? parameters.rowShare
        parameters.columnShare = number("column-share", in: 1e-6...1) ?? parameters.columnShare
        parameters.minimumChildWeight = number("child-weight", in: 0...1e6) ?? parameters.minimumChildWeight
        parameters.lambda = number("lambda", in: 0...1e6) ?? parameters.lambda
        return parameters
    }

    /// Everything found wrong. - Parameter hasSettings: whether anything was written.
    mutating func finish(hasSettings: Bool, _ component: Component) -> [Diagnostic] {
        if !isAsked, hasSettings {
            let place = fields.tree.entries?.first?.keyPlace ?? fields.tree.place
            return [.error("'\(component.rawValue)' has no settings", at: place)]
        }
        return fields.finish() + diagnostics
    }

    private mutating func text(_ key: String) -> String? {
        isAsked = true
        return fields.text(key)
    }

    private mutating func texts(_ key: String) -> [String] {
        isAsked = true
        return fields.scalars(key).compactMap(\.text)
    }

    private mutating func choice<Choice: CaseIterable & RawRepresentable>(_ key: String, among type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        isAsked = true
        guard let tree = fields.scalar(key), let text = tree.text else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let names = Choice.allCases.map(\.rawValue)
        let notes = didYouMean(text, among: names)
        diagnostics.append(.error("'\(key)' is \(names.joined(separator: " or ")), not '\(text)'", at: tree.place, notes: notes))
        return nil
    }

    private mutating func flag(_ key: String) -> Bool? {
        isAsked = true
        return fields.flag(key)
    }

    private mutating func required(_ key: String) -> String {
        isAsked = true
        return fields.required(key)?.text ?? ""
    }

    private mutating func whole(_ key: String, in range: ClosedRange<Int>) -> Int? {
        isAsked = true
        guard let tree = fields.scalar(key), let text = tree.text else { return nil }
        if let number = Int(text), range.contains(number) { return number }
        return wrong(tree, "'\(key)' is a whole number from \(range.lowerBound) to \(range.upperBound), not '\(text)'")
    }

    private mutating func needed(_ key: String, in range: ClosedRange<Double>) -> Double {
        isAsked = true
        _ = fields.required(key)
        return number(key, in: range) ?? range.lowerBound
    }

    private mutating func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
        isAsked = true
        guard let tree = fields.scalar(key), let text = tree.text else { return nil }
        if let number = Double(text), range.contains(number) { return number }
        return wrong(tree, "'\(key)' is a number from \(brief(range.lowerBound)) to \(brief(range.upperBound)), not '\(text)'")
    }

    private mutating func wrong<Value>(_ tree: YAMLTree, _ message: String) -> Value? {
        diagnostics.append(.error(message, at: tree.place))
        return nil
    }

    private func brief(_ number: Double) -> String { number == number.rounded() ? "\(Int(number))" : "\(number)" }
}
