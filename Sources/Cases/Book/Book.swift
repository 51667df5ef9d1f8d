package import Corpora
package import Diagnostics
package import Documents
package import Models
package import Pipelines
package import YAMLTrees

/// The files of a content folder, as far as one edition may open them.
package struct ContentFiles: Sendable {
    /// Markdown, YAML and bibliographies, by path; paths begin with the content folder's own name.
    package let texts: [SourceFile]
    /// Everything else (pictures, data), as paths relative to the content folder.
    package let attachments: [String]
    /// The content folder's path as it stands in messages: `content`.
    package let folder: String
    /// Whether nothing was left out for the edition's sake.
    package let isWhole: Bool

    package init(texts: [SourceFile], attachments: [String], folder: String = "content", isWhole: Bool = true) {
        self.texts = texts.sorted { $0.path < $1.path }
        self.attachments = attachments.sorted()
        self.folder = folder
        self.isWhole = isWhole
    }

    /// Whether a file, by its path relative to the content folder, is read as text. A corpus as JSON lines may be too large to hold; recorded
    /// replies are not.
    package static func isText(_ path: String) -> Bool {
        [".md", ".yml", ".yaml", ".bib", ".json"].contains { path.hasSuffix($0) }
            || path.hasPrefix("recordings/") && path.hasSuffix(".jsonl")
    }

    /// The path of a file relative to the content folder.
    package func relativePath(_ file: SourceFile) -> String { String(file.path.dropFirst(folder.count + 1)) }
}

/// A case as its author wrote it: read, but not computed.
package struct Book: Sendable {
    package let edition: Edition
    package let configuration: BookConfiguration
    package internal(set) var sections: [Section]
    package internal(set) var pages: [Page]
    /// The research paper, which is no page of the site; nil when the book has none, or when it lies where this edition does not look.
    package let paper: Paper?
    /// The package of plain files that goes with the book; nil when it has none.
    package let materials: Materials?
    /// The paths of a package's files, while the texts are evaluated that belong to it alone.
    var packageFiles: [String]?
    /// Pages that references and links of a paper cannot lead to, because they are not part of it; paths relative to the content folder.
    var neighbours: [String] = []
    /// The worked solutions of exercises, each a file called by the exercise's name; empty in the students' edition.
    package internal(set) var solutions: [Page]
    /// Paths of the pages that are not built because they are drafts.
    package let drafts: [String]
    package let model: Model
    package let pipelines: [Pipeline]
    package let runs: RunResults
    package let assessments: AssessmentFiles
    /// Nil when the book names none.
    package let bibliography: Bibliography?
    package let sources: [FactSource]
    /// The template that students fill in, which is no page of the site; nil when the book has none.
    package internal(set) var report: Page?
    package let attachments: [String]
    package let folder: String
    /// Whether nothing was left out for the edition's sake: then a name that is nowhere is a mistake.
    package let isWhole: Bool

    package struct Section: Sendable {
        package let title: String
        /// Paths of pages relative to the content folder.
        package let pages: [Mention]
    }

    package struct Page: Sendable {
        /// Relative to the content folder: `part-5-costs.md`.
        package let path: String
        package let matter: FrontMatter
        package let source: SourceFile
        /// The page's text, without a first heading that became its title.
        package internal(set) var document: Document<Authored>
        /// How many blocks stand before a generated appendix, whose numbers get no derivations; nil without one.
        var bodyCount: Int?
    }

    package struct Materials: Sendable {
        package let settings: MaterialSettings
        /// What stands in the package and on no page: a README, say.
        package let texts: [Page]
    }

    package struct Paper: Sendable {
        package let settings: PaperSettings
        package let page: Page
        /// SHA-256 over all texts of the content folder; see `digest(of:)`.
        package let contentDigest: String
        /// As the book defines them.
        package let corpora: [CorpusDefinition]
    }

    /// Takes the texts of all pages out of the book.
    mutating func takeDocuments() -> [Document<Authored>] {
        pages.indices.map { index in
            defer { pages[index].document = Document(blocks: [], footnotes: []) }
            return pages[index].document
        }
    }
}

/// Where a fact or a price was read.
package struct FactSource: Sendable {
    package let id: String
    package let title: String
    package let publisher: String?
    package let url: String?
    /// When and how it was read: "2026-11-23, PyPI wheel".
    package let read: String?
    package let note: String?
    package let place: Place
}
