import Documents
import Writers

extension Document<Authored> {
    /// The same document without anything to compute; only for documents that were read as plain Markdown.
    var plain: Document<Plain> {
        Document<Plain>(
            blocks: blocks.map(\.plain),
            footnotes: footnotes.map { Footnote(label: $0.label, mentions: $0.mentions, blocks: $0.blocks.map(\.plain)) })
    }
}

extension Block<Authored> {
    fileprivate var plain: Block<Plain> {
        switch self {
        case .paragraph(let inlines): .paragraph(inlines.map(\.plain))
        case .heading(let heading):
            .heading(
                Heading(level: heading.level, inlines: heading.inlines.map(\.plain), anchor: heading.anchor, place: heading.place))
        case .quote(let blocks): .quote(blocks.map(\.plain))
        case .callout(let callout, let blocks): .callout(callout, blocks.map(\.plain))
        case .list(let list):
            .list(
                List(
                    start: list.start, isTight: list.isTight,
                    items: list.items.map { .init(blocks: $0.blocks.map(\.plain), isDone: $0.isDone) }))
        case .code(let code): .code(code)
        case .math(let math): .math(math)
        case .html(let html): .html(html)
        case .table(let table):
            .table(
                Table(
                    alignments: table.alignments, header: table.header.map { $0.map(\.plain) },
                    rows: table.rows.map { $0.map { $0.map(\.plain) } }, place: table.place))
        case .rule: .rule
        case .slot: preconditionFailure("plain Markdown has no analyses")
        }
    }
}

extension Inline<Authored> {
    fileprivate var plain: Inline<Plain> {
        switch self {
        case .text(let text): .text(text)
        case .softBreak: .softBreak
        case .lineBreak: .lineBreak
        case .code(let code): .code(code)
        case .html(let html): .html(html)
        case .emphasis(let inner): .emphasis(inner.map(\.plain))
        case .strong(let inner): .strong(inner.map(\.plain))
        case .strikethrough(let inner): .strikethrough(inner.map(\.plain))
        case .link(let link): .link(Link(target: link.target, title: link.title, inlines: link.inlines.map(\.plain), place: link.place))
        case .image(let image):
            .image(Image(target: image.target, title: image.title, inlines: image.inlines.map(\.plain), place: image.place))
        case .footnote(let index, let mention): .footnote(index: index, mention: mention)
        case .math(let tex): .math(tex)
        case .slot: preconditionFailure("plain Markdown has no directives")
        }
    }
}
