package import Cases
import Documents
package import Figures

/// The paper as plain Markdown: `paper.md`, and its figures as PNG and SVG in `figures/`.
package func paperMarkdown(of paper: EvaluatedPaper) throws(ExportError) -> [OutputFile] {
    var pictures = PackagePictures([])
    let paths = pictures.take(from: paper.page, ownCopies: true)
    return [paperFile(of: paper, named: "paper.md", pictures: paths)] + (try pictures.files())
}

/// - Parameter paths: of the pictures, by the anchors of their figures.
func paperFile(of paper: EvaluatedPaper, named name: String, pictures paths: [String: String]) -> OutputFile {
    let page = paper.page
    let style = PaperStyle(paper, pictures: paths)
    let text = PlainWriting(surroundings: style)
    var inner = style
    inner.shift = 1
    let appendix = PlainWriting(surroundings: inner).blocks(paper.appendix)
    var blocks = [heading(page.matter.title, level: 1)]
    if !paper.settings.authors.isEmpty { blocks.append(.paragraph([.text(paper.settings.authors.joined(separator: ", "))])) }
    if let abstract = paper.abstract { blocks += [heading("Abstract", level: 2)] + text.blocks(abstract) }
    if !paper.settings.keywords.isEmpty {
        blocks.append(.paragraph([.strong([.text("Keywords:")]), .text(" " + paper.settings.keywords.joined(separator: ", "))]))
    }
    blocks += text.blocks(paper.body)
    blocks += listOfReferences(page.references, wanted: style.wanted, areNumbered: paper.settings.citations == .numeric)
    if !(appendix.isEmpty && page.derivations.isEmpty) { blocks += [heading("Appendix", level: 2)] + appendix }
    blocks += derivations(page.derivations)
    let footnotes = page.document.footnotes.map { note in
        Footnote<Plain>(label: note.label, mentions: note.mentions, blocks: text.blocks(note.blocks))
    }
    return OutputFile(path: name, text: markdown(of: Document(blocks: blocks, footnotes: footnotes)))
}

/// Each computed number with its formula, its value and where it comes from, in the order of the text.
private func derivations(_ derivations: [PageDerivation]) -> [Block<Plain>] {
    guard !derivations.isEmpty else { return [] }
    let rows = derivations.enumerated().map { number, derivation -> [[Inline<Plain>]] in
        let says: [Inline<Plain>] = derivation.says.map { [.text($0 + " ")] } ?? []
        let origin: [Inline<Plain>] =
            derivation.source.map { source in
                guard let target = derivation.sourceTarget else { return [.text(source)] }
                return [.link(Link(target: target, title: "", inlines: [.text(source)], place: nowhere))]
            } ?? []
        let certainty: [Inline<Plain>] = derivation.certainty.map { [.text(origin.isEmpty ? $0 : "; \($0)")] } ?? []
        let formula = derivation.formula.flatMap { $0 == derivation.name ? nil : $0 }
        return [
            [.text("\(number + 1)")], says + [.code(derivation.name)], [.text(derivation.value)], formula.map { [.code($0)] } ?? [],
            origin + certainty,
        ]
    }
    let titles = ["No.", "Quantity", "Value", "Formula", "Source"]
    let alignments: [ColumnAlignment] = [.right, .left, .right, .left, .left]
    return [
        heading("Derivations", level: 3),
        .table(Table(alignments: alignments, header: titles.map { [.text($0)] }, rows: rows, place: nowhere)),
    ]
}

/// How the paper cites and links: all it leads to is in it, or has a whole address.
private struct PaperStyle: MarkdownSurroundings {
    private let settings: PaperSettings
    private let numbers: [String: Int]
    private let paths: [String: String]
    private let slugs: [String: String]
    let wanted: Set<String>
    var shift = 0
    var footnoteOffset: Int { 0 }
    var showsAnswers: Bool { true }

    init(_ paper: EvaluatedPaper, pictures paths: [String: String]) {
        settings = paper.settings
        numbers = Dictionary(paper.page.references.enumerated().map { ($1.key, $0 + 1) }, uniquingKeysWith: min)
        self.paths = paths
        slugs = headings(of: paper)
        wanted = Set(paper.page.document.links.map(\.target).filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) })
    }

    func address(of target: String) -> String? {
        guard target.hasPrefix("#") else { return target }
        let name = String(target.dropFirst())
        return "#" + (slugs[name] ?? name)
    }

    func isWanted(anchor: String) -> Bool { wanted.contains(anchor) }
    func picture(of figure: ExhibitFigure, labelled label: Label) -> String { paths[label.anchor] ?? "" }

    func citation(of works: [CitedWork]) -> String {
        switch settings.citations {
        case .authorYear: return InlineExhibit.citation(works).text
        case .numeric:
            let texts = works.map { work in
                (numbers[work.key].map(String.init) ?? work.text) + (work.locator.isEmpty ? "" : ", \(work.locator)")
            }
            return "[" + texts.joined(separator: "; ") + "]"
        }
    }
}

/// What GitHub calls the headings of the paper's file, in its order.
private func headings(of paper: EvaluatedPaper) -> [String: String] {
    var anchors = Anchors()
    var slugs: [String: String] = [:]
    func collect(_ blocks: some Sequence<Block<Evaluated>>) {
        for block in blocks {
            guard case .heading(let heading) = block else { continue }
            slugs[heading.anchor] = anchors.make(from: plainText(of: heading.inlines) { $0.text })
        }
    }
    _ = anchors.make(from: paper.page.matter.title)
    if paper.abstract != nil { slugs["sec-abstract"] = anchors.make(from: "Abstract") }
    collect(paper.body)
    if !paper.page.references.isEmpty { _ = anchors.make(from: "References") }
    if !(paper.appendix.isEmpty && paper.page.derivations.isEmpty) { _ = anchors.make(from: "Appendix") }
    collect(paper.appendix)
    return slugs
}
