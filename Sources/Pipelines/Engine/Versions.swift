import Components
import Diagnostics

/// What the executed components are now, by component: where a library does the work its version, and where it reads what it knows
/// from files what these are; counted up behind a plus when the component itself has changed.
func versions(of stages: [LinkedStage], reporting log: inout [Diagnostic]) -> [String: String] {
    var versions: [String: String] = [:]
    for stage in stages {
        let own = stage.component.version
        switch stage.component {
        case .tesseract: versions[stage.component.rawValue] = fingerprint(stage, reporting: &log).map { with(own, $0) }
        case .xgboost, .xgboostTraining: versions[stage.component.rawValue] = with(own, versionOfXGBoost)
        case .intake, .textLayer, .tfIdf, .mostLikely, .fieldRules, .complianceRules, .reviewQueue, .predictionLog, .populationStability,
            .labelledDocuments, .tfIdfTraining, .modelComparison, .modelRegistry:
            versions[stage.component.rawValue] = "\(own)"
        }
    }
    return versions
}

private func with(_ own: Int, _ library: String) -> String { own == 1 ? library : "\(library)+\(own)" }

/// `5.3.0 block eng:1f0c…`: the library, how it looks at pages, and the digests of its languages' data.
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
