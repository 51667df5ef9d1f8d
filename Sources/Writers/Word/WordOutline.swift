import Cases
import Documents

/// What of a report can be referred to and listed, found before its text is written.
struct WordOutline {
    struct Item {
        let anchor: String
        /// Word's name for the place, at most 40 letters.
        let bookmark: String
        /// "Table 3", as counted here; nil for a heading and a reference.
        let name: String?
        let title: String
        /// Of a heading.
        let level: Int

        /// What stands in the bookmark, where that is a name or a number: an equation shows its number only.
        var shown: String? { lead.isEmpty ? name : name.map { String($0.dropFirst(lead.count)) } }
        /// What a reference says in front of it.
        var lead: String { name?.hasPrefix(equation) == true ? equation : "" }
    }

    private(set) var headings: [Item] = []
    private(set) var tables: [Item] = []
    private(set) var figures: [Item] = []
    private var equations = 0
    private var items: [String: Item] = [:]
    private let top: Int
    /// The anchor of the list of references.
    static let references = "references-title"

    init(_ report: WordReport) {
        var levels: [Int] = []
        report.document.forEachBlock { if case .heading(let heading) = $0 { levels.append(heading.level) } }
        top = levels.min() ?? 1
        var found: [Block<Evaluated>] = []
        report.document.forEachBlock { found.append($0) }
        for block in found {
            switch block {
            case .heading(let heading):
                let title = plainText(of: heading.inlines) { $0.text }
                headings.append(add(heading.anchor, "_Toc", nil, title, level(of: heading)))
            case .slot(let exhibit): add(exhibit)
            case .paragraph, .quote, .callout, .list, .code, .math, .html, .table, .rule: break
            }
        }
        if !report.references.isEmpty { headings.append(add(Self.references, "_Toc", nil, "References", 1)) }
        for reference in report.references { _ = add(reference.anchor, "_Ref", nil, "", 0) }
    }

    func item(_ anchor: String) -> Item? { items[anchor] }

    func bookmark(of anchor: String) -> String? { items[anchor]?.bookmark }

    /// The number of a table, a figure or an equation among its kind.
    func number(of label: Label) -> String { items[label.anchor]?.name?.split(separator: " ").last.map(String.init) ?? label.number }

    /// Headings of a page begin at the second level, those of a document at the first; Word has six that Markdown knows.
    func level(of heading: Heading<Evaluated>) -> Int { min(max(heading.level - top + 1, 1), 6) }

    private mutating func add(_ exhibit: Exhibit) {
        let title = plainText(of: exhibit.label.caption) { $0.text }
        switch exhibit.label.counter {
        case .table: tables.append(add(exhibit.label.anchor, "_Ref", "Table \(tables.count + 1)", title, 0))
        case .figure: figures.append(add(exhibit.label.anchor, "_Ref", "Figure \(figures.count + 1)", title, 0))
        case .equation:
            equations += 1
            _ = add(exhibit.label.anchor, "_Ref", equation + String(equations), title, 0)
        case .field, .exercise, .section: _ = add(exhibit.label.anchor, "_Ref", nil, title, 0)
        }
    }

    private mutating func add(_ anchor: String, _ prefix: String, _ name: String?, _ title: String, _ level: Int) -> Item {
        let count = String(items.count + 1)
        let bookmark = prefix + String(repeating: "0", count: max(0, 6 - count.count)) + count
        let item = Item(anchor: anchor, bookmark: bookmark, name: name, title: title, level: level)
        items[anchor] = items[anchor] ?? item
        return item
    }
}

private let equation = "Equation "
