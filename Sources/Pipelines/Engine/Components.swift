import Components
import Corpora

extension Tools {
    /// The real components, with the settings of a pipeline's stages and the rules of the case.
    init(_ stages: [LinkedStage], _ rules: RuleBook, for run: RunDefinition) {
        let seed = run.seed
        let recognition = stages.lazy.compactMap(\.recognition).first ?? RecognitionSettings()
        let lane = TrainingLane(stages)
        var parameters = lane?.parameters ?? BoostingParameters()
        parameters.seed = UInt32(truncatingIfNeeded: seed) & 0x7FFF_FFFF
        parameters.threads = lane?.threads ?? run.trainingThreads
        let trees = parameters
        self.init(
            reader: { try TesseractReader(recognition, $0, seed: seed, $1) },
            train: { try trainTrees(on: $0, labels: $1, categories: $2, parameters: trees, afterRound: $3) },
            classifier: { model in
                let forest = try Forest(model: model)
                return { forest.probabilities(of: $0) }
            },
            fields: { rules.extraction?.extract(from: $0, category: $1) ?? [:] },
            findings: { rules.compliance?.check(fields: $2, text: $0, category: $1) ?? [] })
    }
}

extension RunDefinition {
    /// Threads for each model: several models learn side by side. The trees depend on the number, so it does not depend on the machine.
    var trainingThreads: Int { models.count > 1 ? 1 : 2 }
}
