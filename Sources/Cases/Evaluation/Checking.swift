package import Diagnostics
import Documents
import Models
import Pipelines
import YAMLTrees

/// What the parts of a book say about each other that cannot be.
func check(_ book: Book, _ values: EvaluatedModel) -> [Diagnostic] {
    missingSources(book) + unknownSources(book.assessments.sources, in: book) + book.pipelines.flatMap { costs(of: $0, book, values) }
        + sharedNames(book) + sharedPaths(book) + repeatedAnswers(book) + solutionsOfNothing(book)
}

/// Files of the content folder that would lie where a page is written.
private func sharedPaths(_ book: Book) -> [Diagnostic] {
    let files = Set(book.attachments)
    return book.pages.filter { files.contains(sitePath($0.path)) }.map { page in
        .error(
            "'\(sitePath(page.path))' is both the page of this text and a file of the content folder",
            at: page.source.place(SourceRange(0, 0)), notes: [.init("rename one of them")])
    }
}

private func missingSources(_ book: Book) -> [Diagnostic] {
    let known = Set(book.sources.map(\.id))
    return book.model.quantities.compactMap { quantity in
        if case .run(let name, let place) = quantity.source, book.runs.isComplete, book.runs.record(named: name) == nil {
            let runs = book.runs.records.map(\.run)
            return .error("no run is called '\(name)'", at: place, notes: didYouMean(name, among: runs))
        }
        guard case .reference(let id, let place) = quantity.source, !known.contains(id) else { return nil }
        var notes = didYouMean(id, among: book.sources.map(\.id) + ["scenario", "assumption"])
        if notes.isEmpty { notes = [.init("describe it in '\(book.folder)/sources.yml', or say 'scenario' or 'assumption'")] }
        return .error("no source is called '\(id)'", at: place, notes: notes)
    }
}

/// Costs that are nowhere, which only who sees the whole model can tell; and a total that is not the sum of its stages.
///
/// A student's case without the instructor's folder may lack all costs of a pipeline: they are what students find. One that lacks
/// some of them has a mistake.
private func costs(of pipeline: Pipeline, _ book: Book, _ values: EvaluatedModel) -> [Diagnostic] {
    let references = pipeline.stages.compactMap(\.cost) + [pipeline.total].compactMap(\.self)
    let missing = references.filter { values.model.quantity(named: $0.name) == nil }
    let isWithheld = book.edition == .student && missing.count == references.count
    if book.isWhole, book.model.isComplete, !isWithheld, !missing.isEmpty {
        let names = values.model.quantities.map(\.name)
        return missing.map { .error("no quantity is called '\($0.name)'", at: $0.place, notes: didYouMean($0.name, among: names)) }
    }
    let wrong = references.compactMap { noMoney($0, values.model) }
    guard wrong.isEmpty else { return wrong }
    guard missing.isEmpty, pipeline.isSound, let total = pipeline.total, let value = values.value(of: total.name)?.number else { return [] }
    var counted: Set<String> = []
    let parts = pipeline.stages.compactMap(\.cost).filter { counted.insert($0.name).inserted }
    guard let units = values.value(of: total.name)?.units else { return [] }
    let sum = parts.compactMap { values.value(of: $0.name)?.converted(to: units)?.number }.reduce(0, +)
    guard abs(sum - value) > 1e-9 * max(abs(sum), abs(value)) else { return [] }
    let (said, added) = (format(value, units).text, format(sum, units).text)
    return [
        .error(
            "'\(total.name)' is \(said), but the stages of '\(pipeline.id)' add up to \(added)", at: total.place,
            notes: [.init("a stage lacks its 'cost:', or the total leaves one out")])
    ]
}

/// A cost of a stage that is no money for a time.
private func noMoney(_ cost: Mention, _ model: Model) -> Diagnostic? {
    guard let units = model.quantity(named: cost.name)?.units, let wanted = model.units.read("USD/month") else { return nil }
    guard units.convert(1, to: wanted) == nil else { return nil }
    let said = units.isBare ? "a number without a unit" : "in \(units)"
    return .error("'\(cost.name)' is \(said), and a cost is in USD/month", at: cost.place)
}

/// Drawings to take away that have one name and show different things: only one file can have it.
private func sharedNames(_ book: Book) -> [Diagnostic] {
    var first: [String: (shows: String, place: Place)] = [:]
    var log: [Diagnostic] = []
    for page in book.pages {
        page.document.forEachAnalysis { block in
            guard Analysis.named(block.name) == .diagram, let tree = block.settings["name"], let name = tree.text else { return }
            let of = block.settings["of"].map { $0.items ?? [$0] }?.compactMap(\.text) ?? []
            let shows = of.joined(separator: " ") + (block.settings["layers"]?.text == "true" ? " in layers" : "")
            if let other = first[name], other.shows != shows {
                log.append(
                    .error(
                        "'\(name)' is already the name of another drawing", at: tree.place,
                        notes: [.init("the other is here", at: other.place)]))
            } else if first[name] == nil {
                first[name] = (shows, tree.place)
            }
        }
    }
    return log
}

/// Blanks for one exercise's answer that stand on one page: a report could not tell which of them counts.
private func repeatedAnswers(_ book: Book) -> [Diagnostic] {
    book.pages.flatMap { page in
        var first: [String: Place] = [:]
        var log: [Diagnostic] = []
        page.document.forEachAnalysis { block in
            guard Analysis.named(block.name) == .answer, let tree = block.settings["to"], let name = tree.text else { return }
            if let other = first[name] {
                log.append(
                    .error("'\(name)' is answered twice on this page", at: tree.place, notes: [.init("the first is here", at: other)]))
            } else {
                first[name] = tree.place
            }
        }
        return log
    }
}

/// What a book holds that nothing uses: suspicious, but no error. Meaningful only for a whole book.
package func unused(in book: Book) -> [Diagnostic] {
    var named: Set<String> = Set(book.pipelines.flatMap { ($0.stages.compactMap(\.cost) + [$0.total].compactMap(\.self)).map(\.name) })
    var cited: Set<String> = []
    var texts: [String] = book.paper?.settings.results.map(\.name) ?? []
    let apart = [book.paper?.page, book.report].compactMap(\.self) + book.solutions + (book.materials?.texts ?? [])
    for page in book.pages + apart {
        page.document.forEachDirective { directive in
            switch directive {
            case .value(let excerpt): texts.append(excerpt.text)
            case .citation(let works, _): cited.formUnion(works.map(\.key))
            case .reference: break
            }
        }
        page.document.forEachAnalysis { texts.append($0.settings.place.text) }
    }
    texts += book.pipelines.flatMap(\.stages).flatMap { [$0.title, $0.says, $0.service].compactMap(\.self) }
    texts += book.assessments.plans.map(\.file.text)
    cited.formUnion(book.assessments.sources.map(\.key))
    let words = Set(texts.flatMap { $0.split { !($0.isLetter || $0.isNumber || "._-".contains($0)) }.map(String.init) })
    for quantity in book.model.quantities where prefixes(of: quantity.name).contains(where: { words.contains($0) }) {
        named.insert(quantity.name)
    }
    let quantities = book.model.unused(besides: named).filter { !$0.isFound }.map {
        Diagnostic.warning("nothing uses the quantity '\($0.name)'", at: $0.place)
    }
    let references = (book.bibliography ?? .empty).entries.filter { !cited.contains($0.key) }.map {
        Diagnostic.warning("nothing cites '\($0.key)'", at: $0.place)
    }
    let solved = Set(book.solutions.map(\.source.name))
    let unsolved = book.exercises.filter { book.edition == .instructor && !solved.contains($0.name) }.map {
        Diagnostic.warning(
            "the exercise '#\($0.name)' has no worked solution", at: $0.place,
            notes: [.init("write it into '\(book.folder)/\(solutionFolder)/\($0.name).md'")])
    }
    let listed = Set(book.sections.flatMap(\.pages).map(\.name))
    let pages = book.pages.filter { !listed.contains($0.path) }.map {
        Diagnostic.warning("the navigation does not list this page", at: $0.source.place(SourceRange(0, 0)))
    }
    let material = Set(book.materials?.settings.files.flatMap(\.pages).map(\.name) ?? [])
    let unheld = (book.materials?.texts ?? []).filter { !material.contains($0.path) }.map { text in
        Diagnostic.warning("no file of the package holds this text", at: text.source.place(SourceRange(0, 0)))
    }
    return quantities + references + unsolved + (book.sections.isEmpty ? [] : pages) + unheld
}

extension Quantity {
    /// Whether it comes from a run's record or a rubric's scores, which hold more than a book shows.
    fileprivate var isFound: Bool { name.hasPrefix(measuredGroup + ".") || name.hasPrefix(scoredGroup + ".") }
}

/// `a.b.c` is named by itself and by its groups `a.b` and `a`.
private func prefixes(of name: String) -> [String] {
    let parts = name.split(separator: ".")
    return parts.indices.map { parts[...$0].joined(separator: ".") }
}
