import Statistics

extension Answer {
    /// What the stated rule says of a reply, in the words of the people who labelled some.
    package var verdict: Label {
        if ending == .abstained || claims.isEmpty { return .abstains }
        return hasUnsupportedClaim ? .unsupported : .supported
    }
}

extension RunRecord {
    /// How far the stated rule, which judges every reply, agrees with people who judged some.
    var judgeFigures: [Measure] {
        let labels = Answer.Label.allCases
        let numbers = Dictionary(zip(labels, labels.indices), uniquingKeysWith: { first, _ in first })
        var table = ConfusionTable(classes: labels.count)
        for answer in answers {
            guard answer.reply != nil, let label = answer.label, let truth = numbers[label], let said = numbers[answer.verdict] else {
                continue
            }
            table.add(truth: truth, predicted: said)
        }
        guard table.total > 0, let unsupported = numbers[.unsupported] else { return [] }
        let counts = table.counts(of: unsupported)
        let figures: [Measure?] = [
            .number("judge.labelled", "Replies that a person judged", table.total, unit: "reply", of: table.total, "replies"),
            .share("judge.agreement", "Share of the replies that a person judged in which the rule agrees", table.accuracy, "replies"),
            table.kappa.map { _ in
                // A resample in which all agree by necessity says nothing of more than chance.
                let kappa = bootstrap("judge.kappa").estimate(table) { $0.kappa ?? 0 }
                return Measure(
                    name: "judge.kappa", says: "Agreement of the rule with a person beyond chance (Cohen’s kappa)", estimate: kappa,
                    count: table.total, items: "replies")
            },
            .share(
                "judge.sensitivity", "Share of the replies that a person found unsupported that the rule finds unsupported", counts.recall,
                "replies"),
            .share(
                "judge.specificity", "Share of the other replies that the rule does not find unsupported",
                Ratio(counts.trueNegatives, of: counts.trueNegatives + counts.falsePositives), "replies"),
        ]
        return figures.compactMap(\.self)
    }
}
