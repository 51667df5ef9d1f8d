/// What one page gives to the search index: small, so that a large book's pages need not stay in memory.
struct SearchPage: Sendable {
    let path: String
    let title: String
    /// The first is the page itself.
    let sections: [Section]

    struct Section: Sendable {
        let heading: String
        let anchor: String
        let excerpt: String
        /// Sorted, each once, in lower case.
        let words: [String]
    }

    /// Without text only titles and headings can be found.
    init(path: String, title: String, outline: PageOutline, withText: Bool) {
        self.path = path
        self.title = title
        sections = outline.sections.map { section in
            Section(
                heading: section.heading ?? "", anchor: section.anchor,
                excerpt: withText ? Writers.excerpt(of: section.text, upTo: 120) : "", words: withText ? words(of: section.text) : [])
        }
    }
}

/// The search index as a script that assigns one global, so that it can be read from the disk as well as from a server.
///
/// `pages` holds path and title; `sections` page, anchor, heading and excerpt; `words` a line for each word with the sections that
/// hold it, the first by its number and the others by their distance, in base 36.
func searchIndexScript(_ pages: [SearchPage]) -> String {
    var holders: [String: [Int]] = [:]
    var sections: [String] = []
    for (index, page) in pages.enumerated() {
        for section in page.sections {
            for word in section.words { holders[word, default: []].append(sections.count) }
            sections.append("[\(index),\(json(section.anchor)),\(json(section.heading)),\(json(section.excerpt))]")
        }
    }
    let lines = holders.keys.sorted().map { "\($0) \(distances(holders[$0] ?? []))" }
    let paths = pages.map { "[\(json(percentEncoded($0.path))),\(json($0.title))]" }
    return """
        window.casebookSearch={"pages":[\(paths.joined(separator: ",\n"))],
        "sections":[\(sections.joined(separator: ",\n"))],
        "words":\(json(lines.joined(separator: "\n")))};

        """
}

private func distances(_ numbers: [Int]) -> String {
    var last = 0
    return numbers.map { number in
        defer { last = number }
        return String(number - last, radix: 36)
    }.joined(separator: " ")
}

/// Words of two letters and more, without those that are everywhere.
private func words(of text: String) -> [String] {
    let found = Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.lazy.filter { $0.count > 1 }.map(String.init))
    return found.subtracting(everywhere).sorted()
}

private let everywhere: Set<String> = [
    "an", "and", "are", "as", "at", "be", "but", "by", "can", "for", "from", "has", "have", "if", "in", "is", "it", "its", "no", "not",
    "of",
    "on", "one", "or", "so", "than", "that", "the", "their", "them", "then", "there", "they", "this", "to", "was", "what", "when", "which",
    "will", "with", "you", "your",
]

/// A text as a JSON string that may stand in a script.
private func json(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": quoted += "\\\""
        case "\\": quoted += "\\\\"
        case "\n": quoted += "\\n"
        case "<": quoted += "\\u003c"
        case "\u{2028}": quoted += "\\u2028"
        case "\u{2029}": quoted += "\\u2029"
        case ..<" ": quoted += " "
        default: quoted.unicodeScalars.append(scalar)
        }
    }
    return quoted + "\""
}
