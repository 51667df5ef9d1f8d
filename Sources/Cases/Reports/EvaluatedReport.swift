package import Diagnostics
package import Documents

/// The template of the report that students fill in, computed: one document for every writer.
package struct EvaluatedReport: Sendable {
    /// No page of the site; its path is where one would be, from which its links lead.
    package let page: EvaluatedPage
    /// What it cites, in the order of its list of references.
    package let works: [BibliographyEntry]
    /// The author's text, for messages about what a format cannot express.
    package let source: SourceFile
}

extension Document<Evaluated> {
    /// What stands before the first heading: in a report, the cover. Nothing in a document without headings.
    package var cover: ArraySlice<Block<Evaluated>> { blocks[..<start] }
    package var behindCover: ArraySlice<Block<Evaluated>> { blocks[start...] }

    private var start: Int { blocks.firstIndex { if case .heading = $0 { true } else { false } } ?? blocks.startIndex }
}

extension Bibliography? {
    /// What a page cites, in the order of its list of references.
    func works(citedOn page: EvaluatedPage) -> [BibliographyEntry] {
        page.references.compactMap { self?[String($0.anchor.dropFirst("ref-".count))] }
    }
}
