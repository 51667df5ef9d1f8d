import Cases

/// The navigation of a book as HTML, made once; a page's own differs by the mark of the current page alone.
///
/// A book of more than 200 pages shows only the section of the current page, and of a long section only the pages around it.
struct SiteNavigation: Sendable {
    private struct Position: Sendable {
        let section: Int
        let index: Int
    }

    private let sections: [Section]
    /// Pages in the order of reading.
    private let order: [Int]
    /// Where in that order a page stands.
    private let ranks: [Int: Int]
    private let positions: [Int: Position]
    private let isLarge: Bool

    init(_ book: EvaluatedBook) {
        order = book.navigation.flatMap(\.pages)
        ranks = Dictionary(order.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: min)
        let places = book.navigation.enumerated().flatMap { section, entry in
            entry.pages.enumerated().map { ($0.element, Position(section: section, index: $0.offset)) }
        }
        positions = Dictionary(places, uniquingKeysWith: { first, _ in first })
        let isLarge = order.count > 200
        self.isLarge = isLarge
        let depth = book.pages.map { folderDepth(of: $0.path) }.max() ?? 0
        sections = book.navigation.map { Section($0, of: book, runSize: isLarge ? 50 : .max, depth: depth) }
    }

    /// The pages before and behind a page.
    func neighbours(of page: Int) -> (previous: Int?, next: Int?) {
        guard let rank = ranks[page] else { return (nil, nil) }
        return (rank > 0 ? order[rank - 1] : nil, rank + 1 < order.count ? order[rank + 1] : nil)
    }

    func sectionTitle(of page: Int) -> String? {
        positions[page].map { sections[$0.section].title }
    }

    /// The navigation as a page at `path` shows it; without a page, nothing in it is current.
    func html(for page: Int?, at path: String) -> String {
        let here = page.flatMap { positions[$0] }
        let depth = folderDepth(of: path)
        var html = ""
        for (index, section) in sections.enumerated() {
            if let here, here.section == index {
                section.appendOpen(to: &html, current: here.index, depth: depth)
            } else {
                html += isLarge ? section.closed[depth] : section.runs[depth].first?.html ?? ""
            }
        }
        return html
    }
}

/// One section in all its shapes; each shape once for every number of folders that a page may be in.
private struct Section: Sendable {
    /// Neighbouring entries that appear together.
    struct Run: Sendable {
        let html: String
        /// Where the mark of each entry goes, as an offset in bytes.
        let marks: [Int]
    }

    let title: String
    let runSize: Int
    let closed: [String]
    let runs: [[Run]]

    init(_ section: NavigationSection, of book: EvaluatedBook, runSize: Int, depth: Int) {
        title = section.title
        let runSize = min(runSize, max(section.pages.count, 1))
        self.runSize = runSize
        let pages = section.pages.map { book.pages[$0] }
        let roots = (0...depth).map { String(repeating: "../", count: $0) }
        closed = roots.map { closedSection(section.title, pages, root: $0) }
        runs = roots.map { root in
            stride(from: 0, to: pages.count, by: runSize).map {
                run(section.title, pages, $0..<min($0 + runSize, pages.count), root: root)
            }
        }
    }

    func appendOpen(to html: inout String, current index: Int, depth: Int) {
        let run = runs[depth][index / runSize]
        let mark = run.html.utf8.index(run.html.startIndex, offsetBy: run.marks[index % runSize])
        html += run.html[..<mark]
        html += " aria-current=\"page\""
        html += run.html[mark...]
    }
}

private func closedSection(_ title: String, _ pages: [EvaluatedPage], root: String) -> String {
    guard let first = pages.first else { return "" }
    return "<p><a href=\"\(root)\(percentEncoded(first.path))\">\(escaped(title))</a></p>\n"
}

private func run(_ title: String, _ pages: [EvaluatedPage], _ bounds: Range<Int>, root: String) -> Section.Run {
    var html = "<p>\(escaped(title))</p>\n<ol>\n"
    var marks: [Int] = []
    if bounds.lowerBound > 0 { html += more("Earlier pages", pages[bounds.lowerBound - 1], root: root) }
    for page in pages[bounds] {
        html += "<li><a href=\"\(root)\(percentEncoded(page.path))\""
        marks.append(html.utf8.count)
        html += ">"
        if let part = page.matter.part { html += "<span class=\"part\">\(part)</span> " }
        html += "<span>\(escaped(page.matter.label ?? page.matter.title))</span></a></li>\n"
    }
    if bounds.upperBound < pages.count { html += more("Later pages", pages[bounds.upperBound], root: root) }
    return Section.Run(html: html + "</ol>\n", marks: marks)
}

private func more(_ text: String, _ page: EvaluatedPage, root: String) -> String {
    "<li class=\"more\"><a href=\"\(root)\(percentEncoded(page.path))\"><span>\(text)</span></a></li>\n"
}
