import Cases

extension SitePage {
    /// What stands behind the text: its footnotes, the works it cites and why its numbers are what they are.
    mutating func writeApparatus(of page: EvaluatedPage) {
        writeFootnotes()
        write(page.references)
        write(page.derivations)
    }

    private mutating func write(_ references: [PageReference]) {
        guard !references.isEmpty else { return }
        html.write(
            "<section class=\"references\" aria-labelledby=\"references-title\">\n<h2 id=\"references-title\">References</h2>\n<ol>\n")
        for reference in references {
            html.write(html: "<li id=\"\(escaped(reference.anchor))\">")
            for run in reference.runs { write(run) }
            writeWaysBack(to: reference.anchor)
            html.write("</li>\n")
        }
        html.write("</ol>\n</section>\n")
    }

    private mutating func writeWaysBack(to anchor: String) {
        let mentions = counts[anchor, default: 0]
        for mention in stride(from: 1, through: mentions, by: 1) {
            let label = mentions > 1 ? "Back to mention \(mention)" : "Back to the text"
            html.write(html: " <a class=\"back\" href=\"#\(escaped(anchor))-\(mention)\" aria-label=\"\(label)\">↩")
            if mentions > 1 { html.write(html: "<sup>\(mention)</sup>") }
            html.write("</a>")
        }
    }

    private mutating func write(_ run: PageReference.Run) {
        switch run {
        case .text(let text): html.write(text: text)
        case .emphasis(let text): html.write(html: "<em>\(escaped(text))</em>")
        case .link(let text, let target): html.write(html: "<a href=\"\(escaped(target))\">\(escaped(text))</a>")
        }
    }

    private mutating func write(_ derivations: [PageDerivation]) {
        guard !derivations.isEmpty else { return }
        html.write("<section class=\"why\" aria-labelledby=\"why-title\">\n<h2 id=\"why-title\">Why these numbers</h2>\n")
        html.write("<p>Each number that this page computes: its formula, what goes into it, and where that comes from.</p>\n")
        for derivation in derivations { write(derivation) }
        html.write("</section>\n")
    }

    /// The anchor stands inside the details: a browser that follows a link to it opens them.
    private mutating func write(_ derivation: PageDerivation) {
        let title = derivation.says ?? derivation.name
        html.write(
            html:
                "<details>\n<summary><span>\(escaped(title))</span> <span class=\"result\">\(escaped(derivation.value))</span></summary>\n")
        html.write(html: "<div class=\"derivation\" id=\"\(escaped(derivation.anchor))\">\n<dl>\n")
        write("Name", "<code>\(escaped(derivation.name))</code>")
        if let formula = derivation.formula, formula != derivation.name { write("Formula", "<code>\(escaped(formula))</code>") }
        if !derivation.inputs.isEmpty {
            let inputs = derivation.inputs.map {
                "<li><a href=\"#\(escaped($0.anchor))\">\(escaped($0.name))</a> <span class=\"result\">\(escaped($0.value))</span></li>\n"
            }
            write("From", "\n<ul>\n\(inputs.joined())</ul>\n")
        }
        if let source = derivation.source, !source.isEmpty {
            write("Source", derivation.sourceTarget.map { "<a href=\"\(escaped($0))\">\(escaped(source))</a>" } ?? escaped(source))
        }
        if let certainty = derivation.certainty { write("Certainty", escaped(certainty)) }
        html.write("</dl>\n</div>\n</details>\n")
    }

    private mutating func write(_ term: String, _ content: String) {
        html.write(html: "<dt>\(term)</dt><dd>\(content)</dd>\n")
    }
}
