import Testing
import YAMLTrees

@testable import Assessments

/// The table of the instructor's solution of part 4, task 1.
private let table: [(use: String, classes: [String], undecided: [String], rule: String)] = [
    ("A", ["not-high-risk", "minimal"], [], "R4d"),
    ("B", ["out-of-scope"], [], "R0"),
    ("C", ["not-high-risk"], ["transparency", "minimal"], "R4d"),
    ("D", ["not-high-risk"], ["transparency", "minimal"], "R4d"),
    ("E", ["annex-iii", "high-risk-annex-iii"], [], "R4a"),
    ("F", ["annex-iii", "not-high-risk-documented"], [], "R4b"),
    ("G", ["annex-iii"], ["high-risk-annex-iii", "not-high-risk-documented"], "R4"),
    ("H", ["annex-iii", "high-risk-annex-iii"], [], "R4a"),
    ("I", ["not-high-risk", "minimal"], [], "R4d"),
    ("J", ["prohibited"], [], "R2a"),
    ("K", ["not-high-risk", "minimal"], [], "R4d"),
    ("L", ["annex-iii", "high-risk-annex-iii", "new-provider"], ["transparency"], "R10"),
]

private func classified(_ use: String) throws -> (UseCase, Catalogue, Classification) {
    let (uses, catalogue) = try Content.uses("instructor/uses/techcorp.yml")
    let use = try #require(uses[use])
    return (use, catalogue, classify(use, by: catalogue))
}

@Test("The twelve uses fall into the classes of the solution", arguments: table)
func classifiesTwelve(use: String, classes: [String], undecided: [String], rule: String) throws {
    let (_, _, classification) = try classified(use)
    #expect(classification.classes == classes)
    #expect(classification.undecided == undecided)
    #expect(classification.path.contains { $0.rule.id == rule && $0.verdict == .yes })
    #expect(classification.openQuestions.isEmpty == undecided.isEmpty)
}

@Test("There are twelve uses, and the table has them all")
func isComplete() throws {
    #expect(try Content.uses("instructor/uses/techcorp.yml").0.uses.map(\.id) == table.map(\.use))
}

/// By use: the duty, its day in the Act of 2024, its day as amended, who has it.
private let days: [(use: String, duty: String, original: String?, amended: String?, holders: [String])] = [
    ("A", "literacy", "2025-02-02", "2025-02-02", ["TechCorp provider", "TechCorp deployer", "Client deployer"]),
    ("C", "telling-people", "2026-08-02", "2026-08-02", ["TechCorp provider"]),
    ("D", "marking", "2026-08-02", "2026-08-02", ["TechCorp provider"]),
    ("E", "risk-management", "2026-08-02", "2027-12-02", ["TechCorp provider"]),
    ("E", "deployer-logs", "2026-08-02", "2027-12-02", ["Client deployer"]),
    ("E", "informing-workers", "2026-08-02", "2027-12-02", ["Client deployer"]),
    ("F", "assessment", "2026-08-02", "2027-12-02", ["TechCorp provider"]),
    ("G", "risk-management", "2026-08-02", "2027-12-02", ["TechCorp provider"]),
    ("G", "assessment", "2026-08-02", "2027-12-02", ["TechCorp provider"]),
    ("H", "impact-assessment-rights", "2026-08-02", "2027-12-02", ["Client deployer"]),
    ("H", "explanation", "2026-08-02", "2027-12-02", ["Client deployer"]),
    ("J", "stop", "2025-02-02", "2025-02-02", ["TechCorp provider", "Client deployer"]),
    ("L", "risk-management", "2026-08-02", "2027-12-02", ["TechCorp provider", "Client provider"]),
]

@Test("Duties have the days of both calendars, and somebody who has them", arguments: days)
func datesDuties(use: String, duty: String, original: String?, amended: String?, holders: [String]) throws {
    let (use, catalogue, classification) = try classified(use)
    let obligation = try #require(obligations(of: classification, use, by: catalogue).first { $0.duty.id == duty })
    #expect(obligation.applies.day(in: 0)?.text == original)
    #expect(obligation.applies.day(in: 1)?.text == amended)
    #expect(obligation.holders.map { "\($0.party) \($0.role)" } == holders)
}

@Test(
    "Only what is asked for arises, and what open questions decide says so",
    arguments: [
        ("A", ["literacy", "data-protection"], []),
        ("B", ["data-protection"], []),
        ("C", ["literacy", "data-protection"], ["telling-people", "marking"]),
        ("D", ["literacy", "data-protection"], ["marking"]),
        ("F", ["literacy", "data-protection", "assessment", "registration"], []),
        ("J", ["stop", "literacy", "data-protection"], []),
        ("K", ["literacy", "data-protection"], []),
    ])
func obliges(use: String, certain: [String], open: [String]) throws {
    let (use, catalogue, classification) = try classified(use)
    let found = obligations(of: classification, use, by: catalogue)
    #expect(found.filter { $0.verdict == .yes }.map(\.duty.id) == certain)
    #expect(found.filter { $0.verdict == .noEvidence }.map(\.duty.id) == open)
    #expect(found.allSatisfy { $0.openQuestions.isEmpty == ($0.verdict == .yes) })
}

@Test("The class of the payslips depends on two facts, and each answer says how far")
func opensPayslips() throws {
    let (_, _, classification) = try classified("G")
    #expect(classification.openQuestions == ["profiles", "influences-decision"])
    let alternatives = classification.alternatives.map {
        let (classes, undecided) = ($0.classes.joined(separator: " "), $0.undecided.joined(separator: " "))
        return "\($0.question) \($0.values.joined(separator: " ")): \(classes) ? \(undecided)"
    }
    #expect(
        alternatives == [
            "profiles true: annex-iii high-risk-annex-iii ? ",
            "profiles false: annex-iii ? not-high-risk-documented high-risk-annex-iii",
            "influences-decision true: annex-iii high-risk-annex-iii ? ",
            "influences-decision false: annex-iii ? high-risk-annex-iii not-high-risk-documented",
        ])
}

@Test("Marking has no grace for what came on the market after the day from which Article 50 applies")
func gracesOldSystems() throws {
    let (use, catalogue, _) = try classified("D")
    func marking(onMarketBefore: String) throws -> (String, Applicability) {
        func answer(_ name: String, _ value: String) -> Statement {
            Statement(name: name, values: [Mention(name: value, place: use.place)], place: use.place)
        }
        let answered = UseCase(
            id: use.id, title: use.title, says: nil, why: nil, askedBy: nil, holders: use.holders, changedBy: nil,
            answers: use.answers + [answer("standard-editing", "false"), answer("on-market-before", onMarketBefore)], place: use.place)
        let classification = classify(answered, by: catalogue)
        let duty = try #require(obligations(of: classification, answered, by: catalogue).first { $0.duty.id.hasPrefix("marking") })
        return (duty.duty.id, duty.applies)
    }
    let (new, old) = (try marking(onMarketBefore: "false"), try marking(onMarketBefore: "true"))
    #expect(new.0 == "marking" && old.0 == "marking-grace")
    let today = Day(year: 2026, month: 11, day: 23)
    #expect(new.1.isApplicable(on: today, in: 1))
    #expect(!old.1.isApplicable(on: today, in: 1))
    #expect(old.1.isApplicable(on: Day(year: 2026, month: 12, day: 2), in: 1))
    #expect(old.1.isApplicable(on: today, in: 0) && old.1.changes && !new.1.changes)
}
