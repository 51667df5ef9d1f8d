/// How often each class was taken for each class. Tables of parts add up to the table of the whole.
package struct ConfusionTable: Sendable, Hashable, Codable {
    /// How many classes there are; they are numbered from 0.
    package let classes: Int
    /// Row by row: the row is the truth, the column is what was predicted.
    package private(set) var cells: [Int]

    package init(classes: Int) {
        self.classes = classes
        cells = Array(repeating: 0, count: classes * classes)
    }

    /// - Parameter rows: as many rows as columns; the row is the truth.
    package init(rows: [[Int]]) {
        classes = rows.count
        cells = rows.flatMap(\.self)
        precondition(cells.count == classes * classes, "a confusion table is square")
    }

    /// A table with these cells in the place of another's.
    init(classes: Int, cells: [Int]) {
        self.classes = classes
        self.cells = cells
    }

    package subscript(truth truth: Int, predicted predicted: Int) -> Int { cells[truth * classes + predicted] }

    package mutating func add(truth: Int, predicted: Int, count: Int = 1) { cells[truth * classes + predicted] += count }

    /// Both tables have the same classes.
    package static func + (left: ConfusionTable, right: ConfusionTable) -> ConfusionTable {
        precondition(left.classes == right.classes, "only tables of the same classes add up")
        return ConfusionTable(classes: left.classes, cells: zip(left.cells, right.cells).map { $0 + $1 })
    }

    /// All that was judged.
    package var total: Int { cells.reduce(0, +) }

    /// How often a class was the truth.
    package func support(of one: Int) -> Int { (0..<classes).reduce(0) { $0 + self[truth: one, predicted: $1] } }

    /// How often a class was predicted.
    package func predictions(of one: Int) -> Int { (0..<classes).reduce(0) { $0 + self[truth: $1, predicted: one] } }

    /// One class against the rest: its precision, recall and F1.
    package func counts(of one: Int) -> BinaryCounts {
        let right = self[truth: one, predicted: one]
        let (falsePositives, falseNegatives) = (predictions(of: one) - right, support(of: one) - right)
        return BinaryCounts(
            truePositives: right, falsePositives: falsePositives, falseNegatives: falseNegatives,
            trueNegatives: total - right - falsePositives - falseNegatives)
    }
}

extension ConfusionTable {
    /// What was predicted right.
    package var accuracy: Ratio { Ratio((0..<classes).reduce(0) { $0 + self[truth: $1, predicted: $1] }, of: total) }

    /// F1 of all classes' counts pooled. With one prediction for each item every false positive of one class is a false
    /// negative of another, so that it equals accuracy.
    package var microF1: Ratio { accuracy }

    /// The mean F1 of the classes, each counting the same.
    ///
    /// A class that neither occurs nor is predicted is left out: its F1 would be 0/0 and says nothing of the predictions. A class
    /// that occurs and is never predicted, or the other way round, counts 0. So does scikit-learn's `f1_score(average="macro")`.
    package var macroF1: Double {
        let scores = scored.compactMap { $0.f1.isDefined ? $0.f1.value : nil }
        return scores.isEmpty ? 0 : scores.reduce(0, +) / Double(scores.count)
    }

    /// The mean F1 of the classes, each weighing as much as it occurs.
    package var weightedF1: Double {
        let weighted = scored.reduce(0) { $0 + $1.f1.value * Double($1.recall.denominator) }
        return total == 0 ? 0 : weighted / Double(total)
    }

    /// The mean recall of the classes that occur.
    package var balancedAccuracy: Double {
        let recalls = scored.compactMap { $0.recall.isDefined ? $0.recall.value : nil }
        return recalls.isEmpty ? 0 : recalls.reduce(0, +) / Double(recalls.count)
    }

    /// Agreement beyond chance, (pₒ − pₑ) / (1 − pₑ) (Cohen, Educational and Psychological Measurement 20, 1960); nil when chance alone
    /// would agree always, as with a single class.
    package var kappa: Double? {
        guard total > 0 else { return nil }
        let chance = scored.reduce(0) {
            $0 + Double($1.recall.denominator) / Double(total) * (Double($1.precision.denominator) / Double(total))
        }
        return chance < 1 ? (accuracy.value - chance) / (1 - chance) : nil
    }

    /// Every class against the rest, in one pass over the cells.
    private var scored: [BinaryCounts] {
        var counts = Array(repeating: BinaryCounts(), count: classes)
        for truth in 0..<classes {
            for predicted in 0..<classes where truth != predicted {
                let count = cells[truth * classes + predicted]
                counts[truth].falseNegatives += count
                counts[predicted].falsePositives += count
            }
            counts[truth].truePositives = cells[truth * classes + truth]
        }
        return counts
    }
}
