package import Diagnostics
package import YAMLTrees

/// Reads the `generate:` of a corpus. Never fails: what is wrong is reported at its place, and then there is no generator.
///
/// - Parameters:
///   - categories: each needs its papers.
///   - fields: each needs a value of its name.
package func readGenerator(
    _ tree: YAMLTree, categories: [CorpusDefinition.Category], fields: [CorpusDefinition.Field], reporting log: inout [Diagnostic]
) -> Generator? {
    guard !tree.isInvalid else { return nil }
    var reader = GeneratorReader(categories: categories, fields: fields)
    let generator = reader.generator(tree)
    log += reader.diagnostics
    return reader.diagnostics.hasErrors ? nil : generator
}

struct GeneratorReader {
    let categories: [CorpusDefinition.Category]
    let fields: [CorpusDefinition.Field]
    var diagnostics: [Diagnostic] = []
    var vocabulary = Vocabulary()
    var words = Words()
    /// By list of records: the attributes that all of them have.
    var attributes: [Int: [String]] = [:]
    var lists: [YAMLTree.Entry] = []
    var defects: [Defect] = []
    /// By defect, the categories that have it.
    var defective: [[Int]] = []
    /// Values that could not be read, which was reported: what shows them is not to blame.
    var broken: Set<Int> = []
    /// What was reported of a place already, because several layouts show the same text.
    var reported: Set<String> = []

    mutating func generator(_ tree: YAMLTree) -> Generator? {
        let parts = Parts(tree, reporting: &diagnostics)
        lists = parts.lists
        declare(parts.values, parts.papers)
        readLanguages(parts.languages, at: tree.place)
        readLists()
        readDefects(parts.defects)
        let common = definitions(parts.values)
        words.slots = vocabulary.slotNames.count
        let questions = questionDrafts(parts.questions)
        bindFields(at: place("values", tree))
        let drafts = parts.papers.map { self.drafts($0, common) } ?? []
        var papers = drafts.map { finish($0) }
        let begins = parts.begins.flatMap { month($0) }
        let scans = parts.scans.flatMap { percent($0) } ?? 0
        guard let counts = counts(parts, at: tree.place), drafts.count == categories.count else { return nil }
        checkLayouts(of: drafts, counts)
        // What is wrong with values would be said again of each question.
        if !diagnostics.hasErrors { fit(questions, to: &papers, of: drafts, seed: parts.seed) }
        let schedule = Schedule(
            counts: counts, pages: drafts.map(\.pages), average: parts.pages, scans: scans, seed: parts.seed)
        if !schedule.meetsAverage, diagnostics.isEmpty { reportAverage(schedule, place("pages", tree)) }
        guard let begins else { return nil }
        return Generator(seed: parts.seed, begins: begins, schedule: schedule, words: words, papers: papers, defects: defects)
    }

    // MARK: Small things

    mutating func report(_ message: String, _ place: Place, _ hint: String? = nil) {
        guard reported.insert("\(place.range.lower) \(message)").inserted else { return }
        diagnostics.append(.error(message, at: place, notes: hint.map { [.init($0)] } ?? []))
    }

    mutating func unknown(_ what: String, _ name: String, among names: [String], _ place: Place) {
        guard reported.insert("\(place.range.lower) \(what) \(name)").inserted else { return }
        var notes = didYouMean(name, among: names)
        if notes.isEmpty, !names.isEmpty, names.count <= 20 { notes = [.init("there is \(names.joined(separator: ", "))")] }
        diagnostics.append(.error("no \(what) is called '\(name)'", at: place, notes: notes))
    }

    func place(_ key: String, _ tree: YAMLTree) -> Place { tree[key]?.place ?? tree.place }

    /// `70 %`, in hundredths of a percent.
    mutating func percent(_ tree: YAMLTree) -> Int? {
        guard let text = tree.text else { return nil }
        let number = text.hasSuffix("%") ? Double(text.dropLast().trimmed) : nil
        guard let number, 0...100 ~= number else {
            report("'\(text)' is no percentage", tree.place, "a share is written 70 %")
            return nil
        }
        return Int((number * 100).rounded())
    }

    /// `2026-01`
    private mutating func month(_ tree: YAMLTree) -> Day? {
        let parts = (tree.text ?? "").split(separator: "-").map { Int($0) }
        guard parts.count == 2, let year = parts[0], let month = parts[1], 1900...2200 ~= year, 1...12 ~= month else {
            report("'\(tree.text ?? "")' is no month", tree.place, "the month of the first documents is written 2026-01")
            return nil
        }
        return Day(year: year, month: month, day: 1)
    }

    private mutating func reportAverage(_ schedule: Schedule, _ place: Place) {
        let average = decimal(schedule.declaredPages * 1000 / max(1, schedule.count), places: 3)
        report(
            "the documents have \(average) pages on average, too far from what is asked for", place,
            "change the 'pages' of some papers; what is left is made up by the longest ones, by one page each at most")
    }

    private mutating func bindFields(at place: Place) {
        for field in fields {
            guard let slot = vocabulary.slots[field.id] else {
                report("field '\(field.id)' has no value", place, "describe under 'values' how it comes about")
                continue
            }
            words.fields.append(.init(id: field.id, slot: slot))
        }
    }
}

/// What stands in a `generate:`, each part for itself.
struct Parts {
    let seed: UInt64
    let begins: YAMLTree?
    let months: YAMLTree?
    let documents: YAMLTree?
    let pages: Int?
    let scans: YAMLTree?
    let languages: [YAMLTree.Entry]
    let shares: YAMLTree?
    let defects: [YAMLTree.Entry]
    let values: [YAMLTree.Entry]
    let lists: [YAMLTree.Entry]
    let questions: [YAMLTree.Entry]
    let papers: YAMLTree?

    init(_ tree: YAMLTree, reporting log: inout [Diagnostic]) {
        var fields = FieldReader(tree, of: "a generator")
        seed = UInt64(bitPattern: Int64(fields.integer("seed") ?? 0))
        begins = fields.required("begins")
        months = fields.required("months")
        documents = fields.value("documents")
        pages = fields.integer("pages")
        scans = fields.scalar("scans")
        languages = fields.mapping("languages")
        shares = fields.value("shares")
        defects = fields.mapping("defects")
        values = fields.mapping("values")
        lists = fields.mapping("lists")
        questions = fields.mapping("questions")
        papers = fields.value("papers")
        if papers == nil, fields.lacks("papers") { log.append(.error("a generator needs 'papers'", at: tree.place)) }
        log += fields.finish()
    }
}

/// A number without zeros at its end: 28500 with three places is 28.5.
func decimal(_ number: Int, places: Int) -> String {
    var (number, places) = (number, places)
    while places > 0, number % 10 == 0 { (number, places) = (number / 10, places - 1) }
    let unit = (0..<places).reduce(1) { unit, _ in unit * 10 }
    let rest = String(number % unit)
    return places == 0 ? String(number) : "\(number / unit)." + String(repeating: "0", count: places - rest.count) + rest
}

extension StringProtocol {
    var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
