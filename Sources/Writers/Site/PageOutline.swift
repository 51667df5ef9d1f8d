import Cases
import Documents

/// A page's headings with the text below each: what its contents, its summary and the search index are made of.
struct PageOutline: Sendable {
    struct Section: Sendable {
        /// Nil before the first heading.
        let heading: String?
        let anchor: String
        let level: Int
        var text: String
    }

    /// The first has no heading.
    private(set) var sections = [Section(heading: nil, anchor: "", level: 1, text: "")]
    private let keepsText: Bool

    /// Keeps only the first section's text when `keepsText` is false.
    init(of page: EvaluatedPage, keepsText: Bool) {
        self.keepsText = keepsText
        collect(page.document.blocks)
    }

    /// The beginning of the text, for previews: whole words, at most 160 characters.
    var beginning: String? {
        let text = sections.first { !$0.text.isEmpty }?.text ?? ""
        return text.isEmpty ? nil : excerpt(of: text, upTo: 160)
    }

    /// Headings of the second and the third level as nested lists; empty when there are fewer than two.
    var contentsHTML: String {
        let entries = sections.filter { $0.heading != nil && (2...3).contains($0.level) }
        guard entries.count > 1 else { return "" }
        var html = "<ol>\n"
        var isInner = false
        for (index, entry) in entries.enumerated() {
            let nests = entry.level == 3 && index > 0
            if nests != isInner { html += nests ? "\n<ol>\n" : "</li>\n</ol>\n</li>\n" } else if index > 0 { html += "</li>\n" }
            isInner = nests
            html += "<li><a href=\"#\(escaped(entry.anchor))\">\(escaped(entry.heading ?? ""))</a>"
        }
        return html + (isInner ? "</li>\n</ol>\n</li>\n</ol>\n" : "</li>\n</ol>\n")
    }

    private mutating func collect(_ blocks: [Block<Evaluated>]) {
        for block in blocks {
            if case .heading(let heading) = block {
                sections.append(Section(heading: plainText(heading.inlines), anchor: heading.anchor, level: heading.level, text: ""))
            } else if keepsText || sections.count == 1 {
                var text = PlainText()
                text.append(block)
                let last = sections.count - 1
                if !sections[last].text.isEmpty, !text.text.isEmpty { sections[last].text += " " }
                sections[last].text += text.text
            }
        }
    }
}

/// The first words of a text, with an ellipsis if there are more.
func excerpt(of text: String, upTo limit: Int) -> String {
    guard let end = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex), end < text.endIndex else { return text }
    let head = text[..<end]
    return head[..<(head.lastIndex(of: " ") ?? head.endIndex)] + "…"
}
