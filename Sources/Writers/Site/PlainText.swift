import Cases
import Documents

/// The words of a document, one space between, without code and mathematics in blocks.
struct PlainText {
    private(set) var text = ""

    mutating func append(_ block: Block<Evaluated>) {
        switch block {
        case .paragraph(let inlines): append(inlines)
        case .heading(let heading): append(heading.inlines)
        case .quote(let blocks), .callout(_, let blocks): append(blocks)
        case .list(let list): for item in list.items { append(item.blocks) }
        case .table(let table):
            for cell in table.header { append(cell) }
            for cell in table.rows.joined() { append(cell) }
        case .slot(let exhibit): append(exhibit)
        case .code, .math, .html, .rule: break
        }
    }

    private mutating func append(_ blocks: [Block<Evaluated>]) {
        for block in blocks { append(block) }
    }

    private mutating func append(_ inlines: [Inline<Evaluated>]) {
        if !text.isEmpty { text += " " }
        for inline in inlines { append(inline) }
    }

    fileprivate mutating func append(_ inline: Inline<Evaluated>) {
        switch inline {
        case .text(let words), .code(let words): text += words
        case .softBreak, .lineBreak: text += " "
        case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines): for inline in inlines { append(inline) }
        case .link(let link): for inline in link.inlines { append(inline) }
        case .image(let image): for inline in image.inlines { append(inline) }
        case .math(let tex): text += tex.text
        case .slot(.value(let words, _)), .slot(.reference(let words, _)), .slot(.invalid(let words)): text += words
        case .slot(.citation), .footnote, .html: break
        }
    }

    private mutating func append(_ exhibit: Exhibit) {
        append(exhibit.label.caption)
        guard case .table(let table) = exhibit.content else { return }
        for cell in table.rows.lazy.flatMap(\.cells) {
            text += " "
            text += cell.text
        }
    }
}

func plainText(_ inlines: [Inline<Evaluated>]) -> String {
    var plain = PlainText()
    for inline in inlines { plain.append(inline) }
    return plain.text
}
