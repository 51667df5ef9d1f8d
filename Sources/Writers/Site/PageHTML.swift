import Cases
import Documents

/// One page's text as HTML, piece by piece: what is counted on the way (citations, equations) is counted here.
struct PageHTML {
    let page: EvaluatedPage
    /// The way to the site's root.
    let root: String
    var output = ""
    /// How often each reference was cited so far.
    private(set) var citations: [String: Int] = [:]
    private var equations = 0

    init(of page: EvaluatedPage, root: String) {
        self.page = page
        self.root = root
    }

    /// The number of the next equation that can be referred to: "5.2" on the page of a part, else "2".
    mutating func numberEquation() -> String {
        equations += 1
        return page.matter.part.map { "\($0).\(equations)" } ?? String(equations)
    }

    mutating func write(_ inline: InlineExhibit) {
        switch inline {
        case .value(let text, let why?):
            output += "<a class=\"value\" href=\"#\(escaped(why))\" title=\"Why this number\">\(escaped(text))</a>"
        case .value(let text, nil):
            output += "<span class=\"value\">\(escaped(text))</span>"
        case .reference(let text, let target):
            output += "<a class=\"reference\" href=\"\(escaped(target))\">\(escaped(text))</a>"
        case .citation(let works):
            write(works)
        case .invalid(let text):
            output += "<code class=\"invalid\">\(escaped(text))</code>"
        }
    }

    private mutating func write(_ works: [CitedWork]) {
        output += "<span class=\"citation\">("
        for (index, work) in works.enumerated() {
            let mention = citations[work.anchor, default: 0] + 1
            citations[work.anchor] = mention
            if index > 0 { output += "; " }
            output += "<a id=\"\(escaped(work.anchor))-\(mention)\" href=\"#\(escaped(work.anchor))\">\(escaped(work.text))</a>"
        }
        output += ")</span>"
    }
}
