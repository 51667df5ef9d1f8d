import Diagnostics
import YAMLTrees

func readPhase(_ entry: YAMLTree.Entry, reporting log: inout [Diagnostic]) -> MigrationPlan.Phase {
    var fields = FieldReader(entry.value, of: "a phase")
    let title = fields.required("title")?.text ?? entry.key
    let says = fields.text("says")
    let duration = fields.scalar("duration")?.excerpt
    if fields.lacks("duration"), entry.value.entries != nil || entry.value.isNull {
        let hint = Diagnostic.Note("a time, such as '6 week', or a formula that gives one")
        log.append(.error("phase '\(entry.key)' has no duration", at: entry.keyPlace, notes: [hint]))
    }
    let phase = MigrationPlan.Phase(
        id: entry.key, title: title, says: says, duration: duration, earliest: fields.scalar("earliest")?.excerpt,
        after: fields.scalars("after").compactMap(\.mention), share: fields.scalar("share")?.excerpt,
        shadow: fields.scalar("shadow")?.excerpt, packages: fields.scalars("packages").map(\.excerpt),
        engineers: fields.scalar("engineers")?.excerpt, staff: fields.scalar("staff")?.excerpt, once: fields.scalar("once")?.excerpt,
        running: fields.scalar("running")?.excerpt, benefit: fields.scalar("benefit")?.excerpt,
        switches: fields.flag("switches") ?? false,
        delivers: fields.text("delivers"), owner: fields.text("owner"),
        gates: fields.mapping("gate").compactMap { readGate($0, reporting: &log) },
        rollback: fields.value("rollback").flatMap { readRollback($0, reporting: &log) }, place: entry.keyPlace)
    log += fields.finish()
    return phase
}

private func readGate(_ entry: YAMLTree.Entry, reporting log: inout [Diagnostic]) -> MigrationPlan.Gate? {
    var fields = FieldReader(entry.value, of: "a gate")
    let says = fields.required("says")?.text
    let isSilent = fields.lacks("holds") && (entry.value.entries != nil || entry.value.isNull)
    let holds = fields.scalar("holds")?.excerpt
    let (sample, decides) = (fields.required("sample")?.text, fields.required("decides")?.text)
    log += fields.finish()
    if isSilent {
        let hint = Diagnostic.Note("say under 'holds' what has to be how large")
        log.append(.error("gate '\(entry.key)' has no condition", at: entry.keyPlace, notes: [hint]))
    }
    guard let holds else { return nil }
    return .init(
        id: entry.key, says: says ?? entry.key, holds: holds, sample: sample ?? "", decides: decides ?? "", place: entry.keyPlace)
}

private func readRollback(_ tree: YAMLTree, reporting log: inout [Diagnostic]) -> MigrationPlan.Rollback? {
    var fields = FieldReader(tree, of: "a rollback")
    let rollback = MigrationPlan.Rollback(
        trigger: fields.required("trigger")?.text ?? "", decides: fields.required("decides")?.text ?? "",
        takes: fields.required("takes")?.text ?? "", meantime: fields.required("meantime")?.text ?? "",
        test: fields.required("test")?.text ?? "", place: tree.place)
    let problems = fields.finish()
    log += problems
    return problems.isEmpty ? rollback : nil
}
