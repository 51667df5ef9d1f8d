import Diagnostics
import Documents

/// Every name in the book that something can refer to, and every anchor that a link can lead to.
struct Directory: Sendable {
    struct Entry: Sendable {
        let page: Int
        let label: Label?
        /// What a reference without words of its own says: "Table 5.1", or a section's title.
        let text: String
        let place: Place
    }

    /// The site's path of each page.
    let paths: [String]
    /// From the Markdown path of a page to its index.
    let pageIndex: [String: Int]
    /// From an identifier that holds in the whole book to what it names.
    let entries: [String: Entry]
    /// For each page, its anchors.
    let anchors: [Set<String>]
    /// For each page, the labels of its exhibits and equations in the order of the text.
    let labels: [[Label]]
}

extension Directory {
    /// A target on another page as a link writes it: `../data.html#tbl-prices`; only `#tbl-prices` on the page itself.
    func target(page: Int, anchor: String?, from origin: Int) -> String {
        let fragment = anchor.map { "#" + $0 } ?? ""
        if page == origin, !fragment.isEmpty { return fragment }
        return relativePath(to: paths[page], from: paths[origin]) + fragment
    }
}

/// The way from one file of the site to another.
package func relativePath(to target: String, from origin: String) -> String {
    let slash = UInt8(ascii: "/")
    // Where, behind the last folder that both are in, their ways part.
    var fork = target.utf8.startIndex
    var rest = origin.utf8[...]
    var offset = fork
    for (one, other) in zip(target.utf8, origin.utf8) {
        guard one == other else { break }
        offset = target.utf8.index(after: offset)
        guard one == slash else { continue }
        rest = rest.dropFirst(target.utf8.distance(from: fork, to: offset))
        fork = offset
    }
    return String(repeating: "../", count: rest.count { $0 == slash }) + target[fork...]
}

/// Finds all names of the book and numbers what carries a number.
///
/// Exhibits of a page that is a part count within it ("5.1"), and so do those of the report; all others count through the book in reading order.
func makeDirectory(_ book: Book, outlines: [PageOutline], reporting log: inout [Diagnostic]) -> Directory {
    var numbering = Numbering()
    var entries: [String: Directory.Entry] = [:]
    var labels: [[Label]] = []
    for (page, outline) in outlines.enumerated() {
        var pageLabels: [Label] = []
        for item in outline.items {
            let number = numbering.next(item.counter, on: book.pages[page])
            let anchor = item.identifier?.name ?? "\(item.counter.rawValue)-\(number.replacing(".", with: "-"))"
            let label = Label(counter: item.counter, number: number, anchor: anchor, caption: [])
            pageLabels.append(label)
            guard let identifier = item.identifier else { continue }
            enter(identifier.name, .init(page: page, label: label, text: label.name, place: identifier.place), &entries, &log)
        }
        for section in outline.sections where section.anchor.hasPrefix("sec-") {
            enter(section.anchor, .init(page: page, label: nil, text: section.title, place: section.place), &entries, &log)
        }
        labels.append(pageLabels)
    }
    return Directory(
        // A paper is a site of one page.
        paths: book.pages.map { $0.bodyCount == nil ? sitePath($0.path) : "index.html" },
        pageIndex: Dictionary(book.pages.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first }),
        entries: entries,
        anchors: zip(outlines, labels).map { outline, labels in Set(outline.sections.map(\.anchor) + labels.map(\.anchor)) },
        labels: labels)
}

/// `part-5-costs.md` becomes `part-5-costs.html`.
func sitePath(_ path: String) -> String { path.hasSuffix(".md") ? path.dropLast(3) + ".html" : path }

private func enter(_ name: String, _ entry: Directory.Entry, _ entries: inout [String: Directory.Entry], _ log: inout [Diagnostic]) {
    if let first = entries[name] {
        log.append(.error("'#\(name)' names two things", at: entry.place, notes: [.init("the first is here", at: first.place)]))
    } else {
        entries[name] = entry
    }
}

private struct Numbering {
    private var counts: [String: Int] = [:]

    mutating func next(_ counter: Label.Counter, on page: Book.Page) -> String {
        let part = page.matter.part
        let key = page.path == reportPage ? "\(counter.rawValue) of the report" : "\(counter.rawValue) \(part ?? 0)"
        counts[key, default: 0] += 1
        let count = counts[key, default: 1]
        return part.map { "\($0).\(count)" } ?? "\(count)"
    }
}
