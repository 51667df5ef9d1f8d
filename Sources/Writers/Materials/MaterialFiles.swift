package import Cases
package import Diagnostics
import Documents
package import Figures

/// The package: its Markdown files, `diagrams/` with its pictures as PNG, SVG and PDF, and `figures/` with what else its files show.
///
/// A link that readers of the package cannot follow is reported at its place.
///
/// - Parameter date: the PDFs' date, ISO 8601; nil for none worth telling.
package func materialFiles(
    of materials: EvaluatedMaterials, date: String? = nil, reporting log: inout [Diagnostic]
) throws(ExportError) -> [OutputFile] {
    let map = PackageMap(materials)
    var pictures = PackagePictures(materials.pictures.map(\.name))
    let wanted = wantedAnchors(in: materials, map)
    var files: [OutputFile] = []
    for (index, file) in materials.files.enumerated() {
        log += faults(of: file, index, map)
        switch file.content {
        case .pages(let pages):
            let surroundings = pages.map { page in
                PackagePage(
                    file: file, index: index, page: page.path, map: map, wanted: wanted[index],
                    paths: pictures.take(from: page, ownCopies: false))
            }
            let answers = answers(in: materials, for: index, surroundings)
            files.append(OutputFile(path: file.name, text: markdown(of: file, pages, surroundings, answers: answers)))
        case .paper(let paper):
            files.append(paperFile(of: paper, named: file.name, pictures: pictures.take(from: paper.page, ownCopies: true)))
        }
    }
    for picture in materials.pictures { files += try pictureFiles(picture, date: date) }
    return files + (try pictures.files())
}

/// The picture in the forms that the package promises.
private func pictureFiles(_ picture: EvaluatedMaterials.Picture, date: String?) throws(ExportError) -> [OutputFile] {
    let promised = pictureForms.map { "\(pictureFolder)/\(picture.name).\($0)" }
    return try Writers.files(of: Download(name: picture.name, drawing: picture.drawing), date: date).filter { promised.contains($0.path) }
}

/// Pages one behind the other, their footnotes and references together.
private func markdown(
    of file: EvaluatedMaterials.File, _ pages: [EvaluatedPage], _ surroundings: [PackagePage], answers: [Block<Plain>]
) -> String {
    var blocks: [Block<Plain>] = []
    var footnotes: [Footnote<Plain>] = []
    if let title = file.title {
        blocks.append(heading(title, level: 1))
        if pages.count > 1 { blocks.append(contents(of: pages, surroundings)) }
    }
    for (page, around) in zip(pages, surroundings) {
        var around = around
        around.footnoteOffset = footnotes.count
        around.shift = file.title == nil && blocks.isEmpty ? 0 : 1
        let writing = PlainWriting(surroundings: around)
        blocks += section(of: page, level: 1 + around.shift, writing)
        footnotes += page.document.footnotes.map { note in
            Footnote(label: note.label, mentions: note.mentions, blocks: writing.blocks(note.blocks))
        }
    }
    blocks += answers + listOfReferences(file.references, wanted: surroundings.first?.wanted ?? [])
    return markdown(of: Document(blocks: blocks, footnotes: footnotes))
}

private func contents(of pages: [EvaluatedPage], _ surroundings: [PackagePage]) -> Block<Plain> {
    let items = zip(pages, surroundings).map { page, around in
        let name = page.path.split(separator: "/").last.map(String.init) ?? page.path
        let link = PlainWriting(surroundings: around).link([.text(page.matter.title)], to: name)
        return List<Plain>.Item(blocks: [.paragraph(link)], isDone: nil)
    }
    return .list(List(start: nil, isTight: true, items: items))
}

private func isForInstructors(_ page: String) -> Bool { page.hasPrefix(instructorFolder + "/") }

/// The answers to the exercises of the students' files, in the first file that is for instructors alone.
private func answers(in materials: EvaluatedMaterials, for index: Int, _ surroundings: [PackagePage]) -> [Block<Plain>] {
    let first = materials.files.firstIndex { file in
        guard case .pages(let pages) = file.content else { return false }
        return pages.allSatisfy { isForInstructors($0.path) }
    }
    guard first == index, let map = surroundings.first?.map else { return [] }
    var blocks: [Block<Plain>] = []
    for file in materials.files {
        for page in file.content.pages where !isForInstructors(page.path) {
            let writing = PlainWriting(
                surroundings: PackagePage(file: file, index: index, page: page.path, map: map, wanted: [], paths: [:]))
            page.document.forEachBlock { block in
                guard case .slot(let exhibit) = block, case .exercise(let exercise) = exhibit.content else { return }
                let answer = writing.answer(exercise)
                guard !answer.isEmpty else { return }
                blocks.append(heading(exhibit.label.name, level: 3))
                blocks += answer
            }
        }
    }
    return blocks.isEmpty ? [] : [heading("Answers to the exercises", level: 2)] + blocks
}

/// What the writing of one page has to know of the package.
private struct PackagePage: MarkdownSurroundings {
    let file: EvaluatedMaterials.File
    let index: Int
    let page: String
    let map: PackageMap
    let wanted: Set<String>
    /// Of the pictures, by the anchors of their figures.
    let paths: [String: String]
    var shift = 1
    var footnoteOffset = 0

    /// A page for students keeps its answers even in the instructors' package, from which it is handed on.
    var showsAnswers: Bool { isForInstructors(page) }

    func address(of target: String) -> String? { map.address(target, from: page, in: index) }
    func isWanted(anchor: String) -> Bool { wanted.contains(anchor) }
    func picture(of figure: ExhibitFigure, labelled label: Label) -> String { paths[label.anchor] ?? "" }

    func citation(of works: [CitedWork]) -> String {
        let texts = works.map { work in
            file.labels[work.key].map { $0 + (work.locator.isEmpty ? "" : ", \(work.locator)") } ?? work.text
        }
        return "(" + texts.joined(separator: "; ") + ")"
    }
}

/// For each file, the anchors that a link of some file leads to.
private func wantedAnchors(in materials: EvaluatedMaterials, _ map: PackageMap) -> [Set<String>] {
    var wanted = materials.files.map { _ in Set<String>() }
    for (index, file) in materials.files.enumerated() {
        for page in file.content.pages {
            for link in page.document.links {
                guard case .inside(let holder, let anchor?) = map.target(link.target, from: page.path, in: index) else { continue }
                wanted[holder].insert(anchor)
            }
        }
    }
    return wanted
}

/// References and exhibits' own links have no place of theirs: the file's stands for it, and the message names the page.
private func faults(of file: EvaluatedMaterials.File, _ index: Int, _ map: PackageMap) -> [Diagnostic] {
    file.content.pages.flatMap { page in
        page.document.links.compactMap { link in
            guard let fault = map.fault(of: link.target, from: page.path, in: index) else { return nil }
            let what = link.place == nil ? "a reference of '\(page.path)'" : "this link"
            return .error("\(what) cannot be followed in the package: \(fault)", at: link.place ?? file.place)
        }
    }
}
