import Cases

extension PageHTML {
    /// What stands behind the text: the works it cites and why its numbers are what they are.
    mutating func writeApparatus() {
        writeReferences()
        writeDerivations()
    }

    private mutating func writeReferences() {
        guard !page.references.isEmpty else { return }
        output += "<section class=\"references\" aria-labelledby=\"references-title\">\n<h2 id=\"references-title\">References</h2>\n<ol>\n"
        for reference in page.references {
            output += "<li id=\"\(escaped(reference.anchor))\">"
            for run in reference.runs { write(run) }
            for mention in 0..<citations[reference.anchor, default: 0] {
                let back = "\(escaped(reference.anchor))-\(mention + 1)"
                output += " <a class=\"back\" href=\"#\(back)\" aria-label=\"Back to mention \(mention + 1)\">↩\(mention > 0 ? String(mention + 1) : "")</a>"
            }
            output += "</li>\n"
        }
        output += "</ol>\n</section>\n"
    }

    private mutating func write(_ run: PageReference.Run) {
        switch run {
        case .text(let text): output += escaped(text)
        case .emphasis(let text): output += "<em>\(escaped(text))</em>"
        case .link(let text, let target): output += "<a href=\"\(escaped(target))\">\(escaped(text))</a>"
        }
    }

    private mutating func writeDerivations() {
        guard !page.derivations.isEmpty else { return }
        output += """
            <section class="why" aria-labelledby="why-title">
            <h2 id="why-title">Why these numbers</h2>
            <p>Each number that this page computes, with its formula, what goes into it, and where that comes from.</p>

            """
        for derivation in page.derivations { write(derivation) }
        output += "</section>\n"
    }

    /// The anchor stands inside the details: a browser that follows a link to it opens them.
    private mutating func write(_ derivation: PageDerivation) {
        let title = derivation.says ?? derivation.name
        output += "<details>\n<summary><span>\(escaped(title))</span> <span class=\"result\">\(escaped(derivation.value))</span></summary>\n"
        output += "<div class=\"derivation\" id=\"\(escaped(derivation.anchor))\">\n<dl>\n"
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
        output += "</dl>\n</div>\n</details>\n"
    }

    private mutating func write(_ term: String, _ html: String) {
        output += "<dt>\(term)</dt><dd>\(html)</dd>\n"
    }
}
