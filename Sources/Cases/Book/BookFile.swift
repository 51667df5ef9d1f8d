import Diagnostics
import Pipelines
import YAMLTrees

/// A `book.yml`, read.
struct BookFile {
    var title: String?
    var configuration = BookConfiguration(title: "Untitled")
    var bibliography: Mention?
    var paper: PaperSettings?
    var materials: MaterialSettings?
    /// False when the file is no YAML: what it would have said is not known.
    var isReadable = true
    var sections: [Book.Section]

    init(title: String?, sections: [Book.Section]) {
        self.title = title
        self.sections = sections
    }
}

/// Reads the book's own `book.yml`.
func readBookFile(_ source: SourceFile, reporting log: inout [Diagnostic]) -> BookFile {
    let tree = readYAML(Excerpt(source), reporting: &log)
    var fields = FieldReader(tree, of: "the book")
    var file = BookFile(title: fields.required("title")?.text, sections: sections(&fields, in: nil, &log))
    file.configuration = BookConfiguration(
        title: file.title ?? "Untitled",
        subtitle: fields.text("subtitle"),
        description: fields.text("description"),
        language: fields.text("language") ?? "en",
        url: address(&fields, &log),
        authors: fields.texts("authors"),
        licence: fields.text("licence"))
    file.isReadable = !tree.isInvalid
    file.bibliography = fields.scalar("bibliography")?.mention
    file.paper = fields.value("paper").flatMap { readPaperSettings($0, authors: file.configuration.authors, reporting: &log) }
    file.materials = fields.value("materials").map { readMaterialSettings($0, in: nil, reporting: &log) }
    log += fields.finish()
    return file
}

/// Reads the `book.yml` of a folder inside the book: only its navigation and its materials, with pages named from that folder.
func readBookFile(_ source: SourceFile, in folder: String, reporting log: inout [Diagnostic]) -> BookFile {
    var fields = FieldReader(readYAML(Excerpt(source), reporting: &log), of: "the book of a folder")
    var file = BookFile(title: nil, sections: sections(&fields, in: folder, &log))
    file.materials = fields.value("materials").map { readMaterialSettings($0, in: folder, reporting: &log) }
    log += fields.finish()
    return file
}

private func sections(_ fields: inout FieldReader, in folder: String?, _ log: inout [Diagnostic]) -> [Book.Section] {
    fields.list("navigation").map { tree in
        var section = FieldReader(tree, of: "a section of the navigation")
        defer { log += section.finish() }
        let pages = section.scalars("pages").map { page in
            Mention(name: (folder.map { $0 + "/" } ?? "") + (page.text ?? ""), place: page.place)
        }
        return Book.Section(title: section.required("title")?.text ?? "", pages: pages)
    }
}

private func address(_ fields: inout FieldReader, _ log: inout [Diagnostic]) -> String? {
    guard let tree = fields.scalar("url"), let url = tree.text else { return nil }
    guard url.hasPrefix("https://") || url.hasPrefix("http://") else {
        log.append(.error("'url' is the site's whole address, not '\(url)'", at: tree.place, notes: [.init("it begins with https://")]))
        return nil
    }
    return url.hasSuffix("/") ? url : url + "/"
}
