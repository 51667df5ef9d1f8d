import Assessments
import Diagnostics

/// A plan read from a text, and the messages about it.
func migrationPlan(_ text: String) -> (plan: MigrationPlan, messages: String) {
    var log: [Diagnostic] = []
    let plan = readMigrationPlan(SourceFile(path: "content/migrations/move.yml", text: text), reporting: &log)
    return (plan, log.sorted().map { render($0) }.joined(separator: "\n"))
}

/// A small move: build, try with a tenth, give all traffic away, then switch the old system off.
let move = """
    title: A move
    start: 2027-01-01
    horizon: "12"
    from: mlops
    to: llmops
    staying: "1000"
    old: { fixed: "600", variable: "400", until: whole }
    new: { fixed: "300", variable: "200", since: canary }
    phases:
      build: { title: Build, duration: "73", staff: "500", once: "100", delivers: Nothing yet }
      train: { title: Train people, duration: "10", after: build }
      canary: { title: A tenth, duration: "10", after: build, share: "0.1", switches: true }
      whole: { title: All, duration: "20", after: [canary, train], share: "1", switches: true, benefit: "50" }
    freezes:
      audit: { title: Audit, from: 2027-03-15, to: 2027-03-20, source: scenario }
      easter: { title: Easter, from: 2027-03-21, to: 2027-03-28, phases: canary }
    """

/// The plan's numbers where every formula is a number.
func plainNumbers(of plan: MigrationPlan) -> PlanNumbers? {
    PlanNumbers(of: plan) { formula in Double(formula.formula.text).map { Rate($0) } }
}
