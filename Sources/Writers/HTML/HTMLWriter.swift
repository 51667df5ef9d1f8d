package import Documents

/// Goes through a document and has its style write each part.
package struct HTMLWriter<Style: HTMLStyle> {
    package typealias P = Style.P

    package var html: HTMLBuffer
    package let style: Style
    let footnotes: [Footnote<P>]
    /// What a style counts on its way, by names of its own: mentions of a work, say.
    package var counts: [String: Int] = [:]

    /// - Parameter isTight: in a list whose items stand close: their paragraphs are lines without a tag.
    package mutating func write(_ blocks: some Sequence<Block<P>>, isTight: Bool = false) {
        for block in blocks { write(block, isTight: isTight) }
    }

    private mutating func write(_ block: Block<P>, isTight: Bool) {
        switch block {
        case .paragraph(let inlines): if isTight { write(inlines) } else { writeParagraph(inlines) { _ in } }
        case .heading(let heading): style.write(heading, with: &self)
        case .quote(let blocks): writeQuote(blocks)
        case .callout(let callout, let blocks): style.write(callout, blocks, with: &self)
        case .list(let list): write(list)
        case .code(let code): style.write(code, with: &self)
        case .math(let math): style.write(math, with: &self)
        case .html(let raw):
            html.startLine()
            style.write(html: raw.text, isBlock: true, with: &self)
            html.startLine()
        case .table(let table): style.write(table, with: &self)
        case .rule:
            html.startLine()
            html.write("<hr />\n")
        case .slot(let slot): style.write(slot: slot, with: &self)
        }
    }

    package mutating func write(_ inlines: [Inline<P>]) {
        for inline in inlines { write(inline) }
    }

    private mutating func write(_ inline: Inline<P>) {
        switch inline {
        case .text(let text): html.write(text: text)
        case .softBreak: html.write("\n")
        case .lineBreak: html.write("<br />\n")
        case .code(let text):
            html.write("<code>")
            html.write(text: text)
            html.write("</code>")
        case .html(let raw): style.write(html: raw.text, isBlock: false, with: &self)
        case .emphasis(let inlines): write(inlines, between: "<em>", "</em>")
        case .strong(let inlines): write(inlines, between: "<strong>", "</strong>")
        case .strikethrough(let inlines): write(inlines, between: "<del>", "</del>")
        case .link(let link): style.write(link, with: &self)
        case .image(let image): style.write(image, with: &self)
        case .footnote(let index, let mention):
            guard footnotes.indices.contains(index) else { return }
            style.write(mention: mention, of: footnotes[index], number: index + 1, with: &self)
        case .math(let tex): style.write(math: tex, with: &self)
        case .slot(let slot): style.write(slot: slot, with: &self)
        }
    }

    private mutating func write(_ inlines: [Inline<P>], between opening: StaticString, _ closing: StaticString) {
        html.write(opening)
        write(inlines)
        html.write(closing)
    }

    /// - Parameter ending: writes what stands inside the paragraph behind its text.
    mutating func writeParagraph(_ inlines: [Inline<P>], ending: (inout Self) -> Void) {
        html.startLine()
        html.write("<p>")
        write(inlines)
        ending(&self)
        html.write("</p>\n")
    }

    package mutating func writeQuote(_ blocks: [Block<P>]) {
        html.startLine()
        html.write("<blockquote>\n")
        write(blocks)
        html.startLine()
        html.write("</blockquote>\n")
    }

    private mutating func write(_ list: List<P>) {
        html.startLine()
        switch list.start {
        case nil: html.write("<ul>\n")
        case 1: html.write("<ol>\n")
        case let start?:
            html.write("<ol start=\"")
            html.write(start)
            html.write("\">\n")
        }
        for item in list.items {
            html.startLine()
            html.write("<li>")
            if let isDone = item.isDone { style.write(taskIsDone: isDone, with: &self) }
            write(item.blocks, isTight: list.isTight)
            html.write("</li>\n")
        }
        html.write(list.start == nil ? "</ul>\n" : "</ol>\n")
    }
}

/// The footnotes behind the text.
extension HTMLWriter {
    mutating func writeFootnotes() {
        guard !footnotes.isEmpty else { return }
        style.writeFootnotesOpening(with: &self)
        for (index, footnote) in footnotes.enumerated() { write(footnote, number: index + 1) }
        html.write("</ol>\n</section>\n")
    }

    /// The ways back stand in the last paragraph, or behind a footnote that ends otherwise.
    private mutating func write(_ footnote: Footnote<P>, number: Int) {
        html.write("<li id=\"fn-")
        html.write(address: footnote.label)
        html.write("\">\n")
        if case .paragraph(let last) = footnote.blocks.last {
            write(footnote.blocks.dropLast())
            writeParagraph(last) { writer in
                writer.html.write(" ")
                writer.style.write(waysBackFrom: footnote, number: number, with: &writer)
            }
        } else {
            write(footnote.blocks)
            style.write(waysBackFrom: footnote, number: number, with: &self)
            html.write("\n")
        }
        html.write("</li>\n")
    }
}
