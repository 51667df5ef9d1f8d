package import Diagnostics
package import Documents

/// The research paper with its appendix, computed and numbered: one document for every writer.
package struct EvaluatedPaper: Sendable {
    package let settings: PaperSettings
    /// Its only page is the paper, its exhibits counted from 1; a site's writer can write it as it is.
    package let book: EvaluatedBook
    /// How many of the page's blocks are the paper itself; the others are the appendix.
    package let bodyCount: Int
    /// What it cites, in the order of its list of references.
    package let works: [BibliographyEntry]
    /// The author's text, for messages about what a format cannot express.
    package let source: SourceFile
    /// Its numbers for programs.
    package let data: [DataTable]
}

extension EvaluatedPaper {
    package var page: EvaluatedPage { book.pages[0] }

    /// The section that the author gave the anchor `sec-abstract`, without its heading; nil when there is none.
    package var abstract: ArraySlice<Block<Evaluated>>? { sections.abstract }

    /// The paper's text without its abstract.
    package var body: [Block<Evaluated>] { sections.rest }

    package var appendix: ArraySlice<Block<Evaluated>> { page.document.blocks[bodyCount...] }

    private var sections: (abstract: ArraySlice<Block<Evaluated>>?, rest: [Block<Evaluated>]) {
        let text = page.document.blocks[..<bodyCount]
        func heading(_ block: Block<Evaluated>) -> Heading<Evaluated>? { if case .heading(let heading) = block { heading } else { nil } }
        guard let start = text.firstIndex(where: { heading($0)?.anchor == "sec-abstract" }), let level = heading(text[start])?.level else {
            return (nil, Array(text))
        }
        let behind = text[(start + 1)...]
        let end = behind.firstIndex { heading($0).map { $0.level <= level } ?? false } ?? text.endIndex
        return (text[(start + 1)..<end], Array(text[..<start]) + Array(text[end...]))
    }
}
