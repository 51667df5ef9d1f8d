import Diagnostics
import Testing
import YAMLTrees

@testable import Assessments

@Suite("What conditions can come to is tried out")
struct TrialTests {
    @Test(
        "Each way in which a condition's parts can turn out is tried once",
        arguments: [
            // Unstated, true and something else.
            ("{ practice: a }", 3),
            ("{ practice: a, is: [x, y] }", 4),
            // Unstated, something else, and each of the four subsets.
            ("{ practice: a, includes: [x, y] }", 6),
            ("[{ practice: a }, { not: { practice: a } }]", 3),
            ("[{ practice: a }, { answer: a }]", 9),
            // Unmeasured; below, at, between, at and above the bounds.
            ("{ measure: m, at-least: 1, at-most: 2 }", 6),
            ("[{ control: c }, { control: c }, { stage: s }]", 4),
            ("{ stage: { kind: [a, b], layer: l } }", 4),
            ("{ classified: [a, b] }", 4),
        ])
    func counts(text: String, count: Int) throws {
        let trials = try #require(Trials(of: [try predicate(text)], vocabulary: nil))
        #expect(trials.count == count)
        #expect(Set(trials.map { "\($0.practices) \($0.answers) \($0.measures) \($0.stages) \($0.classes.sorted())" }).count == count)
    }

    @Test("Above the limit nothing is tried, and nothing is said", arguments: [15, 16, 40])
    func limits(parts: Int) throws {
        let names = (0..<parts).map { "p\($0)" }.joined(separator: ", ")
        let predicate = try predicate("{ practice: a, includes: [\(names)] }")
        #expect(Trials(of: [predicate], vocabulary: nil)?.count == nil)
    }

    private func predicate(_ text: String) throws -> Predicate {
        var log: [Diagnostic] = []
        defer { #expect(log.isEmpty) }
        return readPredicate(readYAML(Excerpt(SourceFile(path: "a.yml", text: text)), reporting: &log), reporting: &log)
    }
}
