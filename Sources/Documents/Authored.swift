package import Diagnostics
package import YAMLTrees

/// A document as its author wrote it: nothing is computed yet.
package enum Authored: Phase {
    package typealias Block = AnalysisBlock
    package typealias Inline = Directive
}

/// A fenced block whose info string is `yaml NAME #id`: an order to compute an exhibit.
package struct AnalysisBlock: Sendable {
    /// The second word: which analysis.
    package let name: String
    package let namePlace: Place
    package let identifier: Identifier?
    package let settings: YAMLTree
    /// The opening fence's line.
    package let place: Place

    package init(name: String, namePlace: Place, identifier: Identifier?, settings: YAMLTree, place: Place) {
        self.name = name
        self.namePlace = namePlace
        self.identifier = identifier
        self.settings = settings
        self.place = place
    }
}

/// What an author leaves to compute inside a line.
package enum Directive: Sendable {
    /// `` `= cost.total in USD/year : 0` ``: everything behind the `=`, not yet read.
    case value(Excerpt)
    /// `[](#tbl-monthly)`: a reference that writes its own text. The place is that of the whole link.
    case reference(Identifier)
    /// `[@sculley2015; @breck2017, p. 4]`.
    case citation([Citation], Place)
}

package struct Citation: Sendable {
    package let key: String
    /// What stands behind the key's comma: `p. 4`; empty if nothing.
    package let locator: String
    package let place: Place

    package init(key: String, locator: String, place: Place) {
        self.key = key
        self.locator = locator
        self.place = place
    }
}

/// One Markdown file as read.
package struct MarkdownFile: Sendable {
    package let source: SourceFile
    /// Nil when the file begins without `---`.
    package let frontMatter: YAMLTree?
    package let document: Document<Authored>

    package init(source: SourceFile, frontMatter: YAMLTree?, document: Document<Authored>) {
        self.source = source
        self.frontMatter = frontMatter
        self.document = document
    }
}
