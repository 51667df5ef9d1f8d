import Components
import Diagnostics

/// The rules that a case's documents are read and checked by.
struct RuleBook: Sendable {
    var isSound = true
    /// The compliance rules.
    var titles: [RunRecord.Title] = []
    /// The files' text without what only people read.
    var canonical: [String] = []
}

/// Reads the files of `content/rules/`.
func readRuleBook(_ files: [SourceFile], reporting log: inout [Diagnostic]) -> RuleBook {
    RuleBook(canonical: files.map(\.text))
}
