import Testing
import YAMLTrees

@testable import Assessments

@Suite("Phases get their days")
struct ScheduleTests {
    private func scheduled(_ plan: MigrationPlan) throws -> Schedule {
        let given = try #require(plainNumbers(of: plan))
        return try #require(plan.schedule(by: given))
    }

    @Test("Phases follow each other, and freezes hold up what switches")
    func schedules() throws {
        let (plan, messages) = migrationPlan(move)
        #expect(messages == "")
        let schedule = try scheduled(plan)
        let shown = schedule.entries.map { entry in
            "\(entry.phase) \(entry.start.text) \(entry.lastDay.text) \(entry.reason) \(entry.freezes) \(entry.slack)"
        }
        #expect(
            shown == [
                // The 73 days end on 14 March; two days later the canary would begin in the audit, and then in Easter. So `build` may
                // take
                // 14 days longer: it could end on 28 March.
                #"build 2027-01-01 2027-03-14 planStart [] 14"#,
                #"train 2027-03-15 2027-03-24 phase("build") [] 14"#,
                #"canary 2027-03-29 2027-04-07 phase("build") ["audit", "easter"] 0"#,
                #"whole 2027-04-08 2027-04-27 phase("canary") [] 0"#,
            ])
        #expect(schedule.criticalPath == ["build", "canary", "whole"])
        #expect(schedule.end.text == "2027-04-28")
        #expect(schedule["canary"]?.wanted.text == "2027-03-15")
    }

    @Test(
        "The first day of a phase that switches",
        arguments: [
            // A day, the freezes from it, and where they push it.
            ("29", [], "2027-01-30"),
            ("29", [("2027-01-31", "2027-02-03")], "2027-01-30"),
            ("30", [("2027-01-31", "2027-02-03")], "2027-02-04"),
            ("33", [("2027-01-31", "2027-02-03")], "2027-02-04"),
            ("34", [("2027-01-31", "2027-02-03")], "2027-02-04"),
            ("30", [("2027-02-04", "2027-02-05"), ("2027-01-31", "2027-02-03")], "2027-02-06"),
            ("30", [("2027-01-01", "2027-02-10"), ("2027-01-31", "2027-02-03")], "2027-02-11"),
            ("29.2", [], "2027-01-31"),
            ("28.9999999", [], "2027-01-30"),
        ] as [(String, [(String, String)], String)])
    func switches(days: String, freezes: [(String, String)], start: String) throws {
        let frozen = freezes.enumerated().map { "f\($0): { title: F, from: \($1.0), to: \($1.1) }" }.joined(separator: ", ")
        let (plan, messages) = migrationPlan(
            """
            title: A move
            start: 2027-01-01
            horizon: "12"
            staying: "0"
            old: { fixed: "0", variable: "0" }
            new: { fixed: "0", variable: "0", since: b }
            phases:
              a: { title: A, duration: "\(days)" }
              b: { title: B, duration: "1", after: a, switches: true }
            freezes: { \(frozen) }
            """)
        #expect(messages == "")
        #expect(try scheduled(plan)["b"]?.start.text == start)
    }

    @Test("A notice keeps a phase back, whatever is ready")
    func earliest() throws {
        let (plan, _) = migrationPlan(move.replacing("duration: \"10\", after: build }", with: "duration: \"10\", earliest: \"90\" }"))
        let schedule = try scheduled(plan)
        #expect(schedule["train"]?.start.text == "2027-04-01")
        #expect(schedule["train"]?.reason == .earliest)
        #expect(schedule.criticalPath == ["train", "whole"])
        // From 29 March on the canary ends on 7 April, three days before the training.
        #expect(schedule["canary"]?.slack == 3)
    }

    @Test("A phase's slack is the longest delay that the end does not feel")
    func slack() throws {
        let (plan, _) = migrationPlan(move)
        let given = try #require(plainNumbers(of: plan))
        let before = try #require(plan.schedule(by: given))
        for entry in before.entries {
            for (delay, isFelt) in [(entry.slack, false), (entry.slack + 1, true)] {
                var delayed = given
                delayed.phases[entry.phase]?.days += Double(delay)
                let after = try #require(plan.schedule(by: delayed))
                #expect((after.end > before.end) == isFelt, "\(entry.phase) \(delay)")
            }
        }
    }

    @Test("A plan with a mistake has no schedule and no numbers")
    func unsound() {
        let (plan, messages) = migrationPlan(move.replacing("after: build }", with: "after: bild }"))
        #expect(messages != "")
        #expect(plainNumbers(of: plan) == nil)
        #expect(plan.schedule(by: PlanNumbers(months: 1, staying: 0, old: nil, new: nil, phases: [:])) == nil)
    }
}
