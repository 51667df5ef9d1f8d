import Diagnostics

/// What a template names, and where: Mustache itself renders a name or a partial that does not exist as nothing, silently.
struct TemplateScan {
    let name: String
    private let source: SourceFile
    private let tags: [Tag]

    private struct Tag {
        enum Kind { case variable, open, close, partial }
        let kind: Kind
        let name: String
        let range: SourceRange
    }

    init(of source: SourceFile, named name: String) {
        self.name = name
        self.source = source
        tags = Self.tags(in: source.text)
    }

    /// Every name that is unknown where it stands, in this template and in the partials it uses.
    func faults(among templates: [TemplateScan]) -> [Diagnostic] {
        var faults: [Diagnostic] = []
        collect(&faults, scopes: [], visited: [name], among: templates)
        return faults
    }

    private func collect(_ faults: inout [Diagnostic], scopes: [PageScope.Name], visited: [String], among templates: [TemplateScan]) {
        var scopes = scopes
        for tag in tags {
            switch tag.kind {
            case .close:
                _ = scopes.popLast()
            case .partial:
                guard let partial = templates.first(where: { $0.name == tag.name }) else {
                    faults.append(unknown("partial", tag, among: templates.map(\.name)))
                    continue
                }
                guard !visited.contains(tag.name) else { continue }
                partial.collect(&faults, scopes: scopes, visited: visited + [tag.name], among: templates)
            case .variable, .open:
                let known = PageScope.Name(rawValue: tag.name)
                if known == nil, !isKnown(tag.name, in: scopes) {
                    faults.append(unknown("name", tag, among: PageScope.Name.allCases.map(\.rawValue)))
                }
                if tag.kind == .open { scopes.append(known ?? .title) }
            }
        }
    }

    private func isKnown(_ name: String, in scopes: [PageScope.Name]) -> Bool {
        if name == "." { return !scopes.isEmpty }
        return scopes.contains { $0.isLink } && PageLink.names.contains(name)
    }

    private func unknown(_ what: String, _ tag: Tag, among candidates: [String]) -> Diagnostic {
        .error("no \(what) '\(tag.name)'", at: source.place(tag.range), notes: didYouMean(tag.name, among: candidates))
    }

    /// The tags of a template that compiles; comments are none.
    private static func tags(in text: String) -> [Tag] {
        let bytes = Array(text.utf8)
        let brace = UInt8(ascii: "{")
        var tags: [Tag] = []
        var index = 0
        while index + 1 < bytes.count {
            guard bytes[index] == brace, bytes[index + 1] == brace else {
                index += 1
                continue
            }
            let start = index + 2
            var end = start
            while end + 1 < bytes.count, !(bytes[end] == UInt8(ascii: "}") && bytes[end + 1] == UInt8(ascii: "}")) { end += 1 }
            if let tag = tag(String(decoding: bytes[start..<end], as: UTF8.self), at: start) { tags.append(tag) }
            index = end + 2
        }
        return tags
    }

    private static func tag(_ content: String, at offset: Int) -> Tag? {
        let kind: Tag.Kind
        switch content.first {
        case "!", "%", "=", nil: return nil
        case "#", "^": kind = .open
        case "/": kind = .close
        case ">": kind = .partial
        default: kind = .variable
        }
        // A transform is written as a call: `uppercased(title)`.
        let isName = { (character: Character) in character.isLetter || character.isNumber || ".-_/".contains(character) }
        let inner = content[(content.lastIndex(of: "(") ?? content.startIndex)...]
        let name = inner.drop { !isName($0) || (kind == .close && $0 == "/") }.prefix(while: isName)
        let lower = offset + content.utf8.distance(from: content.startIndex, to: name.startIndex)
        return Tag(kind: kind, name: String(name), range: SourceRange(lower, lower + name.utf8.count))
    }
}
