import Diagnostics
import Foundation
import Testing
import YAMLTrees

@testable import Assessments

/// The project's own rubrics, practices and pipelines, as authors wrote them.
private struct WrittenContent {
    let practices: Vocabulary
    var log: [Diagnostic] = []

    init() throws { practices = readVocabulary(try Self.file("practices.yml"), reporting: &log) }

    static func file(_ path: String) throws -> SourceFile {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../content").standardized
        return SourceFile(path: "content/\(path)", text: try String(contentsOf: root.appending(path: path), encoding: .utf8))
    }

    func rubric(_ id: String) throws -> Rubric {
        var log: [Diagnostic] = []
        let names = PredicateNames(
            practices: practices, questions: Vocabulary(of: "question", entries: []), components: ["language-model"], classes: [])
        let rubric = readRubric(try Self.file("rubrics/\(id).yml"), names: names, reporting: &log)
        #expect(log.sorted().map { render($0) } == [])
        return rubric
    }

    func tree(of pipeline: String) throws -> YAMLTree {
        var log: [Diagnostic] = []
        defer { #expect(log.isEmpty) }
        return readYAML(Excerpt(try Self.file("pipelines/\(pipeline).yml")), reporting: &log)
    }

    func statements(of pipeline: String) throws -> [Statement] {
        func statements(_ tree: YAMLTree, _ path: [String]) -> [Statement] {
            if let entries = tree.entries { return entries.flatMap { statements($0.value, path + [$0.key]) } }
            return [Statement(name: path.joined(separator: "."), values: (tree.items ?? [tree]).compactMap(\.mention), place: tree.place)]
        }
        return statements(try #require(try tree(of: pipeline)["practices"]), [])
    }

    func evidence(of pipeline: String) throws -> Evidence {
        let stages = try tree(of: pipeline)["stages"]?.entries ?? []
        return Evidence(
            stages: stages.map { entry in
                .init(
                    id: entry.key, title: entry.key, kind: entry.value["kind"]?.text ?? "", layer: entry.value["layer"]?.text,
                    component: entry.value["does"]?.text, controls: entry.value["controls"]?.items?.compactMap(\.text) ?? [])
            },
            practices: Dictionary(
                try statements(of: pipeline).map { ($0.name, $0.values.map(\.name)) }, uniquingKeysWith: { first, _ in first }))
    }
}

@Suite("The project's rubrics score both systems as their evidence says")
struct RealRubricTests {
    @Test("Both pipelines state practices that there are", arguments: ["mlops", "llmops"])
    func practices(pipeline: String) throws {
        let content = try WrittenContent()
        #expect(content.log.map { render($0) } == [])
        #expect(content.practices.check(try content.statements(of: pipeline)).map { render($0) } == [])
    }

    @Test("Every practice is what a piece of evidence shows, and none is shown that is not stated", arguments: ["mlops", "llmops"])
    func evidence(pipeline: String) throws {
        let content = try WrittenContent()
        let items = try content.tree(of: pipeline)["evidence"]?.entries ?? []
        let shown = Set(items.flatMap { $0.value["shows"]?.items?.compactMap(\.text) ?? [] })
        #expect(items.count == (pipeline == "mlops" ? 20 : 12))
        #expect(shown == Set(try content.statements(of: pipeline).map(\.name)))
    }

    @Test("The current system has an ML Test Score of 1")
    func testScore() throws {
        let content = try WrittenContent()
        let score = try content.rubric("ml-test-score").score(try content.evidence(of: "mlops"))
        #expect(score.sides.map(\.answers.count) == [7, 7, 7, 7])
        #expect(score.sides.map(\.value) == [1, 1.5, 1, 1.5])
        #expect(score.aggregate?.minimum == 1)
        #expect(score.aggregate?.bottleneck == ["data", "infrastructure"])
        #expect(score.reading == "not untested, but serious holes in reliability are possible")
        func tests(_ standing: Standing) -> [String] {
            score.sides.flatMap { side in
                side.answers.indices.filter { side.answers[$0].judgement.standing == standing }.map { "\(side.dimension.id) \($0 + 1)" }
            }
        }
        #expect(
            tests(.partly) == [
                "data 2", "data 5", "model 1", "model 3", "model 5", "infrastructure 4", "infrastructure 7", "monitoring 2",
            ])
        #expect(tests(.yes) == ["monitoring 6"])
        #expect(score.nextSteps.prefix(2).map(\.criterion.id) == ["schema", "canary"])
    }

    @Test("A schema check and a canary, both by hand, lift the ML Test Score to 1.5")
    func raised() throws {
        let content = try WrittenContent()
        var evidence = try content.evidence(of: "mlops")
        evidence.practices["data.schema-checks"] = ["manual"]
        evidence.practices["release.strategy"] = ["one client first, by hand"]
        #expect(try content.rubric("ml-test-score").score(evidence).aggregate?.minimum == 1.5)
    }

    @Test(
        "The profile of each system",
        arguments: [
            ("mlops", [0, 0, 0, 0, 0, 0, 0], 0, 0, 0),
            ("llmops", [1, 1, 1, 2, 2, 1, 1, 2, 1, 2, 1, 1, 1, 1], 1, 1, 1.286),
        ] as [(String, [Double], Double, Double, Double)])
    func profile(pipeline: String, levels: [Double], minimum: Double, median: Double, mean: Double) throws {
        let content = try WrittenContent()
        let score = try content.rubric("course-profile").score(try content.evidence(of: pipeline))
        #expect(score.sides.filter(\.isInScope).map(\.value) == levels)
        let aggregate = try #require(score.aggregate)
        #expect((aggregate.minimum, aggregate.median) == (minimum, median))
        #expect((aggregate.mean * 1000).rounded() / 1000 == mean)
        #expect(aggregate.bottleneck == score.sides.filter { $0.isInScope && $0.value == minimum }.map(\.dimension.id))
    }

    @Test("What the threshold changes in both profiles")
    func thresholds() throws {
        let content = try WrittenContent()
        let rubric = try content.rubric("course-profile")
        #expect(rubric.sensitivity(try content.evidence(of: "mlops")).minima.map(\.minimum) == [0, 0, 0])
        let proposal = try content.evidence(of: "llmops")
        #expect(rubric.sensitivity(proposal).minima.map(\.minimum) == [1, 1, 0])
        #expect(rubric.sensitivity(proposal).decisive.isEmpty)
        func levels(_ threshold: Double) -> [String] {
            let strict = rubric.score(proposal, threshold: threshold).sides
            return zip(strict, rubric.score(proposal).sides).filter { $0.value != $1.value }.map { "\($0.0.dimension.id) \($0.0.value)" }
        }
        #expect(levels(0.6) == ["L2 2.0"])
        #expect(levels(0.9) == ["C1 0.0", "C5 0.0", "L3 1.0"])
    }

    @Test("The current system is at Google's level 0, in every dimension")
    func google() throws {
        let content = try WrittenContent()
        let score = try content.rubric("google-mlops").score(try content.evidence(of: "mlops"))
        #expect(score.aggregate?.minimum == 0)
        #expect(score.sides.map(\.value) == [0, 0, 0, 0, 0, 0, 0])
    }
}
