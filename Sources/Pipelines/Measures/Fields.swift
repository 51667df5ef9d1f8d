import Statistics

extension Outcome.Extraction {
    /// A wrong value is both: a false one was found, and the true one was not.
    var counts: BinaryCounts {
        switch self {
        case .right: BinaryCounts(truePositives: 1)
        case .wrong: BinaryCounts(falsePositives: 1, falseNegatives: 1)
        case .missed: BinaryCounts(falseNegatives: 1)
        case .spurious: BinaryCounts(falsePositives: 1)
        case .absent: BinaryCounts(trueNegatives: 1)
        }
    }
}

extension RunRecord {
    /// How well each field is extracted, of the documents in service, or in a period of it. Empty where nothing is extracted.
    package func fieldScores(in period: String? = nil) -> [Score] {
        guard let period else { return extraction(of: served).scores }
        guard let period = periods.first(where: { $0.name == period }) else { return [] }
        return extraction(of: served.filter { period.months.contains($0.countedMonth) }, stream: [period.name]).scores
    }

    var fieldFigures: [Measure] {
        let (scores, documents) = extraction(of: served)
        return scores.flatMap { $0.figures("field", " of the field") }
            + pooledFigures(
                ["field_precision", "field_recall", "field_f1"], "over all fields", documents, wrong: scores.reduce(0) { $0 + $1.wrong },
                items: "fields")
    }

    /// The score of each field, and the counts of each document over its fields.
    private func extraction(of outcomes: some Sequence<Outcome>, stream: [String] = []) -> (scores: [Score], documents: Cells<BinaryCounts>)
    {
        let numbers = Dictionary(zip(fields.map(\.id), fields.indices), uniquingKeysWith: { first, _ in first })
        var counts = Array(repeating: BinaryCounts(), count: fields.count)
        var wrong = Array(repeating: 0, count: fields.count)
        var documents = Cells<BinaryCounts>()
        for extractions in outcomes.lazy.compactMap(\.extractions) {
            var document = BinaryCounts()
            // In any order: whole numbers are added.
            for (field, extraction) in extractions {
                guard let number = numbers[field] else { continue }
                counts[number] += extraction.counts
                document += extraction.counts
                if extraction == .wrong { wrong[number] += 1 }
            }
            document.trueNegatives = 0
            documents.add(document)
        }
        guard documents.total > 0, !fields.isEmpty else { return ([], Cells()) }
        let scores = fields.enumerated().map { number, field in
            Score(
                field, counts[number], wrong: wrong[number],
                bootstrap((stream + ["field", figureName(field.id), "f1"]).joined(separator: ".")))
        }
        return (scores, documents)
    }
}
