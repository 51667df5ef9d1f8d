import Cases
import Documents
import Figures

/// The template of the report as Markdown, `report.md`, with its drawings in `figures/`: blanks between marks that no viewer shows.
///
/// - Parameter address: the absolute address of the report's page, from which its links to other pages lead; nil leaves out those links.
func markdownReport(_ report: EvaluatedPage, address: String?) throws(ExportError) -> [OutputFile] {
    var pictures = PackagePictures([])
    let style = ReportStyle(address: address, paths: pictures.take(from: report, ownCopies: true), wanted: report.document.localTargets)
    let writing = PlainWriting(surroundings: style)
    var blocks: [Block<Plain>] = [.heading(Heading(level: 1, inlines: [.text(report.matter.title)], anchor: "", place: nowhere))]
    blocks += writing.blocks(report.document.blocks)
    blocks += listOfReferences(report.references, wanted: style.wanted, areNumbered: false)
    let footnotes = report.document.footnotes.map { note in
        Footnote<Plain>(label: note.label, mentions: note.mentions, blocks: writing.blocks(note.blocks))
    }
    let text = markdown(of: Document(blocks: blocks, footnotes: footnotes))
    return [OutputFile(path: "report.md", text: text)] + (try pictures.files())
}

private struct ReportStyle: MarkdownSurroundings {
    let base: String?
    let paths: [String: String]
    let wanted: Set<String>
    var shift: Int { 0 }
    var footnoteOffset: Int { 0 }
    var showsAnswers: Bool { false }

    init(address: String?, paths: [String: String], wanted: Set<String>) {
        base = address
        self.paths = paths
        self.wanted = wanted
    }

    func address(of target: String) -> String? {
        if target.hasPrefix("#") || target.contains("://") || target.hasPrefix("mailto:") { return target }
        return base.map { absoluteAddress(of: target, from: $0) }
    }

    func isWanted(anchor: String) -> Bool { wanted.contains(anchor) }
    func picture(of figure: ExhibitFigure, labelled label: Label) -> String { paths[label.anchor] ?? "" }
    func citation(of works: [CitedWork]) -> String { InlineExhibit.citation(works).text }
}

extension Document<Evaluated> {
    fileprivate var localTargets: Set<String> {
        Set(links.map(\.target).filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) })
    }
}
