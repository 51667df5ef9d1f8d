package import Diagnostics
import YAMLTrees

/// Reads the rules of a file like `content/rules/techcorp-fields.yml`. Never fails: what is wrong is reported, and the rules that can be
/// read are there.
///
///     forgives: [typos, lookalikes]
///     ignore: [Subtotal]
///     fields:
///       total:
///         kind: amount
///         ways:
///           - { labels: [Total, Amount due], in: [invoice], stands: [behind, below], take: largest }
///           - { lines: all, take: last }
package func readExtractionRules(_ source: SourceFile, reporting log: inout [Diagnostic]) -> ExtractionRules {
    let tree = readYAML(Excerpt(source), reporting: &log)
    var fields = FieldReader(tree, of: "a file of extraction rules")
    let title = fields.text("title")
    let forgiven = fields.scalars("forgives").compactMap { readForgiveness($0, &log) }
    let tolerance = Tolerance(typos: forgiven.contains(.typos), lookalikes: forgiven.contains(.lookalikes))
    var reader = WayReader(forgivesTypos: tolerance.typos)
    reader.ignore(fields.scalars("ignore"))
    if fields.lacks("fields") {
        log.append(.error("a file of extraction rules needs 'fields'", at: tree.place))
    }
    let drafts = fields.mapping("fields").compactMap { reader.field($0) }
    log += fields.finish() + reader.diagnostics
    return reader.rules(title: title, tolerance, drafts, source)
}

private enum Forgiveness: String, CaseIterable { case typos, lookalikes }

private func readForgiveness(_ tree: YAMLTree, _ log: inout [Diagnostic]) -> Forgiveness? {
    guard let text = tree.text else { return nil }
    if let known = Forgiveness(rawValue: text) { return known }
    let names = Forgiveness.allCases.map(\.rawValue)
    let notes = didYouMean(text, among: names) + [.init("rules can forgive \(names.joined(separator: " and "))")]
    log.append(.error("'\(text)' cannot be forgiven", at: tree.place, notes: notes))
    return nil
}

/// A field whose labels have numbers, but are not yet spread over all labels.
private struct FieldDraft {
    let id: String
    let kind: FieldKind
    let place: Place
    let ways: [WayDraft]
}

private struct WayDraft {
    var labels: [Int] = []
    var lines: ClosedRange<Int>?
    var categories: [RuleMention] = []
    var standings: [Way.Standing] = []
    var look = Look.amount(isSigned: true)
    var choice = Way.Choice.first
    var within: Int?
}

private struct WayReader {
    var diagnostics: [Diagnostic] = []
    private var index: LabelIndex
    /// The labels that belong to no field, and where they are written.
    private var ignored: [Int: Place] = [:]

    init(forgivesTypos: Bool) {
        index = LabelIndex(forgivesTypos: forgivesTypos)
    }

    mutating func ignore(_ labels: [YAMLTree]) {
        for label in labels {
            if let number = number(of: label) { ignored[number] = label.place }
        }
    }

    mutating func field(_ entry: YAMLTree.Entry) -> FieldDraft? {
        var fields = FieldReader(entry.value, of: "a field")
        let kind = fields.choice("kind", of: FieldKind.self)
        if fields.lacks("kind") { diagnostics.append(.error("field '\(entry.key)' needs 'kind'", at: entry.keyPlace, notes: [kinds])) }
        let ways = fields.list("ways")
        if ways.isEmpty, fields.lacks("ways") {
            let hint = Diagnostic.Note("a way says which labels the value has, and where it stands from them")
            diagnostics.append(.error("field '\(entry.key)' has no way to be found", at: entry.keyPlace, notes: [hint]))
        }
        diagnostics += fields.finish()
        guard let kind else { return nil }
        return FieldDraft(id: entry.key, kind: kind, place: entry.keyPlace, ways: ways.compactMap { way($0, of: kind) })
    }

    private var kinds: Diagnostic.Note { .init("it is one of \(FieldKind.allCases.map(\.rawValue).joined(separator: ", "))") }

    private mutating func way(_ tree: YAMLTree, of kind: FieldKind) -> WayDraft? {
        var fields = FieldReader(tree, of: "a way")
        var way = WayDraft()
        let labels = fields.scalars("labels")
        way.labels = self.labels(labels)
        way.lines = lines(fields.scalar("lines"))
        way.categories = fields.scalars("in").map { .init(name: $0.text ?? "", place: $0.place) }
        way.standings = standings(fields.scalars("stands"))
        way.choice = fields.choice("take", of: Way.Choice.self) ?? .first
        way.within = fields.integer("within")
        let isPlaceless = fields.lacks("labels") && fields.lacks("lines")
        let look = readLook(&fields, of: kind, reporting: &diagnostics)
        diagnostics += fields.finish()
        if way.choice == .largest, kind != .amount, let place = tree["take"]?.place {
            diagnostics.append(.error("only amounts have a largest", at: place, notes: [.init("take the first or the last")]))
        }
        let hasPlace = checkPlace(tree, labels.isEmpty, isPlaceless: isPlaceless, way)
        guard let look, hasPlace else { return nil }
        way.look = look
        return way
    }

    private mutating func checkPlace(_ tree: YAMLTree, _ hasNoLabels: Bool, isPlaceless: Bool, _ way: WayDraft) -> Bool {
        if let labels = tree["labels"], hasNoLabels, labels.items?.isEmpty ?? labels.isNull {
            diagnostics.append(.error("a list of labels has at least one", at: labels.place, notes: [withoutLabel]))
            return false
        }
        if isPlaceless, tree.entries != nil {
            diagnostics.append(.error("a way needs 'labels'", at: tree.place, notes: [withoutLabel]))
            return false
        }
        if let lines = tree["lines"], tree["labels"] != nil {
            diagnostics.append(.error("a way has either 'labels' or 'lines'", at: lines.place, notes: [withoutLabel]))
            return false
        }
        for key in ["stands", "within"] where way.lines != nil {
            guard let place = tree[key]?.place else { continue }
            let hint = Diagnostic.Note("it is measured from a label, and this way has none")
            diagnostics.append(.error("'\(key)' has no meaning beside 'lines'", at: place, notes: [hint]))
        }
        return !way.labels.isEmpty || way.lines != nil
    }

    private var withoutLabel: Diagnostic.Note {
        .init("a value without a label is found with 'lines: all', or on the first lines with 'lines: 12'")
    }

    private mutating func labels(_ trees: [YAMLTree]) -> [Int] {
        var numbers: [Int] = []
        for tree in trees {
            guard let number = number(of: tree) else { continue }
            if numbers.contains(number) {
                let hint = Diagnostic.Note("case, accents, blanks and punctuation make no difference")
                diagnostics.append(.error("label '\(tree.text ?? "")' is given twice", at: tree.place, notes: [hint]))
            } else if let place = ignored[number] {
                let note = Diagnostic.Note("it is ignored here", at: place)
                diagnostics.append(.error("label '\(tree.text ?? "")' is also ignored", at: tree.place, notes: [note]))
            } else {
                numbers.append(number)
            }
        }
        return numbers
    }

    private mutating func number(of label: YAMLTree) -> Int? {
        guard let text = label.text else { return nil }
        let number = index.add(text)
        if number == nil { diagnostics.append(.error("a label has letters or digits, not only '\(text)'", at: label.place)) }
        return number
    }

    /// `all`, `12` for the first twelve, `2..6`; counted from 1, as an author does.
    private mutating func lines(_ tree: YAMLTree?) -> ClosedRange<Int>? {
        guard let tree, let text = tree.text else { return nil }
        if text == "all" { return 0...1_000_000_000 }
        let ends = text.split(separator: ".", omittingEmptySubsequences: false)
        if ends.count == 1, let last = Int(ends[0]), last >= 1 { return 0...last - 1 }
        if ends.count == 3, ends[1].isEmpty, let first = Int(ends[0]), let last = Int(ends[2]), 1 <= first, first <= last {
            return first - 1...last - 1
        }
        let hint = Diagnostic.Note("it is 'all', the number of the last line, or the first and the last as in 2..6")
        diagnostics.append(.error("'\(text)' are no lines", at: tree.place, notes: [hint]))
        return nil
    }

    private mutating func standings(_ trees: [YAMLTree]) -> [Way.Standing] {
        let standings = trees.compactMap { tree -> Way.Standing? in
            guard let text = tree.text else { return nil }
            if let standing = Way.Standing(rawValue: text) { return standing }
            let names = Way.Standing.allCases.map(\.rawValue)
            diagnostics.append(
                .error(
                    "a value cannot stand '\(text)' its label", at: tree.place,
                    notes: didYouMean(text, among: names) + [.init("it stands \(names.joined(separator: ", "))")]))
            return nil
        }
        return standings.isEmpty ? [.behind] : standings
    }

    /// Everything read, with the labels spread so that a way can ask for each by its number.
    mutating func rules(title: String?, _ tolerance: Tolerance, _ drafts: [FieldDraft], _ source: SourceFile) -> ExtractionRules {
        let none = [Bool](repeating: false, count: index.count)
        let fields = drafts.map { draft in
            ExtractionRules.Field(id: draft.id, kind: draft.kind, place: draft.place, ways: draft.ways.map { way($0, none) })
        }
        let mentions = drafts.flatMap { $0.ways.flatMap(\.categories) }
        var wanted: [String?: [Bool]] = [:]
        for category in mentions.map({ Optional($0.name) }) + [nil] where wanted[category] == nil {
            var labels = none
            for number in ignored.keys { labels[number] = true }
            for way in fields.flatMap(\.ways) where way.applies(to: category) || category == nil {
                for number in labels.indices where way.labels[number] { labels[number] = true }
            }
            wanted[category] = labels
        }
        return ExtractionRules(
            title: title, fields: fields, categories: mentions, tolerance: tolerance, labels: index, wanted: wanted, source: source)
    }

    private func way(_ draft: WayDraft, _ none: [Bool]) -> Way {
        var labels = none
        for number in draft.labels { labels[number] = true }
        return Way(
            labels: labels, lines: draft.lines, categories: Set(draft.categories.map(\.name)), standings: draft.standings, look: draft.look,
            choice: draft.choice, within: draft.within)
    }
}
