package import Diagnostics
import Yams

/// Reads one YAML document. Never fails: bad syntax is reported at its place, and what it leaves is `.invalid`.
package func readYAML(_ excerpt: Excerpt, reporting log: inout [Diagnostic]) -> YAMLTree {
    var reader = TreeReader(excerpt)
    defer { log += reader.diagnostics }
    return reader.document()
}

private struct TreeReader {
    let excerpt: Excerpt
    /// The excerpt as a file of its own, to turn Yams' lines and columns into offsets.
    let lines: SourceFile
    var diagnostics: [Diagnostic] = []

    init(_ excerpt: Excerpt) {
        self.excerpt = excerpt
        lines = SourceFile(path: excerpt.file.path, text: excerpt.text)
    }

    mutating func document() -> YAMLTree {
        do {
            // The encoding is said: Yams would look for it in the environment, which is slow and no business of a reader.
            guard let node = try Yams.compose(yaml: excerpt.text, .basic, .default, .utf8) else { return empty(at: excerpt.place) }
            return tree(node)
        } catch let error as YamlError {
            diagnostics += messages(error)
        } catch {
            diagnostics.append(.error("this is not YAML: \(error)", at: excerpt.place))
        }
        return YAMLTree(content: .invalid, place: excerpt.place, excerpt: Excerpt(text: "", standingFor: excerpt.place))
    }

    private func empty(at place: Place) -> YAMLTree {
        YAMLTree(content: .null, place: place, excerpt: Excerpt(text: "", standingFor: place))
    }

    private mutating func tree(_ node: Node) -> YAMLTree {
        let start = offset(node.mark)
        switch node {
        case .scalar(let scalar): return leaf(scalar, at: start)
        case .sequence(let sequence):
            let items = sequence.map { tree($0) }
            return branch(.sequence(items), from: start, to: items.last?.place)
        case .mapping(let mapping):
            var entries: [YAMLTree.Entry] = []
            for (key, value) in mapping {
                let key = tree(key)
                let value = tree(value)
                guard let name = key.text else {
                    diagnostics.append(.error("a key is a text, not \(key.kind)", at: key.place))
                    continue
                }
                if let first = entries.first(where: { $0.key == name }) {
                    diagnostics.append(
                        .error("'\(name)' is given twice", at: key.place, notes: [.init("first given here", at: first.keyPlace)]))
                    continue
                }
                entries.append(.init(key: name, keyPlace: key.place, value: value))
            }
            return branch(.mapping(entries), from: start, to: entries.last?.value.place)
        case .alias: return empty(at: excerpt.place(SourceRange(start, start)))
        }
    }

    private func branch(_ content: YAMLTree.Content, from start: Int, to last: Place?) -> YAMLTree {
        let first = excerpt.place(SourceRange(start, start))
        let end = max(first.range.lower, last?.range.upper ?? first.range.lower)
        let place = Place(file: excerpt.file, range: SourceRange(first.range.lower, end))
        return YAMLTree(content: content, place: place, excerpt: Excerpt(text: "", standingFor: place))
    }

    private func leaf(_ scalar: Node.Scalar, at start: Int) -> YAMLTree {
        let isPlain = scalar.style == .plain || scalar.style == .any
        let isNull = isPlain && ["", "~", "null"].contains(scalar.string)
        let length = scalar.string.utf8.count
        let follows = String(excerpt.text[SourceRange(start, start + length)]) == scalar.string
        if isPlain, follows {
            let part = excerpt.excerpt(SourceRange(start, start + length))
            return YAMLTree(content: isNull ? .null : .scalar(scalar.string, isPlain: true), place: part.place, excerpt: part)
        }
        // A quoted scalar without escapes lies byte for byte behind its quote.
        if String(excerpt.text[SourceRange(start + 1, start + 1 + length)]) == scalar.string, scalar.style != .literal {
            let inside = excerpt.excerpt(SourceRange(start + 1, start + 1 + length))
            let place = excerpt.place(SourceRange(start, start + length + 2))
            return YAMLTree(content: .scalar(scalar.string, isPlain: false), place: place, excerpt: inside)
        }
        let lineEnd = lines.range(ofLine: lines.line(at: start)).upper
        let place = excerpt.place(SourceRange(start, max(start, lineEnd)))
        let opaque = Excerpt(text: scalar.string, standingFor: place)
        return YAMLTree(content: isNull ? .null : .scalar(scalar.string, isPlain: isPlain), place: place, excerpt: opaque)
    }

    private func offset(_ mark: Mark?) -> Int {
        guard let mark else { return 0 }
        return lines.offset(line: mark.line - 1, scalarColumn: mark.column - 1)
    }

    /// Where what is missing at the end of the text is looked for: there a line can be shown.
    private var lastCharacter: Int {
        let blank = excerpt.text.utf8.reversed().prefix { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: " ") }
        return max(0, excerpt.text.utf8.count - blank.count - 1)
    }

    private func messages(_ error: YamlError) -> [Diagnostic] {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            let start = min(offset(mark), lastCharacter)
            let hint = "check the indentation, and quote a text that holds ': ' or starts with one of @ ` % & * ! | > [ {"
            return [.error("this is not YAML: \(problem)", at: excerpt.place(SourceRange(start, start + 1)), notes: [.init(hint)])]
        case .duplicatedKeysInMapping(let duplicates, let context):
            return duplicates.map { givenTwice($0, from: offset(context.mark)) }
        case .emitter, .reader, .memory, .writer, .no, .representer, .dataCouldNotBeDecoded:
            return [.error("this is not YAML: \(error)", at: excerpt.place)]
        }
    }

    /// Yams names the mapping, not the keys: their places are looked up in the text behind its start.
    private func givenTwice(_ key: String, from start: Int) -> Diagnostic {
        var places: [Place] = []
        for line in lines.line(at: start)..<lines.lineCount {
            let range = lines.range(ofLine: line)
            let indent = excerpt.text[range].utf8.prefix { $0 == UInt8(ascii: " ") }.count
            let found = SourceRange(range.lower + indent, range.lower + indent + key.utf8.count)
            guard String(excerpt.text[found]) == key, excerpt.text[SourceRange(found.upper, found.upper + 1)] == ":" else { continue }
            places.append(excerpt.place(found))
        }
        let notes = places.count > 1 ? [Diagnostic.Note("first given here", at: places[0])] : []
        return .error("'\(key)' is given twice", at: places.dropFirst().first ?? excerpt.place(SourceRange(start, start + 1)), notes: notes)
    }
}
