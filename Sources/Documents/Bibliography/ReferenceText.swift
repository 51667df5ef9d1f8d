/// A reference in author–year style, after the Publication Manual of the APA (7th edition).
///
/// - Parameter suffix: the letter behind the year, as in the work's `citationLabel`.
package func referenceText(_ entry: BibliographyEntry, suffix: String = "") -> [ReferenceRun] {
    var writer = ReferenceWriter(entry: entry, year: yearText(entry, suffix: suffix))
    return writer.reference()
}

private struct ReferenceWriter {
    let entry: BibliographyEntry
    let year: String
    private var runs: [ReferenceRun] = []

    init(entry: BibliographyEntry, year: String) {
        self.entry = entry
        self.year = year
    }

    mutating func reference() -> [ReferenceRun] {
        heading()
        if !entry.container.isEmpty {
            let isPart = entry.kind == .paper || entry.kind == .chapter
            sentence { isPart ? $0.collection() : $0.journal() }
        }
        sentence { $0.add($0.publisher) }
        sentence { $0.add($0.entry.note) }
        links()
        return runs
    }

    /// Author, date and title; without an author the title leads.
    private mutating func heading() {
        let names = entry.authors.isEmpty ? entry.editors : entry.authors
        let isEdited = entry.authors.isEmpty && !entry.editors.isEmpty
        if names.isEmpty {
            title()
            sentence { $0.add("(\($0.date))") }
        } else {
            let role = isEdited ? (names.count == 1 ? " (Ed.)" : " (Eds.)") : ""
            sentence { $0.add(nameList(names) + role) }
            sentence { $0.add("(\($0.date))") }
            title()
        }
    }

    private var date: String {
        guard let month = entry.month, entry.year != nil, [.webpage, .report].contains(entry.kind) else { return year }
        return "\(year), \(monthNames[month - 1])"
    }

    private mutating func title() {
        let standsAlone = ![.article, .paper, .chapter].contains(entry.kind)
        sentence { writer in
            if standsAlone { writer.emphasise(writer.entry.title) } else { writer.add(writer.entry.title) }
            let details = writer.titleDetails
            if !details.isEmpty { writer.add(" (\(details.joined(separator: ", ")))") }
        }
    }

    /// What stands in parentheses behind the title of a work of its own: its number and edition.
    private var titleDetails: [String] {
        switch entry.kind {
        case .article, .paper, .chapter: return []
        case .book, .thesis, .report, .standard, .legislation, .webpage, .other: break
        }
        var details: [String] = []
        if !entry.edition.isEmpty { details.append(edition(entry.edition)) }
        if entry.container.isEmpty {
            if !entry.volume.isEmpty { details.append("Vol. \(entry.volume)") }
            if !entry.number.isEmpty { details.append(entry.number.allSatisfy(\.isNumber) ? "No. \(entry.number)" : entry.number) }
            if !entry.pages.isEmpty, entry.kind != .book { details.append(pages) }
        }
        return details
    }

    /// `*IEEE Access*, *11*(2), 31866–31879`
    private mutating func journal() {
        emphasise(entry.container)
        if !entry.volume.isEmpty {
            add(", ")
            emphasise(entry.volume)
        }
        if !entry.number.isEmpty { add(entry.volume.isEmpty ? ", \(entry.number)" : "(\(entry.number))") }
        if !entry.pages.isEmpty { add(", \(entry.pages)") }
    }

    /// `In A. Editor (Ed.), *Proceedings* (Series, Vol. 2, pp. 1–9)`
    private mutating func collection() {
        add("In ")
        if !entry.editors.isEmpty, !entry.authors.isEmpty {
            add("\(editorList(entry.editors)) (\(entry.editors.count == 1 ? "Ed." : "Eds.")), ")
        }
        emphasise(entry.container)
        var details: [String] = []
        if !entry.edition.isEmpty { details.append(edition(entry.edition)) }
        if !entry.series.isEmpty { details.append(entry.series) }
        if !entry.volume.isEmpty { details.append("Vol. \(entry.volume)") }
        if !entry.pages.isEmpty { details.append(pages) }
        if !details.isEmpty { add(" (\(details.joined(separator: ", ")))") }
    }

    private var pages: String { entry.pages.contains { "–,".contains($0) } ? "pp. \(entry.pages)" : "p. \(entry.pages)" }

    /// A corporation that publishes its own work is not named twice.
    private var publisher: String {
        if entry.authors == [.literal(entry.publisher)] { return "" }
        let series = [.paper, .chapter, .article].contains(entry.kind) ? "" : entry.series
        return [series, entry.publisher].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private mutating func links() {
        if !entry.doi.isEmpty {
            link("https://doi.org/\(entry.doi)", to: "https://doi.org/\(percentEncoded(entry.doi))")
        } else if !entry.url.isEmpty {
            link(entry.url, to: percentEncoded(entry.url))
        }
        if !entry.arXiv.isEmpty { link("arXiv:\(entry.arXiv)", to: "https://arxiv.org/abs/\(entry.arXiv)") }
    }

    // MARK: Punctuation

    /// Writes a sentence: a space before it, a full stop behind it unless it ends in one, and nothing at all if it is empty.
    private mutating func sentence(_ write: (inout ReferenceWriter) -> Void) {
        let before = runs
        if !runs.isEmpty { add(" ") }
        let start = runs
        write(&self)
        guard runs != start else { return runs = before }
        if !endsSentence { add(".") }
    }

    private var endsSentence: Bool {
        let text = runs.reduce("") { $0 + $1.words }
        let last = text.last { !"”’\"".contains($0) }
        return last.map { ".?!…".contains($0) } ?? false
    }

    private mutating func add(_ text: String) {
        guard !text.isEmpty else { return }
        if case .text(let before)? = runs.last { runs[runs.count - 1] = .text(before + text) } else { runs.append(.text(text)) }
    }

    private mutating func emphasise(_ text: String) {
        if !text.isEmpty { runs.append(.emphasis(text)) }
    }

    private mutating func link(_ text: String, to target: String) {
        add(" ")
        runs.append(.link(text, target: target))
    }
}

extension ReferenceRun {
    fileprivate var words: String {
        switch self {
        case .text(let text), .emphasis(let text), .link(let text, _): text
        }
    }
}

// MARK: Names

/// `Sculley, D., Holt, G., & Golovin, D.`; of more than twenty the first nineteen and the last.
private func nameList(_ names: [BibliographyEntry.Name]) -> String {
    let named = names.filter { $0 != .others }.map(inverted)
    if names.contains(.others) { return (named + ["et al."]).joined(separator: ", ") }
    if named.count > 20 { return named.prefix(19).joined(separator: ", ") + ", … " + named[named.count - 1] }
    guard named.count > 1 else { return named.first ?? "" }
    return named.dropLast().joined(separator: ", ") + ", & " + named[named.count - 1]
}

private func inverted(_ name: BibliographyEntry.Name) -> String {
    switch name {
    case .person(let family, let given, let suffix): [family, initials(given), suffix].filter { !$0.isEmpty }.joined(separator: ", ")
    case .literal(let name): name
    case .others: ""
    }
}

/// Editors stand in their natural order: `D. Sculley & G. Holt`.
private func editorList(_ names: [BibliographyEntry.Name]) -> String {
    let named = names.compactMap { name -> String? in
        switch name {
        case .person(let family, let given, let suffix): [initials(given), family, suffix].filter { !$0.isEmpty }.joined(separator: " ")
        case .literal(let name): name
        case .others: nil
        }
    }
    if names.contains(.others) { return "\(named.joined(separator: ", ")), et al." }
    guard named.count > 2 else { return named.joined(separator: " & ") }
    return named.dropLast().joined(separator: ", ") + ", & " + named[named.count - 1]
}

/// `Jean-François Marie` becomes `J.-F. M.`; what is short for something already stays: `Yu. A.`
func initials(_ given: String) -> String {
    given.split { $0.isWhitespace }.map { word in
        if word.hasSuffix(".") { return String(word) }
        return word.split(separator: "-").map { "\($0.prefix(1))." }.joined(separator: "-")
    }.joined(separator: " ")
}

/// `2` becomes `2nd ed.`; words stay words.
private func edition(_ text: String) -> String {
    guard let number = Int(text) else { return text.hasSuffix("ed.") ? text : "\(text) ed." }
    let ending =
        switch (number % 10, number % 100) {
        case (1, let rest) where rest != 11: "st"
        case (2, let rest) where rest != 12: "nd"
        case (3, let rest) where rest != 13: "rd"
        case (_, _): "th"
        }
    return "\(number)\(ending) ed."
}

/// What may not stand in an address as it is; what is encoded already stays so.
private func percentEncoded(_ address: String) -> String {
    let hex = Array("0123456789ABCDEF")
    return address.utf8.reduce(into: "") { result, byte in
        let isSafe = byte > 32 && byte < 127 && !"\"<>\\^`{|}".utf8.contains(byte)
        result += isSafe ? String(UnicodeScalar(byte)) : "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
    }
}

private let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
]
