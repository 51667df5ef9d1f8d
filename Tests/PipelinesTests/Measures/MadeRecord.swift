import Pipelines
import Statistics

/// A record of a year with two models, made up by a seed: a first model that gets worse from month 7 on, and a retrained one.
func madeRecord(documents: Int, categories: Int = 12, fields: Int = 15, seed: UInt64 = 1) -> RunRecord {
    var maker = RecordMaker(random: SeededRandom(seed: seed), categories: categories, fields: fields)
    var record = RunRecord(
        run: "made", title: "A made-up year", pipeline: "made", corpus: "made", digest: "", seed: 2026, versions: [:],
        categories: (0..<categories).map { .init(id: "category-\($0)", title: "Category \($0)") },
        fields: (0..<fields).map { .init(id: "field-\($0)", title: "Field \($0)") },
        rules: ["late", "total"].map { .init(id: $0, title: "Rule \($0)") }, reviewBelow: 0.7, reference: 4,
        periods: [
            .init(name: "before", title: "Before the drift", months: [5, 6]),
            .init(name: "after", title: "After the drift", months: Array(7...12)),
        ],
        models: [
            .init(
                name: "first", title: "First model", trainedOn: [1, 2, 3], examinedOn: 4, serves: Array(5...12), trainingDocuments: 900,
                features: 100),
            .init(
                name: "retrained", title: "Retrained model", trainedOn: [5, 6, 7], examinedOn: 8, serves: Array(9...12),
                trainingDocuments: 900, features: 120),
        ], stages: [], corpusDocuments: 4, corpusPages: 10, rejected: 3, outcomes: [])
    record.outcomes = (0..<documents).map { maker.outcome($0, month: 4 + $0 * 9 / documents) }
    return record
}

private struct RecordMaker {
    var random: SeededRandom
    let categories: Int
    let fields: Int

    mutating func outcome(_ number: Int, month: Int) -> Outcome {
        let drifted = month >= 7
        let truth = min(random.index(below: categories), random.index(below: categories))
        var outcome = Outcome(
            document: number, id: "d\(number)", month: month, pages: random.integer(in: 1...5),
            words: Int(random.normal(mean: drifted ? 230 : 200, deviation: 40)), category: number % 50 == 7 ? nil : "category-\(truth)")
        if number % 97 == 5 {
            outcome.failure = .init(stage: "ocr", message: "unreadable")
            return outcome
        }
        outcome.unknownWords = max(0, random.normal(mean: drifted ? 0.14 : 0.1, deviation: 0.03))
        outcome.predictions = [prediction("first", truth, skill: drifted ? 0.72 : 0.87, hasTruth: outcome.category != nil)]
        if month >= 9 { outcome.predictions.append(prediction("retrained", truth, skill: 0.85, hasTruth: outcome.category != nil)) }
        outcome.extractions = extractions(skill: 0.9)
        outcome.violations = ["late", "total"].filter { _ in random.chance(0.1) }
        outcome.findings = ["late", "total"].filter { random.chance(outcome.violations?.contains($0) ?? false ? 0.9 : 0.02) }
        if number % 40 == 3 { outcome.recognition = recognition(truth) }
        return outcome
    }

    private mutating func prediction(_ model: String, _ truth: Int, skill: Double, hasTruth: Bool) -> Outcome.Prediction {
        let confidence = 1 - 0.6 * random.uniform() * random.uniform()
        let isRight = random.chance(skill * confidence.squareRoot())
        let category = isRight ? truth : (truth + 1 + random.index(below: max(1, min(3, categories - 1)))) % categories
        let rest = (1 - confidence) * random.uniform()
        return .init(
            model: model, category: "category-\(category)", confidence: confidence,
            trueProbability: hasTruth ? (category == truth ? confidence : rest) : nil)
    }

    private mutating func extractions(skill: Double) -> [String: Outcome.Extraction] {
        var extractions: [String: Outcome.Extraction] = [:]
        for field in 0..<fields {
            let isThere = random.chance(0.4 + 0.03 * Double(field))
            let draw = random.uniform()
            extractions["field-\(field)"] =
                isThere ? (draw < skill ? .right : draw < skill + 0.04 ? .wrong : .missed) : (draw < 0.03 ? .spurious : .absent)
        }
        return extractions
    }

    private mutating func recognition(_ truth: Int) -> Outcome.Recognition {
        let characters = random.integer(in: 500...3_000)
        return .init(
            characters: characters, characterErrors: random.binomial(characters, 0.02 * random.uniform()), words: characters / 6,
            wordErrors: random.binomial(characters / 6, 0.06 * random.uniform()),
            perfectCategory: "category-\(random.chance(0.9) ? truth : 0)", perfectExtractions: extractions(skill: 0.96))
    }
}
