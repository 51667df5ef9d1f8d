import Models
import Pipelines

// Pipelines, runs, measures, and the sensitivity of the results.

extension PaperDataMaker {
    var stages: DataTable {
        DataTable(
            name: "stages", title: "Stages of the pipelines", says: "Every stage of the pipelines with its component, service and cost",
            columns: [
                .init("pipeline", .text, "The pipeline's name", isRequired: true),
                .init("position", .integer, "The stage's place in the definition, from 1", isRequired: true),
                .init("stage", .text, "The stage's name in its pipeline", isRequired: true),
                .init("title", .text, "Its title", isRequired: true), .init("lane", .text, "The lane it stands in", isRequired: true),
                .init("kind", .text, "What kind of stage it is", isRequired: true), .init("says", .text, "What it does"),
                .init("service", .text, "What runs it in the cloud"), .init("component", .text, "The component that executes it"),
                .init("settings", .text, "The component's settings"), .init("cost_quantity", .text, "The quantity that is its cost"),
                .init("cost", .number, "Its cost", unit: "USD/month"), .init("controls", .text, "The controls that it carries"),
            ], key: ["pipeline", "stage"],
            rows: subjects.pipelines.flatMap { pipeline in
                pipeline.stages.enumerated().map { index, stage in
                    let controls = stage.controls.joined(separator: " ")
                    return [
                        .text(pipeline.id), .integer(index + 1), .text(stage.id), .text(stage.title), .text(stage.lane),
                        .text(stage.kind.rawValue), .init(stage.says), .init(stage.service), .init(stage.does?.name),
                        .init(stage.settingsText), .init(stage.cost?.name), .init(cost(of: stage)),
                        .init(controls.isEmpty ? nil : controls),
                    ]
                }
            })
    }

    private func cost(of stage: Stage) -> Double? {
        guard let name = stage.cost?.name, let units = values.model.units.read("USD/month") else { return nil }
        return values.value(of: name)?.converted(to: units)?.number
    }

    var runs: DataTable {
        DataTable(
            name: "runs", title: "Runs", says: "What each run was made of and how much it counted",
            columns: [
                .init("run", .text, "The run's name", isRequired: true), .init("title", .text, "Its title", isRequired: true),
                .init("pipeline", .text, "The pipeline that it executes", isRequired: true),
                .init("corpus", .text, "The corpus it goes over", isRequired: true),
                // As a text: a seed may have more digits than a spreadsheet keeps.
                .init("seed", .text, "The run's seed, a whole number", isRequired: true),
                .init("digest", .text, "SHA-256 of all that its outcomes depend on", isRequired: true),
                .init("documents", .integer, "Documents with an outcome", isRequired: true),
                .init("answers", .integer, "Questions, summaries and attacks put to a language model", isRequired: true),
                .init("versions", .text, "Components with their versions"),
                .init("language_model", .text, "The language model as its endpoint knows it"),
                .init("machine", .text, "Where its times were taken"), .init("date", .date, "When"),
            ], key: ["run"],
            rows: subjects.runs.map { record in
                [
                    .text(record.run), .text(record.title), .text(record.pipeline), .text(record.corpus), .text("\(record.seed)"),
                    .text(record.digest), .integer(record.outcomes.count), .integer(record.answers.count),
                    .init(record.versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")),
                    .init(record.languageModel?.model), .init(record.clock?.machine), .init(record.clock?.date),
                ]
            })
    }

    var metrics: DataTable {
        DataTable(
            name: "metrics", title: "Measures", says: "Everything that the runs measured, with 95% intervals where there are any",
            columns: [
                .init("run", .text, "The run's name", isRequired: true, in: (table: "runs", column: "run")),
                .init("measure", .text, "The measure's name", isRequired: true), .init("says", .text, "What it is", isRequired: true),
                .init("value", .number, "Its value, in the row's unit", isRequired: true),
                .init("low", .number, "The low end of its 95% interval"), .init("high", .number, "The high end"),
                .init("unit", .text, "The unit; empty for a share or a plain number"),
                .init("count", .integer, "How many items it was taken from", isRequired: true),
                .init("items", .text, "What they are", isRequired: true),
            ], key: ["run", "measure"],
            rows: subjects.runs.flatMap { record in
                record.measures.map { measure in
                    [
                        .text(record.run), .text(measure.name), .text(measure.says), .number(measure.estimate.value),
                        .init(measure.estimate.low), .init(measure.estimate.high), .init(measure.unit), .integer(measure.count),
                        .text(measure.items),
                    ]
                }
            })
    }

    var sensitivity: DataTable {
        let study = SensitivityStudy(of: subjects.results, inputs: values.rangedInputs(of: subjects.results), in: values)
        return DataTable(
            name: "sensitivity", title: "Sensitivity of the main results",
            says: "Each main result at both ends of each input's range, one input at a time; pairs without an effect are left out",
            columns: [
                .init("input", .text, "The quantity that is changed", isRequired: true), .init("input_says", .text, "What it is"),
                .init("input_low", .number, "The low end of its range", isRequired: true),
                .init("input_high", .number, "The high end", isRequired: true), .init("input_unit", .text, "The unit of both"),
                .init("result", .text, "The quantity that is watched", isRequired: true),
                .init("base", .number, "The result as the model stands", isRequired: true),
                .init("at_low", .number, "The result with the input at its low end; empty where it has no value"),
                .init("at_high", .number, "The same at the high end"), .init("result_unit", .text, "The unit of the last three"),
            ], key: ["input", "result"],
            rows: study.rows.flatMap { row in
                zip(study.results, row.effects).filter { $1.moves($0.base) }.map { result, effect in
                    [
                        .text(row.input.name), .init(row.input.says), .number(row.interval.low), .number(row.interval.high),
                        .init(unit(of: row.input)), .text(result.quantity.name), .number(result.base), .init(effect.low),
                        .init(effect.high),
                        .init(unit(of: result.quantity)),
                    ]
                }
            })
    }
}
