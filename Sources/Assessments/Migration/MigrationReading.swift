package import Diagnostics
import YAMLTrees

/// Reads a plan like `content/migrations/bookshop.yml`. Never fails: what is wrong is reported, and the plan is then not sound.
///
///     title: A bookshop changes its search
///     start: 2027-03-01
///     horizon: 24 month
///     staying: shop.today
///     phases:
///       build: { title: Build it, duration: 6 week, staff: shop.staff, delivers: Nothing yet, gate: { … }, rollback: { … } }
///       canary: { title: A tenth of the visitors, duration: 4 week, after: build, share: 10 %, switches: true }
///     freezes: { christmas: { title: Christmas trade, from: 2027-11-15, to: 2028-01-06 } }
///     old: { fixed: shop.old.fixed, variable: shop.old.variable, until: canary }
///     new: { fixed: shop.new.fixed, variable: shop.new.variable, since: canary }
///     scales: { likelihood: { 1: rare, 2: possible }, impact: { 1: small, 2: large } }
///     risks: { slow: { title: It is slow, likelihood: 2, impact: 1, residual: { likelihood: 1, impact: 1 } } }
///
/// Whether the pipelines of `from` and `to` exist, and whether formulas make sense, is not checked here.
package func readMigrationPlan(_ source: SourceFile, reporting log: inout [Diagnostic]) -> MigrationPlan {
    var found: [Diagnostic] = []
    let tree = readYAML(Excerpt(source), reporting: &found)
    var fields = FieldReader(tree, of: "a migration plan")
    let title = fields.required("title")?.text
    let says = fields.text("says")
    let start = fields.day("start")
    if fields.lacks("start") { found.append(.error("a migration plan needs 'start'", at: tree.place)) }
    let horizon = fields.required("horizon")?.excerpt
    let (from, to) = (fields.scalar("from")?.mention, fields.scalar("to")?.mention)
    let staying = fields.required("staying")?.excerpt
    let budget = fields.scalar("budget")?.excerpt
    if fields.lacks("phases") { found.append(.error("a migration plan needs 'phases'", at: tree.place)) }
    let phases = fields.mapping("phases").map { readPhase($0, reporting: &found) }
    let freezes = fields.mapping("freezes").compactMap { readFreeze($0, reporting: &found) }
    let old = system("old", until: "until", isOptional: true, &fields, reporting: &found)
    let new = system("new", until: "since", isOptional: false, &fields, reporting: &found)
    let scales = readRiskScales(fields.value("scales"), kinds: fields.mapping("kinds"), reporting: &found)
    let risks = fields.mapping("risks").compactMap { readRisk($0, scales, reporting: &found) }
    found += fields.finish()

    func plan(isSound: Bool) -> MigrationPlan {
        MigrationPlan(
            id: source.name, title: title ?? source.name, says: says, start: start ?? Day(number: 0), horizon: horizon,
            from: from,
            to: to, staying: staying, budget: budget, old: old, new: new, phases: phases, freezes: freezes, scales: scales, risks: risks,
            file: source, isSound: isSound)
    }
    found += check(plan(isSound: true))
    log += found
    return plan(isSound: !found.hasErrors)
}

private func system(
    _ key: String, until phaseKey: String, isOptional: Bool, _ fields: inout FieldReader, reporting log: inout [Diagnostic]
) -> MigrationPlan.RunningSystem? {
    guard let tree = fields.value(key) else {
        if fields.lacks(key) { log.append(.error("a migration plan needs '\(key)'", at: fields.tree.place)) }
        return nil
    }
    var reader = FieldReader(tree, of: "the \(key) system")
    let (fixed, variable) = (reader.required("fixed")?.excerpt, reader.required("variable")?.excerpt)
    let copy = isOptional ? nil : reader.scalar("copy")?.excerpt
    let phase = (isOptional ? reader.scalar(phaseKey) : reader.required(phaseKey))?.mention
    log += reader.finish()
    return .init(fixed: fixed, variable: variable, copy: copy, phase: phase)
}

/// Nil without both days: it holds nothing up.
private func readFreeze(_ entry: YAMLTree.Entry, reporting log: inout [Diagnostic]) -> MigrationPlan.Freeze? {
    var fields = FieldReader(entry.value, of: "a freeze")
    let title = fields.required("title")?.text ?? entry.key
    let (first, last) = (fields.day("from"), fields.day("to"))
    for key in ["from", "to"] where fields.lacks(key) {
        log.append(.error("freeze '\(entry.key)' needs '\(key)', a day", at: entry.keyPlace))
    }
    let source = fields.scalar("source").flatMap { SourceMention($0) }
    let phases = fields.scalars("phases").compactMap(\.mention)
    log += fields.finish()
    guard let first, let last else { return nil }
    if last < first {
        let beginning = Diagnostic.Note("it begins here", at: entry.value["from"]?.place)
        log.append(.error("freeze '\(entry.key)' ends before it begins", at: entry.value["to"]?.place, notes: [beginning]))
        return nil
    }
    return .init(id: entry.key, title: title, first: first, last: last, source: source, phases: phases, place: entry.keyPlace)
}
