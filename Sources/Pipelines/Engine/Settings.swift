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
        }
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
