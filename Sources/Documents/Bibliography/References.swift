/// One work of a list of references, as the list prints it and as the text cites it.
package struct Reference: Sendable {
    package let entry: BibliographyEntry
    /// `Sculley et al., 2015`, with a letter behind the year where two works of the list would be cited alike.
    package let label: String
    package let text: [ReferenceRun]
}

/// A piece of a reference's text.
package enum ReferenceRun: Hashable, Sendable {
    case text(String)
    case emphasis(String)
    case link(String, target: String)
}

/// The works a page cites as its list of references: each once, by author, year and title.
package func references(to entries: [BibliographyEntry]) -> [Reference] {
    var seen: Set<String> = []
    let unique = entries.filter { seen.insert($0.key).inserted }
    let sorted = unique.map { ($0, SortKey($0)) }.sorted { $0.1 < $1.1 }.map(\.0)
    var counts: [String: Int] = [:]
    for entry in sorted { counts[citationLabel(entry), default: 0] += 1 }
    var used: [String: Int] = [:]
    return sorted.map { entry in
        let label = citationLabel(entry)
        var suffix = ""
        if counts[label, default: 0] > 1 {
            suffix = letters(used[label, default: 0])
            used[label, default: 0] += 1
        }
        return Reference(entry: entry, label: citationLabel(entry, suffix: suffix), text: referenceText(entry, suffix: suffix))
    }
}

/// `Breck & Cai, 2017`, `Sculley et al., 2015`, `OWASP, 2025`; a work without an author goes by its title.
///
/// - Parameter suffix: the letter that tells apart works of one label: `a`.
package func citationLabel(_ entry: BibliographyEntry, suffix: String = "") -> String {
    "\(citationName(entry)), \(yearText(entry, suffix: suffix))"
}

private func citationName(_ entry: BibliographyEntry) -> String {
    let names = entry.authors.isEmpty ? entry.editors : entry.authors
    let families = names.compactMap(\.family)
    guard let first = families.first else { return entry.shortTitle.isEmpty ? entry.title : entry.shortTitle }
    if families.count > 2 || names.contains(.others) { return "\(first) et al." }
    return families.joined(separator: " & ")
}

/// `2015`, `2015a`, `n.d.`, `n.d.-a`.
func yearText(_ entry: BibliographyEntry, suffix: String) -> String {
    entry.year.map { "\($0)\(suffix)" } ?? (suffix.isEmpty ? "n.d." : "n.d.-\(suffix)")
}

/// a … z, aa …
private func letters(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index % 26)))
    return index < 26 ? letter : letters(index / 26 - 1) + letter
}

private struct SortKey: Comparable {
    let names: String
    let year: Int
    let title: String
    let key: String

    init(_ entry: BibliographyEntry) {
        let people = entry.authors.isEmpty ? entry.editors : entry.authors
        // A space sorts before every letter, so that one author stands before the same author with others.
        let folded = people.map { LatinAccents.folded($0.sortName) }.joined(separator: "  ")
        names = folded.isEmpty ? LatinAccents.folded(entry.title) : folded
        year = entry.year ?? 0
        title = LatinAccents.folded(entry.title)
        key = entry.key
    }

    static func < (one: SortKey, other: SortKey) -> Bool {
        (one.names, one.year, one.title, one.key) < (other.names, other.year, other.title, other.key)
    }
}

extension BibliographyEntry.Name {
    fileprivate var family: String? {
        switch self {
        case .person(let family, _, _): family
        case .literal(let name): name
        case .others: nil
        }
    }

    fileprivate var sortName: String {
        switch self {
        case .person(let family, let given, _): "\(family) \(initials(given))"
        case .literal(let name): name
        case .others: "zzz"
        }
    }
}
