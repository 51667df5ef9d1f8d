package import Documents

extension SiteHTML {
    /// `<h2 id="costs">Costs <a class="permalink" …>#</a></h2>`
    package func write(_ heading: Heading<P>, with writer: inout HTMLWriter<Self>) {
        writer.html.startLine()
        writer.html.write("<h")
        writer.html.write(heading.level)
        writer.html.write(" id=\"")
        writer.html.write(text: heading.anchor)
        writer.html.write("\">")
        writer.write(heading.inlines)
        writer.html.write(" <a class=\"permalink\" href=\"#")
        writer.html.write(address: heading.anchor)
        writer.html.write("\" aria-label=\"Link to ")
        writer.html.write(text: text(of: heading.inlines))
        writer.html.write("\">#</a></h")
        writer.html.write(heading.level)
        writer.html.write(">\n")
    }
}
