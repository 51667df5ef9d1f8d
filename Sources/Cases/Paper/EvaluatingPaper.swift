package import Diagnostics
import Documents

/// Computes the book's paper; nil when it has none.
///
/// It is evaluated by itself: its exhibits count from 1, and it can refer only to what it holds.
/// - Parameter layout: instead of the one that the book's settings name.
package func evaluatePaper(
    of book: consuming Book, layout: PaperLayout? = nil, jobs: Int, reporting log: inout [Diagnostic]
) async -> EvaluatedPaper? {
    guard let paper = book.paper else { return nil }
    var book = book
    book.neighbours = book.pages.map(\.path)
    book.sections = []
    book.solutions = []
    book.report = nil
    book.pages = [paper.page]
    let bibliography = book.bibliography
    let width = (layout ?? paper.settings.layout).figureWidth
    let evaluated = await evaluate(book, figureWidth: width, jobs: jobs, reporting: &log)
    let cited = evaluated.pages[0].references.map { String($0.anchor.dropFirst("ref-".count)) }
    return EvaluatedPaper(
        settings: paper.settings, book: evaluated, bodyCount: paper.page.document.blocks.count,
        works: cited.compactMap { bibliography?[$0] }, source: paper.page.source)
}
