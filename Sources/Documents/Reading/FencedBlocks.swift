import Diagnostics
import YAMLTrees

extension MarkdownReader {
    /// A fenced block: an analysis, mathematics, or code.
    mutating func fencedBlock(_ node: MarkdownNode) -> Block<Authored> {
        let info = node.info
        let text = node.literal
        let code = Block<Authored>.code(Code(info: info, text: text))
        switch info.utf8.prefix(while: { $0 > UInt8(ascii: " ") }).count {
        case 4 where info.hasPrefix("yaml") && info.utf8.count > 4:
            let words = words(of: info, in: firstLine(of: node))
            return analysis(words, text, node).map(Block.slot) ?? code
        case 4 where info.hasPrefix("math"):
            let words = words(of: info, in: firstLine(of: node))
            let identifier = identifier(words.dropFirst(), of: "mathematics", only: .equation)
            return .math(Math(tex: excerpt(text.withoutLastBreak, node), identifier: identifier))
        default: return code
        }
    }

    private mutating func analysis(_ words: [Word], _ text: String, _ node: MarkdownNode) -> AnalysisBlock? {
        let name = words[1]
        guard name.text.isAnalysisName else {
            let note = Diagnostic.Note("an analysis block begins with ```yaml NAME #id; plain code has nothing behind 'yaml'")
            log.append(.error("'\(name.text)' is not the name of an analysis", at: name.place, notes: [note]))
            return nil
        }
        let identifier = identifier(words.dropFirst(2), of: "an analysis block", only: nil)
        return AnalysisBlock(
            name: name.text, namePlace: name.place, identifier: identifier, settings: readYAML(excerpt(text, node), reporting: &log),
            place: source.place(firstLine(of: node)))
    }

    /// The `#id` among the words behind a block's name; what else stands there is reported.
    private mutating func identifier(_ words: ArraySlice<Word>, of owner: String, only prefix: IdentifierPrefix?) -> Identifier? {
        var identifier: Identifier?
        for word in words {
            let name = String(word.text.dropFirst())
            if word.text.utf8.first != UInt8(ascii: "#") || identifier != nil {
                let note = IdentifierPrefix.of(word.text).map { _ in [Diagnostic.Note("an id begins with '#': #\(word.text)")] }
                log.append(
                    .error("\(owner) has nothing but one #id behind its name, not '\(word.text)'", at: word.place, notes: note ?? []))
            } else if let found = IdentifierPrefix.of(name), name.isIdentifier, prefix == nil || prefix == found {
                identifier = Identifier(name: name, place: word.place.droppingFirst)
            } else {
                let prefixes = prefix.map { "'\($0.rawValue)'" } ?? IdentifierPrefix.choice
                log.append(
                    .error(
                        "'\(word.text)' cannot be the id of \(owner)", at: word.place,
                        notes: [.init("it begins with \(prefixes) and goes on in letters, digits and hyphens")]))
            }
        }
        return identifier
    }

    private struct Word {
        let text: String
        let place: Place
    }

    /// The words of an info string with their places in the fence's line.
    private func words(of info: String, in range: SourceRange) -> [Word] {
        var lower = range.lower
        return info.split { $0 == " " || $0 == "\t" }.map { word in
            var text = String(word)
            let found = text.withUTF8 { wanted -> SourceRange? in
                while let start = bytes.offset(of: wanted[0], from: lower, to: range.upper) {
                    lower = start + 1
                    if bytes.matches(wanted, at: start, to: range.upper) { return SourceRange(start, start + wanted.count) }
                }
                return nil
            }
            lower = found?.upper ?? range.lower
            return Word(text: text, place: source.place(found ?? range))
        }
    }

    /// A block's text with the origin of its lines, whatever quotes and lists indent them.
    private func excerpt(_ text: String, _ node: MarkdownNode) -> Excerpt {
        let fence = source.place(firstLine(of: node))
        guard !text.isEmpty else { return Excerpt(text: "", standingFor: fence) }
        var ranges: [SourceRange] = []
        var line = node.startLine
        for content in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            line += 1
            if content.startIndex == text.utf8.endIndex { break }
            let range = lines.range(ofLine: line)
            let origin = SourceRange(range.upper - content.count, range.upper)
            guard origin.lower >= range.lower, bytes[origin.lower..<origin.upper].elementsEqual(content) else {
                // A tab of which the list's indentation used a part.
                return Excerpt(text: text, standingFor: fence)
            }
            ranges.append(SourceRange(origin.lower, content.endIndex == text.utf8.endIndex ? origin.upper : lines.start(ofLine: line + 1)))
        }
        return Excerpt(source, joining: ranges)
    }
}

extension Place {
    fileprivate var droppingFirst: Place { Place(file: file, range: SourceRange(range.lower + 1, range.upper)) }
}

extension String {
    fileprivate var withoutLastBreak: String { utf8.last == UInt8(ascii: "\n") ? String(dropLast()) : self }

    /// Whether it can name an analysis: a letter, then letters, digits and hyphens.
    fileprivate var isAnalysisName: Bool {
        guard let first = utf8.first, first.isLetter else { return false }
        return utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
    }
}
