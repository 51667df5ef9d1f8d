import Diagnostics
package import YAMLTrees

/// What `paper:` in `content/book.yml` says of the research paper.
package struct PaperSettings: Sendable {
    /// The text, relative to the content folder. It is no page of the site.
    package let page: Mention
    /// Those of the book when it names none.
    package let authors: [String]
    package let keywords: [String]
    /// The results whose sensitivity the appendix shows: names of quantities.
    package let results: [Mention]
    package let layout: PaperLayout
    package let citations: CitationStyle
    /// Whether students may read it. A paper that holds answers stays in the instructor's folder.
    package let isPublished: Bool
}

/// The form of the LaTeX document.
package enum PaperLayout: String, CaseIterable, Sendable {
    /// A plain article in one column on A4.
    case article
    case twoColumn = "two-column"
    /// Only what stands between the title and the references, for `\input` into another document.
    case fragment

    /// How wide a figure may be, in half pixels (192 to the inch).
    package var figureWidth: Int {
        switch self {
        case .article, .fragment: 1209
        case .twoColumn: 652
        }
    }
}

package enum CitationStyle: String, CaseIterable, Sendable {
    case numeric
    case authorYear = "author-year"
}

/// Reads the mapping `paper:`.
func readPaperSettings(_ tree: YAMLTree, authors: [String], reporting log: inout [Diagnostic]) -> PaperSettings? {
    var fields = FieldReader(tree, of: "the paper")
    defer { log += fields.finish() }
    let page = fields.required("page")?.mention
    let named = fields.texts("authors")
    let keywords = fields.texts("keywords")
    let results = fields.scalars("results").compactMap(\.mention)
    let layout = fields.choice("layout", of: PaperLayout.self) ?? .article
    let citations = fields.choice("citations", of: CitationStyle.self) ?? .authorYear
    let isPublished = fields.flag("publish") ?? false
    guard let page else { return nil }
    return PaperSettings(
        page: page, authors: named.isEmpty ? authors : named, keywords: keywords, results: results, layout: layout,
        citations: citations, isPublished: isPublished)
}
