import Diagnostics

extension MarkdownReader {
    mutating func inlines(in parent: MarkdownNode) -> [Inline<Authored>] { inlines(from: parent.firstChild, in: parent) }

    /// The inlines from `first` on to its last sibling.
    mutating func inlines(from first: MarkdownNode?, in parent: MarkdownNode) -> [Inline<Authored>] {
        deeper(in: parent) { reader in
            var line = InlineLine(next: first)
            while let node = line.next {
                line.next = node.next
                reader.read(node, into: &line)
            }
            return line.inlines
        } orText: {
            .text($0)
        }
    }

    private mutating func read(_ node: MarkdownNode, into line: inout InlineLine) {
        switch node.kind {
        case .text: text(node, into: &line)
        case .softBreak: lineBreak(.softBreak, into: &line)
        case .lineBreak: lineBreak(.lineBreak, into: &line)
        case .code:
            if hasAdditions { code(node, into: &line) } else { line.inlines.append(.code(node.literal)) }
        case .html:
            let html = node.literal
            if hasAdditions { locator.skip(html) }
            line.inlines.append(.html(RawHTML(text: html, place: source.place(locator.currentLine))))
        case .emphasis: line.inlines.append(.emphasis(inlines(in: node)))
        case .strong: line.inlines.append(.strong(inlines(in: node)))
        case .strikethrough: line.inlines.append(.strikethrough(inlines(in: node)))
        case .link: line.inlines.append(link(node))
        case .image: line.inlines.append(image(node))
        case .mention:
            let (footnote, mention) = node.mentionNumbers
            line.inlines.append(.footnote(index: footnote, mention: mention))
        case .document, .quote, .list, .item, .codeBlock, .htmlBlock, .paragraph, .heading, .rule, .footnote, .table, .other: break
        }
    }

    private mutating func lineBreak(_ inline: Inline<Authored>, into line: inout InlineLine) {
        if hasAdditions { locator.nextLine() }
        line.inlines.append(inline)
    }

    private mutating func text(_ node: MarkdownNode, into line: inout InlineLine) {
        var text = node.literal
        if line.dropsDollar {
            text.removeFirst()
            line.dropsDollar = false
        }
        if hasCitations, !isInLink, node.literalContains(UInt8(ascii: "@")) {
            citations(in: text, into: &line)
        } else if !text.isEmpty {
            line.inlines.append(.text(text))
        }
    }

    /// A code span, an inline value `` `= x` ``, or mathematics `` $`x`$ ``.
    private mutating func code(_ node: MarkdownNode, into line: inout InlineLine) {
        let literal = node.literal
        let found = locator.codeSpan(literal)
        if line.endsWithDollar, let next = line.next, next.kind == .text, next.literalBegins(with: UInt8(ascii: "$")), isMath(found) {
            line.takeDollar()
            line.dropsDollar = true
            line.inlines.append(.math(excerpt(literal, found)))
        } else if literal.isInlineValue {
            let whole = excerpt(literal, found)
            line.inlines.append(.slot(.value(whole.excerpt(SourceRange(1, literal.utf8.count)))))
        } else {
            line.inlines.append(.code(literal))
        }
    }

    /// Whether the dollars stand next to the backticks in the file too, the first not escaped.
    private func isMath(_ found: Locator.Found?) -> Bool {
        guard let whole = found?.whole else { return true }
        return locator.byte(at: whole.lower - 1) == UInt8(ascii: "$") && !locator.isEscaped(at: whole.lower - 1)
            && locator.byte(at: whole.upper) == UInt8(ascii: "$")
    }

    private func excerpt(_ literal: String, _ found: Locator.Found?) -> Excerpt {
        guard let found else { return Excerpt(text: literal, standingFor: source.place(locator.currentLine)) }
        return found.isExact
            ? Excerpt(source, joining: found.runs) : Excerpt(text: literal, standingFor: source.place(found.whole))
    }

    private mutating func link(_ node: MarkdownNode) -> Inline<Authored> {
        let (inlines, place) = linked(node, isImage: false)
        let link = Link(target: node.target, title: node.title, inlines: inlines, place: place)
        guard hasAdditions, inlines.isEmpty, link.target.utf8.first == UInt8(ascii: "#") else { return .link(link) }
        let name = String(link.target.dropFirst())
        if IdentifierPrefix.of(name) != nil { return .slot(.reference(Identifier(name: name, place: place))) }
        log.append(
            .error(
                "this link has no text", at: place,
                notes: [.init("a reference writes its own text when its id begins with \(IdentifierPrefix.choice)")]))
        return .link(link)
    }

    private mutating func image(_ node: MarkdownNode) -> Inline<Authored> {
        let (inlines, place) = linked(node, isImage: true)
        return .image(Image(target: node.target, title: node.title, inlines: inlines, place: place))
    }

    /// What stands between a link's brackets, in which nothing else links, and where the whole link lies.
    private mutating func linked(_ node: MarkdownNode, isImage: Bool) -> ([Inline<Authored>], Place) {
        let wasInLink = isInLink
        isInLink = true
        defer { isInLink = wasInLink }
        let start = locator.cursor
        let inlines = inlines(in: node)
        guard hasAdditions else { return (inlines, source.place(lines.range(ofLine: node.startLine))) }
        let label = node.firstChild.flatMap { $0.kind == .text ? $0.literal : nil } ?? ""
        let traces = LinkTraces(target: node.target, isImage: isImage, start: start, label: label)
        return (inlines, source.place(locator.link(traces) ?? locator.currentLine))
    }
}

/// A line of inlines while it grows.
struct InlineLine {
    var inlines: [Inline<Authored>] = []
    /// The sibling to read next.
    var next: MarkdownNode?
    /// Whether the next text begins with the dollar that closes mathematics.
    var dropsDollar = false

    init(next: MarkdownNode?) {
        self.next = next
        inlines.reserveCapacity(next?.countToLast ?? 0)
    }

    var endsWithDollar: Bool {
        if case .text(let text) = inlines.last { text.utf8.last == UInt8(ascii: "$") } else { false }
    }

    mutating func takeDollar() {
        guard case .text(var text) = inlines.popLast() else { return }
        text.removeLast()
        if !text.isEmpty { inlines.append(.text(text)) }
    }
}

extension String {
    /// Whether a code span is an inline value: `=` and something, but not `==`, `=>` or `=~`, which are code everywhere.
    fileprivate var isInlineValue: Bool {
        guard utf8.first == UInt8(ascii: "="), let second = utf8.dropFirst().first else { return false }
        return second != UInt8(ascii: "=") && second != UInt8(ascii: ">") && second != UInt8(ascii: "~")
    }
}
