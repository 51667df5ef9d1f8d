package import Diagnostics
import YAMLTrees

/// Reads a prompt from a file like `content/prompts/answer-1.md`. Never fails: what is wrong is reported, and the prompt is what can be read.
///
///     ---
///     title: Answer from passages
///     ---
///     # System
///     Answer from the passages only.
///     # User
///     {passages}
///
///     Question: {question}
///
/// An example of a conversation may stand in between: `# User` and `# Assistant` in turn, the last section being `# User`. The number at the
/// end of the file's name is the prompt's version.
package func readPrompt(_ source: SourceFile, reporting log: inout [Diagnostic]) -> PromptTemplate {
    var reader = PromptReader(source)
    defer { log += reader.diagnostics }
    return reader.prompt()
}

private struct PromptReader {
    let source: SourceFile
    var diagnostics: [Diagnostic] = []
    private var places: [(placeholder: PromptTemplate.Placeholder, place: Place)] = []

    private struct Section {
        let role: Message.Role
        let heading: Place
        var lines: [SourceRange] = []
    }

    init(_ source: SourceFile) { self.source = source }

    mutating func prompt() -> PromptTemplate {
        let id = source.path.split(separator: "/").last.map { $0.hasSuffix(".md") ? String($0.dropLast(3)) : String($0) } ?? source.path
        let (title, says, start) = head()
        let turns = (start.map { sections(from: $0) } ?? []).map { PromptTemplate.Turn(role: $0.role, parts: parts(of: $0)) }
        return PromptTemplate(
            id: id, version: version(id), title: title ?? id, says: says, file: source, turns: turns, places: places)
    }

    private mutating func version(_ id: String) -> Int {
        let digits = id.split(separator: "-", omittingEmptySubsequences: false).dropFirst().last ?? ""
        if let version = Int(digits), version > 0, digits.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) {
            return version
        }
        report("the name of a prompt ends in its version", source.place(SourceRange(0, 0)), "such as \(id)-1.md")
        return 1
    }

    /// The title, what it says, and the first line behind them; no line when nobody can tell where they end.
    private mutating func head() -> (title: String?, says: String?, start: Int?) {
        let first = source.range(ofLine: 0)
        guard isRule(first) else {
            report("a prompt begins with a title", source.place(first), "write '---', 'title: …' and '---' on lines of their own")
            return (nil, nil, 0)
        }
        guard let last = (1..<max(1, source.lineCount)).first(where: { isRule(source.range(ofLine: $0)) }) else {
            report("the head of the prompt has no end", source.place(first), "a second line '---' ends it")
            return (nil, nil, nil)
        }
        let range = SourceRange(source.range(ofLine: 1).lower, source.range(ofLine: last).lower)
        var fields = FieldReader(readYAML(Excerpt(source, range: range), reporting: &diagnostics), of: "a prompt")
        let (title, says) = (fields.required("title")?.text, fields.text("says"))
        diagnostics += fields.finish()
        return (title, says, last + 1)
    }

    private func isRule(_ line: SourceRange) -> Bool { trimmed(source.text[line]) == "---" }

    /// The sections, of which every one but a first `System` is the user's and the assistant's in turn.
    private mutating func sections(from start: Int) -> [Section] {
        var sections: [Section] = []
        var isSilent = false
        for line in start..<max(start, source.lineCount) {
            let range = source.range(ofLine: line)
            let text = source.text[range]
            if text.hasPrefix("# ") {
                guard let section = section(range, after: sections.last?.role) else {
                    isSilent = true
                    continue
                }
                isSilent = false
                sections.append(section)
            } else if sections.isEmpty, !isSilent, !trimmed(text).isEmpty {
                report("this stands in no section", source.place(range), "a prompt's text follows '# System' or '# User'")
                isSilent = true
            } else if !sections.isEmpty, !isSilent {
                sections[sections.count - 1].lines.append(range)
            }
        }
        if let last = sections.last, last.role != .user {
            report("a prompt ends with what the user says", last.heading, "put '# User' behind it")
        } else if sections.isEmpty, !isSilent {
            report("a prompt needs a section '# User'", source.place(SourceRange(0, 0)), "it is what the model answers")
        }
        return sections
    }

    private mutating func section(_ line: SourceRange, after last: Message.Role?) -> Section? {
        let name = trimmed(source.text[line].dropFirst(2))
        let place = source.place(line)
        guard let role = Message.Role.allCases.first(where: { $0.rawValue == name.lowercased() }) else {
            let names = Message.Role.allCases.map(\.rawValue.capitalisedFirst)
            var notes = didYouMean(name, among: names)
            if notes.isEmpty { notes = [.init("the sections are \(names.joined(separator: ", ")); write other headings with '##'")] }
            diagnostics.append(.error("a prompt has no section '\(name)'", at: place, notes: notes))
            return nil
        }
        let isInTurn =
            switch role {
            case .system: last == nil
            case .user: last != .user
            case .assistant: last == .user
            }
        if !isInTurn {
            report("'\(role.rawValue.capitalisedFirst)' cannot stand here", place, "System comes first, then User and Assistant in turn")
            return nil
        }
        return Section(role: role, heading: place)
    }

    /// The text of a section without blank lines around it, its line breaks the same on every machine.
    private mutating func parts(of section: Section) -> [PromptTemplate.Part] {
        let isBlank = { (line: SourceRange) in trimmed(source.text[line]).isEmpty }
        let lines = section.lines.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
        if lines.isEmpty { report("this section is empty", section.heading, "write what is said, or take it out") }
        var parts: [PromptTemplate.Part] = []
        for (index, line) in lines.enumerated() {
            if index > 0 { parts.append(.text("\n")) }
            parts += self.parts(of: line)
        }
        return parts
    }

    /// A line cut at its placeholders. Other braces, as those of JSON, are text.
    private mutating func parts(of line: SourceRange) -> [PromptTemplate.Part] {
        let bytes = Array(source.text[line].utf8)
        var (parts, start): ([PromptTemplate.Part], Int) = ([], 0)
        for open in bytes.indices where bytes[open] == UInt8(ascii: "{") && open >= start {
            let name = bytes[(open + 1)...].prefix { isLetter($0) }
            guard !name.isEmpty, name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: "}") else { continue }
            guard let placeholder = placeholder(String(decoding: name, as: UTF8.self), at: line.lower + open) else { continue }
            if start < open { parts.append(.text(String(decoding: bytes[start..<open], as: UTF8.self))) }
            parts.append(.placeholder(placeholder))
            start = name.endIndex + 1
        }
        if start < bytes.count { parts.append(.text(String(decoding: bytes[start...], as: UTF8.self))) }
        return parts
    }

    private mutating func placeholder(_ name: String, at offset: Int) -> PromptTemplate.Placeholder? {
        let place = source.place(SourceRange(offset, offset + name.utf8.count + 2))
        if let placeholder = PromptTemplate.Placeholder(rawValue: name) {
            places.append((placeholder, place))
            return placeholder
        }
        let names = PromptTemplate.Placeholder.allCases.map(\.rawValue)
        let known = Diagnostic.Note("a prompt can be filled with \(names.joined(separator: ", "))")
        let near = didYouMean(name, among: names)
        diagnostics.append(.error("nothing is filled in for {\(name)}", at: place, notes: near.isEmpty ? [known] : near))
        return nil
    }

    private mutating func report(_ message: String, _ place: Place, _ note: String) {
        diagnostics.append(.error(message, at: place, notes: [.init(note)]))
    }
}

private func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || byte == UInt8(ascii: "-")
}

private func trimmed(_ text: some StringProtocol) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
}

extension String {
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
