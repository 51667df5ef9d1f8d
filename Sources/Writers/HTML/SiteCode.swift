package import Documents

extension SiteHTML {
    /// Code that scrolls by keyboard, with its language above it if the author named one.
    package func write(_ code: Code, with writer: inout HTMLWriter<Self>) {
        writer.html.startLine()
        guard !code.language.isEmpty else {
            writer.html.write("<pre tabindex=\"0\">")
            writer.writeCodeElement(code)
            writer.html.write("</pre>\n")
            return
        }
        writer.html.write("<figure class=\"code\">\n<figcaption>")
        writer.html.write(text: code.language)
        writer.html.write("</figcaption>\n<pre tabindex=\"0\">")
        writer.writeCodeElement(code)
        writer.html.write("</pre>\n</figure>\n")
    }
}
