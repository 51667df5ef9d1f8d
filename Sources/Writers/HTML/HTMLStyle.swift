package import Diagnostics
package import Documents

/// How the parts of a document look as HTML. Whatever a style does not say looks as cmark-gfm writes it.
package protocol HTMLStyle<P>: Sendable {
    associatedtype P: Phase

    func write(slot: P.Block, with writer: inout HTMLWriter<Self>)
    func write(slot: P.Inline, with writer: inout HTMLWriter<Self>)
    /// What stands for a slot where markup cannot: in a text alternative.
    func text(of slot: P.Inline) -> String

    func write(_ heading: Heading<P>, with writer: inout HTMLWriter<Self>)
    func write(_ callout: Callout, _ blocks: [Block<P>], with writer: inout HTMLWriter<Self>)
    func write(_ code: Code, with writer: inout HTMLWriter<Self>)
    func write(_ table: Table<P>, with writer: inout HTMLWriter<Self>)
    func write(_ math: Math, with writer: inout HTMLWriter<Self>)
    /// The box in front of a task.
    func write(taskIsDone: Bool, with writer: inout HTMLWriter<Self>)
    func write(html: String, isBlock: Bool, with writer: inout HTMLWriter<Self>)

    func write(_ link: Link<P>, with writer: inout HTMLWriter<Self>)
    func write(_ image: Image<P>, with writer: inout HTMLWriter<Self>)
    func write(math: Excerpt, with writer: inout HTMLWriter<Self>)

    /// The mention of a footnote, both counted from 1.
    func write(mention: Int, of footnote: Footnote<P>, number: Int, with writer: inout HTMLWriter<Self>)
    func writeFootnotesOpening(with writer: inout HTMLWriter<Self>)
    /// The way back from a footnote to each of its mentions.
    func write(waysBackFrom footnote: Footnote<P>, number: Int, with writer: inout HTMLWriter<Self>)
}

/// Writes a document as HTML in a style.
package func write<Style: HTMLStyle>(_ document: Document<Style.P>, in style: Style, to html: inout HTMLBuffer) {
    var writer = HTMLWriter(html: HTMLBuffer(), style: style, footnotes: document.footnotes)
    swap(&writer.html, &html)
    defer { swap(&writer.html, &html) }
    writer.write(document.blocks)
    writer.writeFootnotes()
}

/// cmark-gfm's way to write each part.
extension HTMLStyle {
    package func write(_ heading: Heading<P>, with writer: inout HTMLWriter<Self>) {
        writer.html.startLine()
        writer.html.write("<h")
        writer.html.write(heading.level)
        writer.html.write(">")
        writer.write(heading.inlines)
        writer.html.write("</h")
        writer.html.write(heading.level)
        writer.html.write(">\n")
    }

    package func write(_ callout: Callout, _ blocks: [Block<P>], with writer: inout HTMLWriter<Self>) { writer.writeQuote(blocks) }

    package func write(_ code: Code, with writer: inout HTMLWriter<Self>) { writer.writePlain(code) }

    package func write(_ math: Math, with writer: inout HTMLWriter<Self>) {
        writer.writePlain(Code(info: "math", text: math.tex.text + "\n"))
    }

    package func write(taskIsDone isDone: Bool, with writer: inout HTMLWriter<Self>) {
        writer.html.write("<input type=\"checkbox\"")
        if isDone { writer.html.write(" checked=\"\"") }
        writer.html.write(" disabled=\"\" /> ")
    }

    package func write(html: String, isBlock: Bool, with writer: inout HTMLWriter<Self>) { writer.html.write(html: html) }

    package func write(_ link: Link<P>, with writer: inout HTMLWriter<Self>) { writer.writePlain(link, to: link.target) }

    package func write(_ image: Image<P>, with writer: inout HTMLWriter<Self>) {
        writer.writeImage(image, from: image.target, attributes: "")
    }

    package func write(math: Excerpt, with writer: inout HTMLWriter<Self>) {
        writer.html.write("$<code>")
        writer.html.write(text: math.text)
        writer.html.write("</code>$")
    }
}

/// cmark-gfm's footnotes.
extension HTMLStyle {
    package func write(mention: Int, of footnote: Footnote<P>, number: Int, with writer: inout HTMLWriter<Self>) {
        writer.html.write("<sup class=\"footnote-ref\"><a href=\"#fn-")
        writer.html.write(address: footnote.label)
        writer.html.write("\" id=\"fnref-")
        writer.html.write(address: footnote.label)
        if mention > 1 {
            writer.html.write("-")
            writer.html.write(mention)
        }
        writer.html.write("\" data-footnote-ref>")
        writer.html.write(number)
        writer.html.write("</a></sup>")
    }

    package func writeFootnotesOpening(with writer: inout HTMLWriter<Self>) {
        writer.html.write("<section class=\"footnotes\" data-footnotes>\n<ol>\n")
    }

    package func write(waysBackFrom footnote: Footnote<P>, number: Int, with writer: inout HTMLWriter<Self>) {
        for mention in 1...max(1, footnote.mentions) {
            writer.html.write(mention > 1 ? " <a href=\"#fnref-" : "<a href=\"#fnref-")
            writer.html.write(address: footnote.label)
            if mention > 1 {
                writer.html.write("-")
                writer.html.write(mention)
            }
            writer.html.write("\" class=\"footnote-backref\" data-footnote-backref aria-label=\"Back to content\">↩")
            if mention > 1 {
                writer.html.write("<sup class=\"footnote-ref\">")
                writer.html.write(mention)
                writer.html.write("</sup>")
            }
            writer.html.write("</a>")
        }
    }
}
