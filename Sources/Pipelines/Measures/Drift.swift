import Statistics

extension RunRecord {
    /// How far one property of the documents moved away from the reference month.
    package struct Drift: Sendable, Hashable {
        package struct Month: Sendable, Hashable {
            package let month: Int
            package let documents: Int
            /// The population stability index against the reference month.
            package let index: Double
            /// The index that a month without any drift would have on average: what is near it says nothing.
            package let indexByChance: Double
        }

        /// `words`, `unknown_words`, `confidence`, `category`.
        package let feature: String
        package let title: String
        /// How many documents the reference month has.
        package let reference: Int
        /// The months after the reference.
        package let months: [Month]
    }

    /// The drift of each feature, month by month; empty without a reference month.
    package func drift() -> [Drift] { drift(models.first.map(judged)) }

    func driftFigures(_ first: JudgedDocuments?) -> [Measure] {
        drift(first).flatMap { drift -> [Measure] in
            guard let reference, let largest = drift.months.max(by: { $0.index < $1.index }) else { return [] }
            let whole = Measure(
                name: "drift.\(drift.feature).largest",
                says: "Largest stability index (PSI) of a month after month \(reference): \(lowered(drift.title))",
                estimate: Estimate(largest.index), count: largest.documents, items: "documents")
            return [whole]
                + drift.months.map { month in
                    Measure(
                        name: "drift.\(drift.feature).month_\(month.month)",
                        says: "Stability index (PSI) of month \(month.month) against month \(reference): \(lowered(drift.title))",
                        estimate: Estimate(month.index), count: month.documents, items: "documents")
                }
        }
    }

    /// Of documents that were not set aside: of the others not all is known.
    private func drift(_ first: JudgedDocuments?) -> [Drift] {
        guard let reference else { return [] }
        let whole = outcomes.filter { $0.failure == nil }
        let words = byMonth(whole.map { ($0.countedMonth, Double($0.words)) })
        let unknown = byMonth(whole.compactMap { outcome in outcome.unknownWords.map { (outcome.countedMonth, $0) } })
        let judged = first?.documents ?? []
        let confidence = byMonth(judged.compactMap { document in document.confidence.map { (document.month, $0) } })
        let category = byMonth(judged.map { ($0.month, $0.predicted) })
        return [
            drift("words", "Words in a document", words, reference, byQuantiles),
            drift("unknown_words", "Share of unknown words", unknown, reference, byQuantiles),
            drift("confidence", "Confidence", confidence, reference, byQuantiles),
            drift("category", "Predicted category", category, reference) { reference in
                let count = first?.categories.count ?? 0
                return { categories in categories.reduce(into: Array(repeating: 0, count: count)) { $0[$1] += 1 } }
            },
        ].compactMap(\.self)
    }

    /// - Parameter bins: makes, from the reference's values, what counts values by bins.
    private func drift<Value>(
        _ feature: String, _ title: String, _ values: [Int: [Value]], _ reference: Int, _ bins: ([Value]) -> ([Value]) -> [Int]
    ) -> Drift? {
        guard let expected = values[reference] else { return nil }
        let count = bins(expected)
        let before = count(expected)
        let months = values.filter { $0.key > reference }.sorted { $0.key < $1.key }.compactMap { month, values -> Drift.Month? in
            let now = count(values)
            let occurring = zip(before, now).count { $0 + $1 > 0 }
            return populationStability(expected: before, actual: now).map {
                Drift.Month(
                    month: month, documents: values.count, index: $0,
                    indexByChance: chancePSI(bins: occurring, expected: expected.count, actual: values.count))
            }
        }
        return months.isEmpty ? nil : Drift(feature: feature, title: title, reference: expected.count, months: months)
    }
}

private func byQuantiles(_ reference: [Double]) -> ([Double]) -> [Int] {
    let bins = QuantileBins(reference: reference)
    return bins.counts
}

private func byMonth<Value>(_ values: [(Int, Value)]) -> [Int: [Value]] { Dictionary(grouping: values, by: \.0).mapValues { $0.map(\.1) } }
