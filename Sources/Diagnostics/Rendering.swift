/// A diagnostic as text for people: place, severity, message, the author's line with the range underlined, then its notes.
///
///     content/model/costs.yml:14:19: error: cannot add GB to USD/month
///       14 |   value: storage + egress
///          |                    ^^^^^^
package func render(_ diagnostic: Diagnostic, inColour: Bool = false) -> String {
    let label = diagnostic.severity == .error ? "\u{1B}[1;31merror\u{1B}[0m" : "\u{1B}[1;33mwarning\u{1B}[0m"
    var lines = entry(inColour ? label : diagnostic.severity.rawValue, diagnostic.message, diagnostic.place)
    for note in diagnostic.notes {
        lines += entry(inColour ? "\u{1B}[1;36mnote\u{1B}[0m" : "note", note.message, note.place)
    }
    return lines.joined(separator: "\n")
}

private func entry(_ label: String, _ message: String, _ place: Place?) -> [String] {
    guard let place else { return ["\(label): \(message)"] }
    let (line, column) = place.lineAndColumn
    return ["\(place.file.path):\(line):\(column): \(label): \(message)"] + snippet(place)
}

/// The line of the place's start and a row of carets under the part of the place that lies on it.
private func snippet(_ place: Place) -> [String] {
    let line = place.file.line(at: place.range.lower)
    let lineRange = place.file.range(ofLine: line)
    let text = place.file.text[lineRange]
    guard !text.isEmpty else { return [] }
    let before = place.file.text[SourceRange(lineRange.lower, place.range.lower)]
    let marked = place.file.text[SourceRange(place.range.lower, min(place.range.upper, lineRange.upper))]
    let shown = excerpt(Array(text), around: before.count)
    let number = String(line + 1 + place.file.origin.line)
    let gutter = String(repeating: " ", count: number.count)
    let indent = String(shown.characters.prefix(shown.start).map { $0 == "\t" ? "\t" : $0.isWide ? "\u{3000}" : " " })
    let underlined = shown.characters.dropFirst(shown.start).prefix(marked.count)
    let carets = String(repeating: "^", count: max(1, underlined.reduce(0) { $0 + ($1.isWide ? 2 : 1) }))
    return ["  \(number) | \(String(shown.characters))", "  \(gutter) | \(indent)\(carets)"]
}

/// A line as a message shows it: of a very long one the part around what is meant, with dots where something is left out.
private func excerpt(_ line: [Character], around start: Int) -> (characters: [Character], start: Int) {
    let (longest, lead) = (200, 60)
    guard line.count > longest else { return (line, start) }
    let first = max(0, min(start - lead, line.count - longest))
    let end = min(line.count, first + longest)
    let characters = (first > 0 ? ["…"] : []) + line[first..<end] + (end < line.count ? ["…"] : [])
    return (characters, start - first + (first > 0 ? 1 : 0))
}

extension Character {
    /// Whether a terminal gives it two columns (East Asian wide and emoji blocks; Unicode TR 11, coarse).
    fileprivate var isWide: Bool {
        guard let first = unicodeScalars.first?.value else { return false }
        return (0x1100...0x115F).contains(first) || (0x2E80...0xA4CF).contains(first) || (0xAC00...0xD7A3).contains(first)
            || (0xF900...0xFAFF).contains(first) || (0xFE30...0xFE6F).contains(first) || (0xFF00...0xFF60).contains(first)
            || (0x1F300...0x1FAFF).contains(first) || (0x20000...0x3FFFD).contains(first)
    }
}
