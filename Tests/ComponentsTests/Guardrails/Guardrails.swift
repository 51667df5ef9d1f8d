import Components
import Diagnostics
import Foundation

/// Rules from a text, which must have no faults.
func guardrails(_ text: String) -> (rules: GuardrailRules, messages: String) {
    var log: [Diagnostic] = []
    let rules = readGuardrails(SourceFile(path: "content/guardrails/rules.yml", text: text), reporting: &log)
    return (rules, log.sorted().map { render($0) }.joined(separator: "\n"))
}

/// A file of the course's guardrails.
func guardrailFile(_ name: String) throws -> SourceFile {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../content/guardrails").standardized
    return SourceFile(path: "content/guardrails/\(name)", text: try String(contentsOf: root.appending(path: name), encoding: .utf8))
}

/// The rules of the course.
func techcorpGuardrails() throws -> GuardrailRules {
    var log: [Diagnostic] = []
    return readGuardrails(try guardrailFile("techcorp.yml"), reporting: &log)
}

extension String {
    /// The text of a range of UTF-8 bytes.
    func utf8(_ range: Range<Int>) -> String { String(decoding: Array(utf8)[range], as: UTF8.self) }
}

extension GuardFinding {
    /// `override "ignore all"`.
    func described(in text: String) -> String { "\(rule) \"\(text.utf8(range))\"" }
}
