package import Statistics

/// How well one category, field or rule is found.
package struct Score: Sendable, Hashable {
    package let id: String
    package let title: String
    /// Of documents. One with a wrong value is a false positive and a false negative.
    package let counts: BinaryCounts
    /// How many documents have a wrong value, and so count twice.
    package let wrong: Int
    /// With Wilson's interval: each document is found or not once.
    package let precision: Estimate
    package let recall: Estimate
    /// With a bootstrap interval.
    package let f1: Estimate

    init(_ item: RunRecord.Title, _ counts: BinaryCounts, wrong: Int = 0, _ bootstrap: Bootstrap) {
        (id, title, self.counts, self.wrong) = (item.id, item.title, counts, wrong)
        (precision, recall) = (wilson(counts.precision), wilson(counts.recall))
        let cells = [counts.truePositives, counts.falsePositives - wrong, counts.falseNegatives - wrong, wrong, counts.trueNegatives]
        f1 = bootstrap.estimate(cells: cells) { cells in
            BinaryCounts(truePositives: cells[0], falsePositives: cells[1] + cells[3], falseNegatives: cells[2] + cells[3]).f1.value
        }
    }

    /// `<group>.<id>.precision` and so on. 0/0 is 0, and says so by its count of none.
    func figures(_ group: String, _ subject: String) -> [Measure] {
        let name = "\(group).\(figureName(id))"
        let isThere = counts.truePositives + counts.falseNegatives
        let isFound = counts.truePositives + counts.falsePositives
        return [
            Measure(
                name: "\(name).precision", says: "Precision\(subject): \(title)", estimate: precision, count: isFound, items: "documents"),
            Measure(name: "\(name).recall", says: "Recall\(subject): \(title)", estimate: recall, count: isThere, items: "documents"),
            Measure(
                name: "\(name).f1", says: "F1\(subject): \(title)", estimate: f1, count: isFound + isThere - counts.truePositives - wrong,
                items: "documents"),
        ]
    }
}

extension RunRecord {
    /// Precision, recall and F1 of counts pooled over documents.
    ///
    /// - Parameters:
    ///   - names: of the three figures, in this order; the last is also the stream of the resamples.
    ///   - wrong: items that count twice, as a false positive and as a false negative.
    func pooledFigures(
        _ names: [String], _ subject: String, _ documents: Cells<BinaryCounts>, wrong: Int = 0, items: String
    ) -> [Measure] {
        guard documents.total > 0 else { return [] }
        let pooled = documents.pooled(documents.counts)
        let scores = bootstrap(names[2]).scores(documents)
        let (isFound, isThere) = (pooled.precision.denominator, pooled.recall.denominator)
        return [
            Measure(name: names[0], says: "Precision \(subject)", estimate: scores.precision, count: isFound, items: items),
            Measure(name: names[1], says: "Recall \(subject)", estimate: scores.recall, count: isThere, items: items),
            Measure(
                name: names[2], says: "F1 \(subject)", estimate: scores.f1, count: isFound + isThere - pooled.truePositives - wrong,
                items: items),
        ]
    }
}
