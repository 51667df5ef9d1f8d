import Diagnostics
import Documents

/// Reads a worked solution, which stands under its exercise and so holds nothing with a number of its own.
func readSolution(_ source: SourceFile, _ path: String, reporting log: inout [Diagnostic]) -> Book.Page {
    let file = readMarkdown(source, reporting: &log)
    file.document.forEachBlock { block in
        switch block {
        case .slot(let analysis):
            log.append(
                .error(
                    "a worked solution cannot hold \(analysis.phrase)", at: analysis.namePlace,
                    notes: [.init("put it on the instructor's page, and refer to it from here")]))
        case .math(let math):
            if let identifier = math.identifier {
                log.append(.error("an equation of a worked solution has no number", at: identifier.place))
            }
        case .heading(let heading): log.append(.error("a worked solution has no headings: it is part of a page", at: heading.place))
        case .paragraph, .quote, .callout, .list, .code, .html, .table, .rule: break
        }
    }
    if !file.document.footnotes.isEmpty {
        log.append(.error("a worked solution cannot have footnotes", at: source.place(SourceRange(0, 0))))
    }
    return Book.Page(path: path, matter: FrontMatter(title: source.name), source: source, document: file.document)
}

extension Book {
    /// The names of its exercises, in reading order.
    var exercises: [Identifier] {
        var names: [Identifier] = []
        for page in pages { page.document.forEachExercise { names.append($0) } }
        return names
    }

    /// The worked solutions of a page's exercises.
    func solutions(of document: Document<Authored>) -> [Page] {
        guard !solutions.isEmpty else { return [] }
        var names: Set<String> = []
        document.forEachExercise { names.insert($0.name) }
        return solutions.filter { names.contains($0.source.name) }
    }
}

/// Worked solutions that no exercise asks for: their names are wrong.
func solutionsOfNothing(_ book: Book) -> [Diagnostic] {
    guard !book.solutions.isEmpty else { return [] }
    let names = book.exercises.map(\.name)
    return book.solutions.filter { !names.contains($0.source.name) }.map { solution in
        .error(
            "no exercise is called '#\(solution.source.name)'", at: solution.source.place(SourceRange(0, 0)),
            notes: didYouMean(solution.source.name, among: names) + [.init("a solution's file has the name of its exercise")])
    }
}

extension Document<Authored> {
    fileprivate func forEachExercise(_ visit: (Identifier) -> Void) {
        forEachAnalysis { block in
            if Analysis.named(block.name) == .exercise, let identifier = block.identifier { visit(identifier) }
        }
    }
}
