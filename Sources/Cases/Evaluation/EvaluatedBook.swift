package import Documents

/// A whole edition, computed and numbered, ready for a writer.
package struct EvaluatedBook: Sendable {
    package let edition: Edition
    package var configuration: BookConfiguration
    package let navigation: [NavigationSection]
    /// In the order of the navigation, then those that it does not list, by path.
    package private(set) var pages: [EvaluatedPage]
    /// The template that students fill in; no page of the site.
    package let report: EvaluatedReport?
    /// Pictures and other files that pages use, as paths relative to the content folder; they keep their path on the site.
    package let attachments: [String]

    package init(
        edition: Edition, configuration: BookConfiguration, navigation: [NavigationSection], pages: [EvaluatedPage],
        report: EvaluatedReport? = nil, attachments: [String]
    ) {
        self.edition = edition
        self.configuration = configuration
        self.navigation = navigation
        self.pages = pages
        self.report = report
        self.attachments = attachments
    }
}

extension EvaluatedBook {
    /// Takes the pages out of the book, which keeps their paths and what their front matter says.
    package mutating func takePages() -> [EvaluatedPage] {
        let taken = pages
        pages = taken.map {
            EvaluatedPage(path: $0.path, matter: $0.matter, document: Document(blocks: [], footnotes: []), derivations: [], references: [])
        }
        return taken
    }
}

/// Who reads: students get only what the instructor's folder does not hold.
package enum Edition: String, CaseIterable, Sendable {
    case student, instructor
}

/// What `content/book.yml` says.
package struct BookConfiguration: Sendable {
    package var title: String
    package var subtitle: String?
    package var description: String?
    /// BCP 47.
    package var language: String
    /// The absolute address of the site, ending in `/`; nil when unknown: then there is no sitemap.
    package var url: String?
    package var authors: [String]
    package var licence: String?

    package init(
        title: String, subtitle: String? = nil, description: String? = nil, language: String = "en", url: String? = nil,
        authors: [String] = [], licence: String? = nil
    ) {
        self.title = title
        self.subtitle = subtitle
        self.description = description
        self.language = language
        self.url = url
        self.authors = authors
        self.licence = licence
    }
}

package struct NavigationSection: Sendable {
    package let title: String
    /// Indices into the book's pages.
    package let pages: [Int]

    package init(title: String, pages: [Int]) {
        self.title = title
        self.pages = pages
    }
}

package struct EvaluatedPage: Sendable {
    /// Relative to the site's root: `part-5-costs.html`, `instructor/guide.html`.
    package let path: String
    package let matter: FrontMatter
    package let document: Document<Evaluated>
    /// One for each number on the page that is computed, in the order of first mention; its anchor is `why-` and the name.
    package let derivations: [PageDerivation]
    /// What the page cites, sorted.
    package let references: [PageReference]

    package init(
        path: String, matter: FrontMatter, document: Document<Evaluated>, derivations: [PageDerivation], references: [PageReference]
    ) {
        self.path = path
        self.matter = matter
        self.document = document
        self.derivations = derivations
        self.references = references
    }
}

/// What a page's front matter says.
package struct FrontMatter: Sendable {
    package var title: String
    /// The short title for the navigation.
    package var label: String?
    package var description: String?
    /// The number of the part the page is, if it is one.
    package var part: Int?
    package var objectives: [String]
    package var handIn: [String]
    package var time: String?

    package init(
        title: String, label: String? = nil, description: String? = nil, part: Int? = nil, objectives: [String] = [], handIn: [String] = [],
        time: String? = nil
    ) {
        self.title = title
        self.label = label
        self.description = description
        self.part = part
        self.objectives = objectives
        self.handIn = handIn
        self.time = time
    }
}

/// Why a number on a page is what it is: flat, one entry for each quantity, inputs by anchor.
package struct PageDerivation: Sendable {
    package struct Input: Sendable {
        package let name: String
        package let value: String
        /// The anchor of the input's own entry on this page.
        package let anchor: String

        package init(name: String, value: String, anchor: String) {
            self.name = name
            self.value = value
            self.anchor = anchor
        }
    }

    package let anchor: String
    /// The quantity's dotted name, or the formula itself for an unnamed one.
    package let name: String
    package let says: String?
    package let value: String
    /// As the author wrote it; nil for a plain number.
    package let formula: String?
    package let inputs: [Input]
    /// "Litellm price list, read 2026-11-23": empty when the value is computed.
    package let source: String?
    package let sourceTarget: String?
    /// How sure the fact is, in words: "verified in two sources"; nil for none.
    package let certainty: String?

    package init(
        anchor: String, name: String, says: String?, value: String, formula: String?, inputs: [Input], source: String?,
        sourceTarget: String?, certainty: String?
    ) {
        self.anchor = anchor
        self.name = name
        self.says = says
        self.value = value
        self.formula = formula
        self.inputs = inputs
        self.source = source
        self.sourceTarget = sourceTarget
        self.certainty = certainty
    }
}

/// One entry of a page's list of references.
package struct PageReference: Sendable {
    package enum Run: Sendable {
        case text(String)
        case emphasis(String)
        case link(text: String, target: String)
    }

    package let anchor: String
    package let runs: [Run]

    package init(anchor: String, runs: [Run]) {
        self.anchor = anchor
        self.runs = runs
    }
}
