import Mustache

/// What a template can name: one page, with what it needs of the book. `body`, `navigation`, `contents` and `apparatus` are HTML.
struct PageScope {
    enum Name: String, CaseIterable {
        // Of the book.
        case language, siteTitle, subtitle, authors, authorLine, licence, isInstructors
        // Of the page.
        case title, description, summary, partNumber, sectionTitle, time, objectives, hasObjectives, handIn, hasHandIn, address, isFirst
        // Of its place in the book.
        case root, base, home, previous, next, hasNeighbours
        // HTML.
        case body, navigation, contents, apparatus

        /// Whether the name opens a section in which `PageLink.names` are known.
        var isLink: Bool { self == .previous || self == .next }
    }

    let site: SiteScope
    var title = ""
    var description: String?
    /// The description, or the beginning of the text.
    var summary: String?
    var part: Int?
    var sectionTitle: String?
    var time: String?
    var objectives: [String] = []
    var handIn: [String] = []
    var address: String?
    var isFirst = false
    /// The way to the site's root: empty or `../` as often as needed.
    var root = ""
    var previous: PageLink?
    var next: PageLink?
    var body = ""
    var navigation = ""
    var contents = ""
    var apparatus = ""

    func child(named name: String) -> Any? {
        guard let name = Name(rawValue: name) else { return nil }
        return switch name {
        case .language: site.language
        case .siteTitle: site.title
        case .subtitle: site.subtitle
        case .authors: site.authors
        case .authorLine: site.authorLine
        case .licence: site.licence
        case .isInstructors: site.isInstructors
        case .title: title
        case .description: description
        case .summary: summary
        case .partNumber: part
        case .sectionTitle: sectionTitle
        case .time: time
        case .objectives: objectives
        case .hasObjectives: !objectives.isEmpty
        case .handIn: handIn
        case .hasHandIn: !handIn.isEmpty
        case .address: address
        case .isFirst: isFirst
        case .root: root
        case .base: site.base
        case .home: root + site.home
        case .previous: previous
        case .next: next
        case .hasNeighbours: previous != nil || next != nil
        case .body: body
        case .navigation: navigation
        case .contents: contents.isEmpty ? nil : contents
        case .apparatus: apparatus
        }
    }
}

/// A scope as Mustache takes it: it copies what it looks into at every name, so that is a reference.
final class PageScopeBox: MustacheParent {
    private let scope: PageScope

    init(_ scope: PageScope) { self.scope = scope }

    func child(named name: String) -> Any? { scope.child(named: name) }
}

/// Another page, as seen from this one.
struct PageLink: MustacheParent, Sendable {
    static let names = ["title", "link"]

    let title: String
    let link: String

    func child(named name: String) -> Any? {
        switch name {
        case "title": title
        case "link": link
        default: nil
        }
    }
}
