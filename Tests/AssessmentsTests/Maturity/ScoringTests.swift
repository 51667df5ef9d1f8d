import Diagnostics
import Testing
import YAMLTrees

@testable import Assessments

private func read(_ text: String) -> Rubric {
    var log: [Diagnostic] = []
    let rubric = readRubric(
        SourceFile(path: "content/rubrics/small.yml", text: text), names: PredicateNames(),
        reporting: &log)
    #expect(log.map { render($0) } == [])
    return rubric
}

/// Criteria `a`, `b` … of one dimension, met by a practice of their own that says "yes" and partly by "half".
private func criteria(
    _ points: [Double], of dimension: String, level: String? = nil, mandatory: Int? = nil
) -> [String] {
    points.indices.map { index in
        let name = "\(level ?? "")\(index)"
        let more =
            (level.map { ", level: \($0)" } ?? "") + (index == mandatory ? ", mandatory: true" : "")
        let practice = "practice: \(dimension).\(name)"
        return
            "      \(name): { says: It is there\(more), met: { \(practice), is: yes }, partly: { \(practice), is: half } }"
    }
}

private func practices(_ points: [Double], of dimension: String, level: String = "") -> [(
    String, [String]
)] {
    zip(points.indices, points).map { index, point in
        ("\(dimension).\(level)\(index)", [point == 1 ? "yes" : point == 0.5 ? "half" : "no"])
    }
}

@Suite("Scores follow the published rules")
struct ScoringTests {
    @Test(
        "A level is reached when all below it are",
        arguments: [
            ([1, 1, 0.5], [1, 1, 1], nil, 0.75, 2),
            ([1, 0, 1], [1, 1, 1], nil, 0.75, 0),
            ([1, 1, 1, 0], [1, 1, 1], 3, 0.75, 0),
            ([1, 1, 1, 0], [1, 1, 1], nil, 0.75, 2),
            ([1, 1, 1, 0.5], [1, 0, 0], 3, 0.75, 1),
            ([1, 0.5, 0.5, 0.5, 0.5], [1, 1, 1, 1, 0.5], nil, 0.6, 2),
            ([1, 1, 1, 1, 0.5], [0.5, 1, 1, 1, 1], nil, 0.9, 2),
        ] as [([Double], [Double], Int?, Double, Double)])
    func gates(first: [Double], second: [Double], mandatory: Int?, threshold: Double, level: Double) {
        let lines =
            [
                "title: Gates", "scoring: levels", "levels: { none: None, some: Some, all: All }",
                "dimensions:", "  d:", "    title: D",
            ]
            + ["    criteria:"] + criteria(first, of: "d", level: "some", mandatory: mandatory)
            + criteria(second, of: "d", level: "all")
        let stated = practices(first, of: "d", level: "some") + practices(second, of: "d", level: "all")
        let evidence = Evidence(practices: Dictionary(uniqueKeysWithValues: stated))
        #expect(
            read(lines.joined(separator: "\n")).score(evidence, threshold: threshold).sides[0].value
                == level)
    }

    @Test(
        "The weakest dimension decides; median and mean are shown beside it",
        arguments: [
            ([2, 2, 2, 2, 2, 2, 0], 0, 2, 1.714, ["g"]),
            ([1, 1, 1, 1, 1, 1, 1], 1, 1, 1, ["a", "b", "c", "d", "e", "f", "g"]),
            ([0, 0, 1, 1, 1, 2, 2], 0, 1, 1, ["a", "b"]),
            ([2, 1, 1, 1, 1, 1, 2], 1, 1, 1.286, ["b", "c", "d", "e", "f"]),
            ([1, 2], 1, 1.5, 1.5, ["a"]),
        ] as [([Double], Double, Double, Double, [String])])
    func aggregates(
        levels: [Double], minimum: Double, median: Double, mean: Double, bottleneck: [String]
    ) throws {
        let aggregate = try #require(
            Score.Aggregate(of: zip("abcdefg".map { String($0) }, levels).map { (id: $0, value: $1) }))
        #expect((aggregate.minimum, aggregate.median) == (minimum, median))
        #expect((aggregate.mean * 1000).rounded() / 1000 == mean)
        #expect(aggregate.bottleneck == bottleneck)
    }

    @Test("Sums 4.0, 3.0, 5.0 and 1.5 make a score of 1.5, read as a first pass")
    func sums() throws {
        let sections: [(String, [Double])] = [
            ("data", [1, 1, 1, 1, 0, 0, 0]), ("model", [1, 1, 0.5, 0.5, 0, 0, 0]),
            ("infrastructure", [1, 1, 1, 1, 1, 0, 0]),
            ("monitoring", [1, 0.5, 0, 0, 0, 0, 0]),
        ]
        let head = [
            "title: Sums", "scoring: sums",
            "readings: [{ up-to: 0, says: Research }, { up-to: 1, says: Holes }, { up-to: 2, says: First pass }, { says: More }]",
            "dimensions:",
        ]
        let lines =
            head
            + sections.flatMap { name, points in
                ["  \(name):", "    title: \(name)", "    criteria:"] + criteria(points, of: name)
            }
        let evidence = Evidence(
            practices: Dictionary(uniqueKeysWithValues: sections.flatMap { practices($1, of: $0) }))
        let rubric = read(lines.joined(separator: "\n"))
        let score = rubric.score(evidence)
        #expect(score.sides.map(\.value) == [4, 3, 5, 1.5])
        #expect(score.aggregate?.minimum == 1.5)
        #expect(score.reading == "First pass")
        #expect(score.nextSteps.count == 6)
        #expect(rubric.score(Evidence()).reading == "Research")
        #expect(rubric.score(Evidence()).sides.map(\.potential) == [7, 7, 7, 7])
        #expect(rubric.sensitivity(evidence).minima.isEmpty)
        #expect(rubric.sensitivity(evidence).decisive.map(\.dimension) == ["monitoring"])
    }

    @Test(
        "A condition in words",
        arguments: [
            ("{ practice: a.b }", "practice ‘a.b’ is ‘true’"),
            ("{ not: { practice: a.b } }", "practice ‘a.b’ is ‘false’"),
            ("{ practice: a.b, is: [x, y, z] }", "practice ‘a.b’ is ‘x’, ‘y’ or ‘z’"),
            ("{ practice: a.b, includes: [x, y] }", "practice ‘a.b’ names ‘x’ and ‘y’"),
            ("{ answer: purpose, is: sorting }", "the answer to ‘purpose’ is ‘sorting’"),
            ("{ stage: [gate, canary] }", "there is a stage ‘gate’ or ‘canary’"),
            (
                "{ stage: { kind: gate, layer: model, does: forest } }",
                "there is a stage of kind ‘gate’ in layer ‘model’ that does ‘forest’"
            ),
            ("{ control: human-review }", "a stage provides the control ‘human-review’"),
            (
                "{ measure: accuracy, at-least: 0.9, at-most: 1 }",
                "a run measured ‘accuracy’ as at least 0.9 and at most 1"
            ),
            ("{ classified: [high, minimal] }", "the use is classified as ‘high’ or ‘minimal’"),
            (
                "[{ practice: a }, { any: [{ control: b }, { measure: c }] }]",
                "practice ‘a’ is ‘true’, and (a stage provides the control ‘b’, or a run measured ‘c’)"
            ),
            (
                "{ not: [{ control: b }, { measure: c }] }",
                "it is not so that (a stage provides the control ‘b’, and a run measured ‘c’)"
            ),
        ])
    func inWords(text: String, sentence: String) {
        var log: [Diagnostic] = []
        let tree = readYAML(Excerpt(SourceFile(path: "a.yml", text: text)), reporting: &log)
        #expect(words(of: readPredicate(tree, reporting: &log)) == sentence)
        #expect(log.isEmpty)
    }

    @Test(
        "Each mistake in a rubric is shown where it stands",
        arguments: ["levels", "sums", "far", "reach", "shapes"])
    func broken(name: String) throws {
        var log: [Diagnostic] = []
        let practices = SourceFile(
            path: "content/practices.yml",
            text:
                "a: { asks: A?, values: flag }\nb: { values: [none, some, all] }\nc: { several: [x, y] }\nd: { values: flag }"
        )
        let names = PredicateNames(
            practices: readVocabulary(practices, reporting: &log),
            questions: Vocabulary(of: "question", entries: []),
            stages: ["gate"], kinds: ["gate"], layers: ["data"], components: ["forest"],
            controls: ["review"], measures: ["accuracy"],
            classes: [])
        #expect(log.isEmpty)
        try checkMessages(of: name, besides: #filePath) { source, log in
            let rubric = readRubric(source, names: names, reporting: &log)
            #expect(!rubric.isSound)
        }
    }
}
