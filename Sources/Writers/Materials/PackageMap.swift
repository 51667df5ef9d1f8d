import Cases
import Diagnostics
import Documents

/// Where each page of the site, each heading and each exhibit lies in a package of Markdown files.
struct PackageMap {
    private let files: [EvaluatedMaterials.File]
    private let outlines: [FileOutline]
    private let url: String?
    private let openPages: Set<String>
    private let texts: Set<String>

    init(_ materials: EvaluatedMaterials) {
        files = materials.files
        outlines = materials.files.map(FileOutline.init)
        url = materials.url
        openPages = Set(materials.openPages)
        texts = Set(materials.texts)
    }

    enum Target: Equatable {
        /// As it is written.
        case given(String)
        /// Of a file of the package; nil for the file as a whole.
        case inside(file: Int, anchor: String?)
        /// A page that the package does not hold.
        case outside(path: String, fragment: String)
    }

    /// Where a link of a page leads.
    func target(_ link: String, from page: String, in file: Int) -> Target {
        if link.isEmpty || link.hasPrefix("//") || hasScheme(link) { return .given(link) }
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let fragment = parts.count > 1 ? String(parts[1]) : nil
        if texts.contains(page), !parts[0].isEmpty { return .given(link) }
        let path = parts[0].isEmpty ? page : resolved(String(parts[0]), from: page)
        guard let holder = holder(of: path, from: file) else {
            return .outside(path: path, fragment: fragment.map { "#" + $0 } ?? "")
        }
        return .inside(file: holder, anchor: outlines[holder].anchor(of: fragment, on: path))
    }

    /// The link as it stands in the file; nil when its readers cannot follow it.
    func address(_ link: String, from page: String, in file: Int) -> String? {
        switch target(link, from: page, in: file) {
        case .given(let link): link
        case .inside(let holder, let anchor): (holder == file ? "" : percentEncoded(files[holder].name)) + (anchor.map { "#" + $0 } ?? "")
        case .outside(let path, let fragment): isOpen(path) ? url.map { $0 + percentEncoded(path) + fragment } : nil
        }
    }

    /// Whether readers of the site can get it: one of its open pages, or a file beside them.
    private func isOpen(_ path: String) -> Bool { openPages.contains(path) || !path.hasSuffix(".html") }

    /// The file that holds a page: the one that asks, if it does.
    private func holder(of page: String, from file: Int) -> Int? {
        if outlines[file].pages.contains(page) { return file }
        return outlines.firstIndex { $0.pages.contains(page) }
    }

    /// What is wrong with a link of a page, if anything is.
    func fault(of link: String, from page: String, in file: Int) -> String? {
        switch target(link, from: page, in: file) {
        case .inside: return nil
        case .outside(let path, _):
            if isOpen(path), url != nil { return nil }
            return "'\(path)' is not in the package" + (isOpen(path) ? ", and the book has no 'url' for the site" : "")
        case .given(let link):
            let parts = link.split(separator: "#", maxSplits: 1)
            guard parts.count == 2, let index = files.firstIndex(where: { $0.name == parts[0] }) else { return nil }
            return outlines[index].has(slug: String(parts[1])) ? nil : "nothing in '\(parts[0])' is called '#\(parts[1])'"
        }
    }
}

/// The headings of one Markdown file and what GitHub calls them.
private struct FileOutline {
    private(set) var pages: Set<String> = []
    private var slugs: [String: String] = [:]
    private var first: String?
    private var anchors = Anchors()

    init(_ file: EvaluatedMaterials.File) {
        if let title = file.title { _ = anchors.make(from: title) }
        for page in file.content.pages {
            pages.insert(page.path)
            let slug = anchors.make(from: page.matter.title)
            slugs[page.path] = slug
            if file.title == nil, first == nil { first = page.path }
            collect(page.document.blocks, on: page.path)
            if !page.matter.handIn.isEmpty { _ = anchors.make(from: handInTitle) }
        }
    }

    private mutating func collect(_ blocks: [Block<Evaluated>], on page: String) {
        for block in blocks {
            switch block {
            case .heading(let heading):
                slugs[page + "#" + heading.anchor] = anchors.make(from: plainText(of: heading.inlines) { $0.text })
            case .quote(let inner), .callout(_, let inner): collect(inner, on: page)
            case .list(let list): for item in list.items { collect(item.blocks, on: page) }
            case .paragraph, .code, .math, .html, .table, .rule, .slot: break
            }
        }
    }

    /// Nil for the whole file.
    func anchor(of fragment: String?, on page: String) -> String? {
        guard let fragment, !fragment.isEmpty else { return page == first ? nil : slugs[page] }
        return slugs[page + "#" + fragment] ?? fragment
    }

    func has(slug: String) -> Bool { slugs.values.contains(slug) }
}

private func hasScheme(_ target: String) -> Bool {
    guard let colon = target.utf8.firstIndex(of: UInt8(ascii: ":")), let first = target.utf8.first, first.isASCIIAlphanumeric else {
        return false
    }
    return target.utf8[..<colon].allSatisfy { $0.isASCIIAlphanumeric || "+-.".utf8.contains($0) }
}

/// A way from one page of the site to another as the path from the root.
private func resolved(_ path: String, from page: String) -> String {
    var parts = page.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") where part != "." {
        if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
}
