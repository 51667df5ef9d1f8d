import Diagnostics
import YAMLTrees

/// Reads what people said of replies: `content/labels/*.yml`, under `labels:` the label keys of replies with `supported`, `unsupported`
/// or `abstains`. A key without a value is one that is still to be judged.
func readLabels(_ source: SourceFile, reporting log: inout [Diagnostic]) -> [String: Answer.Label] {
    var fields = FieldReader(readYAML(Excerpt(source), reporting: &log), of: "a file of labels")
    _ = fields.text("title")
    _ = fields.text("says")
    var labels: [String: Answer.Label] = [:]
    for entry in fields.mapping("labels") where !entry.value.isNull {
        let names = Answer.Label.allCases.map(\.rawValue)
        guard let label = entry.value.text.flatMap(Answer.Label.init) else {
            let found = entry.value.text.map { "'\($0)'" } ?? entry.value.kind
            let notes = entry.value.text.map { didYouMean($0, among: names) } ?? []
            log.append(.error("a label is \(names.joined(separator: " or ")), not \(found)", at: entry.value.place, notes: notes))
            continue
        }
        guard entry.key.count == labelledDigits, entry.key.allSatisfy(\.isHexDigit) else {
            let note = "'casebook label' writes the keys of the replies of a run"
            log.append(.error("a label stands under \(labelledDigits) hexadecimal digits", at: entry.keyPlace, notes: [.init(note)]))
            continue
        }
        labels[entry.key] = label
    }
    log += fields.finish()
    return labels
}
