package import Diagnostics
import YAMLTrees

/// Reads one run definition. Never fails: what is wrong is reported, and what can be read is there.
package func readRunDefinition(_ source: SourceFile, reporting log: inout [Diagnostic]) -> RunDefinition {
    let tree = readYAML(Excerpt(source), reporting: &log)
    var reader = RunReader()
    var run = reader.run(tree, source)
    let diagnostics = reader.diagnostics + (reader.diagnostics.isEmpty ? check(run) : [])
    run.isSound = diagnostics.isEmpty && !tree.isInvalid
    log += diagnostics
    return run
}

private struct RunReader {
    var diagnostics: [Diagnostic] = []

    mutating func run(_ tree: YAMLTree, _ source: SourceFile) -> RunDefinition {
        var fields = FieldReader(tree, of: "a run")
        let id = source.name
        let models = fields.value("models")
        let reference = fields.scalar("reference")
        let run = RunDefinition(
            id: id,
            title: fields.required("title")?.text ?? id,
            says: fields.text("says"),
            pipeline: mention(fields.required("pipeline"), or: source),
            corpus: mention(fields.required("corpus"), or: source),
            seed: seed(fields.scalar("seed")),
            models: fields.mapping("models").compactMap { model($0) },
            modelsPlace: models?.place,
            reference: reference.flatMap { months($0, "reference")?.first },
            referencePlace: reference?.place,
            periods: fields.mapping("periods").compactMap { period($0) },
            months: fields.value("months").flatMap { months($0, "months") },
            documents: whole(fields.scalar("documents"), "documents"),
            questions: questions(fields.value("questions")),
            languageModel: optional(fields.scalar("language-model")),
            attacks: optional(fields.scalar("attacks")),
            cases: optional(fields.scalar("cases")),
            changes: fields.mapping("set").map { change($0) },
            without: fields.scalars("without").map { mention($0, or: source) },
            source: source)
        diagnostics += fields.finish()
        return run
    }

    private func mention(_ tree: YAMLTree?, or source: SourceFile) -> Mention {
        Mention(name: tree?.text ?? "", place: tree?.place ?? source.place(SourceRange(0, 0)))
    }

    private func optional(_ tree: YAMLTree?) -> Mention? { tree.map { Mention(name: $0.text ?? "", place: $0.place) } }

    private mutating func questions(_ tree: YAMLTree?) -> RunDefinition.Questions? {
        guard let tree else { return nil }
        var fields = FieldReader(tree, of: "'questions'")
        let questions = RunDefinition.Questions(
            ranked: whole(fields.scalar("ranked"), "ranked"), asked: whole(fields.scalar("asked"), "asked"),
            summaries: whole(fields.scalar("summaries"), "summaries") ?? 0)
        diagnostics += fields.finish()
        return questions
    }

    private mutating func whole(_ tree: YAMLTree?, _ key: String) -> Int? {
        guard let tree, let text = tree.text else { return nil }
        if let number = Int(text), (0...1_000_000).contains(number) { return number }
        diagnostics.append(.error("'\(key)' is a whole number from 0 to 1000000, not '\(text)'", at: tree.place))
        return nil
    }

    private mutating func change(_ entry: YAMLTree.Entry) -> RunDefinition.Change {
        if entry.value.entries == nil, !entry.value.isInvalid {
            let note = "write 'set: { \(entry.key): { … } }'"
            diagnostics.append(.error("'\(entry.key)' gets settings by their names", at: entry.value.place, notes: [.init(note)]))
        }
        return .init(stage: Mention(name: entry.key, place: entry.keyPlace), settings: entry.value)
    }

    private mutating func seed(_ tree: YAMLTree?) -> UInt64 {
        guard let tree, let text = tree.text else { return 1 }
        if let seed = UInt64(text) { return seed }
        diagnostics.append(.error("'seed' is a whole number from 0, not '\(text)'", at: tree.place))
        return 1
    }

    private mutating func model(_ entry: YAMLTree.Entry) -> RunDefinition.Model? {
        checkName(entry, "a model")
        var fields = FieldReader(entry.value, of: "a model")
        let title = fields.text("title") ?? entry.key
        let train = fields.value("train")
        let isLacking = train == nil && fields.lacks("train")
        let examine = fields.value("examine")
        let serve = fields.value("serve")
        diagnostics += fields.finish()
        if isLacking {
            let note = "'train: 1..3' learns from the first three months, 'train: 60 %' from a share of a corpus without months"
            diagnostics.append(.error("a model needs 'train'", at: entry.keyPlace, notes: [.init(note)]))
        }
        guard let train, let train = choice(train, "train") else { return nil }
        return .init(
            name: entry.key, title: title, train: train, examine: examine.flatMap { choice($0, "examine") },
            serve: serve.flatMap { months($0, "serve") }, place: entry.keyPlace)
    }

    private mutating func period(_ entry: YAMLTree.Entry) -> RunDefinition.Period? {
        checkName(entry, "a period")
        if entry.value.entries == nil, let months = months(entry.value, entry.key) {
            return .init(name: entry.key, title: entry.key, months: months, place: entry.keyPlace)
        }
        var fields = FieldReader(entry.value, of: "a period")
        let title = fields.text("title") ?? entry.key
        let given = fields.value("months")
        diagnostics += fields.finish()
        if given == nil, fields.lacks("months") { diagnostics.append(.error("a period needs 'months'", at: entry.keyPlace)) }
        guard let given, let months = months(given, "months") else { return nil }
        return .init(name: entry.key, title: title, months: months, place: entry.keyPlace)
    }

    /// Names of models and periods become parts of the names of figures.
    private mutating func checkName(_ entry: YAMLTree.Entry, _ what: String) {
        let isName = entry.key.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
            default: false
            }
        }
        guard !isName || entry.key.first?.isNumber ?? true else { return }
        let note = "figures are named after it: use small letters, digits and '_', a letter first"
        diagnostics.append(.error("'\(entry.key)' cannot be the name of \(what)", at: entry.keyPlace, notes: [.init(note)]))
    }

    /// `1..3`, `4`, `[1, 3..5]` or `60 %`.
    private mutating func choice(_ tree: YAMLTree, _ key: String) -> RunDefinition.Choice? {
        guard let text = tree.text, text.hasSuffix("%") else { return months(tree, key).map { .months($0) } }
        let number = text.dropLast().filter { $0 != " " }
        if let percent = Double(number), percent > 0, percent < 100 { return .share(percent / 100) }
        diagnostics.append(.error("'\(key)' is a share between 0 % and 100 %, not '\(text)'", at: tree.place))
        return nil
    }

    /// Months counted from 1, sorted, each once.
    private mutating func months(_ tree: YAMLTree, _ key: String) -> [Int]? {
        var months: Set<Int> = []
        for item in tree.items ?? [tree] {
            guard let range = item.text.flatMap({ monthRange($0) }) else {
                let note = "months are counted from 1: '5', '5..12' or '[1, 3..4]'"
                let found = item.text.map { "'\($0)'" } ?? item.kind
                diagnostics.append(.error("'\(key)' names months, not \(found)", at: item.place, notes: [.init(note)]))
                return nil
            }
            months.formUnion(range)
        }
        return months.sorted()
    }
}

/// The largest number of a month that makes sense: a thousand years.
private let lastMonth = 12_000

/// `5` or `5..12`, with blanks where one likes.
private func monthRange(_ text: String) -> ClosedRange<Int>? {
    let ends = text.split(separator: "..", omittingEmptySubsequences: false).map { Int($0.filter { $0 != " " }) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2 else { return nil }
    return first >= 1 && first <= last && last <= lastMonth ? first...last : nil
}
