package import Documents

extension SiteHTML {
    /// `<aside class="callout note" aria-label="Note"><p class="callout-title">Note</p>…</aside>`
    package func write(_ callout: Callout, _ blocks: [Block<P>], with writer: inout HTMLWriter<Self>) {
        writer.html.startLine()
        writer.html.write("<aside class=\"callout ")
        writer.html.write(html: callout.rawValue)
        writer.html.write("\" aria-label=\"")
        writer.html.write(callout.title)
        writer.html.write("\">\n<p class=\"callout-title\" aria-hidden=\"true\">")
        writer.html.write(callout.title)
        writer.html.write("</p>\n")
        writer.write(blocks)
        writer.html.startLine()
        writer.html.write("</aside>\n")
    }
}

extension Callout {
    /// As a reader sees it.
    package var title: StaticString {
        switch self {
        case .note: "Note"
        case .tip: "Tip"
        case .important: "Important"
        case .warning: "Warning"
        case .caution: "Caution"
        }
    }
}
