import Diagnostics
import Documents
import YAMLTrees

/// A file read, with what was reported as the author sees it.
func read(_ text: String) -> (file: MarkdownFile, messages: String) {
    var log: [Diagnostic] = []
    let file = readMarkdown(SourceFile(path: "page.md", text: text), reporting: &log)
    return (file, log.sorted().map { render($0) }.joined(separator: "\n"))
}

/// A document in a line: each part with its name, to compare with what was meant.
func outline(_ blocks: [Block<Authored>]) -> String { blocks.map(outline).joined(separator: " ") }

private func outline(_ block: Block<Authored>) -> String {
    switch block {
    case .paragraph(let inlines): "p(\(outline(inlines)))"
    case .heading(let heading): "h\(heading.level)#\(heading.anchor)(\(outline(heading.inlines)))"
    case .quote(let blocks): "quote(\(outline(blocks)))"
    case .callout(let callout, let blocks): "\(callout)(\(outline(blocks)))"
    case .list(let list):
        "list(\(list.items.map { ($0.isDone.map { $0 ? "done " : "open " } ?? "") + outline($0.blocks) }.joined(separator: "; ")))"
    case .code(let code): "code[\(code.info)](\(code.text.debugDescription))"
    case .math(let math): "math\(math.identifier.map { "#" + $0.name } ?? "")(\(math.tex.text.debugDescription))"
    case .html(let html): "html(\(html.text.debugDescription))"
    case .table(let table):
        "table(\(([table.header] + table.rows).map { $0.map(outline).joined(separator: ", ") }.joined(separator: "; ")))"
    case .rule: "rule"
    case .slot(let block):
        "analysis \(block.name)\(block.identifier.map { "#" + $0.name } ?? "")(\(outline(block.settings)))"
    }
}

private func outline(_ settings: YAMLTree) -> String {
    settings.entries?.map { "\($0.key)=\($0.value.text ?? $0.value.kind)" }.joined(separator: ", ") ?? settings.kind
}

func outline(_ inlines: [Inline<Authored>]) -> String { inlines.map(outline).joined() }

private func outline(_ inline: Inline<Authored>) -> String {
    switch inline {
    case .text(let text): text
    case .softBreak: "⏎"
    case .lineBreak: "⏎⏎"
    case .code(let text): "code(\(text))"
    case .html(let html): "html(\(html.text))"
    case .emphasis(let inner): "em(\(outline(inner)))"
    case .strong(let inner): "strong(\(outline(inner)))"
    case .strikethrough(let inner): "del(\(outline(inner)))"
    case .link(let link): "link<\(link.target)>(\(outline(link.inlines)))"
    case .image(let image): "image<\(image.target)>(\(outline(image.inlines)))"
    case .footnote(let index, let mention): "note(\(index), \(mention))"
    case .math(let tex): "math(\(tex.text))"
    case .slot(.value(let formula)): "value(\(formula.text))"
    case .slot(.reference(let identifier)): "ref(\(identifier.name))"
    case .slot(.citation(let citations, _)):
        "cite(\(citations.map { $0.key + ($0.locator.isEmpty ? "" : "|" + $0.locator) }.joined(separator: "; ")))"
    }
}

/// The text at the place of everything that has one, in the order of the document: what a caret would stand under.
func placesWritten(in blocks: [Block<Authored>]) -> [String] { blocks.flatMap(placesWritten) }

private func placesWritten(in block: Block<Authored>) -> [String] {
    switch block {
    case .paragraph(let inlines): inlines.flatMap(placesWritten)
    case .heading(let heading): [heading.place.text] + heading.inlines.flatMap(placesWritten)
    case .quote(let blocks), .callout(_, let blocks): placesWritten(in: blocks)
    case .list(let list): list.items.flatMap { placesWritten(in: $0.blocks) }
    case .math(let math): [math.tex.place.text] + (math.identifier.map { [$0.place.text] } ?? [])
    case .table(let table): ([table.header] + table.rows).joined().joined().flatMap(placesWritten)
    case .slot(let block):
        [block.place.text, block.namePlace.text] + (block.identifier.map { [$0.place.text] } ?? [])
            + (block.settings.entries ?? []).flatMap { [$0.keyPlace.text, $0.value.place.text] }
    case .code, .html, .rule: []
    }
}

private func placesWritten(in inline: Inline<Authored>) -> [String] {
    switch inline {
    case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): inner.flatMap(placesWritten)
    case .link(let link): link.inlines.flatMap(placesWritten) + [link.place.text]
    case .image(let image): image.inlines.flatMap(placesWritten) + [image.place.text]
    case .math(let tex): [tex.place.text]
    case .slot(.value(let formula)): [formula.place.text]
    case .slot(.reference(let identifier)): [identifier.place.text]
    case .slot(.citation(let citations, let place)): [place.text] + citations.map(\.place.text)
    case .text, .softBreak, .lineBreak, .code, .html, .footnote: []
    }
}
