package import Documents

extension SiteHTML {
    package func write(mention: Int, of footnote: Footnote<P>, number: Int, with writer: inout HTMLWriter<Self>) {
        writer.html.write("<sup class=\"footnote-ref\"><a href=\"#fn-")
        writer.html.write(address: footnote.label)
        writer.html.write("\" id=\"")
        writer.writeMentionAnchor(mention, of: footnote)
        writer.html.write("\" role=\"doc-noteref\" aria-label=\"Footnote ")
        writer.html.write(number)
        writer.html.write("\">")
        writer.html.write(number)
        writer.html.write("</a></sup>")
    }

    package func writeFootnotesOpening(with writer: inout HTMLWriter<Self>) {
        writer.html.write("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n")
    }

    package func write(waysBackFrom footnote: Footnote<P>, number: Int, with writer: inout HTMLWriter<Self>) {
        for mention in 1...max(1, footnote.mentions) {
            if mention > 1 { writer.html.write(" ") }
            writer.html.write("<a href=\"#")
            writer.writeMentionAnchor(mention, of: footnote)
            writer.html.write("\" class=\"footnote-backref\" role=\"doc-backlink\" aria-label=\"Back to footnote ")
            writer.html.write(number)
            if mention > 1 {
                writer.html.write(", mention ")
                writer.html.write(mention)
            }
            // The variation selector keeps phones from drawing an emoji.
            writer.html.write("\">↩\u{FE0E}</a>")
        }
    }
}

extension HTMLWriter {
    /// The anchor of a mention, as cmark-gfm names it: `fnref-label`, `fnref-label-2`.
    fileprivate mutating func writeMentionAnchor(_ mention: Int, of footnote: Footnote<P>) {
        html.write("fnref-")
        html.write(address: footnote.label)
        guard mention > 1 else { return }
        html.write("-")
        html.write(mention)
    }
}
