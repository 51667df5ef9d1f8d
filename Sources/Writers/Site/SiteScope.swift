import Cases

/// What all pages of a site share.
struct SiteScope: Sendable {
    let title: String
    let subtitle: String?
    let language: String
    let authors: [String]
    /// "Ada Lovelace, Grace Hopper and Mary Shaw"; nil without authors.
    let authorLine: String?
    let licence: String?
    let isInstructors: Bool
    /// The absolute address of the site, ending in `/`.
    let url: String?
    /// The path part of the address, for the one page that is served at any address.
    let base: String
    /// The first page, from the root.
    let home: String

    init(_ book: EvaluatedBook) {
        let configuration = book.configuration
        title = configuration.title
        subtitle = configuration.subtitle
        language = configuration.language
        authors = configuration.authors
        authorLine = enumeration(configuration.authors)
        licence = configuration.licence
        isInstructors = book.edition == .instructor
        url = configuration.url.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
        base = url.map(pathPart) ?? "/"
        let first = book.pages.first { $0.path == "index.html" } ?? book.pages.first
        home = first.map { percentEncoded($0.path) } ?? ""
    }

    /// The absolute address of a page, if the site has one: a folder's index is the folder.
    func address(of path: String) -> String? {
        let shown = path == "index.html" || path.hasSuffix("/index.html") ? String(path.dropLast("index.html".count)) : path
        return url.map { $0 + percentEncoded(shown) }
    }
}

/// The way from a page to the site's root: `../` for each folder the page is in.
func wayToRoot(from path: String) -> String {
    String(repeating: "../", count: folderDepth(of: path))
}

func folderDepth(of path: String) -> Int {
    path.utf8.count { $0 == UInt8(ascii: "/") }
}

/// A path as an address: letters, digits and `-._~/` stay, all other bytes become `%20` and the like (RFC 3986, section 2.1).
func percentEncoded(_ path: String) -> String {
    guard !path.utf8.allSatisfy(isUnreserved) else { return path }
    var encoded = ""
    for byte in path.utf8 {
        if isUnreserved(byte) {
            encoded.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
            encoded += byte < 16 ? "%0" : "%"
            encoded += String(byte, radix: 16, uppercase: true)
        }
    }
    return encoded
}

private func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"): true
    default: false
    }
}

/// `/course/` of `https://host/course/`.
private func pathPart(_ url: String) -> String {
    var rest = Substring(url)
    if let colon = rest.firstRange(of: "://") { rest = rest[colon.upperBound...] }
    return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
}

private func enumeration(_ names: [String]) -> String? {
    guard let last = names.last else { return nil }
    return names.count == 1 ? last : names.dropLast().joined(separator: ", ") + " and " + last
}
