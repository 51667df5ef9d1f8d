import Components
import Diagnostics

/// The rules of a text, and what is wrong with it.
func rules(_ text: String) -> (ExtractionRules, String) {
    var log: [Diagnostic] = []
    let rules = readExtractionRules(SourceFile(path: "content/rules/fields.yml", text: text), reporting: &log)
    return (rules, log.sorted().map { render($0) }.joined(separator: "\n"))
}

/// What one field with one way finds.
func value(_ kind: String, _ way: String, in text: String, forgives: String = "[]", category: String? = nil) -> String? {
    let (rules, messages) = rules("forgives: \(forgives)\nfields: { it: { kind: \(kind), ways: [\(way)] } }")
    precondition(messages.isEmpty, messages)
    return rules.extract(from: text, category: category)["it"]
}
