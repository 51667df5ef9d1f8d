import Assessments
import Diagnostics
import Documents

extension PageEvaluator {
    /// Where something was read, for a cell: "Breck et al., 2017, p. 4", leading to the page's references or to the source itself.
    ///
    /// An unknown source is left out: `check` reports it.
    func cell(for sources: [SourceMention]) -> ExhibitTable.Cell {
        let found = distinct(sources)
        guard let first = found.first else { return .init("–") }
        return .init(found.map(\.text).joined(separator: "; "), target: first.target)
    }

    /// The same as a sentence below a table.
    func sourceNote(_ sources: [SourceMention]) -> [Inline<Evaluated>]? {
        let found = distinct(sources)
        guard !found.isEmpty else { return nil }
        var inlines: [Inline<Evaluated>] = [.text(found.count == 1 ? "Source: " : "Sources: ")]
        for (index, source) in found.enumerated() {
            if index > 0 { inlines.append(.text("; ")) }
            guard let target = source.target else {
                inlines.append(.text(source.text))
                continue
            }
            inlines.append(.link(Link(target: target, title: "", inlines: [.text(source.text)], place: source.place)))
        }
        return found.last?.text.hasSuffix(".") == true ? inlines : inlines + [.text(".")]
    }

    /// Each source once, as a text calls it.
    private func distinct(_ sources: [SourceMention]) -> [(text: String, target: String?, place: Place)] {
        var seen: Set<String> = []
        return sources.compactMap { source in
            words(of: source).flatMap { seen.insert($0.text).inserted ? ($0.text, $0.target, source.place) : nil }
        }
    }

    private func words(of source: SourceMention) -> (text: String, target: String?)? {
        if source.isOwn { return (source.key == "scenario" ? "the case’s fiction" : "assumption", nil) }
        let locator = source.locator.map { ", \($0)" } ?? ""
        if let label = citations.label(of: source.key) { return (label + locator, "#ref-\(source.key)") }
        return desk.book.sources.first { $0.id == source.key }.map { ($0.title + locator, $0.url) }
    }
}

extension SourceMention {
    /// Whether it is no work, but the case itself: its fiction or what it assumes.
    fileprivate var isOwn: Bool { ["scenario", "assumption"].contains(key) }
}

/// Sources that neither the bibliography nor the list of sources has.
func unknownSources(_ sources: [SourceMention], in book: Book) -> [Diagnostic] {
    let works = (book.bibliography ?? .empty).keys
    // A book whose bibliography could not be read knows no works, and has said so.
    guard book.bibliography.map({ !$0.entries.isEmpty }) ?? true else { return [] }
    let known = Set(works + book.sources.map(\.id))
    return sources.filter { !known.contains($0.key) && !$0.isOwn }.map { source in
        var notes = didYouMean(source.key, among: works + book.sources.map(\.id))
        if notes.isEmpty { notes = [.init("describe it in the bibliography or in '\(book.folder)/sources.yml'")] }
        return .error("no source is called '\(source.key)'", at: source.place, notes: notes)
    }
}
