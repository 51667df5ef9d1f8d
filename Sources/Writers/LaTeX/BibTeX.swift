import Diagnostics
import Documents

/// The works as a BibTeX file, for BibLaTeX and for older styles.
func bibTeX(_ works: [BibliographyEntry], reporting log: inout [Diagnostic]) -> String {
    var entries: [String] = []
    for work in works {
        var writer = EntryWriter(work: work)
        entries.append(writer.entry())
        log += writer.unsettable.map { cannotSet($0, at: work.place) }
    }
    return entries.joined(separator: "\n")
}

private struct EntryWriter {
    let work: BibliographyEntry
    private(set) var unsettable: [Character] = []

    init(work: BibliographyEntry) {
        self.work = work
    }

    mutating func entry() -> String {
        let lines = fields().filter { !$0.value.isEmpty }.map { "  \($0.name) = {\($0.value)},\n" }
        return "@\(type){\(latexLabel(work.key)),\n\(lines.joined())}\n"
    }

    /// The types that older styles know too.
    private var type: String {
        switch work.kind {
        case .article: "article"
        case .paper: "inproceedings"
        case .book: "book"
        case .chapter: "incollection"
        case .thesis: "phdthesis"
        case .report, .standard: "techreport"
        case .legislation, .webpage, .other: "misc"
        }
    }

    private mutating func fields() -> [(name: String, value: String)] {
        [
            ("author", names(work.authors)),
            ("editor", names(work.editors)),
            // A second pair of braces keeps every style from changing capitals.
            ("title", work.title.isEmpty ? "" : "{\(text(work.title))}"),
            ("shorttitle", text(work.shortTitle)),
            (containerField, text(work.container)),
            ("series", text(work.series)),
            ("year", work.year.map(String.init) ?? ""),
            ("month", work.month.map(String.init) ?? ""),
            ("volume", text(work.volume)),
            ("number", text(work.number)),
            ("edition", text(work.edition)),
            ("pages", text(work.pages).replacing("–", with: "--")),
            (publisherField, text(work.publisher)),
            ("doi", address(work.doi)),
            ("eprint", address(work.arXiv)),
            ("archiveprefix", work.arXiv.isEmpty ? "" : "arXiv"),
            ("url", work.doi.isEmpty ? address(work.url) : ""),
            ("note", text(work.note)),
        ]
    }

    private var containerField: String {
        switch work.kind {
        case .article: "journal"
        case .paper, .chapter: "booktitle"
        case .book, .thesis, .report, .standard, .legislation, .webpage, .other: "howpublished"
        }
    }

    private var publisherField: String {
        switch work.kind {
        case .thesis: "school"
        case .report, .standard: "institution"
        case .legislation, .webpage, .other: "organization"
        case .article, .paper, .book, .chapter: "publisher"
        }
    }

    private mutating func names(_ names: [BibliographyEntry.Name]) -> String {
        var parts: [String] = []
        for name in names {
            switch name {
            case .person(let family, let given, let suffix):
                parts.append([family, suffix, given].filter { !$0.isEmpty }.map { text($0) }.joined(separator: ", "))
            case .literal(let name): parts.append("{\(text(name))}")
            case .others: parts.append("others")
            }
        }
        return parts.joined(separator: " and ")
    }

    private mutating func text(_ words: String) -> String {
        var text = LaTeXText()
        text.append(words, as: .prose)
        unsettable += text.unsettable.filter { !unsettable.contains($0) }
        return text.tex
    }

    /// Addresses are read as they are, if only their braces match.
    private func address(_ address: String) -> String {
        address.replacing("{", with: "%7B").replacing("}", with: "%7D").replacing("\\", with: "%5C").replacing(" ", with: "%20")
    }
}
