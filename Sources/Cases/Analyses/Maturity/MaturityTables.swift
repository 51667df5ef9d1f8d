import Assessments
import Diagnostics
import Documents
import Figures
import Models
import Pipelines
import YAMLTrees

/// What a `maturity` block shows.
private enum MaturityView: String, CaseIterable {
    case levels, criteria, next, sensitivity, rubric
}

/// What evidence comes to by a rubric; Statistics has scores of its own.
typealias RubricScore = Assessments.Score

/// A pipeline and what it comes to by a rubric.
struct ScoredPipeline {
    let pipeline: Pipeline
    let evidence: Evidence
    let score: RubricScore
}

extension PageEvaluator {
    /// `maturity`: pipelines held against a rubric, side by side; or the rubric itself.
    mutating func maturity(_ fields: inout FieldReader, _ label: Label, _ title: String, _ block: AnalysisBlock) -> Exhibit.Content? {
        let name = fields.required("rubric")
        let view = fields.choice("shows", of: MaturityView.self) ?? .levels
        let form = fields.choice("form", of: ExhibitForm.self) ?? .table
        let pipelines = view == .rubric ? [] : pipelines(&fields, block)
        guard let rubric = rubric(name), rubric.isSound, let pipelines else { return nil }
        let scored = pipelines.map { pipeline in
            let evidence = pipeline.evidence(from: desk.book.runs)
            return ScoredPipeline(pipeline: pipeline, evidence: evidence, score: rubric.score(evidence))
        }
        switch view {
        case .levels where form == .chart: return levelChart(rubric, scored, label, title)
        case .levels: return .table(levelTable(rubric, scored))
        case .criteria: return .table(criteriaTable(rubric, scored))
        case .next: return .table(nextTable(rubric, scored))
        case .sensitivity: return .table(sensitivityTable(rubric, scored))
        case .rubric: return .table(rubricTable(rubric))
        }
    }

    /// Nil when there is no rubric of the name, which is reported.
    private mutating func rubric(_ name: YAMLTree?) -> Rubric? {
        guard let name, let text = name.text else { return nil }
        let known = desk.book.assessments.rubrics
        if let rubric = known.first(where: { $0.id == text }) { return rubric }
        var notes = didYouMean(text, among: known.map(\.id))
        if notes.isEmpty {
            let list = known.map(\.id).joined(separator: ", ")
            notes = [.init(known.isEmpty ? "rubrics are files of '\(desk.book.folder)/rubrics/'" : "there are \(list)")]
        }
        diagnostics.append(.error("no rubric is called '\(text)'", at: name.place, notes: notes))
        return nil
    }

    // MARK: Levels

    private func levelTable(_ rubric: Rubric, _ scored: [ScoredPipeline]) -> ExhibitTable {
        let rows = rubric.dimensions.indices.map { index in
            ExhibitTable.Row(
                [.init(rubric.dimensions[index].title, detail: rubric.dimensions[index].says)]
                    + scored.map { levelCell($0.score.sides[index], rubric, in: $0.score) })
        }
        let columns =
            [ExhibitTable.Column(title: "Dimension")]
            + scored.map { .init(title: $0.pipeline.title, unit: unit(of: rubric)) }
        return ExhibitTable(
            columns: columns, rows: rows + aggregates(rubric, scored), notes: [aggregateNote(rubric)] + rubricNotes(rubric))
    }

    private func levelCell(_ side: RubricScore.Side, _ rubric: Rubric, in score: RubricScore) -> ExhibitTable.Cell {
        guard side.isInScope else { return .init("–", detail: "does not count here", emphasis: .quiet) }
        var details: [String] = []
        if let threshold = score.threshold, side.shares.indices.contains(Int(side.value) + 1) {
            details.append(
                "\(share(of: side.shares[Int(side.value) + 1])) of level \(Int(side.value) + 1); \(share(of: threshold)) are needed")
        }
        if side.potential > side.value { details.append("\(plain(side.potential)) if all without evidence were met") }
        let isLowest = score.aggregate?.bottleneck.contains(side.dimension.id) ?? false
        return .init(
            plain(side.value), detail: details.isEmpty ? nil : details.joined(separator: "; "), emphasis: isLowest ? .strong : .none)
    }

    private func aggregates(_ rubric: Rubric, _ scored: [ScoredPipeline]) -> [ExhibitTable.Row] {
        func row(_ title: String, _ kind: ExhibitTable.Row.Kind, _ text: (RubricScore.Aggregate, RubricScore) -> (String, String?))
            -> ExhibitTable.Row
        {
            .init(
                kind,
                [.init(title)]
                    + scored.map { one in
                        guard let aggregate = one.score.aggregate else { return .init("–") }
                        let (text, detail) = text(aggregate, one.score)
                        return .init(text, detail: detail)
                    })
        }
        return [
            row("Smallest: the result", .total) { (plain($0.minimum), $1.reading ?? level(rubric, $0.minimum)) },
            row("Dimensions at the smallest", .plain) { aggregate, score in
                ("\(aggregate.bottleneck.count) of \(score.sides.count(where: \.isInScope))", nil)
            },
            row("Median", .plain) { aggregate, _ in (plain(aggregate.median), nil) },
            row("Mean", .plain) { aggregate, _ in (rounded(aggregate.mean, 2), nil) },
        ]
    }

    private func level(_ rubric: Rubric, _ value: Double) -> String? {
        rubric.levels.indices.contains(Int(value)) ? rubric.levels[Int(value)].title : nil
    }

    /// The profile as a chart: dimensions against levels.
    private func levelChart(_ rubric: Rubric, _ scored: [ScoredPipeline], _ label: Label, _ title: String) -> Exhibit.Content {
        let chart = Chart(
            id: label.anchor, title: title, form: .bars, categories: rubric.dimensions.map(\.title),
            series: scored.map { one in
                .init(name: one.pipeline.title, values: one.score.sides.map { $0.isInScope ? $0.value : nil })
            },
            axis: rubric.levels.isEmpty ? "points" : "level")
        return .figure(
            ExhibitFigure(drawing: draw(chart, width: desk.figureWidth), data: levelTable(rubric, scored), notes: rubricNotes(rubric)))
    }

    // MARK: Words

    private func unit(of rubric: Rubric) -> String { rubric.levels.isEmpty ? "points" : "level" }

    private func aggregateNote(_ rubric: Rubric) -> [Inline<Evaluated>] {
        guard rubric.levels.isEmpty else {
            return note(
                "The smallest decides, because levels are an order and no measure: nobody knows whether the step from 0 to 1 is as long as the one from 1 to 2, so their mean has no defined meaning, and it lets strengths hide a hole. The minimum is blind to progress elsewhere and leans low when many dimensions are judged: read it with the profile."
            )
        }
        return note(
            "The smallest sum is the score, by the rubric’s own rule: strengths in one section do not make up for holes in another.")
    }

    func rubricNotes(_ rubric: Rubric) -> [[Inline<Evaluated>]] {
        let evidence = "“No evidence” means that nobody stated anything about it. It counts as nothing, and is no “no”."
        return [
            rubric.says.map { note($0) }, note(evidence), sourceNote(rubric.sources),
            rubric.mark.map { note("The rubric is \($0.words).") },
        ]
        .compactMap(\.self)
    }
}

/// A level, or a sum of halves: "1", "1.5".
func plain(_ value: Double) -> String { format(value, .none).bare }

/// "75%"
func share(of share: Double) -> String { format(share * 100, .none, decimals: 0).bare + "%" }
