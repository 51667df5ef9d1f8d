import Testing

@testable import Pipelines

@Suite("Stages are linked to components")
struct LinkingTests {
    @Test("Stages that fit make a plan, in the order of the flow")
    func fits() throws {
        let (plan, messages) = SmallRun().plan()
        #expect(messages == "")
        #expect(
            plan?.stages.map(\.id) == [
                "labels", "words", "trees", "gate", "registry", "in", "ocr", "features", "model", "fields", "rules", "review",
            ])
    }

    @Test(
        "What does not fit is an error at the edge, with what to put between",
        arguments: [
            (
                "features: { title: F, lane: serving, does: tf-idf, after: [in] }",
                """
                content/pipelines/small.yml:6:62: error: 'features' does tf-idf, which needs a text, and 'in' gives pages
                  6 |   features: { title: F, lane: serving, does: tf-idf, after: [in] }
                    |                                                              ^^
                note: put a stage that does 'text-layer' or 'tesseract' between them
                """
            ),
            (
                "review: { title: R, lane: serving, does: review-queue, with: { below: 1 }, after: [{ stage: people }] }",
                """
                content/pipelines/small.yml:6:95: error: 'review' does review-queue, which needs a prediction, and 'people' gives pages
                  6 |   review: { title: R, lane: serving, does: review-queue, with: { below: 1 }, after: [{ stage: people }] }
                    |                                                                                               ^^^^^^
                note: put a stage that does 'text-layer' or 'tesseract', then one that does 'tf-idf', then one that does 'xgboost' or 'model-extraction' between them
                """
            ),
            (
                "ocr: { title: O, lane: serving, does: tesseract }",
                """
                content/pipelines/small.yml:6:41: error: 'ocr' does tesseract, which needs pages, and none reaches it
                  6 |   ocr: { title: O, lane: serving, does: tesseract }
                    |                                         ^^^^^^^^^
                note: put a stage that does 'intake' before it
                """
            ),
            (
                "ocr: { title: O, lane: serving, does: tesseract, after: [{ stage: in, kind: control }] }",
                """
                content/pipelines/small.yml:6:69: error: 'ocr' does tesseract, which needs pages, and a control edge carries none
                  6 |   ocr: { title: O, lane: serving, does: tesseract, after: [{ stage: in, kind: control }] }
                    |                                                                     ^^
                note: write { stage: in, kind: data }
                """
            ),
            (
                "ocr: { title: O, lane: serving, does: teseract, after: [in] }",
                """
                content/pipelines/small.yml:6:41: error: no component is called 'teseract'
                  6 |   ocr: { title: O, lane: serving, does: teseract, after: [in] }
                    |                                         ^^^^^^^^
                note: did you mean 'tesseract'?
                """
            ),
            (
                "ocr: { title: O, lane: serving, does: tesseract, with: { samples: 3 }, after: [in] }",
                """
                content/pipelines/small.yml:6:60: error: 'tesseract' has no key 'samples'
                  6 |   ocr: { title: O, lane: serving, does: tesseract, with: { samples: 3 }, after: [in] }
                    |                                                            ^^^^^^^
                note: did you mean 'sample'?
                """
            ),
            (
                "ocr: { title: O, lane: serving, does: tesseract, with: { sample: many }, after: [in] }",
                """
                content/pipelines/small.yml:6:68: error: 'sample' is a whole number from 0 to 1000000, not 'many'
                  6 |   ocr: { title: O, lane: serving, does: tesseract, with: { sample: many }, after: [in] }
                    |                                                                    ^^^^
                """
            ),
            (
                "text: { title: T, lane: serving, does: text-layer, with: { language: eng }, after: [in] }",
                """
                content/pipelines/small.yml:6:62: error: 'text-layer' has no settings
                  6 |   text: { title: T, lane: serving, does: text-layer, with: { language: eng }, after: [in] }
                    |                                                              ^^^^^^^^
                """
            ),
            (
                "text: { title: T, lane: serving, with: { language: eng }, after: [in] }",
                """
                content/pipelines/small.yml:6:42: error: 'text' has settings for no component
                  6 |   text: { title: T, lane: serving, with: { language: eng }, after: [in] }
                    |                                          ^^^^^^^^^^^^^^^
                note: name a component under 'does'
                """
            ),
            (
                "two: { title: T, lane: serving, does: intake }",
                """
                content/pipelines/small.yml:6:41: error: 'two' gives pages, and so does 'in'
                  6 |   two: { title: T, lane: serving, does: intake }
                    |                                         ^^^^^^
                content/pipelines/small.yml:4:41: note: a pipeline has one stage for it; the other one is here
                  4 |   in: { title: In, lane: serving, does: intake }
                    |                                         ^^^^^^
                """
            ),
        ])
    func misfits(stage: String, message: String) {
        var run = SmallRun()
        run.definition = "title: A run\npipeline: small\ncorpus: letters\n"
        run.pipeline = """
            title: Small
            lanes: { serving: Serving }
            stages:
              in: { title: In, lane: serving, does: intake }
              people: { title: People, lane: serving, after: [in] }
              \(stage)
            """
        #expect(run.plan().messages == message)
        #expect(run.plan().plan == nil)
    }

    @Test(
        "What is made must arrive where it is needed",
        arguments: [
            (
                "after: [features, { stage: registry, kind: control }]", "after: [features]",
                """
                content/pipelines/small.yml:12:47: error: 'model' does xgboost, which needs a released model, and none reaches it
                  12 |   model: { title: Model, lane: serving, does: xgboost, after: [features] }
                     |                                               ^^^^^^^
                note: give it an edge { stage: …, kind: control } from a stage that does 'model-registry'
                """
            ),
            (
                "{ stage: registry, kind: control }", "{ stage: registry }",
                """
                content/pipelines/small.yml:12:83: error: 'model' does xgboost, which needs a released model, and a data edge carries none
                  12 |   model: { title: Model, lane: serving, does: xgboost, after: [features, { stage: registry }] }
                     |                                                                                   ^^^^^^^^
                note: write { stage: registry, kind: control }
                """
            ),
            (
                "{ stage: registry, kind: control }", "{ stage: gate, kind: control }",
                """
                content/pipelines/small.yml:12:83: error: 'model' does xgboost, which needs a released model, and 'gate' gives \
                labelled documents, a vocabulary, a model and a verdict
                  12 |   model: { title: Model, lane: serving, does: xgboost, after: [features, { stage: gate, kind: control }] }
                     |                                                                                   ^^^^
                note: put a stage that does 'model-registry' between them
                """
            ),
        ])
    func arrives(old: String, new: String, message: String) {
        var run = SmallRun()
        run.pipeline = run.pipeline.replacing(old, with: new)
        #expect(run.plan().messages == message)
    }

    @Test("Mistakes in a run and in its pipeline are shown together")
    func together() {
        var run = SmallRun()
        run.definition = run.definition.replacing("corpus: letters", with: "corpus: letter")
        run.pipeline = run.pipeline.replacing("rounds: 4", with: "rouns: 4")
        #expect(
            run.plan().messages == """
                content/pipelines/small.yml:6:74: error: 'xgboost-training' has no key 'rouns'
                  6 |   trees: { title: Trees, lane: training, does: xgboost-training, with: { rouns: 4 }, after: [words] }
                    |                                                                          ^^^^^
                note: did you mean 'rounds'?
                content/runs/small.yml:3:9: error: no corpus is called 'letter'
                  3 | corpus: letter
                    |         ^^^^^^
                note: did you mean 'letters'?
                """)
    }

    @Test("What is made for nobody is an error at the component")
    func madeForNobody() {
        var run = SmallRun()
        run.pipeline = run.pipeline.split(separator: "\n").filter { line in
            !["rules", "review"].contains { line.hasPrefix("  \($0)") }
        }.joined(separator: "\n").replacing("does: xgboost, ", with: "")
        #expect(
            run.plan().messages == """
                content/pipelines/small.yml:8:54: error: 'registry' gives a released model that no stage takes
                  8 |   registry: { title: Registry, lane: training, does: model-registry, after: [gate] }
                    |                                                      ^^^^^^^^^^^^^^
                note: lead it to a stage that does 'xgboost'
                content/pipelines/small.yml:11:53: error: 'features' gives a vector that no stage takes
                  11 |   features: { title: Features, lane: serving, does: tf-idf, after: [ocr] }
                     |                                                     ^^^^^^
                note: lead it to a stage that does 'xgboost'
                """)
    }

    @Test(
        "A run and its pipeline must go together",
        arguments: [
            (
                "pipeline: smal\ncorpus: letter",
                """
                content/runs/small.yml:2:11: error: no pipeline is called 'smal'
                  2 | pipeline: smal
                    |           ^^^^
                note: did you mean 'small'?
                content/runs/small.yml:3:9: error: no corpus is called 'letter'
                  3 | corpus: letter
                    |         ^^^^^^
                note: did you mean 'letters'?
                """
            ),
            (
                "pipeline: small\ncorpus: letters",
                """
                content/runs/small.yml:2:11: error: 'small' trains models, and the run does not say on what
                  2 | pipeline: small
                    |           ^^^^^
                note: say it: models: { first: { train: 1..3, examine: 4, serve: 5..12 } }
                """
            ),
            (
                "pipeline: small\ncorpus: letters\nmodels: { first: { train: 1..2 } }",
                """
                content/runs/small.yml:4:11: warning: the gate releases 'first' without a look
                  4 | models: { first: { train: 1..2 } }
                    |           ^^^^^
                note: add 'examine'
                content/pipelines/small.yml:7:46: note: the gate is here
                  7 |   gate: { title: Gate, lane: training, does: model-comparison, with: { margin: 0.05 }, after: [trees] }
                    |                                              ^^^^^^^^^^^^^^^^
                """
            ),
        ])
    func goTogether(definition: String, message: String) {
        var run = SmallRun()
        run.definition = "title: A run\n" + definition
        #expect(run.plan().messages == message)
    }

    @Test(
        "A run's mistakes are shown where they stand",
        arguments: [
            (
                "models: { first: { train: 0..2 } }",
                """
                content/runs/small.yml:4:27: error: 'train' names months, not '0..2'
                  4 | models: { first: { train: 0..2 } }
                    |                           ^^^^
                note: months are counted from 1: '5', '5..12' or '[1, 3..4]'
                """
            ),
            (
                "models: { first: { train: 120 % } }",
                """
                content/runs/small.yml:4:27: error: 'train' is a share between 0 % and 100 %, not '120 %'
                  4 | models: { first: { train: 120 % } }
                    |                           ^^^^^
                """
            ),
            (
                "models: { first: { train: 1..3, serve: 3..4 } }",
                """
                content/runs/small.yml:4:11: error: 'first' learns from month 3 and serves it
                  4 | models: { first: { train: 1..3, serve: 3..4 } }
                    |           ^^^^^
                note: a model is measured only on documents that it has not seen
                """
            ),
            (
                "models: { First-one: { train: 1..3 } }",
                """
                content/runs/small.yml:4:11: error: 'First-one' cannot be the name of a model
                  4 | models: { First-one: { train: 1..3 } }
                    |           ^^^^^^^^^
                note: figures are named after it: use small letters, digits and '_', a letter first
                """
            ),
            (
                "models: { first: { serve: 1 } }",
                """
                content/runs/small.yml:4:11: error: a model needs 'train'
                  4 | models: { first: { serve: 1 } }
                    |           ^^^^^
                note: 'train: 1..3' learns from the first three months, 'train: 60 %' from a share of a corpus without months
                """
            ),
            (
                "models: { first: { train: 1..2 } }\nreference: 2",
                """
                content/runs/small.yml:5:12: error: month 2 is the reference, and 'first' learns from it
                  5 | reference: 2
                    |            ^
                note: drift is measured against documents that the model has not seen; take the month it is examined on
                """
            ),
            (
                "seed: x",
                """
                content/runs/small.yml:4:7: error: 'seed' is a whole number from 0, not 'x'
                  4 | seed: x
                    |       ^
                """
            ),
        ])
    func mistakes(line: String, message: String) {
        var run = SmallRun()
        run.definition = "title: A run\npipeline: small\ncorpus: letters\n" + line
        #expect(run.plan().messages == message)
    }

    @Test(
        "Rules must be there and speak of the corpus's fields and categories",
        arguments: [
            (
                "rules: { late: { title: T, in: [bil], requires: numbr } }", "checks",
                """
                content/rules/checks.yml:1:33: error: the corpus 'letters' has no category 'bil'
                  1 | rules: { late: { title: T, in: [bil], requires: numbr } }
                    |                                 ^^^
                note: did you mean 'bill'?
                content/rules/checks.yml:1:49: error: the corpus 'letters' has no field 'numbr'
                  1 | rules: { late: { title: T, in: [bil], requires: numbr } }
                    |                                                 ^^^^^
                note: did you mean 'number'?
                """
            ),
            (
                "rules: { late: { title: T, order: [number, number] } }", "checks",
                """
                content/rules/checks.yml:1:36: error: 'number' is taken for a field of the kind 'date', and the corpus 'letters' declares 'identifier'
                  1 | rules: { late: { title: T, order: [number, number] } }
                    |                                    ^^^^^^
                content/rules/checks.yml:1:44: error: 'number' is taken for a field of the kind 'date', and the corpus 'letters' declares 'identifier'
                  1 | rules: { late: { title: T, order: [number, number] } }
                    |                                            ^^^^^^
                """
            ),
            (
                "rules: {}", "cheks",
                """
                content/pipelines/small.yml:14:80: error: no rules are called 'cheks'
                  14 |   rules: { title: Rules, lane: serving, does: compliance-rules, with: { rules: cheks }, after: [model] }
                     |                                                                                ^^^^^
                note: did you mean 'checks'?
                """
            ),
        ])
    func rules(text: String, name: String, message: String) {
        var run = SmallRun()
        run.checks = text
        run.pipeline.replace("rules: checks", with: "rules: \(name)")
        #expect(run.plan().messages == message)
    }
}
