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
    /// What was reported of a place already, because several layouts show the same text.
    var reported: Set<String> = []

    mutating func generator(_ tree: YAMLTree) -> Generator? {
        var fields = FieldReader(tree, of: "a generator")
        let seed = fields.integer("seed")
        let begins = fields.required("begins").flatMap { month($0) }
        let months = fields.integer("months").map { ($0, place("months", tree)) }
        let documents = fields.value("documents").map { ($0.items ?? [$0], $0.place) }
        let pages = fields.integer("pages").map { ($0, place("pages", tree)) }
        let scans = fields.scalar("scans").flatMap { percent($0) } ?? 0
        let languages = fields.mapping("languages")
        let shares = fields.value("shares")
        let defects = fields.mapping("defects")
        let values = fields.mapping("values")
        lists = fields.mapping("lists")
        let papers = fields.value("papers")
        diagnostics += fields.finish()
        if fields.lacks("papers") { report("a generator needs 'papers'", tree.place) }

        words.name = Attribute.name.rawValue
        declare(values, papers)
        readLanguages(languages)
        if words.languages.isEmpty, languages.isEmpty {
            report("a generator needs 'languages'", tree.place, "say how dates and amounts are written")
        }
        readLists()
        readDefects(defects)
        let common = definitions(values)
        words.slots = vocabulary.slotNames.count
        bindFields(values, at: place("values", tree))
        let drafts = papers.map { self.drafts($0, common) } ?? []
        let counts = self.counts(months, documents, shares, at: tree.place)
        guard !diagnostics.hasErrors, let begins, let counts else { return nil }
        checkLayouts(of: drafts, counts)
        let schedule = Schedule(
            counts: counts, pages: drafts.map(\.pages), average: pages?.0, scans: scans, seed: UInt64(bitPattern: Int64(seed ?? 0)))
        if let pages, !schedule.meetsAverage { reportAverage(schedule, pages) }
        let finished = drafts.map { finish($0) }
        return Generator(
            seed: UInt64(bitPattern: Int64(seed ?? 0)), begins: begins, schedule: schedule, words: words, papers: finished,
            defects: self.defects)
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

    private mutating func reportAverage(_ schedule: Schedule, _ pages: (Int, Place)) {
        let sum = (0..<schedule.count).reduce(0) { $0 + schedule[$1].pages }
        let change = pages.0 * schedule.count - sum
        _ = change
        report(
            "the documents cannot have \(pages.0) pages on average", pages.1,
            "change the 'pages' of some papers: their lists and the shares have to come near it")
    }

    private mutating func bindFields(_ values: [YAMLTree.Entry], at place: Place) {
        for field in fields {
            guard let slot = vocabulary.slots[field.id] else {
                report("field '\(field.id)' has no value", place, "describe under 'values' how it comes about")
                continue
            }
            words.fields.append(.init(id: field.id, slot: slot))
        }
    }
}

extension StringProtocol {
    var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
