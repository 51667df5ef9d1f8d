import Diagnostics
import YAMLTrees

/// Reads what people said of replies: `content/labels/*.yml`, under `labels:` the first sixteen digits of a reply's key with `supported`,
/// `unsupported` or `abstains`.
func readLabels(_ source: SourceFile, reporting log: inout [Diagnostic]) -> [String: Answer.Label] {
    var fields = FieldReader(readYAML(Excerpt(source), reporting: &log), of: "a file of labels")
    _ = fields.text("title")
    _ = fields.text("says")
    var labels: [String: Answer.Label] = [:]
    for entry in fields.mapping("labels") {
        let names = Answer.Label.allCases.map(\.rawValue)
        guard let label = entry.value.text.flatMap(Answer.Label.init) else {
            let found = entry.value.text.map { "'\($0)'" } ?? entry.value.kind
            let notes = entry.value.text.map { didYouMean($0, among: names) } ?? []
            log.append(.error("a label is \(names.joined(separator: " or ")), not \(found)", at: entry.value.place, notes: notes))
            continue
        }
        guard entry.key.count == labelledDigits, entry.key.allSatisfy(\.isHexDigit) else {
            let note = "a casebook record shows them under 'key'"
            log.append(.error("a label stands under the first \(labelledDigits) digits of a reply's key", at: entry.keyPlace, notes: [.init(note)]))
            continue
        }
        labels[entry.key] = label
    }
    log += fields.finish()
    return labels
}
