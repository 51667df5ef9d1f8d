package import Cases
import Documents
import Figures

/// A file of the site: where, from the site's root, and what.
package struct OutputFile: Sendable {
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }
}

/// Writes a site: its pages, its style sheet and scripts, the search index, and what servers and search engines look for.
///
/// Each file is handed to `save` as soon as it is made, from up to `jobs` tasks at once and in no particular order; only what the search
/// index needs of a page is kept, and each page is let go when it is written. All links are relative, so the site works in any folder and from the disk.
///
/// - Parameter assets: the files of `templates/assets/`, by their path from there. Style sheets in `styles/` become one, as do the scripts
///   in `scripts/`, each in the order of their names; every other file keeps its path below `assets/`.
package func writeSite(
    _ book: consuming EvaluatedBook, with templates: SiteTemplates, assets: [(path: String, bytes: [UInt8])], jobs: Int,
    save: @escaping @Sendable (OutputFile) throws -> Void
) async throws {
    let pages = book.takePages()
    let writer = SiteWriter(book, templates)
    let results = await concurrently(pages, jobs: jobs) { index, page in
        Result {
            let (file, found) = writer.write(page, index)
            try save(file)
            return found
        }
    }
    let found = try results.map { try $0.get() }
    try save(OutputFile(path: "search-index.js", text: searchIndexScript(found)))
    for file in assetFiles(assets) + writer.furniture() { try save(file) }
}

/// Everything that is made once and used by every page.
private struct SiteWriter: Sendable {
    /// With the pages' paths and front matter, without their texts.
    let book: EvaluatedBook
    let templates: SiteTemplates
    let scope: SiteScope
    let navigation: SiteNavigation
    /// A large book's index holds titles and headings only.
    let indexesText: Bool

    init(_ book: EvaluatedBook, _ templates: SiteTemplates) {
        self.book = book
        self.templates = templates
        scope = SiteScope(book)
        navigation = SiteNavigation(book)
        indexesText = book.pages.count <= 200
    }

    func write(_ page: EvaluatedPage, _ index: Int) -> (OutputFile, SearchPage) {
        let outline = PageOutline(of: page, keepsText: indexesText)
        let html = templates.render(.page, pageScope(page, index, outline))
        let found = SearchPage(path: page.path, title: page.matter.title, outline: outline, withText: indexesText)
        return (OutputFile(path: page.path, text: html), found)
    }

    private func pageScope(_ page: EvaluatedPage, _ index: Int, _ outline: PageOutline) -> PageScope {
        let root = wayToRoot(from: page.path)
        let neighbours = navigation.neighbours(of: index)
        let style = SiteHTML(slots: SiteSlots(root: root))
        var text = SitePage(html: HTMLBuffer(capacity: 1 << 15), style: style, footnotes: page.document.footnotes)
        text.write(page.document.blocks)
        let body = text.html.text
        text.html = HTMLBuffer()
        text.writeApparatus(of: page)
        let matter = page.matter
        return PageScope(
            site: scope, title: matter.title, description: matter.description, summary: matter.description ?? outline.beginning,
            part: matter.part, sectionTitle: navigation.sectionTitle(of: index), time: matter.time, objectives: matter.objectives,
            handIn: matter.handIn, address: scope.address(of: page.path), isFirst: percentEncoded(page.path) == scope.home, root: root,
            previous: link(neighbours.previous, root), next: link(neighbours.next, root), body: body,
            navigation: navigation.html(for: index, at: page.path), contents: outline.contentsHTML, apparatus: text.html.text)
    }

    private func link(_ index: Int?, _ root: String) -> PageLink? {
        index.map { PageLink(title: book.pages[$0].matter.title, link: root + percentEncoded(book.pages[$0].path)) }
    }

    /// The page for what is missing, and the files that servers and search engines look for.
    func furniture() -> [OutputFile] {
        var missing = PageScope(site: scope)
        missing.navigation = navigation.html(for: nil, at: "404.html")
        var files = [
            OutputFile(path: "404.html", text: templates.render(.missing, missing)),
            OutputFile(path: ".nojekyll", bytes: []),
        ]
        if let url = scope.url {
            let isOpen = book.edition == .student
            files.append(OutputFile(path: "sitemap.xml", text: siteMap(book.pages.compactMap { scope.address(of: $0.path) })))
            files.append(
                OutputFile(
                    path: "robots.txt",
                    text: isOpen ? "User-agent: *\nAllow: /\nSitemap: \(url)sitemap.xml\n" : "User-agent: *\nDisallow: /\n"))
        }
        return files
    }
}

/// See sitemaps.org, protocol 0.9.
private func siteMap(_ addresses: [String]) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    \(addresses.map { "<url><loc>\(escaped($0))</loc></url>" }.joined(separator: "\n"))
    </urlset>

    """
}

private func assetFiles(_ assets: [(path: String, bytes: [UInt8])]) -> [OutputFile] {
    let assets = assets.sorted { $0.path < $1.path }
    let styles = assets.filter { $0.path.hasPrefix("styles/") && $0.path.hasSuffix(".css") }
    let scripts = assets.filter { $0.path.hasPrefix("scripts/") && $0.path.hasSuffix(".js") }
    let joined = Set((styles + scripts).map(\.path))
    return [
        OutputFile(path: "assets/site.css", bytes: Array(figureStyleSheet().utf8) + styles.flatMap(\.bytes)),
        OutputFile(path: "assets/site.js", bytes: scripts.flatMap(\.bytes)),
    ] + assets.filter { !joined.contains($0.path) }.map { OutputFile(path: "assets/" + $0.path, bytes: $0.bytes) }
}
