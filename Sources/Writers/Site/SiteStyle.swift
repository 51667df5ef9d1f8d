import Cases
import Diagnostics
import Documents

/// A page's text on its way to HTML.
typealias SitePage = HTMLWriter<SiteStyle>

/// How the parts of an evaluated document look on the site.
struct SiteStyle: HTMLStyle {
    typealias P = Evaluated

    /// The way to the site's root.
    let root: String

    func write(slot: Exhibit, with page: inout SitePage) { page.write(slot) }
    func write(slot: InlineExhibit, with page: inout SitePage) { page.write(slot) }

    func text(of slot: InlineExhibit) -> String {
        switch slot {
        case .value(let text, _), .reference(let text, _), .invalid(let text): text
        case .citation(let works): "(" + works.map(\.text).joined(separator: "; ") + ")"
        }
    }

    func write(_ heading: Heading<Evaluated>, with page: inout SitePage) {
        let anchor = escaped(heading.anchor)
        page.html.startLine()
        page.html.write(html: "<h\(heading.level) id=\"\(anchor)\">")
        page.write(heading.inlines)
        page.html.write(html: " <a class=\"permalink\" href=\"#\(anchor)\" aria-label=\"Link to this section\">#</a></h\(heading.level)>\n")
    }

    func write(_ callout: Callout, _ blocks: [Block<Evaluated>], with page: inout SitePage) {
        page.html.startLine()
        page.html.write(html: "<div class=\"callout \(callout.rawValue)\" role=\"note\">\n<p class=\"callout-title\">\(callout.title)</p>\n")
        page.write(blocks)
        page.html.startLine()
        page.html.write("</div>\n")
    }

    func write(_ table: Table<Evaluated>, with page: inout SitePage) {
        page.html.startLine()
        page.html.write("<div class=\"scroll\">\n")
        page.writeTable(table, cells: SiteCells())
        page.html.write("</div>\n")
    }

    func write(_ math: Math, with page: inout SitePage) { write(math, labelled: nil, with: &page) }

    /// A displayed formula; one with a label shows its number in brackets.
    func write(_ math: Math, labelled label: Label?, with page: inout SitePage) {
        page.html.startLine()
        page.html.write("<div class=\"equation\"")
        if let label { page.html.write(html: " id=\"\(escaped(label.anchor))\"") }
        page.html.write("><div class=\"formula\">")
        write(formula: math.tex, isBlock: true, with: &page)
        page.html.write("</div>")
        if let label { page.html.write(html: "<span class=\"number\">(\(escaped(label.number)))</span>") }
        page.html.write("</div>\n")
    }

    func write(math: Excerpt, with page: inout SitePage) { write(formula: math, isBlock: false, with: &page) }

    private func write(formula: Excerpt, isBlock: Bool, with page: inout SitePage) {
        var log: [Diagnostic] = []
        page.html.write(html: mathML(of: readTeX(formula, reporting: &log), isBlock: isBlock, tex: formula.text))
    }

    func writeFootnotesOpening(with page: inout SitePage) {
        page.html.write("<section class=\"footnotes\" aria-labelledby=\"notes-title\">\n<h2 id=\"notes-title\">Notes</h2>\n<ol>\n")
    }
}

private struct SiteCells: TableCells {
    func opening(_ alignment: ColumnAlignment, isHeader: Bool) -> StaticString {
        switch alignment {
        case .none, .left: isHeader ? "<th scope=\"col\">" : "<td>"
        case .center: isHeader ? "<th scope=\"col\" class=\"center\">" : "<td class=\"center\">"
        case .right: isHeader ? "<th scope=\"col\" class=\"number\">" : "<td class=\"number\">"
        }
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
