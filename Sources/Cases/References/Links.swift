import Diagnostics
import Documents
import Foundation

/// Where a link leads, as far as the book can tell.
enum LinkTarget: Equatable {
    /// As it is written in the finished page.
    case resolved(String)
    /// A file of the content folder that has to be on the site: its path there, and the link's own text.
    case attachment(path: String, written: String)
    case broken(message: String, hint: String?)
}

extension Directory {
    /// Resolves what an author wrote as a link's target on page `origin`.
    ///
    /// - Parameter files: paths, relative to the content folder, of what is neither page nor text.
    func resolve(_ target: String, from origin: Int, in book: Book, files: Set<String>) -> LinkTarget {
        if hasScheme(target) || target.hasPrefix("//") || target.isEmpty { return .resolved(target) }
        let (path, fragment) = split(target)
        if path.isEmpty { return anchor(fragment ?? "", on: origin, from: origin) }
        guard let resolved = normalised(path, from: book.pages[origin].path) else {
            return .broken(
                message: "'\(target)' leaves the content folder",
                hint: "a page can lead to files inside '\(book.folder)' and to whole addresses")
        }
        if book.report != nil, reportFiles.contains(resolved) { return .resolved(relativePath(to: resolved, from: paths[origin])) }
        if let page = pageIndex[resolved] {
            return fragment.map { anchor($0, on: page, from: origin) } ?? .resolved(self.target(page: page, anchor: nil, from: origin))
        }
        if files.contains(resolved) {
            return .attachment(path: resolved, written: relativePath(to: resolved, from: paths[origin]) + (fragment.map { "#" + $0 } ?? ""))
        }
        if book.drafts.contains(resolved) {
            return .broken(message: "'\(resolved)' is a draft, which is not on the site", hint: "take 'draft: true' out of it, or the link")
        }
        if book.neighbours.contains(resolved) { return neighbour(resolved, fragment, book) }
        if let names = book.packageFiles { return packageFile(resolved, fragment, names, from: origin, book) }
        let near = closest(to: resolved, among: pageIndex.keys.sorted() + files.sorted())
        let isSecret = book.edition == .student && resolved.hasPrefix(instructorFolder + "/")
        return .broken(
            message: "there is no file '\(resolved)'" + (isSecret ? " in the student's edition" : ""),
            hint: near.map { "did you mean '\($0)'?" })
    }

    /// From a text of the package to one of the package's files, beside which it will lie.
    private func packageFile(_ path: String, _ fragment: String?, _ names: [String], from origin: Int, _ book: Book) -> LinkTarget {
        let folder = book.pages[origin].path.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        let name = path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
        if names.contains(name) { return .resolved(name + (fragment.map { "#" + $0 } ?? "")) }
        return .broken(
            message: "the package has no file '\(name)'", hint: closest(to: name, among: names).map { "did you mean '\($0)'?" })
    }

    /// From a paper or a package to a page of the site: by its whole address, which its readers can follow.
    private func neighbour(_ path: String, _ fragment: String?, _ book: Book) -> LinkTarget {
        let isSecret = path.hasPrefix(instructorFolder + "/")
        guard !isSecret, let url = book.configuration.url else {
            return .broken(
                message: "the \(book.packageFiles == nil ? "paper" : "package") cannot lead to '\(path)'",
                hint: isSecret ? "only instructors can read that page" : "give the book its address: 'url: https://…' in 'book.yml'")
        }
        return .resolved(url + sitePath(path) + (fragment.map { "#" + $0 } ?? ""))
    }

    private func anchor(_ name: String, on page: Int, from origin: Int) -> LinkTarget {
        if name.isEmpty || anchors[page].contains(name) { return .resolved(target(page: page, anchor: name, from: origin)) }
        if page == origin, let entry = entries[name] { return .resolved(target(page: entry.page, anchor: name, from: origin)) }
        let near = closest(to: name, among: anchors[page].sorted() + entries.keys.sorted())
        return .broken(message: "nothing on '\(paths[page])' is called '#\(name)'", hint: near.map { "did you mean '#\($0)'?" })
    }
}

private func hasScheme(_ target: String) -> Bool {
    guard let colon = target.utf8.firstIndex(of: UInt8(ascii: ":")), let first = target.first, first.isASCII, first.isLetter else {
        return false
    }
    return target[..<colon].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
}

private func split(_ target: String) -> (path: String, fragment: String?) {
    guard let hash = target.utf8.firstIndex(of: UInt8(ascii: "#")) else { return (target, nil) }
    return (String(target[..<hash]), String(target[target.index(after: hash)...]))
}

/// The path from the content folder; nil when it climbs out of it.
private func normalised(_ path: String, from page: String) -> String? {
    let slash = UInt8(ascii: "/")
    guard path.utf8.first != slash else { return nil }
    var parts = page.utf8.split(separator: slash).dropLast().map(Substring.init)
    for part in path.utf8.split(separator: slash).map(Substring.init) where part != "." {
        if part != ".." {
            parts.append(part)
        } else if parts.popLast() == nil {
            return nil
        }
    }
    let normalised = parts.joined(separator: "/")
    return normalised.utf8.contains(UInt8(ascii: "%")) ? normalised.removingPercentEncoding : normalised
}
