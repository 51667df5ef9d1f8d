import Corpora
package import Diagnostics
import Documents
import Models
import Pipelines
import YAMLTrees

/// Where the texts lie that only the instructor's edition may open, relative to the content folder.
package let instructorFolder = "instructor"

/// Where the worked solutions of exercises lie, relative to the content folder.
let solutionFolder = "\(instructorFolder)/solutions"

/// The template that students fill in, relative to the content folder.
let reportPage = "report/report.md"

/// What is written of the template, as paths on the site: pages can lead to them.
package let reportFiles = ["report/report.docx", "report/report.tex", "report/report.md", "report/report.zip"]

private let firstPage = "index.md"

/// Folders of definitions, in which a Markdown file is no page.
private let definitionFolders = [
    "model", "pipelines", "corpora", "rules", "runs", "prompts", "guardrails", "language-models", "recordings", "labels", solutionFolder,
]

/// Reads a whole case. Never fails: what is wrong is reported, and the rest is there.
///
/// - Parameter runs: what the engine found out; its measures are quantities of the model.
package func readBook(
    _ files: ContentFiles, edition: Edition, runs: RunResults = .none, jobs: Int, reporting log: inout [Diagnostic]
) async -> Book {
    let shelf = Shelf(files)
    var configuration = BookFile(title: nil, sections: [])
    if let file = shelf.file("book.yml") {
        configuration = readBookFile(file, reporting: &log)
    } else {
        log.append(
            .error(
                "there is no '\(files.folder)/book.yml'", at: nil,
                notes: [.init("it names the book: 'title: …', and its pages: 'navigation: …'")]))
    }
    if let file = shelf.file("\(instructorFolder)/book.yml") {
        let own = readBookFile(file, in: instructorFolder, reporting: &log)
        configuration.sections += own.sections
        configuration.materials = joined(configuration.materials, own.materials)
    }
    let markdown = shelf.files(in: "", ending: ".md").filter { !isInside(definitionFolders + assessmentFolders, files.relativePath($0)) }
    let read = await concurrently(markdown, jobs: jobs) { _, file in
        var log: [Diagnostic] = []
        return (readPage(file, path: files.relativePath(file), reporting: &log), log)
    }
    log += read.flatMap(\.1)
    let drafts = read.map(\.0).filter(\.isDraft).map(\.page.path)
    let written = read.map(\.0).filter { !$0.isDraft }.map(\.page)
    let paper = paper(configuration.paper, among: written, edition, files, reporting: &log)
    let report = written.first { $0.path == reportPage }
    let texts = written.filter { isInside(materialFolders, $0.path) }
    let pages = written.filter { $0.path != paper?.page.path && $0.path != reportPage && !isInside(materialFolders, $0.path) }
    if !pages.contains(where: { $0.path == firstPage }) {
        let notes = [Diagnostic.Note("it becomes 'index.html', which a reader gets who asks for the site's address")]
        log.append(.warning("there is no '\(files.folder)/\(firstPage)'", at: nil, notes: notes))
    }
    let sources = shelf.file("sources.yml").map { readFactSources($0, reporting: &log) } ?? []
    let pipelines = shelf.files(in: "pipelines/", ending: ".yml").map { readPipeline($0, reporting: &log) }
    let assessments = readAssessments(
        { shelf.files(in: "\($0)/", ending: ".yml") + shelf.files(in: "\(instructorFolder)/\($0)/", ending: ".yml") },
        practices: shelf.file("practices.yml"), pipelines: pipelines, runs: runs, reporting: &log)
    let book = Book(
        edition: edition,
        configuration: configuration.configuration,
        sections: configuration.sections,
        pages: inReadingOrder(pages, configuration.sections, drafts, &log),
        paper: paper,
        materials: configuration.materials.map { Book.Materials(settings: $0, texts: texts) },
        solutions: shelf.files(in: "\(solutionFolder)/", ending: ".md").map { readSolution($0, files.relativePath($0), reporting: &log) },
        drafts: drafts,
        model: model(shelf, runs, pipelines, assessments, reporting: &log),
        pipelines: pipelines,
        runs: runs,
        assessments: assessments,
        bibliography: bibliography(configuration, shelf, reporting: &log),
        sources: sources,
        report: report,
        attachments: files.attachments,
        folder: files.folder,
        isWhole: files.isWhole)
    log += checkMaterials(of: book)
    return book
}

/// The page that `paper:` names; in the student's edition nil when the instructor's folder holds it.
private func paper(
    _ settings: PaperSettings?, among pages: [Book.Page], _ edition: Edition, _ files: ContentFiles, reporting log: inout [Diagnostic]
) -> Book.Paper? {
    guard let settings else { return nil }
    if let page = pages.first(where: { $0.path == settings.page.name }) {
        // What is wrong with a corpus is reported where runs are planned.
        var known: [Diagnostic] = []
        let corpora = Shelf(files).files(in: "corpora/", ending: ".yml").map { readCorpusDefinition($0, reporting: &known) }
        return Book.Paper(settings: settings, page: page, contentDigest: digest(of: files.texts), corpora: corpora)
    }
    let name = settings.page.name
    if edition == .instructor || !name.hasPrefix(instructorFolder + "/") {
        log.append(.error("there is no page '\(name)'", at: settings.page.place, notes: didYouMean(name, among: pages.map(\.path))))
    }
    return nil
}

/// The author's quantities, those that the engine measured, and those that were scored from evidence.
private func model(
    _ shelf: Shelf, _ runs: RunResults, _ pipelines: [Pipeline], _ assessments: Book.AssessmentFiles, reporting log: inout [Diagnostic]
) -> Model {
    let files = shelf.files(in: "model/", ending: ".yml") + shelf.files(in: "\(instructorFolder)/model/", ending: ".yml")
    let units = runs.records.isEmpty ? UnitRegistry() : readUnits(files)
    let measured = runs.records.map { modelFile(of: $0, units: units) }
    let scores = modelFile(scoring: pipelines, by: assessments.rubrics, runs: runs)
    let isComplete = runs.isComplete && assessments.rubrics.allSatisfy(\.isSound)
    return readModel(files + measured + [scores].compactMap(\.self), addingTo: Model(), isIncomplete: !isComplete, reporting: &log)
}

/// The files by their path inside the content folder.
private struct Shelf {
    let files: ContentFiles
    let byPath: [String: SourceFile]

    init(_ files: ContentFiles) {
        self.files = files
        byPath = Dictionary(files.texts.map { (files.relativePath($0), $0) }, uniquingKeysWith: { first, _ in first })
    }

    func file(_ path: String) -> SourceFile? { byPath[path] }

    func files(in folder: String, ending: String) -> [SourceFile] {
        files.texts.filter {
            let path = files.relativePath($0)
            return path.hasPrefix(folder) && path.hasSuffix(ending)
        }
    }
}

private func isInside(_ folders: [String], _ path: String) -> Bool { folders.contains { path.hasPrefix($0 + "/") } }

private func bibliography(_ book: BookFile, _ shelf: Shelf, reporting log: inout [Diagnostic]) -> Bibliography? {
    guard let reference = book.bibliography else { return book.isReadable ? nil : .empty }
    guard let file = shelf.file(reference.name) else {
        log.append(.error("there is no file '\(reference.name)' in the content folder", at: reference.place))
        return .empty
    }
    return readBibliography(file, reporting: &log)
}

/// The pages in the navigation's order, then the others by path; names that are neither page nor draft are reported.
private func inReadingOrder(
    _ pages: [Book.Page], _ sections: [Book.Section], _ drafts: [String], _ log: inout [Diagnostic]
) -> [Book.Page] {
    let paths = pages.map(\.path)
    let index = Dictionary(zip(paths, paths.indices), uniquingKeysWith: { first, _ in first })
    var order: [Int] = []
    var firstMention: [String: Place] = [:]
    for reference in sections.flatMap(\.pages) {
        if let first = firstMention[reference.name] {
            log.append(.error("'\(reference.name)' is listed twice", at: reference.place, notes: [.init("first listed here", at: first)]))
        } else if let found = index[reference.name] {
            firstMention[reference.name] = reference.place
            order.append(found)
        } else if !drafts.contains(reference.name) {
            log.append(.error("there is no page '\(reference.name)'", at: reference.place, notes: didYouMean(reference.name, among: paths)))
        }
    }
    let listed = Set(order)
    return (order + pages.indices.filter { !listed.contains($0) }).map { pages[$0] }
}
