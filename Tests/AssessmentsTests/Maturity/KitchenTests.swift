import Diagnostics
import Testing
import YAMLTrees

@testable import Assessments

// A field that nobody thought of when the program was written: all that it needs is said in YAML.
private let vocabularyText = """
    fridge:
      log: { asks: How often is the temperature written down?, values: [never, daily, hourly] }
      alarm: { values: flag }
    hands:
      basin: { values: flag }
      training: { several: [cooks, waiters, cleaners] }
    """

private let rubricText = """
    title: Hygiene of a kitchen
    mark: proposal
    scoring: levels
    threshold: 0.6
    levels:
      open: Open
      clean: { title: Clean, says: It is cleaned by a plan. }
      certified: Certified
    dimensions:
      cold:
        title: Cold chain
        when: { stage: { kind: fridge } }
        criteria:
          logged: { level: clean, says: Temperatures are logged, met: { practice: fridge.log, is: hourly }, partly: { practice: fridge.log, is: daily }, effort: medium }
          alarm: { level: certified, says: Warmth is told, met: { practice: fridge.alarm }, effort: small }
          complete: { level: certified, says: Nothing is warm, met: { measure: warmest, at-most: 7 } }
      hands:
        title: Hands
        criteria:
          basin: { level: clean, says: There is a basin, met: { practice: hands.basin }, mandatory: true, effort: large }
          cooks: { level: clean, says: Cooks are trained, met: { practice: hands.training, includes: cooks }, effort: small }
          all: { level: certified, says: All are trained, met: { practice: hands.training, includes: [cooks, waiters, cleaners] } }
    """

private func kitchen() -> Rubric {
    var log: [Diagnostic] = []
    let vocabulary = readVocabulary(
        SourceFile(path: "kitchen-practices.yml", text: vocabularyText), reporting: &log)
    let names = PredicateNames(
        practices: vocabulary, questions: Vocabulary(of: "question", entries: []), kinds: ["fridge"],
        classes: [])
    let rubric = readRubric(
        SourceFile(path: "content/rubrics/kitchen.yml", text: rubricText), names: names, reporting: &log
    )
    #expect(log.map { render($0) } == [])
    #expect(rubric.isSound)
    return rubric
}

private let fridge = Evidence.Stage(
    id: "cold", title: "Cold room", kind: "fridge", layer: nil, component: nil, controls: [])

@Suite("A rubric of another field is scored by YAML alone")
struct KitchenTests {
    @Test(
        "Levels follow from evidence",
        arguments: [
            ([:], nil, [0, 0], [2, 2]),
            (["fridge.log": ["daily"], "hands.basin": ["true"]], nil, [0, 0], [0, 2]),
            (
                ["fridge.log": ["hourly"], "hands.basin": ["false"], "hands.training": ["cooks"]], nil,
                [1, 0], [2, 0]
            ),
            (
                [
                    "fridge.log": ["hourly"], "fridge.alarm": ["true"], "hands.basin": ["true"],
                    "hands.training": ["cooks"],
                ], nil, [1, 1], [2, 1]
            ),
            (
                [
                    "fridge.log": ["hourly"], "fridge.alarm": ["true"], "hands.basin": ["true"],
                    "hands.training": ["cooks"],
                ], 6.5, [2, 1], [2, 1]
            ),
        ] as [([String: [String]], Double?, [Double], [Double])])
    func levels(
        practices: [String: [String]], warmest: Double?, levels: [Double], potentials: [Double]
    ) {
        let score = kitchen().score(
            Evidence(
                stages: [fridge], practices: practices, measures: warmest.map { ["warmest": $0] } ?? [:]))
        #expect(score.sides.map(\.value) == levels)
        #expect(score.sides.map(\.potential) == potentials)
    }

    @Test("A dimension out of scope is judged and does not count")
    func scope() throws {
        let score = kitchen().score(
            Evidence(practices: ["hands.basin": ["true"], "hands.training": ["cooks"]]))
        #expect(score.sides.map(\.isInScope) == [false, true])
        let aggregate = try #require(score.aggregate)
        #expect(aggregate.minimum == 1)
        #expect(aggregate.bottleneck == ["hands"])
        #expect(kitchen().score(Evidence(), leavingOut: "hands").aggregate == nil)
    }

    @Test("The next steps lie in the bottleneck, the least work first, and say what would prove them")
    func steps() {
        let score = kitchen().score(
            Evidence(stages: [fridge], practices: ["fridge.log": ["daily"], "fridge.alarm": ["true"]]))
        #expect(
            score.nextSteps.map { "\($0.dimension).\($0.criterion.id)" } == [
                "hands.cooks", "cold.logged", "hands.basin",
            ])
        #expect(score.nextSteps.map(\.standing) == [.noEvidence, .partly, .noEvidence])
        #expect(
            score.nextSteps.map(\.proof) == [
                "practice ‘hands.training’ names ‘cooks’", "practice ‘fridge.log’ is ‘hourly’",
                "practice ‘hands.basin’ is ‘true’",
            ])
    }

    @Test("What hangs on the threshold or on one dimension is said")
    func sensitivity() {
        let evidence = Evidence(
            stages: [fridge],
            practices: ["fridge.log": ["daily"], "hands.basin": ["true"], "hands.training": ["cooks"]])
        let result = kitchen().sensitivity(evidence, thresholds: [0.5, 0.6, 1])
        #expect(result.minima.map(\.threshold) == [0.5, 0.6, 1])
        #expect(result.minima.map(\.minimum) == [1, 0, 0])
        #expect(result.decisive.map(\.dimension) == ["cold"])
        #expect(result.decisive.map(\.minimum) == [1])
    }
}
