import Components
import Corpora
import Diagnostics

/// What works in a run, at this time, by component. `tesseract` is `5.3.0 block eng:1f0c… 1`: the library, how it looks at pages, the
/// digest of its language's data, and the count of our own changes.
func versions(of stages: [LinkedStage], over corpus: CorpusDefinition, reporting log: inout [Diagnostic]) -> [String: String] {
    var versions: [String: String] = [:]
    for stage in stages { versions[stage.component.rawValue] = version(of: stage, reporting: &log) }
    if case .generated = corpus.origin { versions["generator"] = "\(Generator.version)" }
    return versions
}

private func version(of stage: LinkedStage, reporting log: inout [Diagnostic]) -> String? {
    switch stage.component {
    case .tesseract: fingerprint(stage, reporting: &log).map { "\($0) \(ScanQuality.version)" }
    case .xgboost: "\(Forest.version)"
    case .xgboostTraining: versionOfXGBoost
    case .tfIdf, .tfIdfTraining: "\(TextVectoriser.version)"
    case .fieldRules: "\(ExtractionRules.version)"
    case .complianceRules: "\(ComplianceRules.version)"
    case .latentSemantic: "\(LatentSpace.version)"
    case .exactIndex: "\(VectorIndex.version)"
    case .retrieval: "\(LexicalIndex.version)"
    case .questionGuard, .answerGuard: "\(GuardrailRules.version)"
    // A new way to do these is a new component, or a new format of records.
    case .intake, .textLayer, .mostLikely, .reviewQueue, .predictionLog, .populationStability, .labelledDocuments, .modelComparison,
        .modelRegistry, .modelExtraction, .chunking, .embeddingEndpoint, .questions, .prompt, .languageModel, .answerLog:
        nil
    }
}

private func fingerprint(_ stage: LinkedStage, reporting log: inout [Diagnostic]) -> String? {
    guard let settings = stage.recognition else { return nil }
    do throws(RecognitionError) {
        let fingerprint = try recognitionFingerprint(language: settings.language)
        return fingerprint.split(separator: " ").dropFirst().joined(separator: " ")
    } catch {
        log.append(.error("'\(stage.id)' cannot read: \(error)", at: stage.place))
        return nil
    }
}
