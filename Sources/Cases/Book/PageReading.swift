import Diagnostics
import Documents
import YAMLTrees

/// Reads one page, and says whether it is a draft.
func readPage(_ source: SourceFile, path: String, reporting log: inout [Diagnostic]) -> (page: Book.Page, isDraft: Bool) {
    let file = readMarkdown(source, reporting: &log)
    let empty = YAMLTree(content: .null, place: source.place(SourceRange(0, 0)), excerpt: Excerpt(source, range: SourceRange(0, 0)))
    var fields = FieldReader(file.frontMatter ?? empty, of: "the front matter")
    var blocks = file.document.blocks
    var title = fields.text("title")
    if title == nil, case .heading(let heading)? = blocks.first, heading.level == 1 {
        title = plainText(of: heading.inlines)
        blocks.removeFirst()
    }
    let matter = FrontMatter(
        title: title ?? path,
        label: fields.text("label"),
        description: fields.text("description"),
        part: fields.integer("part"),
        objectives: fields.texts("objectives"),
        handIn: fields.texts("hand-in"),
        time: fields.text("time"))
    let isDraft = fields.flag("draft") ?? false
    // Front matter without an end was reported, and so was a text that is not UTF-8; the title may well stand in what could not be read.
    let isWhole =
        file.frontMatter != nil || source.text[source.range(ofLine: 0)] != "---" && !source.text.unicodeScalars.contains("\u{FFFD}")
    let isTitleMissing = fields.lacks("title") && isWhole
    log += fields.finish()
    if title == nil, isTitleMissing {
        log.append(
            .error(
                "the page has no title", at: source.place(SourceRange(0, 0)),
                notes: [.init("give it a front matter with 'title: …' between two lines of '---', or begin it with '# A heading'")]))
    }
    let document = Document(blocks: blocks, footnotes: file.document.footnotes)
    return (Book.Page(path: path, matter: matter, source: source, document: document), isDraft)
}
