import Cases
import Diagnostics
import Documents

/// A page's text on its way to HTML.
typealias SitePage = HTMLWriter<SiteHTML<SiteSlots>>

/// What was left to compute, and mathematics, as they look on the site.
struct SiteSlots: SlotWriter {
    typealias P = Evaluated

    /// The way to the site's root.
    let root: String

    func write(_ slot: Exhibit, to page: inout SitePage) { page.write(slot) }
    func write(_ slot: InlineExhibit, to page: inout SitePage) { page.write(slot) }

    func text(of slot: InlineExhibit) -> String { slot.text }

    func address(of link: Link<Evaluated>) -> String { link.target }
    func address(of image: Image<Evaluated>) -> String { image.target }

    func write(_ math: Math, to page: inout SitePage) { write(math, labelled: nil, to: &page) }

    /// A displayed formula; one with a label shows its number in brackets.
    func write(_ math: Math, labelled label: Label?, to page: inout SitePage) {
        page.html.startLine()
        page.html.write("<div class=\"equation\"")
        if let label { page.html.write(html: " id=\"\(escaped(label.anchor))\"") }
        page.html.write("><div class=\"formula\">")
        write(formula: math.tex, isBlock: true, to: &page)
        page.html.write("</div>")
        if let label { page.html.write(html: "<span class=\"number\">(\(escaped(label.number)))</span>") }
        page.html.write("</div>\n")
    }

    func write(math: Excerpt, to page: inout SitePage) { write(formula: math, isBlock: false, to: &page) }

    /// What is wrong with a formula was reported when it was checked.
    private func write(formula: Excerpt, isBlock: Bool, to page: inout SitePage) {
        var log: [Diagnostic] = []
        page.html.write(html: mathML(of: readTeX(formula, reporting: &log), isBlock: isBlock, tex: formula.text))
    }
}

extension SitePage {
    /// The next number of what is counted under `name`, from 1.
    mutating func count(_ name: String) -> Int {
        counts[name, default: 0] += 1
        return counts[name, default: 0]
    }

    fileprivate mutating func write(_ inline: InlineExhibit) {
        switch inline {
        case .value(let text, let why?):
            html.write(html: "<a class=\"value\" href=\"#\(escaped(why))\" title=\"Why this number\">\(escaped(text))</a>")
        case .value(let text, nil):
            html.write(text: text)
        case .reference(let text, let target):
            html.write(html: "<a class=\"reference\" href=\"\(escaped(target))\">\(escaped(text))</a>")
        case .citation(let works):
            write(works)
        case .invalid(let text):
            html.write(html: "<code class=\"invalid\">\(escaped(text))</code>")
        }
    }

    /// Each mention has an anchor, to which the reference leads back.
    private mutating func write(_ works: [CitedWork]) {
        html.write("<span class=\"citation\">(")
        for (index, work) in works.enumerated() {
            let anchor = escaped(work.anchor)
            if index > 0 { html.write("; ") }
            html.write(html: "<a id=\"\(anchor)-\(count(work.anchor))\" href=\"#\(anchor)\">\(escaped(work.text))</a>")
        }
        html.write(")</span>")
    }
}
