/// The fields of a filled-in Markdown report, in their order.
///
/// - Parameter problems: what could not be read, in words.
package func readMarkdownFields(_ text: String, problems: inout [String]) -> [FilledReport.Field] {
    var fields: [FilledReport.Field] = []
    var rest = text[...]
    while let opening = rest.firstMatch(of: /<!-- *answer: *([A-Za-z0-9._-]+) *-->/) {
        let id = String(opening.1)
        let behind = rest[opening.range.upperBound...]
        let next = behind.firstMatch(of: /<!-- *answer:/)?.range.lowerBound ?? behind.endIndex
        guard let closing = behind.firstMatch(of: /<!-- *end of answer *-->/), closing.range.lowerBound <= next else {
            problems.append("the field '\(id)' has no end: its mark '\(MarkdownMark.closing)' is gone")
            rest = behind[next...]
            continue
        }
        // A blank on a line of its own is written with escapes, or it would be a rule.
        let content = plainMarkdown(behind[..<closing.range.lowerBound]).replacing(MarkdownMark.blank, with: "")
        fields.append(FilledReport.Field(id: id, text: content.isEmpty ? nil : content))
        rest = behind[closing.range.upperBound...]
    }
    return fields
}

/// Without emphasis, code marks and escapes, which students write around numbers.
private func plainMarkdown(_ text: some StringProtocol) -> String {
    var plain = ""
    var isEscaped = false
    for character in text {
        if isEscaped || !"*_`\\".contains(character) {
            plain.append(character)
            isEscaped = false
        } else if character == "\\" {
            isEscaped = true
        }
    }
    return plain.split { $0.isWhitespace }.joined(separator: " ")
}

/// The fields of a filled-in LaTeX report, in their order.
///
/// - Parameter problems: what could not be read, in words.
package func readLaTeXFields(_ text: String, problems: inout [String]) -> [FilledReport.Field] {
    let code = text.split(separator: "\n", omittingEmptySubsequences: false).map(withoutComment).joined(separator: "\n")
    var fields: [FilledReport.Field] = []
    var rest = code[...]
    while let command = rest.firstRange(of: LaTeXMark.command) {
        rest = rest[command.upperBound...]
        guard let names = withoutGuidance(rest).prefixMatch(of: /\s*\{([A-Za-z0-9._-]+)\}\s*\{/) else { continue }
        let id = String(names.1)
        let behind = rest[names.range.upperBound...]
        guard let end = closingBrace(in: behind) else {
            problems.append("the field '\(id)' has no end: its '}' is missing")
            rest = behind
            continue
        }
        let content = plainLaTeX(behind[..<end])
        fields.append(FilledReport.Field(id: id, text: content.isEmpty ? nil : content))
        rest = behind[end...]
    }
    return fields
}

private func withoutComment(_ line: Substring) -> Substring {
    var isEscaped = false
    for index in line.indices {
        if line[index] == "%", !isEscaped { return line[..<index] }
        isEscaped = line[index] == "\\" && !isEscaped
    }
    return line
}

/// What follows the optional argument `[{…}]`; all of it when there is none, or when it has no end.
private func withoutGuidance(_ text: Substring) -> Substring {
    let start = text.drop(while: \.isWhitespace)
    guard start.first == "[" else { return text }
    var depth = 0
    var isEscaped = false
    for index in start.indices {
        switch start[index] {
        case _ where isEscaped: isEscaped = false
        case "\\": isEscaped = true
        case "{": depth += 1
        case "}": depth -= 1
        case "]" where depth == 0: return start[start.index(after: index)...]
        default: break
        }
    }
    return text
}

private func closingBrace(in text: Substring) -> Substring.Index? {
    var depth = 0
    var isEscaped = false
    for index in text.indices {
        switch text[index] {
        case _ where isEscaped: isEscaped = false
        case "\\": isEscaped = true
        case "{": depth += 1
        case "}" where depth == 0: return index
        case "}": depth -= 1
        default: break
        }
    }
    return nil
}

/// What stands in a field, without the commands people put around numbers.
private func plainLaTeX(_ text: Substring) -> String {
    var plain = String(text).replacing("~", with: " ").replacing("{,}", with: ",").replacing(/\\[,;:!\x20]/, with: "")
    plain = plain.replacing(/\\times\b/, with: "×").replacing("\\cdot", with: "·")
    plain = plain.replacing(/\\(?:text|mathrm|textbf|emph|num|SI|qty|unit)\b\s*/, with: "")
    plain = plain.replacing(/\\([$%_&#])/) { String($0.1) == "$" ? "\u{1}" : String($0.1) }
    plain = plain.replacing("$", with: "").replacing("\u{1}", with: "$").filter { $0 != "{" && $0 != "}" }
    return plain.split { $0.isWhitespace }.joined(separator: " ")
}
