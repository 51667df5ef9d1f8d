/// Which Markdown is read.
package enum Dialect: Sendable {
    /// What authors write: GitHub-flavoured Markdown, front matter, and Casebook's additions.
    case casebook
    /// cmark-gfm's Markdown with the given extensions and nothing else.
    case gfm(MarkdownExtensions)

    var extensions: MarkdownExtensions {
        switch self {
        case .casebook: .authoring
        case .gfm(let extensions): extensions
        }
    }

    var hasAdditions: Bool {
        switch self {
        case .casebook: true
        case .gfm: false
        }
    }
}

/// The extensions of cmark-gfm.
package struct MarkdownExtensions: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let table = MarkdownExtensions(rawValue: 1 << 0)
    package static let strikethrough = MarkdownExtensions(rawValue: 1 << 1)
    package static let autolink = MarkdownExtensions(rawValue: 1 << 2)
    package static let tasklist = MarkdownExtensions(rawValue: 1 << 3)
    /// Changes nothing in the tree: a writer of HTML makes dangerous tags harmless.
    package static let tagfilter = MarkdownExtensions(rawValue: 1 << 4)
    package static let footnotes = MarkdownExtensions(rawValue: 1 << 5)

    static let authoring: MarkdownExtensions = [.table, .strikethrough, .autolink, .tasklist, .footnotes]
    package static let all: MarkdownExtensions = [.authoring, .tagfilter]

    /// The extension that cmark-gfm and its specification call `name`.
    package init?(named name: String) {
        guard let known = Self.names.first(where: { $0.name == name }) else { return nil }
        self = known.extension
    }

    static let names: [(name: String, extension: MarkdownExtensions)] = [
        ("table", .table), ("strikethrough", .strikethrough), ("autolink", .autolink), ("tasklist", .tasklist),
        ("tagfilter", .tagfilter), ("footnotes", .footnotes),
    ]
}
