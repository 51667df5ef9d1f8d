import Diagnostics
import Documents

/// Turns one page's tree into its evaluated form; what it notices on the way collects beside it.
struct PageEvaluator {
    let desk: Desk
    let index: Int
    var diagnostics: [Diagnostic] = []
    var attachments: [String] = []
    var derivations: DerivationList
    var citations: CitationList
    /// The labels of the exhibits and equations still to come.
    private var labels: ArraySlice<Label>

    init(_ desk: Desk, page index: Int) {
        self.desk = desk
        self.index = index
        derivations = DerivationList(desk)
        citations = CitationList(desk.book.bibliography)
        labels = desk.directory.labels[index][...]
    }

    mutating func page(_ document: Document<Authored>) -> EvaluatedPage {
        var works: [String] = []
        document.forEachAnalysis { works += desk.worksNamed(by: $0) }
        let texts = [document] + desk.book.solutions(of: document).map(\.document)
        citations.collect(texts, namedByAnalyses: works)
        let bodyCount = desk.book.pages[index].bodyCount ?? document.blocks.count
        var blocks = blocks(Array(document.blocks.prefix(bodyCount)))
        if bodyCount < document.blocks.count { derivations.close() }
        blocks += self.blocks(Array(document.blocks.dropFirst(bodyCount)))
        let footnotes = document.footnotes.map { note in
            Footnote<Evaluated>(label: note.label, mentions: note.mentions, blocks: self.blocks(note.blocks))
        }
        return EvaluatedPage(
            path: desk.directory.paths[index],
            matter: desk.book.pages[index].matter,
            document: Document(blocks: blocks, footnotes: footnotes),
            derivations: derivations.entries,
            references: citations.references)
    }

    mutating func nextLabel() -> Label? { labels.popFirst() }

    mutating func blocks(_ blocks: [Block<Authored>]) -> [Block<Evaluated>] { blocks.map { block($0) } }

    private mutating func block(_ block: Block<Authored>) -> Block<Evaluated> {
        switch block {
        case .paragraph(let inlines): return .paragraph(self.inlines(inlines))
        case .heading(let heading):
            return .heading(
                Heading(level: heading.level, inlines: inlines(heading.inlines), anchor: heading.anchor, place: heading.place))
        case .quote(let blocks): return .quote(self.blocks(blocks))
        case .callout(let kind, let blocks): return .callout(kind, self.blocks(blocks))
        case .list(let list):
            let items = list.items.map { List<Evaluated>.Item(blocks: self.blocks($0.blocks), isDone: $0.isDone) }
            return .list(List(start: list.start, isTight: list.isTight, items: items))
        case .code(let code): return .code(code)
        case .math(let math): return equation(math)
        case .html(let html): return .html(html)
        case .table(let table):
            return .table(
                Table(
                    alignments: table.alignments, header: table.header.map { inlines($0) },
                    rows: table.rows.map { row in row.map { inlines($0) } }, place: table.place))
        case .rule: return .rule
        case .slot(let analysis):
            return exhibit(analysis).map { .slot($0) } ?? .code(Code(info: "yaml", text: analysis.settings.place.text))
        }
    }

    private mutating func equation(_ math: Math) -> Block<Evaluated> {
        _ = readTeX(math.tex, reporting: &diagnostics)
        guard math.identifier != nil, let label = nextLabel() else { return .math(math) }
        return .slot(Exhibit(label: label, content: .equation(math), place: math.tex.place))
    }

    mutating func inlines(_ inlines: [Inline<Authored>]) -> [Inline<Evaluated>] { inlines.map { inline($0) } }

    private mutating func inline(_ inline: Inline<Authored>) -> Inline<Evaluated> {
        switch inline {
        case .text(let text): return .text(text)
        case .softBreak: return .softBreak
        case .lineBreak: return .lineBreak
        case .code(let code): return .code(code)
        case .html(let html): return .html(html)
        case .emphasis(let inner): return .emphasis(inlines(inner))
        case .strong(let inner): return .strong(inlines(inner))
        case .strikethrough(let inner): return .strikethrough(inlines(inner))
        case .link(let link):
            let target = resolve(link.target, at: link.place)
            return .link(Link(target: target, title: link.title, inlines: inlines(link.inlines), place: link.place))
        case .image(let image): return .image(picture(image))
        case .footnote(let index, let mention): return .footnote(index: index, mention: mention)
        case .math(let tex):
            _ = readTeX(tex, reporting: &diagnostics)
            return .math(tex)
        case .slot(let directive): return .slot(self.directive(directive))
        }
    }

    private mutating func picture(_ image: Image<Authored>) -> Image<Evaluated> {
        if plainText(of: image.inlines).allSatisfy(\.isWhitespace) {
            diagnostics.append(
                .warning(
                    "the picture has no text alternative", at: image.place,
                    notes: [.init("say between the brackets what a reader sees: ![A diagram of …](picture.png)")]))
        }
        let target = resolve(image.target, at: image.place)
        return Image(target: target, title: image.title, inlines: inlines(image.inlines), place: image.place)
    }

    private mutating func resolve(_ target: String, at place: Place) -> String {
        switch desk.directory.resolve(target, from: index, in: desk.book, files: desk.files) {
        case .resolved(let written): return written
        case .attachment(let path, let written):
            attachments.append(path)
            return written
        case .broken(let message, let hint):
            diagnostics.append(.error(message, at: place, notes: hint.map { [.init($0)] } ?? []))
            return target
        }
    }

    private mutating func directive(_ directive: Directive) -> InlineExhibit {
        switch directive {
        case .value(let excerpt): return value(excerpt)
        case .reference(let identifier): return reference(identifier)
        case .citation(let works, let place): return citations.exhibit(works, at: place, reporting: &diagnostics)
        }
    }

    private mutating func reference(_ identifier: Identifier) -> InlineExhibit {
        guard let entry = desk.directory.entries[identifier.name] else {
            let names = desk.directory.entries.keys.sorted().map { "#" + $0 }
            let name = "#" + identifier.name
            diagnostics.append(.error("nothing is called '\(name)'", at: identifier.place, notes: didYouMean(name, among: names)))
            return .invalid("#\(identifier.name)")
        }
        let target = desk.directory.target(page: entry.page, anchor: identifier.name, from: index)
        return .reference(text: entry.text, target: target)
    }
}
