import Cases
import Diagnostics
import Documents

extension WordWriter {
    mutating func inlines(_ inlines: [Inline<Evaluated>], _ look: RunLook = RunLook()) -> String {
        inlines.map { inline($0, look) }.joined()
    }

    private mutating func inline(_ inline: Inline<Evaluated>, _ look: RunLook) -> String {
        var look = look
        switch inline {
        case .text(let text): return run(text, look)
        case .softBreak: return run(" ", look)
        case .lineBreak: return "<w:r><w:br/></w:r>"
        case .code(let text):
            look.isProofed = false
            return run(text, look.styled("HTMLCode"))
        case .html(let html): return unshowable(html)
        case .emphasis(let inner):
            look.isItalic.toggle()
            return inlines(inner, look)
        case .strong(let inner):
            look.isBold = true
            return inlines(inner, look)
        case .strikethrough(let inner):
            look.isStruck = true
            return inlines(inner, look)
        case .link(let link): return linked(link.target, inlines(link.inlines, look.styled("Hyperlink")), else: inlines(link.inlines, look))
        case .image(let image): return picture(image)
        case .footnote(let index, let mention): return footnote(index, mention)
        case .math(let tex): return officeMath(of: tree(of: tex), isDisplay: false)
        case .slot(let slot): return self.slot(slot, look)
        }
    }

    private mutating func slot(_ slot: InlineExhibit, _ look: RunLook) -> String {
        switch slot {
        case .value(let text, _), .invalid(let text): return run(text, look)
        case .reference(let text, let target):
            guard target.hasPrefix("#"), let item = outline.item(String(target.dropFirst())) else {
                return linked(target, run(text, look.styled("Hyperlink")), else: run(text, look))
            }
            let shown = run(item.shown ?? text, look)
            return run(item.lead, look) + field("REF \(item.bookmark) \\h", shown, look)
        case .citation(let works):
            let texts = works.map { linked("#\($0.anchor)", run($0.text, look), else: run($0.text, look)) }
            return run("(", look) + texts.joined(separator: run("; ", look)) + run(")", look)
        }
    }

    /// A link into this document, to the site or elsewhere; `plain` where a target on the site has no address to lead to.
    mutating func linked(_ target: String, _ content: String, else plain: String) -> String {
        if target.hasPrefix("#") {
            guard let bookmark = outline.bookmark(of: String(target.dropFirst())) else { return plain }
            return "<w:hyperlink w:anchor=\"\(bookmark)\" w:history=\"1\">\(content)</w:hyperlink>"
        }
        guard let address = absolute(target) else { return plain }
        let id = isInFootnotes ? footnoteRelationships.link(to: address) : relationships.link(to: address)
        return "<w:hyperlink r:id=\"\(id)\" w:history=\"1\">\(content)</w:hyperlink>"
    }

    private func absolute(_ target: String) -> String? {
        let scheme = target.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
        if !scheme.isEmpty, target[scheme.endIndex...].hasPrefix(":") { return target }
        if target.hasPrefix("//") { return "https:" + target }
        return report.address.map { absoluteAddress(of: target, from: $0) }
    }

    /// What is wrong with a formula was reported when it was checked.
    func tree(of tex: Excerpt) -> MathTree {
        var log: [Diagnostic] = []
        return readTeX(tex, reporting: &log)
    }
}
