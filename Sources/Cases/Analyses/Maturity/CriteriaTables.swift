import Assessments
import Diagnostics
import Documents
import Pipelines

/// What is behind a rubric's levels: criteria, what each rests on, and what would lift them.
extension Rubric {
    /// Whether single criteria were read elsewhere than the rubric as a whole.
    fileprivate var hasSourcesOfCriteria: Bool { dimensions.flatMap(\.criteria).contains { !$0.sources.isEmpty } }
}

extension PageEvaluator {
    /// The rubric as a reader uses it: what each level asks for.
    func rubricTable(_ rubric: Rubric) -> ExhibitTable {
        guard !rubric.levels.isEmpty else { return testTable(rubric) }
        let hasSources = rubric.hasSourcesOfCriteria
        let columns =
            [ExhibitTable.Column(title: "Dimension")] + rubric.levels.dropFirst().map { .init(title: $0.title) }
            + (hasSources ? [.init(title: "Where")] : [])
        let rows = rubric.dimensions.map { dimension in
            ExhibitTable.Row(
                [.init(dimension.title, detail: dimension.says)]
                    + rubric.levels.indices.dropFirst().map { level in
                        let criteria = dimension.criteria.filter { $0.level == level }.map(\.says)
                        return .init(criteria.isEmpty ? "–" : criteria.joined(separator: "; "))
                    } + (hasSources ? [cell(for: distinct(dimension.criteria.flatMap(\.sources)))] : []))
        }
        return ExhibitTable(columns: columns, rows: rows, notes: rubricNotes(rubric))
    }

    private func testTable(_ rubric: Rubric) -> ExhibitTable {
        let hasSources = rubric.hasSourcesOfCriteria
        var rows: [ExhibitTable.Row] = []
        for dimension in rubric.dimensions {
            rows.append(.init(.heading, [.init(dimension.title)]))
            rows += dimension.criteria.map { .init([.init($0.says)] + (hasSources ? [cell(for: $0.sources)] : [])) }
        }
        if case .sums(let readings) = rubric.scoring {
            rows.append(.init(.heading, [.init("What the smallest sum says")]))
            rows += readings.enumerated().map { index, reading in
                let above = index == 0 ? nil : readings[index - 1].upTo.map { "above \(plain($0))" }
                let bounds = [above, reading.upTo.map { "up to \(plain($0))" }].compactMap(\.self).joined(separator: ", ")
                return .init([.init(bounds, detail: reading.says)] + (hasSources ? [.init("")] : []))
            }
        }
        let columns = [ExhibitTable.Column(title: "Test")] + (hasSources ? [.init(title: "Where")] : [])
        return ExhibitTable(columns: columns, rows: rows, notes: rubricNotes(rubric))
    }

    /// Every criterion with what each pipeline's evidence says to it.
    func criteriaTable(_ rubric: Rubric, _ scored: [ScoredPipeline]) -> ExhibitTable {
        let hasSources = rubric.hasSourcesOfCriteria
        var rows: [ExhibitTable.Row] = []
        for (index, dimension) in rubric.dimensions.enumerated() where scored.contains(where: { $0.score.sides[index].isInScope }) {
            let results = scored.filter { $0.score.sides[index].isInScope }.map { one in
                "\(one.pipeline.title): \(plain(one.score.sides[index].value))"
            }
            rows.append(.init(.heading, [.init(dimension.title, detail: results.joined(separator: ", "))]))
            for (position, criterion) in dimension.criteria.enumerated() {
                let level = criterion.level.map { rubric.levels[$0].title }
                rows.append(
                    .init(
                        [.init(criterion.says, detail: level)]
                            + scored.map { one in
                                let side = one.score.sides[index]
                                return side.isInScope ? one.pipeline.cell(for: side.answers[position].judgement) : .init("–")
                            } + (hasSources ? [cell(for: criterion.sources)] : [])))
            }
        }
        let columns =
            [ExhibitTable.Column(title: "Criterion")] + scored.map { .init(title: $0.pipeline.title) }
            + (hasSources ? [.init(title: "Where")] : [])
        return ExhibitTable(columns: columns, rows: rows, notes: rubricNotes(rubric))
    }

    /// What would lift the dimensions at the minimum.
    func nextTable(_ rubric: Rubric, _ scored: [ScoredPipeline]) -> ExhibitTable {
        var rows: [ExhibitTable.Row] = []
        for one in scored {
            rows.append(.init(.heading, [.init(one.pipeline.title)]))
            rows += one.score.nextSteps.map { step in
                .init([
                    .init(rubric.dimension(step.dimension)?.title ?? step.dimension), .init(step.criterion.says),
                    .init(step.standing.words, emphasis: step.standing.emphasis), .init(step.proof),
                    .init(step.criterion.effort?.rawValue ?? "–"),
                ])
            }
        }
        let columns = ["Dimension", "What is missing", "Now", "What would prove it", "Effort"].map { ExhibitTable.Column(title: $0) }
        return ExhibitTable(
            columns: columns, rows: rows,
            notes: [note("Only dimensions at the smallest are listed: nothing else lifts the result. Efforts are the rubric’s estimates.")])
    }

    /// How much the result hangs on choices: on the threshold, and on single dimensions.
    func sensitivityTable(_ rubric: Rubric, _ scored: [ScoredPipeline]) -> ExhibitTable {
        let all = scored.map { rubric.sensitivity($0.evidence) }
        let thresholds = all.first?.minima.map(\.threshold) ?? []
        var rows = thresholds.enumerated().map { index, threshold in
            ExhibitTable.Row(
                [.init("Threshold \(share(of: threshold))")]
                    + all.map { .init($0.minima.indices.contains(index) ? plain($0.minima[index].minimum) : "–") })
        }
        let decisive = rubric.dimensions.filter { dimension in all.contains { $0.decisive.contains { $0.dimension == dimension.id } } }
        rows += decisive.map { dimension in
            ExhibitTable.Row(
                [.init("Without “\(dimension.title)”")]
                    + zip(all, scored).map { sensitivity, one in
                        let found = sensitivity.decisive.first { $0.dimension == dimension.id }?.minimum ?? one.score.aggregate?.minimum
                        return .init(found.map(plain) ?? "–")
                    })
        }
        let columns =
            [ExhibitTable.Column(title: "If this were otherwise")]
            + scored.map { .init(title: $0.pipeline.title, unit: "smallest", isNumeric: true) }
        let others = note(
            decisive.isEmpty
                ? "Leaving out any single dimension changes nothing." : "Leaving out any other single dimension changes nothing.")
        return ExhibitTable(columns: columns, rows: rows, notes: [others])
    }

    private func distinct(_ sources: [SourceMention]) -> [SourceMention] {
        var seen: Set<String> = []
        return sources.filter { seen.insert("\($0.key) \($0.locator ?? "")").inserted }
    }
}
