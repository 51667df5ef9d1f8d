package import Diagnostics

/// What an author declares of a corpus: `content/corpora/techcorp.yml`.
package struct CorpusDefinition: Sendable {
    package struct Category: Sendable {
        package let id: String
        package let title: String

        package init(id: String, title: String) {
            self.id = id
            self.title = title
        }
    }

    package struct Field: Sendable {
        package enum Kind: String, CaseIterable, Sendable {
            /// Compared without regard to case and runs of white space.
            case text
            /// Normal form 2026-03-31.
            case date
            /// Normal form 1234.50: a number with two decimals.
            case amount
            /// Compared without regard to case, blanks and punctuation.
            case identifier
        }

        package let id: String
        package let title: String
        package let kind: Kind

        package init(id: String, title: String, kind: Kind) {
            self.id = id
            self.title = title
            self.kind = kind
        }
    }

    package enum Origin: Sendable {
        /// Made by the seeded generator.
        case generated(Generator)
        /// Read from a file or a folder: `from:`, a path relative to the content folder.
        case files(path: String, place: Place)
        /// Could not be read, which was reported.
        case invalid
    }

    /// The file's name without extension.
    package let id: String
    package let title: String
    package let says: String?
    /// In the author's order; a category's position is its number in a confusion table.
    package let categories: [Category]
    package let fields: [Field]
    package let origin: Origin
    package let source: SourceFile
    /// How scans look whose pages have no image.
    package let scanQuality: ScanQuality

    package init(
        id: String, title: String, says: String?, categories: [Category], fields: [Field], origin: Origin, source: SourceFile,
        scanQuality: ScanQuality = ScanQuality()
    ) {
        self.id = id
        self.title = title
        self.says = says
        self.categories = categories
        self.fields = fields
        self.origin = origin
        self.source = source
        self.scanQuality = scanQuality
    }
}

extension CorpusDefinition {
    /// What chance in the generator follows from; nil for a corpus that was not generated.
    package var seed: UInt64? { if case .generated(let generator) = origin { generator.seed } else { nil } }
}
