package import Statistics

/// What one model said of documents, with categories as numbers.
struct JudgedDocuments {
    struct Document {
        let month: Int
        /// Nil when nobody knows.
        let truth: Int?
        let predicted: Int
        /// Nil where the model does not say.
        let confidence: Double?
        let trueProbability: Double?
    }

    let model: RunRecord.Model
    /// What the numbers stand for: the record's categories, in its order, and any others that occur.
    let categories: [RunRecord.Title]
    private(set) var documents: [Document]

    fileprivate init(_ model: RunRecord.Model, _ record: RunRecord) {
        var categories = record.categories
        var numbers = Dictionary(zip(categories.map(\.id), categories.indices), uniquingKeysWith: { first, _ in first })
        func number(_ id: String) -> Int {
            if let number = numbers[id] { return number }
            categories.append(.init(id: id, title: id))
            numbers[id] = categories.count - 1
            return categories.count - 1
        }
        documents = record.outcomes.compactMap { outcome in
            guard let prediction = outcome.prediction(of: model.name) else { return nil }
            return Document(
                month: outcome.countedMonth, truth: outcome.category.map(number), predicted: number(prediction.category),
                confidence: prediction.confidence, trueProbability: prediction.trueProbability)
        }
        (self.model, self.categories) = (model, categories)
    }

    /// Those of these months.
    func only(_ months: [Int]) -> JudgedDocuments {
        let months = Set(months)
        var part = self
        part.documents = documents.filter { months.contains($0.month) }
        return part
    }

    /// Those that came while the model was in service, in a period or at any time.
    func served(in period: RunRecord.Period? = nil) -> JudgedDocuments {
        only(period.map { period in model.serves.filter(period.months.contains) } ?? model.serves)
    }

    // What follows is of the documents whose truth is known.

    var accuracy: Ratio {
        let known = documents.filter { $0.truth != nil }
        return Ratio(known.count { $0.truth == $0.predicted }, of: known.count)
    }

    var confusion: ConfusionTable {
        var table = ConfusionTable(classes: categories.count)
        for document in documents { if let truth = document.truth { table.add(truth: truth, predicted: document.predicted) } }
        return table
    }

    var judgements: [Judgement] {
        documents.compactMap { document in
            guard let truth = document.truth, let confidence = document.confidence else { return nil }
            return Judgement(confidence: confidence, isRight: truth == document.predicted)
        }
    }
}

extension Outcome {
    func prediction(of model: String) -> Prediction? { predictions.first { $0.model == model } }

    /// Nil when the model did not judge the document, or nobody knows the truth.
    func isRight(_ model: String) -> Bool? {
        guard let category, let prediction = prediction(of: model) else { return nil }
        return prediction.category == category
    }
}

extension RunRecord {
    /// All that a model said, in service or before.
    func judged(by model: Model) -> JudgedDocuments { JudgedDocuments(model, self) }

    /// What a model said while in service; nil for names that the record does not know.
    fileprivate func judged(_ model: String?, _ period: String?) -> JudgedDocuments? {
        guard let model = model.map({ name in models.first { $0.name == name } }) ?? models.first else { return nil }
        guard let period else { return judged(by: model).served() }
        return periods.first { $0.name == period }.map { judged(by: model).served(in: $0) }
    }

    /// A confusion table with the categories that its rows and columns stand for.
    package struct Confusion: Sendable, Hashable {
        package let categories: [Title]
        package let table: ConfusionTable
    }

    // The views below are of documents with a known truth that came while the model was in service: the first one unless named, at any time
    // unless a period is named. They are empty for names that the record does not know.

    package func confusion(of model: String? = nil, in period: String? = nil) -> Confusion {
        judged(model, period).map { Confusion(categories: $0.categories, table: $0.confusion) }
            ?? Confusion(categories: categories, table: ConfusionTable(classes: categories.count))
    }

    /// How often the model is right when it says how sure it is.
    package func reliability(of model: String? = nil, in period: String? = nil, bins: Int = 10) -> Reliability {
        Reliability(of: judged(model, period)?.judgements ?? [], bins: bins)
    }

    /// What other thresholds for a person's review would do.
    package func selectivePrediction(of model: String? = nil, in period: String? = nil) -> SelectivePrediction {
        SelectivePrediction(of: judged(model, period)?.judgements ?? [])
    }

    /// Precision, recall and F1 of each category, one against the rest.
    package func classScores(of model: String? = nil, in period: String? = nil) -> [Score] {
        judged(model, period).map { scores($0, stream: [model, period].compactMap(\.self)) } ?? []
    }

    func scores(_ judged: JudgedDocuments, stream: [String] = []) -> [Score] {
        let table = judged.confusion
        return judged.categories.enumerated().map { number, category in
            Score(
                category, table.counts(of: number), bootstrap((stream + ["class", figureName(category.id), "f1"]).joined(separator: ".")))
        }
    }
}
