import Statistics

extension RunRecord {
    /// How well each rule's violations are found, of the documents in service. Empty where no rules are checked, or nobody knows the truth.
    package func ruleScores() -> [Score] { compliance.scores }

    var complianceFigures: [Measure] {
        let (scores, documents) = compliance
        let rules = scores.flatMap { $0.figures("rule", " of the rule") }
        return pooledFigures(
            ["compliance.precision", "compliance.recall", "compliance.f1"], "of violations over all rules", documents, items: "violations")
            + rules
    }

    /// The score of each rule, and the counts of each document over all rules.
    private var compliance: (scores: [Score], documents: Cells<BinaryCounts>) {
        let numbers = Dictionary(zip(rules.map(\.id), rules.indices), uniquingKeysWith: { first, _ in first })
        var counts = Array(repeating: BinaryCounts(), count: rules.count)
        var documents = Cells<BinaryCounts>()
        for outcome in served {
            guard let violations = outcome.violations, let findings = outcome.findings else { continue }
            var document = BinaryCounts()
            func add(_ rule: String, _ one: BinaryCounts) {
                guard let number = numbers[rule] else { return }
                counts[number] += one
                document += one
            }
            for rule in violations { add(rule, findings.contains(rule) ? .init(truePositives: 1) : .init(falseNegatives: 1)) }
            for rule in findings where !violations.contains(rule) { add(rule, .init(falsePositives: 1)) }
            documents.add(document)
        }
        guard documents.total > 0, !rules.isEmpty else { return ([], Cells()) }
        let scores = rules.enumerated().map { number, rule in
            var all = counts[number]
            all.trueNegatives = documents.total - all.truePositives - all.falsePositives - all.falseNegatives
            return Score(rule, all, bootstrap("rule.\(figureName(rule.id)).f1"))
        }
        return (scores, documents)
    }
}
