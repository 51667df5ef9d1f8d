import Archives
import Cases
import Diagnostics
import Documents
import Figures
import Reports

/// Goes through a report once and writes its text; what belongs into other parts collects beside it.
struct WordWriter {
    let report: WordReport
    let outline: WordOutline
    var diagnostics: [Diagnostic] = []
    var failure: ExportError?
    var relationships = WordRelationships.document
    var footnoteRelationships = WordRelationships()
    var numbering = WordNumbering()
    var media: [ArchiveFile] = []
    /// Whether footnotes are being written, whose links are in a part of their own.
    var isInFootnotes = false
    /// The bookmarks that are set; each may be only once.
    var setBookmarks: Set<String> = []
    private var identifiers = 0

    init(_ report: WordReport) {
        self.report = report
        outline = WordOutline(report)
    }

    /// A number for what Word wants numbered: bookmarks, drawings, content controls.
    mutating func nextIdentifier() -> Int {
        identifiers += 1
        return identifiers
    }

    /// The document's own part.
    mutating func text() -> String {
        var body = cover() + blocks(report.document.cover, in: .page) + contents()
        body += blocks(report.document.behindCover, in: .page)
        body += references()
        return xmlDeclaration + "<w:document \(wordNamespaces)><w:body>\(body)\(section)</w:body></w:document>"
    }

    /// Where a block stands: its paragraphs' style, how far it is indented, in twentieths of a point.
    struct Surroundings {
        var style: String
        var indent = 0

        static let page = Surroundings(style: "BodyText")

        var properties: String { indent > 0 ? "<w:ind w:left=\"\(indent)\"/>" : "" }
    }

    mutating func blocks(_ blocks: some Sequence<Block<Evaluated>>, in place: Surroundings) -> String {
        blocks.map { block($0, in: place) }.joined()
    }

    private mutating func block(_ block: Block<Evaluated>, in place: Surroundings) -> String {
        switch block {
        case .paragraph(let inlines): return paragraph(place.style, self.inlines(inlines), properties: place.properties)
        case .heading(let heading): return self.heading(heading)
        case .quote(let blocks): return self.blocks(blocks, in: Surroundings(style: "Quote", indent: place.indent))
        case .callout(let callout, let blocks): return self.callout(callout, blocks, in: place)
        case .list(let list): return self.list(list, in: place)
        case .code(let code): return paragraph("HTMLPreformatted", run(code.text.droppingLastLineEnd), properties: place.properties)
        case .math(let math): return display(math.tex)
        case .html(let html): return unshowable(html)
        case .table(let table): return self.table(table)
        case .rule: return paragraph("Rule", "")
        case .slot(let exhibit): return self.exhibit(exhibit)
        }
    }

    private mutating func heading(_ heading: Heading<Evaluated>) -> String {
        let level = outline.level(of: heading)
        let content = inlines(heading.inlines)
        return paragraph("Heading\(level)", bookmarked(outline.bookmark(of: heading.anchor), content))
    }

    /// A callout stands in a table of one cell: in paragraphs with a border, two callouts and the lists in them would run together.
    private mutating func callout(_ callout: Callout, _ blocks: [Block<Evaluated>], in place: Surroundings) -> String {
        let inner = paragraph("CalloutTitle", run("\(callout.title)")) + self.blocks(blocks, in: .page)
        return box(inner, indent: place.indent) + afterTable
    }

    /// HTML of an author; a comment says nothing to readers.
    mutating func unshowable(_ html: RawHTML) -> String {
        let text = html.text.split { $0.isWhitespace }.joined(separator: " ")
        guard !(text.hasPrefix("<!--") && text.hasSuffix("-->")) else { return "" }
        diagnostics.append(
            .error("Word cannot show HTML", at: html.place, notes: [.init("say it in Markdown, or keep it to pages of the site")]))
        return ""
    }

    private mutating func exhibit(_ exhibit: Exhibit) -> String {
        switch exhibit.content {
        case .table(let table): return self.table(table, labelled: exhibit.label)
        case .figure(let figure): return self.figure(figure, labelled: exhibit.label)
        case .equation(let math): return equation(math, labelled: exhibit.label)
        case .form(let field): return form(field, labelled: exhibit.label)
        case .exercise:
            let notes = [Diagnostic.Note("ask it on a page, and take its answer here by 'answer'")]
            diagnostics.append(.error("a report cannot ask an exercise", at: exhibit.place, notes: notes))
            return ""
        case .invalid: return paragraph("BodyText", run("\(exhibit.label.name) could not be computed."))
        }
    }

    /// Content between the two ends of a bookmark, whose name must not be set yet.
    mutating func bookmarked(_ name: String?, _ content: String) -> String {
        guard let name, setBookmarks.insert(name).inserted else { return content }
        let id = nextIdentifier()
        return "<w:bookmarkStart w:id=\"\(id)\" w:name=\"\(name)\"/>\(content)<w:bookmarkEnd w:id=\"\(id)\"/>"
    }
}

/// A4 with 2.5 cm around, in twentieths of a point; the cover has neither header nor footer.
private let section =
    "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/><w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/>"
    + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" w:header=\"709\""
    + " w:footer=\"709\" w:gutter=\"0\"/><w:titlePg/></w:sectPr>"

/// The width of the text, in twentieths of a point: 16 cm.
let typeAreaWidth = 11906 - 2 * 1417

extension String {
    fileprivate var droppingLastLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
