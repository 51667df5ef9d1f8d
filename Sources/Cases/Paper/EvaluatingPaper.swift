package import Diagnostics
import Documents
import Models

/// Computes the book's paper with its appendix; nil when it has none.
///
/// It is evaluated by itself: its exhibits count from 1, and it can refer only to what it holds. The appendix follows from what the text
/// rests on, so the text is computed twice: alone, to learn that, and then as one page with the appendix.
/// - Parameters:
///   - layout: instead of the one that the book's settings name.
///   - program: the program with its version, as the statement on reproducibility names it.
package func evaluatePaper(
    of book: consuming Book, layout: PaperLayout? = nil, program: String = "Casebook", jobs: Int, reporting log: inout [Diagnostic]
) async -> EvaluatedPaper? {
    guard let paper = book.paper else { return nil }
    var book = book
    book.neighbours = book.pages.map(\.path)
    book.sections = []
    book.solutions = []
    book.report = nil
    book.pages = [paper.page]
    let bodyCount = paper.page.document.blocks.count
    let width = (layout ?? paper.settings.layout).figureWidth
    // What is wrong with the text is found again below, and references to the appendix are wrong only here.
    var known: [Diagnostic] = []
    let values = compute(book, scenario: nil, reporting: &known)
    let text = await evaluate(book, figureWidth: width, jobs: jobs, reporting: &known).pages[0]
    let results = results(of: paper.settings, values, isWhole: book.isWhole, reporting: &log)
    let subjects = PaperSubjects(of: paper.page.document, text.derivations, values, results, in: book)
    let data = paperData(of: subjects, text, book, values)
    let appendix = appendixText(subjects, paper, in: book, tables: data, program: program)
    book.pages[0].append(readMarkdown(SourceFile(path: "appendix of \(paper.page.source.path)", text: appendix), reporting: &log).document)
    let bibliography = book.bibliography
    let evaluated = await evaluate(book, figureWidth: width, jobs: jobs, reporting: &log)
    return EvaluatedPaper(
        settings: paper.settings, book: evaluated, bodyCount: bodyCount, works: bibliography.works(citedOn: evaluated.pages[0]),
        source: paper.page.source, data: data)
}

/// The quantities that the settings name as results; unknown ones are reported.
private func results(
    of settings: PaperSettings, _ values: EvaluatedModel, isWhole: Bool, reporting log: inout [Diagnostic]
) -> [Quantity] {
    settings.results.compactMap { mention in
        guard let quantity = values.model.quantity(named: mention.name) else {
            if isWhole, values.model.isComplete { log.append(unknownQuantity(mention.name, at: mention.place, in: values.model)) }
            return nil
        }
        guard let value = values.value(of: mention.name) else { return nil }
        if value.number != nil { return quantity }
        log.append(.error("'\(mention.name)' changes over the months, and a result is one number", at: mention.place))
        return nil
    }
}

extension Book.Page {
    /// Puts a generated appendix, which has no footnotes, behind the text.
    fileprivate mutating func append(_ appendix: Document<Authored>) {
        bodyCount = document.blocks.count
        document = Document(blocks: document.blocks + appendix.blocks, footnotes: document.footnotes)
    }
}
