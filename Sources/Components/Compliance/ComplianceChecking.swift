extension ComplianceRules {
    /// The ids of the rules that a document breaks, sorted.
    ///
    /// - Parameters:
    ///   - fields: what is known of the document, in normal form, by field.
    ///   - text: all of it.
    ///   - category: what the document is; rules for some categories say nothing about a document whose category is not known.
    package func check(fields: [String: String], text: String, category: String?) -> [String] {
        var lined: LinedText?
        return rules.filter { rule in
            guard rule.categories.isEmpty || category.map({ rule.categories.contains($0) }) ?? false else { return false }
            guard case .statement(let statements) = rule.demand else { return !isMet(rule.demand, by: fields) }
            let text = lined ?? LinedText(text)
            lined = text
            return !statements.contains { text.says($0) }
        }
        .map(\.id).sorted()
    }
}

private func isMet(_ demand: Demand, by fields: [String: String]) -> Bool {
    switch demand {
    case .presence(let names): return names.allSatisfy { fields[$0] != nil }
    case .sum(let names, let total, let tolerance):
        let parts = names.compactMap { fields[$0].flatMap(cents(of:)) }
        guard parts.count == names.count, let total = fields[total].flatMap(cents(of:)) else { return true }
        return abs(parts.reduce(0, +) - total) <= tolerance
    case .order(let names):
        // Dates in normal form follow each other as texts do.
        let dates = names.compactMap { fields[$0] }
        return zip(dates, dates.dropFirst()).allSatisfy { $0 <= $1 }
    case .checkDigits(let name): return fields[name].map(hasRightCheckDigits) ?? true
    case .statement: return true
    }
}

extension LinedText {
    /// Whether whole words of the text, one behind the other, have these folded letters; line breaks do not matter.
    fileprivate func says(_ statement: [UInt8]) -> Bool {
        words.indices.contains { first in
            let start = Int(words[first].foldedStart)
            let end = start + statement.count
            guard end <= folded.count, folded[start..<end].elementsEqual(statement) else { return false }
            return words[first...].first { Int($0.foldedEnd) >= end }.map { Int($0.foldedEnd) == end } ?? false
        }
    }
}
