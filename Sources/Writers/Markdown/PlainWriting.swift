import Cases
import Diagnostics
import Documents

/// What only the caller knows who writes an evaluated text as Markdown: where links lead, where pictures lie, how works are cited.
protocol MarkdownSurroundings {
    /// Where a link of the site leads in the Markdown file; nil when it leads nowhere its readers can go.
    func address(of target: String) -> String?
    /// Whether something leads to an anchor that is no heading's, which then has to be there.
    func isWanted(anchor: String) -> Bool
    /// The path of a figure's picture.
    func picture(of figure: ExhibitFigure, labelled label: Label) -> String
    /// "(Sculley et al., 2015; Breck et al., 2017, p. 4)".
    func citation(of works: [CitedWork]) -> String
    /// Whether exercises say what they come to.
    var showsAnswers: Bool { get }
    /// How many levels deeper headings stand than on their page.
    var shift: Int { get }
    /// The document's footnotes are numbered on behind this many.
    var footnoteOffset: Int { get }
}

/// Turns an evaluated text into plain Markdown's tree: values become text, exhibits tables and pictures, comments go.
struct PlainWriting<Surroundings: MarkdownSurroundings> {
    let surroundings: Surroundings

    func blocks(_ blocks: some Sequence<Block<Evaluated>>) -> [Block<Plain>] { blocks.flatMap { self.blocks($0) } }

    private func blocks(_ block: Block<Evaluated>) -> [Block<Plain>] {
        switch block {
        case .paragraph(let inlines):
            let line = self.inlines(inlines)
            return line.isEmpty ? [] : [.paragraph(line)]
        case .heading(let heading):
            let level = min(heading.level + surroundings.shift, 6)
            return [
                .heading(Heading(level: level, inlines: self.inlines(heading.inlines), anchor: heading.anchor, place: heading.place))
            ]
        case .quote(let inner): return [.quote(self.blocks(inner))]
        case .callout(let callout, let inner): return [.callout(callout, self.blocks(inner))]
        case .list(let list):
            let items = list.items.map { List<Plain>.Item(blocks: self.blocks($0.blocks), isDone: $0.isDone) }
            return [.list(List(start: list.start, isTight: list.isTight, items: items))]
        case .code(let code): return [.code(code)]
        case .math(let math): return [.math(math)]
        case .html(let html): return html.isComment ? [] : [.html(html)]
        case .table(let table):
            let rows = table.rows.map { row in row.map { self.inlines($0) } }
            return [
                .table(Table(alignments: table.alignments, header: table.header.map { self.inlines($0) }, rows: rows, place: table.place))
            ]
        case .rule: return [.rule]
        case .slot(let exhibit): return self.blocks(of: exhibit)
        }
    }

    /// - Parameter isInLink: whether a link is around them, in which nothing else can link.
    func inlines(_ inlines: [Inline<Evaluated>], isInLink: Bool = false) -> [Inline<Plain>] {
        inlines.flatMap { self.inlines($0, isInLink: isInLink) }
    }

    private func inlines(_ inline: Inline<Evaluated>, isInLink: Bool) -> [Inline<Plain>] {
        switch inline {
        case .text(let text): return [.text(text)]
        case .softBreak: return [.softBreak]
        case .lineBreak: return [.lineBreak]
        case .code(let code): return [.code(code)]
        case .html(let html): return html.isComment ? [] : [.html(html)]
        case .emphasis(let inner): return [.emphasis(inlines(inner, isInLink: isInLink))]
        case .strong(let inner): return [.strong(inlines(inner, isInLink: isInLink))]
        case .strikethrough(let inner): return [.strikethrough(inlines(inner, isInLink: isInLink))]
        case .link(let link): return self.link(inlines(link.inlines, isInLink: true), to: link.target, title: link.title, link.place)
        case .image(let image):
            let target = surroundings.address(of: image.target) ?? image.target
            let alternative = inlines(image.inlines, isInLink: true)
            return [.image(Image(target: target, title: image.title, inlines: alternative, place: image.place))]
        case .footnote(let index, let mention): return [.footnote(index: index + surroundings.footnoteOffset, mention: mention)]
        case .math(let tex): return [.math(tex)]
        case .slot(.value(let text, _)): return [.text(text)]
        case .slot(.reference(let text, let target)): return isInLink ? [.text(text)] : link([.text(text)], to: target)
        case .slot(.citation(let works)): return [.text(surroundings.citation(of: works))]
        case .slot(.invalid(let text)): return [.code(text)]
        }
    }

    /// Only its words when the link leads nowhere.
    func link(_ inlines: [Inline<Plain>], to target: String, title: String = "", _ place: Place = nowhere) -> [Inline<Plain>] {
        guard let address = surroundings.address(of: target) else { return inlines }
        return [.link(Link(target: address, title: title, inlines: inlines, place: place))]
    }
}

/// The place of what no author wrote.
let nowhere = SourceFile(path: "", text: "").place(SourceRange(0, 0))

/// A tag that nobody sees.
func tag(_ text: String) -> Inline<Plain> { .html(RawHTML(text: text, place: nowhere)) }

extension RawHTML {
    /// A comment and nothing else: a remark among authors.
    fileprivate var isComment: Bool {
        let trimmed = text.trimmed
        guard trimmed.hasPrefix("<!--"), let end = trimmed.firstRange(of: "-->") else { return false }
        return end.upperBound == trimmed.endIndex
    }
}

extension String {
    fileprivate var trimmed: Substring {
        let start = drop(while: \.isWhitespace)
        return start[..<(start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex)]
    }
}
