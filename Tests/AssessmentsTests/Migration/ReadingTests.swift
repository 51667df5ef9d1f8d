import Assessments
import Diagnostics
import Foundation
import Testing

@Suite("Migration plans are read")
struct MigrationReadingTests {
    @Test("Every part of a plan is there")
    func reads() throws {
        let (plan, messages) = migrationPlan(
            """
            title: A move
            says: From here to there
            start: 2027-02-01
            horizon: 12 month
            staying: cost.old
            budget: plan.budget
            new: { fixed: 1 USD/month, variable: 2 USD/month, since: ground }
            old: { fixed: 1 USD/month, variable: 2 USD/month }
            phases:
              ground:
                title: Ground
                says: Measure today
                duration: 6 week
                packages: [packages.access, packages.golden]
                delivers: A baseline
                owner: Marc
                gate:
                  quality:
                    says: The answers are faithful
                    holds: run.llmops.answers.faithfulness >= plan.floor * (1 - 0.1)
                    sample: The evaluation set
                    decides: Marc
                rollback: { trigger: A leak, decides: Anybody, takes: Minutes, meantime: Again, test: On a weekday }
            kinds: { law: Law }
            scales: { likelihood: { 1: rare, 2: likely }, impact: { 1: small, 3: } }
            risks:
              small: { title: Small, kind: law, likelihood: 2, impact: 1, residual: { likelihood: 1, impact: 1 } }
              rare: { title: Rare, kind: law, likelihood: 1, impact: 3 }
              likely: { title: Likely, kind: law, likelihood: 2, impact: 3, cause: Haste, sign: Errors, owner: Tom, mitigation: Time }
              same: { title: Same, kind: law, likelihood: 1, impact: 3 }
            freezes: { audit: { title: Audit, from: 2027-05-03, to: 2027-05-14, source: "scenario" } }
            """)
        #expect(messages == "")
        #expect(plan.isSound && plan.id == "move" && plan.start.text == "2027-02-01")
        let phase = try #require(plan.phase("ground"))
        #expect(phase.packages.map(\.text) == ["packages.access", "packages.golden"])
        #expect(!phase.switches && phase.share == nil)
        let holds = try #require(phase.gates.first?.holds)
        #expect(holds.text == "run.llmops.answers.faithfulness >= plan.floor * (1 - 0.1)")
        #expect(holds.place.text == holds.text)
        #expect(phase.rollback?.test == "On a weekday")
        #expect(plan.rankedRisks.map { "\($0.id) \($0.rating.score)" } == ["likely 6", "rare 3", "same 3", "small 2"])
        #expect(plan.scales.impact.map { $0.says ?? "?" } == ["small", "?"])
        #expect(plan.freezes.first?.source?.key == "scenario")
    }

    @Test("Every text can be filled in")
    func fills() {
        let (plan, _) = migrationPlan(move)
        let filled = plan.filled { text, _ in text + "!" }
        #expect(filled.title == "A move!")
        #expect(filled.phases.map(\.title) == ["Build!", "Train people!", "A tenth!", "All!"])
        #expect(filled.phases[0].delivers == "Nothing yet!")
        #expect(filled.freezes.map(\.title) == ["Audit!", "Easter!"])
    }

    @Test("Formulas are asked for in the unit that is wanted")
    func wants() {
        let (plan, _) = migrationPlan(move)
        var asked: [String] = []
        let numbers = PlanNumbers(of: plan) { formula in
            asked.append("\(formula.formula.text) \(formula.wanted.rawValue)")
            return 1
        }
        #expect(numbers != nil)
        #expect(
            asked.prefix(7) == [
                "12 month", "1000 USD/month", "600 USD/month", "400 USD/month", "300 USD/month", "200 USD/month", "73 day",
            ])
        #expect(PlanNumbers(of: plan) { $0.wanted == .share ? nil : 1 } == nil)
    }

    @Test("Each mistake is shown where it stands", arguments: ["plan", "empty", "list"])
    func broken(name: String) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Broken")
        let text = try String(contentsOf: folder.appending(path: "\(name).yml"), encoding: .utf8)
        let expected = folder.appending(path: "\(name).yml.messages")
        var log: [Diagnostic] = []
        let plan = readMigrationPlan(SourceFile(path: "content/migrations/\(name).yml", text: text), reporting: &log)
        let actual = log.sorted().map { render($0) + "\n" }.joined()
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try actual.write(to: expected, atomically: true, encoding: .utf8)
            Issue.record("recorded \(expected.lastPathComponent)")
        }
        #expect(!plan.isSound)
        #expect(try actual == String(contentsOf: expected, encoding: .utf8))
    }

    @Test("The plans of the book are sound", arguments: ["content/migrations/bookshop.yml", "content/instructor/migrations/techcorp.yml"])
    func sound(path: String) throws {
        let root = (0..<4).reduce(URL(filePath: #filePath)) { folder, _ in folder.deletingLastPathComponent() }
        var log: [Diagnostic] = []
        let plan = readMigrationPlan(
            SourceFile(path: path, text: try String(contentsOf: root.appending(path: path), encoding: .utf8)), reporting: &log)
        #expect(log.map { render($0) } == [])
        #expect(plan.phases.allSatisfy { !$0.gates.isEmpty && $0.rollback != nil && $0.delivers != nil && $0.owner != nil })
        #expect(plan.risks.allSatisfy { $0.residual != nil && $0.owner != nil && $0.sign != nil })
    }
}
