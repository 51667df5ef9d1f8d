package import Diagnostics
import Documents
package import Models
import Pipelines

/// Computes a whole book: every directive becomes an exhibit, every reference leads somewhere, every number knows why.
///
/// - Parameters:
///   - scenario: the name of the model's scenario to compute with; nil for the values as they stand.
///   - figureWidth: how wide drawings may be, in half pixels.
package func evaluate(
    _ book: consuming Book, scenario: String? = nil, figureWidth: Int = fullWidth, jobs: Int, reporting log: inout [Diagnostic]
) async -> EvaluatedBook {
    var book = book
    let ownPages = book.pages.count
    // The report is evaluated like a page, which can refer to all others, and taken out again.
    let report = book.report
    if let report { book.pages.append(report) }
    let values = compute(book, scenario: scenario, reporting: &log)
    let outlines = await concurrently(book.pages, jobs: jobs) { _, page in PageOutline(page.document) }
    log += outlines.flatMap(\.diagnostics)
    let directory = makeDirectory(book, outlines: outlines, reporting: &log)
    log += check(book, values)
    // Each text is let go as soon as it is computed: of a large book, both forms of all pages would be twice the memory.
    let exercises = book.askedExercises
    let documents = book.takeDocuments()
    let pipelines = filledPipelines(of: book, values, reporting: &log)
    let plans = evaluatedPlans(of: book, values, reporting: &log)
    let desk = Desk(
        book: book, directory: directory, values: values, pipelines: pipelines, plans: plans, exercises: exercises,
        figureWidth: figureWidth)
    let evaluated = await concurrently(documents, jobs: jobs) { index, document in
        var evaluator = PageEvaluator(desk, page: index)
        let page = evaluator.page(document)
        return (page, evaluator.attachments, evaluator.diagnostics)
    }
    log += evaluated.flatMap(\.2)
    return EvaluatedBook(
        edition: book.edition,
        configuration: book.configuration,
        navigation: book.sections.map { section in
            NavigationSection(title: section.title, pages: section.pages.compactMap { directory.pageIndex[$0.name] })
        },
        pages: evaluated[..<ownPages].map(\.0),
        report: report.map { report in
            let page = evaluated[ownPages].0
            return EvaluatedReport(page: page, works: book.bibliography.works(citedOn: page), source: report.source)
        },
        attachments: Set(evaluated.flatMap(\.1)).sorted())
}

/// The book's model with its numbers, in a scenario or as it stands; a scenario that does not exist is reported.
package func compute(_ book: Book, scenario: String?, reporting log: inout [Diagnostic]) -> EvaluatedModel {
    if let scenario, book.model.scenario(named: scenario) == nil {
        let names = book.model.scenarios.map(\.name)
        var notes = didYouMean(scenario, among: names)
        if notes.isEmpty { notes = [.init(names.isEmpty ? "the model has no scenarios" : "there are \(names.joined(separator: ", "))")] }
        log.append(.error("no scenario is called '\(scenario)'", at: nil, notes: notes))
    }
    return book.model.evaluate(scenario: scenario, reporting: &log)
}

/// The width of drawings on a site and in files of their own: 7 inches, in half pixels.
package let fullWidth = 1344

/// What lies open while pages are evaluated: all of it read only.
struct Desk: Sendable {
    let book: Book
    let directory: Directory
    let values: EvaluatedModel
    /// The book's pipelines with the inline values of their texts computed.
    let pipelines: [Pipeline]
    let plans: [EvaluatedPlan]
    /// How wide drawings may be, in half pixels.
    let figureWidth: Int
    let files: Set<String>
    let exercises: [AskedExercise]

    init(
        book: Book, directory: Directory, values: EvaluatedModel, pipelines: [Pipeline], plans: [EvaluatedPlan],
        exercises: [AskedExercise], figureWidth: Int
    ) {
        self.figureWidth = figureWidth
        self.book = book
        self.directory = directory
        self.values = values
        self.pipelines = pipelines
        self.plans = plans
        files = Set(book.attachments)
        self.exercises = exercises
    }
}
