/// What kind of value a field has, which decides its normal form and when two values are equal.
package enum FieldKind: String, CaseIterable, Sendable {
    /// Equal without regard to case and runs of white space.
    case text
    /// Normal form 2026-03-31.
    case date
    /// Normal form 1234.50: a number with two decimals.
    case amount
    /// Equal without regard to case, blanks and punctuation.
    case identifier
}

/// A value in the form in which equal values have equal bytes: what was extracted equals the truth when both give the same.
///
/// What does not look like a date or an amount stays as it is, without blanks around it.
package func normal(_ value: String, as kind: FieldKind) -> String {
    switch kind {
    case .text: value.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    case .identifier: String(value.uppercased().filter { $0.isLetter || $0.isNumber })
    case .date: wholly(.date(.dayFirst), value) ?? trimmed(value)
    case .amount: wholly(.amount(isSigned: true), value) ?? wholeNumber(value) ?? trimmed(value)
    }
}

/// The normal form of a text that has the given look from its first word to its last.
private func wholly(_ look: Look, _ value: String) -> String? {
    let text = LinedText(value)
    guard text.lines.count == 1, let found = text.first(look, in: text.region(ofLine: 0), Tolerance(typos: false, lookalikes: false)) else {
        return nil
    }
    return found.words == text.lines[0].words ? found.value : nil
}

private func wholeNumber(_ value: String) -> String? {
    let digits = trimmed(value)
    return !digits.isEmpty && digits.utf8.allSatisfy { $0.isDigit }
        ? String(digits.drop { $0 == "0" }.isEmpty ? "0" : digits.drop { $0 == "0" }) + ".00" : nil
}

private func trimmed(_ value: String) -> String {
    value.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
}
