package import Diagnostics
package import YAMLTrees

/// What `materials:` in `content/book.yml` says of the package of plain files, with what the instructor's folder adds.
package struct MaterialSettings: Sendable {
    package struct File: Sendable {
        /// Its name in the package: `case-study.md`.
        package let name: Mention
        /// The heading above its pages; nil when the first page's title is that.
        package let title: String?
        /// Pages of the site, texts of the package or the paper; paths relative to the content folder.
        package let pages: [Mention]
    }

    package let files: [File]
    /// Names of diagrams that lie in `diagrams/`.
    package let pictures: [Mention]
    /// What is wrong with it as a whole points here.
    package let place: Place
}

/// Where the texts lie that stand in the package and on no page.
let materialFolders = ["materials", "\(instructorFolder)/materials"]

/// Where the pictures lie in the package.
package let pictureFolder = "diagrams"

/// The forms in which each of them is there.
package let pictureForms = ["png", "svg", "pdf"]

extension MaterialSettings {
    /// The paths of all the package promises: the folder of the pictures, too.
    var paths: [String] {
        let pictures = pictures.flatMap { picture in pictureForms.map { "\(pictureFolder)/\(picture.name).\($0)" } }
        return files.map(\.name.name) + pictures + (pictures.isEmpty ? [] : [pictureFolder])
    }
}

/// Reads the mapping `materials:`.
///
/// - Parameter folder: the folder that its pages are named from; nil for the content folder itself.
func readMaterialSettings(_ tree: YAMLTree, in folder: String?, reporting log: inout [Diagnostic]) -> MaterialSettings {
    var fields = FieldReader(tree, of: "the package of materials")
    defer { log += fields.finish() }
    var files: [MaterialSettings.File] = []
    for entry in fields.list("files") {
        guard let file = readFile(entry, in: folder, reporting: &log) else { continue }
        if let first = files.first(where: { $0.name.name == file.name.name }) {
            log.append(
                .error("'\(file.name.name)' is written twice", at: file.name.place, notes: [.init("first here", at: first.name.place)]))
        } else {
            files.append(file)
        }
    }
    let pictures = fields.scalars("pictures").compactMap(\.mention)
    return MaterialSettings(files: files, pictures: pictures, place: tree.place)
}

private func readFile(_ tree: YAMLTree, in folder: String?, reporting log: inout [Diagnostic]) -> MaterialSettings.File? {
    var fields = FieldReader(tree, of: "a file of the package")
    defer { log += fields.finish() }
    let name = fields.required("file")?.mention
    let title = fields.text("title")
    let pages = fields.scalars("pages").compactMap(\.mention).map { page in
        Mention(name: (folder.map { $0 + "/" } ?? "") + page.name, place: page.place)
    }
    if fields.lacks("pages") { log.append(.error("a file of the package needs 'pages'", at: tree.place)) }
    guard let name else { return nil }
    if name.name.contains("/") || !name.name.hasSuffix(".md") || name.name.hasPrefix(".") {
        log.append(
            .error(
                "'\(name.name)' cannot be the name of a file of the package", at: name.place,
                notes: [.init("it is Markdown and lies in no folder: 'case-study.md'")]))
        return nil
    }
    return MaterialSettings.File(name: name, title: title, pages: pages)
}

/// The package with what the instructor's folder adds: files of its own, and further pages of files with the same name.
func joined(_ one: MaterialSettings?, _ other: MaterialSettings?) -> MaterialSettings? {
    guard let one, let other else { return one ?? other }
    var files = one.files
    for file in other.files {
        if let index = files.firstIndex(where: { $0.name.name == file.name.name }) {
            files[index] = .init(name: files[index].name, title: file.title ?? files[index].title, pages: files[index].pages + file.pages)
        } else {
            files.append(file)
        }
    }
    return MaterialSettings(files: files, pictures: one.pictures + other.pictures, place: one.place)
}
