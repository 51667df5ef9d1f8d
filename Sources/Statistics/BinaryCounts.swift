/// How often something was found or not, when it was there or not: fields in documents, broken rules, one class against the rest.
package struct BinaryCounts: Sendable, Hashable, Codable {
    /// Found and there.
    package var truePositives: Int
    /// Found, but not there.
    package var falsePositives: Int
    /// There, but not found.
    package var falseNegatives: Int
    /// Neither there nor found.
    package var trueNegatives: Int

    package init(truePositives: Int = 0, falsePositives: Int = 0, falseNegatives: Int = 0, trueNegatives: Int = 0) {
        self.truePositives = truePositives
        self.falsePositives = falsePositives
        self.falseNegatives = falseNegatives
        self.trueNegatives = trueNegatives
    }

    /// What is right among the found: TP / (TP + FP).
    package var precision: Ratio { Ratio(truePositives, of: truePositives + falsePositives) }

    /// What is found among the existing: TP / (TP + FN).
    package var recall: Ratio { Ratio(truePositives, of: truePositives + falseNegatives) }

    /// The harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN) (van Rijsbergen, Information Retrieval, 1979).
    package var f1: Ratio { Ratio(2 * truePositives, of: 2 * truePositives + falsePositives + falseNegatives) }

    package static func + (left: BinaryCounts, right: BinaryCounts) -> BinaryCounts {
        BinaryCounts(
            truePositives: left.truePositives + right.truePositives, falsePositives: left.falsePositives + right.falsePositives,
            falseNegatives: left.falseNegatives + right.falseNegatives, trueNegatives: left.trueNegatives + right.trueNegatives)
    }

    package static func += (left: inout BinaryCounts, right: BinaryCounts) { left = left + right }
}
