import Assessments
import Diagnostics
import Pipelines

/// What every score's name begins with: `maturity.ml_test_score.mlops.minimum`.
let scoredGroup = "maturity"

/// The scores of all pipelines by all rubrics as a file of the model; nil where there is none.
///
/// A pipeline with errors is scored too, so that its scores' names are known; what is wrong with it was reported.
///
/// The rubric `ml-test-score` has its scores under `ml_test_score`, as `-` is a minus in formulas. Below it each pipeline has
/// `minimum`, `median`, `mean`, the number of dimensions at each level (`at_level_2`), and each dimension that counts.
func modelFile(scoring pipelines: [Pipeline], by rubrics: [Rubric], runs: RunResults) -> SourceFile? {
    let rubrics = rubrics.filter(\.isSound)
    guard !pipelines.isEmpty, !rubrics.isEmpty else { return nil }
    var lines = ["\(scoredGroup):", "  says: Scores from evidence"]
    for rubric in rubrics {
        lines += ["  \(figureName(rubric.id)):", "    says: \(quoted(rubric.title))"]
        for pipeline in pipelines {
            lines += ["    \(figureName(pipeline.id)):", "      says: \(quoted("\(pipeline.title), by “\(rubric.title)”"))"]
            lines += scores(of: pipeline, by: rubric, runs).map { name, says, value in
                "      \(name): { says: \(quoted(says)), value: \(written(value)), source: rubric \(rubric.id) }"
            }
        }
    }
    return SourceFile(path: "scores", text: lines.joined(separator: "\n") + "\n")
}

private func scores(of pipeline: Pipeline, by rubric: Rubric, _ runs: RunResults) -> [(name: String, says: String, value: Double)] {
    let score = rubric.score(pipeline.evidence(from: runs))
    guard let aggregate = score.aggregate else { return [] }
    let sides = score.sides.filter(\.isInScope)
    let what = rubric.levels.isEmpty ? "sum" : "level"
    let counts = rubric.levels.indices.map { level in
        ("at_level_\(level)", "Dimensions at level \(level)", Double(sides.count { $0.value == Double(level) }))
    }
    return [
        ("minimum", "The smallest \(what) of all dimensions", aggregate.minimum), ("median", "The median \(what)", aggregate.median),
        ("mean", "The mean \(what)", aggregate.mean), ("dimensions", "Dimensions that count", Double(sides.count)),
    ] + counts + sides.map { (figureName($0.dimension.id), $0.dimension.title, $0.value) }
}
