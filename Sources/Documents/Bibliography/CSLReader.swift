import Diagnostics
import YAMLTrees

/// Reads CSL-JSON or CSL-YAML: a list of items, or a mapping whose `references` is one.
///
/// Source: the CSL 1.0.2 input data schema. Keys that the one reference style does not print are ignored.
func readCSL(_ source: SourceFile, reporting log: inout [Diagnostic]) -> [BibliographyEntry] {
    let tree = readYAML(Excerpt(source), reporting: &log)
    if tree.isNull { return [] }
    guard let items = tree.items ?? tree["references"]?.items else {
        log.append(.error("a CSL bibliography is a list of items, or a mapping with 'references'", at: tree.place))
        return []
    }
    return items.compactMap { item in
        guard item.entries != nil else {
            log.append(.error("an item of a bibliography is a mapping, not \(item.kind)", at: item.place))
            return nil
        }
        guard let key = item["id"], let name = key.text else {
            log.append(.error("this item has no 'id'", at: item.place))
            return nil
        }
        return entry(item, BibliographyEntry(key: name, place: key.place), reporting: &log)
    }
}

private func entry(_ item: YAMLTree, _ start: BibliographyEntry, reporting log: inout [Diagnostic]) -> BibliographyEntry {
    func text(_ keys: String...) -> String { keys.lazy.compactMap { item[$0]?.text }.first.map(singleSpaced) ?? "" }
    let before = log.count
    var entry = start
    entry.kind = kind(item["type"], reporting: &log)
    entry.authors = names(item["author"], reporting: &log)
    entry.editors = names(item["editor"], reporting: &log)
    entry.title = text("title")
    entry.shortTitle = text("title-short", "shortTitle")
    entry.container = text("container-title")
    entry.series = text("collection-title")
    entry.volume = text("volume")
    entry.number = text("issue", "number")
    entry.edition = text("edition")
    entry.pages = pageRange(text("page"))
    entry.publisher = text("publisher")
    entry.doi = withoutPrefixes(text("DOI"), doiPrefixes)
    entry.url = text("URL")
    entry.note = text("note")
    (entry.year, entry.month) = date(item["issued"], reporting: &log)
    if entry.number.lowercased().hasPrefix("arxiv:") {
        entry.arXiv = String(entry.number.dropFirst(6))
        entry.number = ""
    }
    entry.isBroken = log.count > before
    return entry
}

private func singleSpaced(_ text: String) -> String { text.split { $0.isWhitespace && $0 != "\u{A0}" }.joined(separator: " ") }

private func kind(_ type: YAMLTree?, reporting log: inout [Diagnostic]) -> BibliographyEntry.Kind {
    guard let type, let name = type.text else { return .other }
    if let kind = kinds[name] { return kind }
    log.append(.warning("unknown type '\(name)'", at: type.place, notes: didYouMean(name, among: kinds.keys.sorted())))
    return .other
}

private func names(_ tree: YAMLTree?, reporting log: inout [Diagnostic]) -> [BibliographyEntry.Name] {
    guard let tree, !tree.isNull else { return [] }
    return (tree.items ?? [tree]).compactMap { name in
        if let literal = name["literal"]?.text ?? name.text { return .literal(singleSpaced(literal)) }
        guard let family = name["family"]?.text else {
            log.append(.error("a name has 'family' and 'given', or 'literal'", at: name.place))
            return nil
        }
        let particles = [name["dropping-particle"], name["non-dropping-particle"]].compactMap { $0?.text }
        return .person(
            family: (particles + [family]).joined(separator: " "), given: name["given"]?.text ?? "", suffix: name["suffix"]?.text ?? "")
    }
}

/// `{date-parts: [[2015, 3, 2]]}`, `{year: 2015, month: 3}`, a list of one of these, `2015` or `2015-03-02`.
private func date(_ tree: YAMLTree?, reporting log: inout [Diagnostic]) -> (year: Int?, month: Int?) {
    guard let tree, !tree.isNull else { return (nil, nil) }
    if let parts = tree["date-parts"]?.items?.first?.items { return parsed(parts.map { $0.text ?? "" }, tree, &log) }
    if let first = tree.items?.first { return date(first, reporting: &log) }
    if tree["year"] != nil { return parsed([tree["year"], tree["month"]].compactMap { $0?.text }, tree, &log) }
    return parsed((tree.text ?? tree["raw"]?.text ?? "").split(separator: "-").map(String.init), tree, &log)
}

private func parsed(_ parts: [String], _ tree: YAMLTree, _ log: inout [Diagnostic]) -> (year: Int?, month: Int?) {
    let numbers = parts.map { Int($0) }
    guard let year = numbers.first ?? nil else {
        log.append(.warning("'issued' has no year that is a number", at: tree.place))
        return (nil, nil)
    }
    let month = numbers.count > 1 ? numbers[1] : nil
    return (year, month.flatMap { (1...12).contains($0) ? $0 : nil })
}

private let kinds: [String: BibliographyEntry.Kind] = [
    "article-journal": .article, "article-magazine": .article, "article-newspaper": .article,
    "paper-conference": .paper, "book": .book, "chapter": .chapter, "entry-encyclopedia": .chapter,
    "thesis": .thesis, "report": .report, "standard": .standard, "legislation": .legislation, "bill": .legislation,
    "regulation": .legislation, "webpage": .webpage, "post-weblog": .webpage, "post": .webpage,
    "article": .other, "dataset": .other, "software": .other, "manuscript": .other, "document": .other, "speech": .other,
]
