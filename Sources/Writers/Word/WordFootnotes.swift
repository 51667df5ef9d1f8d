import Cases
import Documents

extension WordWriter {
    /// The first mention carries the note, the others refer to its number.
    mutating func footnote(_ index: Int, _ mention: Int) -> String {
        guard report.document.footnotes.indices.contains(index), !isInFootnotes else { return "" }
        let look = RunLook(style: "FootnoteReference")
        let bookmark = "_RefNote\(index + 1)"
        guard mention > 1 else {
            let mark = "<w:r>\(look.xml)<w:footnoteReference w:id=\"\(index + 1)\"/></w:r>"
            return report.document.footnotes[index].mentions > 1 ? bookmarked(bookmark, mark) : mark
        }
        return field("NOTEREF \(bookmark) \\h", run("\(index + 1)", look), look)
    }

    /// The part with the notes; the first two are Word's lines between text and notes.
    var footnotesXML: String {
        mutating get {
            isInFootnotes = true
            defer { isInFootnotes = false }
            let notes = report.document.footnotes.enumerated().map { index, note in
                "<w:footnote w:id=\"\(index + 1)\">\(blocks(of: note))</w:footnote>"
            }
            return xmlDeclaration + "<w:footnotes \(wordNamespaces)>"
                + "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
                + "<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
                + "\(notes.joined())</w:footnotes>"
        }
    }

    private mutating func blocks(of note: Footnote<Evaluated>) -> String {
        let mark = "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>" + run(" ")
        var rest = note.blocks[...]
        guard case .paragraph(let first) = rest.popFirst() else {
            return paragraph("FootnoteText", mark) + blocks(note.blocks, in: Surroundings(style: "FootnoteText"))
        }
        return paragraph("FootnoteText", mark + inlines(first)) + blocks(Array(rest), in: Surroundings(style: "FootnoteText"))
    }
}
