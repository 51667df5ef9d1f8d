import Cases
import Diagnostics
import Documents

/// A link or a reference of an evaluated text.
struct LinkMention {
    let target: String
    /// Nil for what an exhibit or a reference links to.
    let place: Place?
}

extension Document<Evaluated> {
    /// All links and references, those of captions, notes and cells too.
    var links: [LinkMention] {
        var found: [LinkMention] = []
        forEachBlock { block in
            switch block {
            case .paragraph(let inlines): found += inlines.flatMap(\.links)
            case .heading(let heading): found += heading.inlines.flatMap(\.links)
            case .table(let table): found += (table.header + table.rows.flatMap(\.self)).flatMap(\.self).flatMap(\.links)
            case .slot(let exhibit): found += exhibit.links
            case .quote, .callout, .list, .code, .math, .html, .rule: break
            }
        }
        return found
    }
}

extension Exhibit {
    fileprivate var links: [LinkMention] {
        let inside: [LinkMention] =
            switch content {
            case .table(let table): table.links
            case .figure(let figure): figure.notes.flatMap(\.self).flatMap(\.links) + (figure.data?.links ?? [])
            case .exercise(let exercise): exercise.asks.flatMap(\.links)
            case .equation, .form, .invalid: []
            }
        return (label.caption.flatMap(\.links) + inside).map { LinkMention(target: $0.target, place: $0.place ?? place) }
    }
}

extension ExhibitTable {
    fileprivate var links: [LinkMention] {
        let targets = rows.flatMap(\.cells).compactMap(\.target)
        return targets.map { LinkMention(target: $0, place: nil) } + notes.flatMap(\.self).flatMap(\.links)
    }
}

extension Inline<Evaluated> {
    fileprivate var links: [LinkMention] {
        switch self {
        case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): inner.flatMap(\.links)
        case .link(let link): [LinkMention(target: link.target, place: link.place)]
        case .image(let image): [LinkMention(target: image.target, place: image.place)]
        case .slot(.reference(_, let target)): [LinkMention(target: target, place: nil)]
        case .text, .softBreak, .lineBreak, .code, .html, .footnote, .math, .slot: []
        }
    }
}
