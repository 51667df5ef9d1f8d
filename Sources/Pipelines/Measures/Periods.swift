package import Statistics

extension RunRecord {
    /// The first model in each period, and what was lost from the first period to the last.
    func periodFigures(_ first: JudgedDocuments?) -> [Measure] {
        guard let first else { return [] }
        let parts = periods.map { (period: $0, judged: first.served(in: $0)) }
        let figures = parts.flatMap { part in
            [documents(of: part.period, first.model)]
                + self.figures(of: part.judged, below: figureName(part.period.name) + ".", phrase(first.model, part.period))
        }
        guard parts.count > 1, let from = parts.first, let to = parts.last else { return figures }
        let (early, late) = (from.judged.accuracy, to.judged.accuracy)
        guard early.isDefined, late.isDefined else { return figures }
        let loss = Measure(
            name: "drift_loss",
            says: "Accuracy lost\(phrase(first.model)), from \(lowered(from.period.title)) to \(lowered(to.period.title))",
            estimate: difference(early, minus: late), count: early.denominator + late.denominator, items: "documents")
        return figures + [loss]
    }

    private func documents(of period: Period, _ model: Model) -> Measure {
        let count = outcomes.count { model.serves.contains($0.countedMonth) && period.months.contains($0.countedMonth) }
        return .number(
            figureName(period.name) + ".documents", "Documents that went through, \(lowered(period.title))", count, unit: "document",
            of: count)
    }

    /// The first model month by month, from that on which it was examined.
    func monthFigures(_ first: JudgedDocuments?) -> [Measure] {
        guard let first, outcomes.contains(where: { $0.month != nil }) else { return [] }
        return Set(first.documents.map(\.month)).sorted().compactMap { month in
            .share("month_\(month).accuracy", "Accuracy\(phrase(first.model)), month \(month)", first.only([month]).accuracy)
        }
    }

    /// Each later model, alone and against the first on the documents that both served.
    func laterFigures(_ models: [JudgedDocuments]) -> [Measure] {
        guard let first = models.first else { return [] }
        return models.dropFirst().flatMap { later in
            let prefix = figureName(later.model.name) + "."
            return figures(of: later.served(), below: prefix, phrase(later.model)) + gainFigures(of: later.model, over: first.model, prefix)
        }
    }

    private func gainFigures(of later: Model, over first: Model, _ prefix: String) -> [Measure] {
        let both = Set(later.serves).intersection(first.serves)
        var cells = Cells<Pair>()
        for outcome in outcomes where both.contains(outcome.countedMonth) {
            guard let wasRight = outcome.isRight(first.name), let isRight = outcome.isRight(later.name) else { continue }
            cells.add(Pair(one: isRight ? 1 : 0, other: wasRight ? 1 : 0))
        }
        guard cells.total > 0 else { return [] }
        let before = Ratio(cells.sum(cells.counts, of: \.other), of: cells.total)
        let gain = bootstrap(prefix + "gain").estimate(cells: cells.counts) { cells.meanDifference($0) }
        let (what, other) = (phrase(later).dropFirst(3), phrase(first).dropFirst(3))
        let figures: [Measure?] = [
            .share(prefix + "first_accuracy", "Accuracy of\(other), on the documents that it served together with\(what)", before),
            Measure(
                name: prefix + "gain", says: "Accuracy gained by\(what) over\(other), on the documents that both served", estimate: gain,
                count: cells.total, items: "documents"),
        ]
        return figures.compactMap(\.self)
    }
}

/// The same document's result in two ways.
struct Pair: Hashable, Sendable {
    var one: Int
    var other: Int
}

extension Cells<Pair> {
    /// The mean of one less other, over all documents.
    func meanDifference(_ counts: [Int]) -> Double {
        let total = counts.reduce(0, +)
        return total == 0 ? 0 : Double(sum(counts) { $0.one - $0.other }) / Double(total)
    }
}

extension RunRecord {
    /// What the models were worth in one month.
    package struct Month: Sendable, Hashable {
        package struct Accuracy: Sendable, Hashable {
            /// The model's name and title.
            package let model: String
            package let title: String
            /// False in the month on which it was examined, or that others are compared with.
            package let isInService: Bool
            package let accuracy: Estimate
            /// Those with a known truth.
            package let documents: Int
        }

        package let month: Int
        /// All that came, those that failed too.
        package let documents: Int
        /// Of the models that judged documents of the month, in the order of the plan.
        package let models: [Accuracy]
    }

    /// Month by month, in order; empty when the documents have no months.
    package func monthly() -> [Month] {
        let counts = outcomes.reduce(into: [Int: Int]()) { counts, outcome in
            if let month = outcome.month { counts[month, default: 0] += 1 }
        }
        let judged = models.map(self.judged)
        return counts.sorted { $0.key < $1.key }.map { month, count in
            let accuracies = judged.compactMap { judged -> Month.Accuracy? in
                let accuracy = judged.only([month]).accuracy
                guard accuracy.isDefined else { return nil }
                return Month.Accuracy(
                    model: judged.model.name, title: judged.model.title, isInService: judged.model.serves.contains(month),
                    accuracy: wilson(accuracy), documents: accuracy.denominator)
            }
            return Month(month: month, documents: count, models: accuracies)
        }
    }
}
