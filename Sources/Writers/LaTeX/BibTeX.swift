import Documents

/// The works as a BibTeX file, for BibLaTeX and for older styles.
func bibTeX(_ works: [BibliographyEntry]) -> String {
    works.map(bibTeX).joined(separator: "\n")
}

private func bibTeX(_ work: BibliographyEntry) -> String {
    var lines = ["@\(type(of: work)){\(latexLabel(work.key)),"]
    for (name, value) in fields(of: work) where !value.isEmpty { lines.append("  \(name) = {\(value)},") }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
}

private func type(of work: BibliographyEntry) -> String {
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

private func fields(of work: BibliographyEntry) -> [(String, String)] {
    [
        ("author", names(work.authors)),
        ("editor", names(work.editors)),
        // A second pair of braces keeps every style from changing capitals.
        ("title", work.title.isEmpty ? "" : "{\(text(work.title))}"),
        ("shorttitle", text(work.shortTitle)),
        (
            work.kind == .article ? "journal" : work.kind == .paper || work.kind == .chapter ? "booktitle" : "howpublished",
            text(work.container)
        ),
        ("series", text(work.series)),
        ("year", work.year.map(String.init) ?? ""),
        ("month", work.month.map(String.init) ?? ""),
        ("volume", text(work.volume)),
        ("number", text(work.number)),
        ("edition", text(work.edition)),
        ("pages", text(work.pages).replacing("–", with: "--")),
        (publisherField(of: work), text(work.publisher)),
        ("doi", verbatim(work.doi)),
        ("eprint", verbatim(work.arXiv)),
        ("archiveprefix", work.arXiv.isEmpty ? "" : "arXiv"),
        ("url", work.doi.isEmpty ? verbatim(work.url) : ""),
        ("note", text(work.note)),
    ]
}

private func publisherField(of work: BibliographyEntry) -> String {
    switch work.kind {
    case .thesis: "school"
    case .report, .standard: "institution"
    case .legislation, .webpage, .other: "organization"
    case .article, .paper, .book, .chapter: "publisher"
    }
}

private func names(_ names: [BibliographyEntry.Name]) -> String {
    names.map { name in
        switch name {
        case .person(let family, let given, let suffix):
            ([family, suffix, given].enumerated().filter { $0 == 0 || !$1.isEmpty }).map { text($1) }.joined(separator: ", ")
        case .literal(let name): "{\(text(name))}"
        case .others: "others"
        }
    }.joined(separator: " and ")
}

private func text(_ words: String) -> String { latex(words, as: .prose) }

/// Addresses are read as they are, if only their braces match.
private func verbatim(_ address: String) -> String {
    address.replacing("{", with: "%7B").replacing("}", with: "%7D").replacing("\\", with: "%5C").replacing(" ", with: "%20")
}
