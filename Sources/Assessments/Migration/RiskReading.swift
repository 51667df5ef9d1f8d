import Diagnostics
import YAMLTrees

/// - Parameter tree: nil where the plan has no scales: then no rating is checked.
func readRiskScales(_ tree: YAMLTree?, kinds: [YAMLTree.Entry], reporting log: inout [Diagnostic]) -> RiskScales {
    let kinds = kinds.map { (id: $0.key, title: $0.value.text ?? $0.key) }
    guard let tree else { return RiskScales(likelihood: [], impact: [], kinds: kinds) }
    var fields = FieldReader(tree, of: "the scales of risks")
    for key in ["likelihood", "impact"] where fields.lacks(key) {
        log.append(.error("the scales of risks need '\(key)'", at: tree.place))
    }
    let likelihood = steps(fields.mapping("likelihood"), reporting: &log)
    let impact = steps(fields.mapping("impact"), reporting: &log)
    log += fields.finish()
    return RiskScales(likelihood: likelihood, impact: impact, kinds: kinds)
}

private func steps(_ entries: [YAMLTree.Entry], reporting log: inout [Diagnostic]) -> [RiskScales.Step] {
    var steps: [RiskScales.Step] = []
    for entry in entries {
        guard let number = Int(entry.key), number > 0 else {
            log.append(.error("a step of a scale is a whole number above 0, not '\(entry.key)'", at: entry.keyPlace))
            continue
        }
        if let last = steps.last, number <= last.number {
            log.append(.error("the steps of a scale rise, and \(number) comes after \(last.number)", at: entry.keyPlace))
        }
        steps.append(.init(number: number, says: entry.value.text))
    }
    return steps
}

/// Nil without a rating that can be read: nothing could be said of how large it is.
func readRisk(_ entry: YAMLTree.Entry, _ scales: RiskScales, reporting log: inout [Diagnostic]) -> Risk? {
    var fields = FieldReader(entry.value, of: "a risk")
    let title = fields.required("title")?.text ?? entry.key
    let kind = fields.scalar("kind")
    if let kind, let name = kind.text, !scales.kinds.isEmpty, !scales.kinds.contains(where: { $0.id == name }) {
        let names = scales.kinds.map(\.id)
        let guess = didYouMean(name, among: names)
        let notes = guess.isEmpty ? [.init("the plan has \(names.joined(separator: ", "))")] : guess
        log.append(.error("no kind of risk is called '\(name)'", at: kind.place, notes: notes))
    }
    let (cause, sign) = (fields.text("cause"), fields.text("sign"))
    let rating = readRating(&fields, scales, reporting: &log)
    let (owner, mitigation) = (fields.text("owner"), fields.text("mitigation"))
    let rest = fields.value("residual")
    log += fields.finish()
    var residual: Risk.Rating?
    if let rest {
        var reader = FieldReader(rest, of: "what is left of a risk")
        residual = readRating(&reader, scales, reporting: &log)
        log += reader.finish()
        if let left = residual, let rating, left.likelihood > rating.likelihood || left.impact > rating.impact {
            let message = "what is left of risk '\(entry.key)' is above the risk itself"
            log.append(.error(message, at: rest.place, notes: [.init("a mitigation makes neither likelihood nor impact larger")]))
        }
    }
    guard let rating else { return nil }
    return Risk(
        id: entry.key, title: title, kind: kind?.text, cause: cause, sign: sign, rating: rating, owner: owner, mitigation: mitigation,
        residual: residual, place: entry.keyPlace)
}

/// Nil when one of the numbers is missing or on no scale, which was reported.
private func readRating(_ fields: inout FieldReader, _ scales: RiskScales, reporting log: inout [Diagnostic]) -> Risk.Rating? {
    let likelihood = step("likelihood", of: scales.likelihood, &fields, reporting: &log)
    let impact = step("impact", of: scales.impact, &fields, reporting: &log)
    guard let likelihood, let impact else { return nil }
    return Risk.Rating(likelihood: likelihood, impact: impact)
}

private func step(_ key: String, of scale: [RiskScales.Step], _ fields: inout FieldReader, reporting log: inout [Diagnostic]) -> Int? {
    let number = fields.integer(key)
    if fields.lacks(key) { log.append(.error("a rating needs '\(key)'", at: fields.tree.place)) }
    guard let number, let tree = fields.tree[key], !scale.isEmpty, !scale.contains(where: { $0.number == number }) else { return number }
    let steps = scale.map { "\($0.number)" }.joined(separator: ", ")
    log.append(.error("\(number) is outside the scale of \(key)", at: tree.place, notes: [.init("its steps are \(steps)")]))
    return nil
}
