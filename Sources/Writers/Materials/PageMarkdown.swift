import Cases
import Documents

/// A page as a section of a Markdown file: its title, what its front matter promises, its text.
///
/// - Parameter level: of its title.
func section<Surroundings: MarkdownSurroundings>(
    of page: EvaluatedPage, level: Int, _ writing: PlainWriting<Surroundings>
) -> [Block<Plain>] {
    let matter = page.matter
    var blocks = [heading(matter.title, level: level)]
    if let description = matter.description { blocks.append(.paragraph([.emphasis([.text(description)])])) }
    blocks += list("What you will be able to do", matter.objectives)
    if let time = matter.time { blocks.append(.paragraph([.strong([.text("Time:")]), .text(" " + time)])) }
    blocks += writing.blocks(page.document.blocks)
    return blocks + (matter.handIn.isEmpty ? [] : [heading(handInTitle, level: level + 1), bullets(matter.handIn)])
}

/// The heading above what a page asks for; the outline of a file counts it, too.
let handInTitle = "What to hand in"

func heading(_ title: String, level: Int) -> Block<Plain> {
    .heading(Heading(level: level, inlines: [.text(title)], anchor: "", place: nowhere))
}

private func list(_ title: String, _ items: [String]) -> [Block<Plain>] {
    items.isEmpty ? [] : [.paragraph([.strong([.text(title)])]), bullets(items)]
}

private func bullets(_ items: [String]) -> Block<Plain> {
    .list(List(start: nil, isTight: true, items: items.map { .init(blocks: [.paragraph([.text($0)])], isDone: nil) }))
}

/// The works cited, one below the other; numbered when the text cites by number.
///
/// - Parameter wanted: anchors that something leads to: sources in tables, say.
func listOfReferences(_ references: [PageReference], wanted: Set<String>, areNumbered: Bool = false) -> [Block<Plain>] {
    guard !references.isEmpty else { return [] }
    let items = references.map { work in
        let anchor = wanted.contains(work.anchor) ? [tag("<a id=\"\(escaped(work.anchor))\"></a>")] : []
        return List<Plain>.Item(blocks: [.paragraph(anchor + work.runs.map(inline))], isDone: nil)
    }
    return [heading("References", level: 2), .list(List(start: areNumbered ? 1 : nil, isTight: true, items: items))]
}

private func inline(_ run: PageReference.Run) -> Inline<Plain> {
    switch run {
    case .text(let text): .text(text)
    case .emphasis(let text): .emphasis([.text(text)])
    case .link(let text, let target): .link(Link(target: target, title: "", inlines: [.text(text)], place: nowhere))
    }
}
