package import Diagnostics
import Documents
package import Figures

/// The package of plain files, computed: everything a writer of Markdown needs.
package struct EvaluatedMaterials: Sendable {
    package struct File: Sendable {
        package enum Content: Sendable {
            /// Pages of the site or texts of the package, in their order.
            case pages([EvaluatedPage])
            case paper(EvaluatedPaper)
        }

        package let name: String
        package let title: String?
        package let content: Content
        /// What its pages cite, together, as their list prints it.
        package let references: [PageReference]
        /// By key, how a text calls the works: "Sculley et al., 2015a".
        package let labels: [String: String]
        /// Where the author named the file.
        package let place: Place
    }

    package struct Picture: Sendable {
        package let name: String
        package let drawing: Drawing
    }

    package let files: [File]
    package let pictures: [Picture]
    /// The site's address, for links to what the package does not hold.
    package let url: String?
    /// Pages of the site that anybody can read, by their paths there.
    package let openPages: [String]
    /// The paths of the texts that belong to the package alone; their links name files of the package.
    package let texts: [String]
}

/// Computes the package; nil when the book declares none.
///
/// - Parameters:
///   - pages: the book's pages, computed.
///   - paper: the book's paper, computed; a file that names it is left out when this is nil.
///   - scenario: the one that the pages were computed with.
package func evaluateMaterials(
    of book: Book, pages: EvaluatedBook, paper: EvaluatedPaper?, scenario: String? = nil, jobs: Int,
    reporting log: inout [Diagnostic]
) async -> EvaluatedMaterials? {
    guard let materials = book.materials else { return nil }
    let texts = await evaluatedTexts(materials, of: book, scenario: scenario, jobs: jobs, reporting: &log)
    let byPath = Dictionary((pages.pages + texts).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    var pictures: [EvaluatedMaterials.Picture] = []
    for exhibit in pages.exhibits {
        guard case .figure(let figure) = exhibit.content, let name = figure.downloadName else { continue }
        guard materials.settings.pictures.contains(where: { $0.name == name }), !pictures.contains(where: { $0.name == name }) else {
            continue
        }
        pictures.append(.init(name: name, drawing: figure.drawing))
    }
    return EvaluatedMaterials(
        files: materials.settings.files.compactMap { evaluated($0, byPath, paper, book.bibliography) },
        pictures: pictures,
        url: book.configuration.url,
        openPages: pages.pages.map(\.path).filter { !$0.hasPrefix(instructorFolder + "/") },
        texts: texts.map(\.path))
}

private func evaluatedTexts(
    _ materials: Book.Materials, of book: Book, scenario: String?, jobs: Int, reporting log: inout [Diagnostic]
) async -> [EvaluatedPage] {
    guard !materials.texts.isEmpty else { return [] }
    var book = book
    book.neighbours = book.pages.map(\.path)
    book.packageFiles = materials.settings.paths
    book.sections = []
    book.solutions = []
    book.report = nil
    book.pages = materials.texts
    return await evaluate(book, scenario: scenario, jobs: jobs, reporting: &log).pages
}

/// Nil when the file is of a paper that is not there, or of pages that are nowhere, which was reported.
private func evaluated(
    _ file: MaterialSettings.File, _ pages: [String: EvaluatedPage], _ paper: EvaluatedPaper?, _ bibliography: Bibliography?
) -> EvaluatedMaterials.File? {
    let content: EvaluatedMaterials.File.Content
    if let paper, file.pages.count == 1, file.pages[0].name == paper.settings.page.name {
        content = .paper(paper)
    } else {
        let found = file.pages.compactMap { pages[sitePath($0.name)] }
        if found.isEmpty { return nil }
        content = .pages(found)
    }
    let works = references(to: content.pages.flatMap(\.references).compactMap { bibliography?[$0.key] })
    return EvaluatedMaterials.File(
        name: file.name.name, title: file.title, content: content, references: works.map(PageReference.init),
        labels: Dictionary(works.map { ($0.entry.key, $0.label) }, uniquingKeysWith: { first, _ in first }), place: file.name.place)
}

extension EvaluatedMaterials.File.Content {
    package var pages: [EvaluatedPage] {
        switch self {
        case .pages(let pages): pages
        case .paper(let paper): [paper.page]
        }
    }
}
