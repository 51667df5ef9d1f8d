package import Diagnostics

/// A comparison of two formulas, cut in two so that both sides can be shown with their units: `run.llmops.answers.faithfulness >= 0.95`.
package struct GateCondition: Sendable {
    package enum Comparison: String, Sendable, CaseIterable {
        // Longer ones first: they are looked for in this order.
        case lessOrEqual = "<="
        case greaterOrEqual = ">="
        case equal = "=="
        case unequal = "!="
        case less = "<"
        case greater = ">"
    }

    /// All of it, for the model.
    package let formula: Excerpt
    /// What is measured.
    package let left: Excerpt
    package let comparison: Comparison
    /// What it is held against.
    package let right: Excerpt
}

/// Cuts a condition at its comparison. One without, with several, or with one inside parentheses only, is reported.
func readGateCondition(_ formula: Excerpt, reporting log: inout [Diagnostic]) -> GateCondition? {
    let bytes = Array(formula.text.utf8)
    var depth = 0
    var found: [(offset: Int, comparison: GateCondition.Comparison)] = []
    var offset = 0
    while offset < bytes.count {
        if bytes[offset] == UInt8(ascii: "(") { depth += 1 }
        if bytes[offset] == UInt8(ascii: ")") { depth -= 1 }
        let sign = GateCondition.Comparison.allCases.first { bytes[offset...].starts(with: $0.rawValue.utf8) }
        if depth == 0, let sign { found.append((offset, sign)) }
        offset += sign?.rawValue.utf8.count ?? 1
    }
    func side(_ lower: Int, _ upper: Int) -> Excerpt {
        let blank = { bytes[$0] == UInt8(ascii: " ") || bytes[$0] == UInt8(ascii: "\n") }
        let first = (lower..<upper).first { !blank($0) } ?? upper
        let last = (first..<upper).last { !blank($0) } ?? first - 1
        return formula.excerpt(SourceRange(first, last + 1))
    }
    if found.count > 1 {
        let second = formula.place(SourceRange(found[1].offset, found[1].offset + found[1].comparison.rawValue.utf8.count))
        log.append(.error("a gate compares once", at: second, notes: [.init("make two gates of it")]))
        return nil
    }
    if let cut = found.first {
        let (left, right) = (side(0, cut.offset), side(cut.offset + cut.comparison.rawValue.utf8.count, bytes.count))
        if !left.text.isEmpty, !right.text.isEmpty {
            return GateCondition(formula: formula, left: left, comparison: cut.comparison, right: right)
        }
    }
    let hint = "it compares what is measured with a threshold, as in 'run.llmops.answers.faithfulness >= 0.95'"
    log.append(.error("a gate without a condition decides nothing", at: formula.place, notes: [.init(hint)]))
    return nil
}
