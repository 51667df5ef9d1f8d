package import Documents

extension Document {
    /// Visits every block, the ones inside others too, then those of the footnotes.
    package func forEachBlock(_ visit: (Block<P>) -> Void) {
        blocks.forEach { $0.visit(visit) }
        footnotes.flatMap(\.blocks).forEach { $0.visit(visit) }
    }
}

extension Document<Authored> {
    /// Visits everything inside lines that an author left to compute, in the order of the text.
    func forEachDirective(_ visit: (Directive) -> Void) {
        forEachBlock { block in
            switch block {
            case .paragraph(let inlines): inlines.visit(visit)
            case .heading(let heading): heading.inlines.visit(visit)
            case .table(let table): (table.header + table.rows.flatMap(\.self)).forEach { $0.visit(visit) }
            case .quote, .callout, .list, .code, .math, .html, .rule, .slot: break
            }
        }
    }

    /// Visits every analysis block.
    func forEachAnalysis(_ visit: (AnalysisBlock) -> Void) {
        forEachBlock { block in
            if case .slot(let analysis) = block { visit(analysis) }
        }
    }
}

extension Block {
    fileprivate func visit(_ body: (Block) -> Void) {
        body(self)
        switch self {
        case .quote(let blocks), .callout(_, let blocks): blocks.forEach { $0.visit(body) }
        case .list(let list): list.items.flatMap(\.blocks).forEach { $0.visit(body) }
        case .paragraph, .heading, .code, .math, .html, .table, .rule, .slot: break
        }
    }
}

extension [Inline<Authored>] {
    fileprivate func visit(_ body: (Directive) -> Void) {
        for inline in self {
            switch inline {
            case .slot(let directive): body(directive)
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): inner.visit(body)
            case .link(let link): link.inlines.visit(body)
            case .image(let image): image.inlines.visit(body)
            case .text, .softBreak, .lineBreak, .code, .html, .footnote, .math: break
            }
        }
    }
}
