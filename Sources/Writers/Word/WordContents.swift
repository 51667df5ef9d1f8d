import Cases
import Documents

extension WordWriter {
    /// The table of contents and the lists of figures and tables.
    ///
    /// Each is a field that holds its entries already, as links without page numbers, which only a program that lays the pages out can
    /// know. Word adds the numbers when a reader updates the field. It is not told to do so on opening (`w:updateFields`), because then it
    /// would greet every student with a question about fields that may refer to other files.
    mutating func contents() -> String {
        let deepest = 3
        let headings = outline.headings.filter { $0.level <= deepest }
        guard !headings.isEmpty else { return "" }
        var text = paragraph("TOCHeading", run("Contents"), properties: "<w:pageBreakBefore/>")
        text += entries("TOC \\o \"1-\(deepest)\" \\h \\z \\u", headings.map { ("TOC\($0.level)", $0) })
        let table =
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/></w:docPartObj></w:sdtPr>"
            + "<w:sdtContent>\(text)</w:sdtContent></w:sdt>"
        return table + list("Figures", outline.figures, of: "Figure") + list("Tables", outline.tables, of: "Table") + pageBreak
    }

    private func list(_ title: String, _ items: [WordOutline.Item], of word: String) -> String {
        guard !items.isEmpty else { return "" }
        return paragraph("TOCHeading", run(title)) + entries("TOC \\h \\z \\c \"\(word)\"", items.map { ("TableofFigures", $0) })
    }

    /// One field around all entries: it begins in the first paragraph and ends in the last.
    private func entries(_ code: String, _ items: [(style: String, item: WordOutline.Item)]) -> String {
        var text = ""
        for (index, (style, item)) in items.enumerated() {
            let words = [item.name, item.title].compactMap(\.self).joined(separator: ". ")
            var content = "<w:hyperlink w:anchor=\"\(item.bookmark)\" w:history=\"1\">\(run(words))</w:hyperlink>"
            if index == 0 {
                content =
                    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> \(escaped(code)) </w:instrText></w:r>"
                    + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + content
            }
            if index == items.count - 1 { content += "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" }
            text += paragraph(style, content)
        }
        return text
    }

    /// The works cited, each with a bookmark to which its mentions lead.
    mutating func references() -> String {
        guard !report.references.isEmpty else { return "" }
        var text = paragraph("Heading1", bookmarked(outline.bookmark(of: WordOutline.references), run("References")))
        for reference in report.references {
            let content = reference.runs.map { part in
                switch part {
                case .text(let words): run(words)
                case .emphasis(let words): run(words, RunLook(isItalic: true))
                case .link(let words, let target): linked(target, run(words, RunLook(style: "Hyperlink")), else: run(words))
                }
            }
            text += paragraph("Bibliography", bookmarked(outline.bookmark(of: reference.anchor), content.joined()))
        }
        return text
    }
}

private let pageBreak = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
