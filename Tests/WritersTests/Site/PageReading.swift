/// What a test needs to know of a page: read by a small tokenizer of our own, not by the writer's code.
struct PageReading {
    /// Tags that are not balanced, ids that stand twice, attributes that are not quoted.
    private(set) var faults: [String] = []
    private(set) var ids: [String] = []
    /// Every `href` and `src`, with entities resolved.
    private(set) var links: [String] = []

    private var open: [String] = []

    init(_ html: String) {
        var rest = Substring(html)
        while let start = rest.firstIndex(of: "<") {
            rest = rest[start...]
            if rest.hasPrefix("<!--") {
                rest = rest.firstRange(of: "-->").map { rest[$0.upperBound...] } ?? ""
                continue
            }
            guard let end = rest.firstIndex(of: ">") else {
                faults.append("a tag is not finished: \(rest.prefix(40))")
                break
            }
            let tag = rest[rest.index(after: rest.startIndex)..<end]
            rest = rest[rest.index(after: end)...]
            read(tag)
            if tag.hasPrefix("script"), let close = rest.firstRange(of: "</script>") { rest = rest[close.lowerBound...] }
        }
        if !open.isEmpty { faults.append("never closed: \(open)") }
        for (id, uses) in Dictionary(grouping: ids, by: \.self).sorted(by: { $0.key < $1.key }) where uses.count > 1 {
            faults.append("id '\(id)' stands \(uses.count) times")
        }
    }

    private static let void: Set<String> = ["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"]
    private static let foreign: Set<String> = ["path", "rect", "circle", "ellipse", "polygon", "line", "use"]

    private mutating func read(_ tag: Substring) {
        guard !tag.hasPrefix("!") else { return }
        if tag.hasPrefix("/") {
            let name = String(tag.dropFirst())
            if open.last == name { open.removeLast() } else { faults.append("</\(name)> closes \(open.last ?? "nothing")") }
            return
        }
        let name = String(tag.prefix { !$0.isWhitespace && $0 != "/" })
        readAttributes(tag.dropFirst(name.count))
        if Self.void.contains(name) { return }
        if tag.hasSuffix("/") {
            if !Self.foreign.contains(name) { faults.append("<\(name)/> does not close itself in HTML") }
            return
        }
        open.append(name)
    }

    private mutating func readAttributes(_ text: Substring) {
        var rest = text
        while let equals = rest.firstIndex(of: "=") {
            let name = rest[..<equals].split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
            let behind = rest[rest.index(after: equals)...]
            guard behind.first == "\"", let close = behind.dropFirst().firstIndex(of: "\"") else {
                faults.append("attribute \(name) is not quoted: \(behind.prefix(30))")
                return
            }
            let value = String(behind[behind.index(after: behind.startIndex)..<close]).replacing("&amp;", with: "&").replacing(
                "&quot;", with: "\"")
            if name == "id" { ids.append(value) }
            if name == "href" || name == "src" { links.append(value) }
            if name.hasPrefix("on") { faults.append("inline handler \(name)") }
            rest = behind[behind.index(after: close)...]
        }
    }
}
