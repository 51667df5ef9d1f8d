package import Documents

/// A document as GitHub-flavoured Markdown, which cmark-gfm reads back as the same document.
///
/// Not the same for a text that looks like an e-mail address, which becomes a link whatever one writes; a break inside a heading, which
/// becomes a blank; and a list that is loose for no reason that shows in it.
package func markdown(of document: Document<Plain>) -> String {
    let writer = MarkdownWriter(labels: uniqueLabels(document.footnotes.map(\.label)))
    let notes = document.footnotes.indices.map { writer.definition(document.footnotes[$0].blocks, label: writer.labels[$0]) }
    return ([writer.text(of: document.blocks, depth: 0)] + notes).filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
}

/// Writes blocks as lines of text; containers put their marks in front of the lines of what they hold.
struct MarkdownWriter {
    /// Of the document's footnotes.
    let labels: [String]

    /// - Parameters:
    ///   - depth: how many containers are around them.
    ///   - isTight: whether no blank line may stand between them.
    func text(of blocks: [Block<Plain>], depth: Int, isTight: Bool = false) -> String {
        var lines: [String] = []
        var previous: List<Plain>?
        var wasAlternate = false
        for block in blocks {
            let wasList = previous != nil
            var isAlternate = false
            if case .list(let list) = block {
                // Two lists behind each other are two only if their marks differ.
                isAlternate = previous.map { ($0.start == nil) == (list.start == nil) && !wasAlternate } ?? false
                previous = list
            } else {
                previous = nil
            }
            wasAlternate = isAlternate
            var text = text(of: block, depth: depth, isAlternate: isAlternate, isFirst: lines.isEmpty)
            // Indented, it would belong to the last item.
            if case .html = block, wasList { text = String(text.drop { $0 == " " }) }
            if !text.isEmpty { lines.append(text) }
        }
        return lines.joined(separator: isTight ? "\n" : "\n\n")
    }

    private func text(of block: Block<Plain>, depth: Int, isAlternate: Bool, isFirst: Bool) -> String {
        switch block {
        case .paragraph(let inlines): return line(inlines, in: .paragraph)
        case .heading(let heading): return text(of: heading)
        case .quote(let blocks): return quoted(text(of: blocks, depth: depth + 1))
        case .callout(let callout, let blocks): return text(of: callout, blocks, depth: depth)
        case .list(let list): return text(of: list, depth: depth, isAlternate: isAlternate)
        case .code(let code): return fenced(code.text, info: code.info)
        case .math(let math): return fenced(math.tex.text + "\n", info: "math")
        case .html(let html): return trimmingEnd(of: html.text)
        case .table(let table): return text(of: table)
        // Hyphens would end a front matter or underline a heading in some places; underscores mean the same everywhere.
        case .rule: return depth == 0 && !isFirst ? "---" : "___"
        }
    }

    func line(_ inlines: [Inline<Plain>], in place: MarkdownPlace) -> String {
        var line = MarkdownLine(place: place, labels: labels)
        line.write(inlines)
        return line.text
    }

    private func text(of heading: Heading<Plain>) -> String {
        var title = line(heading.inlines, in: .heading)
        // Number signs at the end would be taken for decoration.
        if title.hasSuffix("#") { title = title.dropLast() + "\\#" }
        return title.isEmpty ? marks(heading.level) : "\(marks(heading.level)) \(title)"
    }

    private func marks(_ level: Int) -> String { String(repeating: "#", count: min(max(level, 1), 6)) }

    /// GitHub knows alerts only outside of all other blocks; inside, the title is a bold word.
    private func text(of callout: Callout, _ blocks: [Block<Plain>], depth: Int) -> String {
        guard depth == 0 else {
            return quoted(text(of: [.paragraph([.strong([.text("\(callout.title)")])])] + blocks, depth: depth + 1))
        }
        var inside = "[!\(callout.rawValue.uppercased())]\n"
        if case .paragraph? = blocks.first {} else { inside += "\n" }
        return quoted(inside + text(of: blocks, depth: depth + 1))
    }

    func quoted(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
    }

    private func fenced(_ text: String, info: String) -> String {
        let mark: Character = info.contains("`") ? "~" : "`"
        let fence = String(repeating: mark, count: max(3, longestRun(of: mark, in: text) + 1))
        let end = text.isEmpty || text.hasSuffix("\n") ? "" : "\n"
        return fence + MarkdownEscaping.decodable(info, also: "") + "\n" + text + end + fence
    }

    /// `[^label]: …`, its further lines indented.
    func definition(_ blocks: [Block<Plain>], label: String) -> String {
        "[^\(label)]: " + indented(text(of: blocks, depth: 1), by: 4)
    }
}

/// The text with all lines but the first indented; blank ones stay empty.
func indented(_ text: String, by width: Int) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let blanks = String(repeating: " ", count: width)
    return lines.enumerated().map { $0 == 0 || $1.isEmpty ? String($1) : blanks + $1 }.joined(separator: "\n")
}

func longestRun(of mark: Character, in text: String) -> Int {
    var longest = 0
    var run = 0
    for character in text {
        run = character == mark ? run + 1 : 0
        longest = max(longest, run)
    }
    return longest
}

private func trimmingEnd(of text: String) -> String {
    var text = text
    while text.hasSuffix("\n") { text.removeLast() }
    return text
}

/// Labels of letters, digits, hyphens and underscores, each of them once.
private func uniqueLabels(_ labels: [String]) -> [String] {
    var taken: Set<String> = []
    return labels.enumerated().map { index, label in
        let isPlain = !label.isEmpty && label.utf8.allSatisfy { "-_".utf8.contains($0) || $0.isASCIIAlphanumeric }
        let base = isPlain ? label : "\(index + 1)"
        var unique = base
        var count = 1
        while !taken.insert(unique.lowercased()).inserted {
            count += 1
            unique = "\(base)-\(count)"
        }
        return unique
    }
}

extension UInt8 {
    var isASCIIAlphanumeric: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}
