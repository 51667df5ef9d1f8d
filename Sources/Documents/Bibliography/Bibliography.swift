package import Diagnostics
import YAMLTrees

/// Reads a bibliography: BibTeX from `.bib`, CSL from `.json`, `.yml` and `.yaml`. Never fails: what is wrong is reported.
package func readBibliography(_ source: SourceFile, reporting log: inout [Diagnostic]) -> Bibliography {
    var entries: [BibliographyEntry] = []
    switch source.path.split(separator: ".").last.map(String.init) {
    case "bib": entries = readBibTeX(source, reporting: &log)
    case "json", "yml", "yaml": entries = readCSL(source, reporting: &log)
    case .some, nil:
        let start = source.place(SourceRange(0, 0))
        log.append(
            .error("a bibliography ends in .bib, .json, .yml or .yaml", at: start, notes: [.init("this one is '\(source.path)'")]))
    }
    let bibliography = Bibliography(checking: entries, reporting: &log)
    for entry in bibliography.entries where !entry.isBroken { log += entry.gaps }
    return bibliography
}

/// The works a book may cite, in the order of their file.
package struct Bibliography: Sendable {
    package let entries: [BibliographyEntry]
    private let indices: [String: Int]

    package static let empty = Bibliography(entries: [], indices: [:])

    private init(entries: [BibliographyEntry], indices: [String: Int]) {
        self.entries = entries
        self.indices = indices
    }

    /// Keeps the first of entries with one key and reports the others.
    fileprivate init(checking all: [BibliographyEntry], reporting log: inout [Diagnostic]) {
        var entries: [BibliographyEntry] = []
        var indices: [String: Int] = [:]
        for entry in all {
            if let first = indices[entry.key] {
                let note = Diagnostic.Note("first given here", at: entries[first].place)
                log.append(.error("the key '\(entry.key)' is given twice", at: entry.place, notes: [note]))
            } else {
                indices[entry.key] = entries.count
                entries.append(entry)
            }
        }
        self.init(entries: entries, indices: indices)
    }

    package subscript(key: String) -> BibliographyEntry? { indices[key].map { entries[$0] } }

    /// In the order of the file: for "did you mean".
    package var keys: [String] { entries.map(\.key) }
}

/// A work as its author described it, in plain text: accents composed, TeX gone.
package struct BibliographyEntry: Sendable {
    package let key: String
    /// Where the key stands.
    package let place: Place
    package var kind = Kind.other
    package var authors: [Name] = []
    package var editors: [Name] = []
    package var title = ""
    /// What a citation calls a work without an author; empty if its title does.
    package var shortTitle = ""
    /// The journal, the proceedings or the book it stands in.
    package var container = ""
    package var series = ""
    package var year: Int?
    /// 1 to 12.
    package var month: Int?
    package var volume = ""
    package var number = ""
    package var edition = ""
    package var pages = ""
    /// The publisher, the institution or the school.
    package var publisher = ""
    /// Without `https://doi.org/`.
    package var doi = ""
    /// Without `arXiv:`.
    package var arXiv = ""
    package var url = ""
    package var note = ""
    /// Whether something in it was reported, so that what it lacks is no news.
    var isBroken = false

    package enum Kind: String, Sendable {
        case article
        /// Of a conference.
        case paper
        case book
        case chapter
        case thesis
        case report
        case standard
        case legislation = "act"
        case webpage = "web page"
        case other = "work"
    }

    package enum Name: Hashable, Sendable {
        /// The family name with its particle (`van den Berg`); the suffix is `Jr.` and the like.
        case person(family: String, given: String, suffix: String)
        /// A corporation.
        case literal(String)
        /// The author ended the list with "and others".
        case others
    }

    init(key: String, place: Place) {
        self.key = key
        self.place = place
    }
}

extension BibliographyEntry {
    /// A warning for each part that a work of its kind is expected to have.
    fileprivate var gaps: [Diagnostic] {
        var missing: [String] = []
        if title.isEmpty { missing.append("title") }
        switch kind {
        case .article, .paper, .chapter:
            if authors.isEmpty { missing.append("author") }
            if year == nil { missing.append("year") }
            if container.isEmpty { missing.append(kind == .article ? "journal" : "book title") }
        case .book, .thesis, .report:
            if authors.isEmpty, editors.isEmpty { missing.append("author") }
            if year == nil { missing.append("year") }
        case .standard, .legislation:
            if year == nil { missing.append("year") }
        case .webpage, .other: break
        }
        guard !missing.isEmpty else { return [] }
        return [.warning("the \(kind.rawValue) '\(key)' has no \(missing.joined(separator: ", no "))", at: place)]
    }
}
