import Diagnostics
import Testing
import YAMLTrees

@testable import Assessments

/// The days of the calendar in the fact sheet: original, amended.
private let days: [(rule: String, original: String?, amended: String?)] = [
    ("R0", nil, nil),
    ("R2a", "2025-02-02", "2025-02-02"),
    ("R2b", nil, "2026-12-02"),
    ("R3", "2027-08-02", "2028-08-02"),
    ("R4a", "2026-08-02", "2027-12-02"),
    ("R4c", "2026-08-02", "2027-12-02"),
    ("R5", "2026-08-02", "2026-08-02"),
    ("R6a", "2026-08-02", "2026-08-02"),
    ("R6b", "2026-08-02", "2026-12-02"),
    ("R8", "2025-08-02", "2025-08-02"),
]

@Test("The rules of the AI Act follow both calendars", arguments: days)
func datesRules(rule: String, original: String?, amended: String?) throws {
    let rule = try #require(try Content.catalogue("eu-ai-act").rule(rule))
    #expect(rule.applies.day(in: 0)?.text == original)
    #expect(rule.applies.day(in: 1)?.text == amended)
}

@Test(
    "The calendar in force is the last that has begun",
    arguments: [("2026-07-26", 0), ("2026-07-27", 1), ("2026-11-23", 1)])
func findsCalendar(day: String, position: Int) throws {
    #expect(try Content.catalogue("eu-ai-act").calendarInForce(on: #require(Day(day))) == position)
}

@Test("The same pipeline is harmless for a library's cards and high-risk for applications to its university")
func sortsLibrary() throws {
    let (uses, catalogue) = try Content.uses("uses/library.yml")
    let classes = uses.uses.map { classify($0, by: catalogue).classes }
    #expect(classes == [["not-high-risk", "minimal"], ["annex-iii", "high-risk-annex-iii"]])
    let applications = try #require(uses["applications"])
    let duties = obligations(of: classify(applications, by: catalogue), applications, by: catalogue).map(\.duty.id)
    #expect(duties.contains("impact-assessment-rights") && !duties.contains("informing-workers"))
}

@Test(
    "Every list of duties is whole",
    arguments: [("eu-ai-act", 31), ("gdpr", 6), ("nist-ai-600-1", 12), ("owasp-llm-2025", 10)])
func readsLists(name: String, count: Int) throws {
    let catalogue = try Content.catalogue(name)
    #expect(catalogue.duties.count == count)
    #expect(catalogue.isSound && catalogue.notice != nil)
}

@Test("A pipeline answers a duty in whole, in part or not at all; some duties no pipeline can answer")
func coversDuties() throws {
    let catalogue = try Content.catalogue("owasp-llm-2025")
    func standing(_ duty: String, _ controls: [String]) throws -> Standing? {
        let stage = Evidence.Stage(id: "guard", title: "Guard", kind: "gate", layer: nil, component: nil, controls: controls)
        return try #require(catalogue.duty(duty)).coverage(by: Evidence(stages: [stage]))?.standing
    }
    #expect(try standing("LLM02", ["access-per-document", "output-filter"]) == .yes)
    #expect(try standing("LLM02", ["output-filter"]) == .partly)
    #expect(try standing("LLM02", []) == .no)
    #expect(try standing("LLM10", ["budget"]) == .partly)
    #expect(try Content.catalogue("nist-ai-600-1").duty("environment")?.coverage(by: Evidence()) == nil)
}

@Test("A list without rules leaves every use without a class, and all its duties arise")
func needsNoRules() throws {
    let catalogue = try Content.catalogue("gdpr")
    let (uses, _) = try Content.uses("uses/library.yml")
    let classification = classify(uses.uses[0], by: catalogue)
    #expect(classification.classes.isEmpty && classification.path.isEmpty)
    let found = obligations(of: classification, uses.uses[0], by: catalogue)
    #expect(found.map(\.duty.id) == catalogue.duties.map(\.id))
    #expect(found.allSatisfy { $0.verdict == .yes && $0.applies == .undated && $0.holders.count == 2 })
}
