import Diagnostics

/// Reads a `.bib` file's entries in order.
func readBibTeX(_ source: SourceFile, reporting log: inout [Diagnostic]) -> [BibliographyEntry] {
    var syntax = BibTeXSyntax(source)
    let entries = syntax.entries()
    log += syntax.diagnostics
    return entries.map { entry in
        var reader = EntryReader(entry)
        defer { log += reader.diagnostics }
        return reader.read()
    }
}

private struct EntryReader {
    private let raw: BibTeXEntry
    var diagnostics: [Diagnostic] = []

    init(_ raw: BibTeXEntry) {
        self.raw = raw
    }

    mutating func read() -> BibliographyEntry {
        var entry = BibliographyEntry(key: raw.key, place: raw.keyPlace)
        entry.kind = kind()
        entry.authors = names("author")
        entry.editors = names("editor")
        entry.title = [text("title"), text("subtitle")].filter { !$0.isEmpty }.joined(separator: ": ")
        entry.shortTitle = text("shorttitle")
        entry.container = text("journal", "journaltitle", "booktitle")
        entry.series = text("series")
        entry.volume = text("volume")
        entry.number = text("number", "issue")
        entry.edition = text("edition")
        entry.pages = pageRange(text("pages", "eid"))
        entry.publisher = text("publisher", "institution", "school", "organization")
        entry.note = text("note")
        readDate(into: &entry)
        readAddresses(into: &entry)
        entry.isBroken = raw.isBroken || !diagnostics.isEmpty
        return entry
    }

    private mutating func kind() -> BibliographyEntry.Kind {
        if let kind = kinds[raw.type] { return kind }
        diagnostics.append(
            .warning("unknown entry type '@\(raw.type)'", at: raw.typePlace, notes: didYouMean(raw.type, among: kinds.keys.sorted())))
        return .other
    }

    private func field(_ names: [String]) -> BibTeXEntry.Field? {
        names.lazy.compactMap { name in raw.fields.first { $0.name == name } }.first
    }

    private mutating func text(_ names: String...) -> String {
        field(names).map { plainText(ofTeX: $0.value, reporting: &diagnostics) } ?? ""
    }

    private mutating func names(_ name: String) -> [BibliographyEntry.Name] {
        field([name]).map { readNames($0.value, reporting: &diagnostics) } ?? []
    }

    /// `year` and `month`, or BibLaTeX's `date = {2015-03}`.
    private mutating func readDate(into entry: inout BibliographyEntry) {
        let date = text("date").split(separator: "-").map(String.init)
        entry.month = date.count > 1 ? Int(date[1]) : nil
        guard let field = field(["year", "date"]) else { return }
        entry.year = Int(date.first ?? text("year"))
        if entry.year == nil {
            diagnostics.append(.warning("'\(field.name)' is a number, not '\(field.value.text)'", at: field.value.place))
        }
        let month = text("month").lowercased().prefix(3)
        if !month.isEmpty { entry.month = Int(month) ?? monthAbbreviations.firstIndex(of: String(month)).map { $0 + 1 } }
        if let month = entry.month, !(1...12).contains(month) { entry.month = nil }
    }

    private mutating func readAddresses(into entry: inout BibliographyEntry) {
        entry.doi = withoutPrefixes(field(["doi"]).map { verbatim($0.value) } ?? "", doiPrefixes)
        entry.url = field(["url"]).map { verbatim($0.value) } ?? ""
        if let published = field(["howpublished"]) {
            let isAddress = published.value.text.contains("\\url") || published.value.text.hasPrefix("http")
            if isAddress, entry.url.isEmpty { entry.url = verbatim(published.value) }
            if !isAddress, entry.publisher.isEmpty { entry.publisher = text("howpublished") }
        }
        let archive = text("archiveprefix", "eprinttype").lowercased()
        let eprint = withoutPrefixes(field(["eprint", "arxiv"]).map { verbatim($0.value) } ?? "", ["arXiv:", "arxiv:"])
        if archive == "arxiv" || (archive.isEmpty && isArXiv(eprint)) { entry.arXiv = eprint }
    }
}

/// `1--9` and `1-9` with the dash that stands between numbers.
func pageRange(_ pages: String) -> String {
    let parts = pages.split(separator: "-", omittingEmptySubsequences: true)
    let isRange = parts.count == 2 && parts.allSatisfy { $0.first?.isNumber == true || $0.last?.isNumber == true }
    return isRange ? parts.joined(separator: "–") : pages
}

let doiPrefixes = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"]

func withoutPrefixes(_ text: String, _ prefixes: [String]) -> String {
    prefixes.first { text.hasPrefix($0) }.map { String(text.dropFirst($0.count)) } ?? text
}

/// Four digits, a point, four or five digits, perhaps a version: the identifiers since 2007.
private func isArXiv(_ text: String) -> Bool { text.wholeMatch(of: /[0-9]{4}\.[0-9]{4,5}(v[0-9]+)?/) != nil }

private let kinds: [String: BibliographyEntry.Kind] = [
    "article": .article, "periodical": .article,
    "inproceedings": .paper, "conference": .paper,
    "book": .book, "proceedings": .book, "collection": .book, "manual": .book, "booklet": .book,
    "incollection": .chapter, "inbook": .chapter, "inreference": .chapter,
    "phdthesis": .thesis, "mastersthesis": .thesis, "thesis": .thesis,
    "techreport": .report, "report": .report,
    "standard": .standard, "legislation": .legislation,
    "online": .webpage, "www": .webpage, "electronic": .webpage,
    "misc": .other, "unpublished": .other, "dataset": .other, "software": .other, "preprint": .other,
]
