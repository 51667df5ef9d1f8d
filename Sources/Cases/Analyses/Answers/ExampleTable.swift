import Diagnostics
import Documents
import Pipelines
import YAMLTrees

extension PageEvaluator {
    /// `examples`: single questions on their way from the passages to what the user saw, in the words of all who took part.
    mutating func examples(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        let (kinds, ids) = (exampleKinds(fields.scalars("show")), fields.scalars("questions"))
        let count = fields.integer("count") ?? 1
        guard let record = run(&fields, block) else { return nil }
        if count < 1 { diagnostics.append(.error("'count' is at least 1", at: block.settings["count"]?.place ?? block.place)) }
        guard let kinds, let chosen = answers(ids, of: record), count > 0 else { return nil }
        guard record.answers.contains(where: { $0.ending != nil }) else {
            let notes = [Diagnostic.Note("a run whose pipeline has a language model and asks it questions has some")]
            diagnostics.append(.error("the run '\(record.run)' has no answers", at: block.place, notes: notes))
            return nil
        }
        // Whoever names questions wants those, and kinds only where they name these too.
        let wanted = kinds.isEmpty && ids.isEmpty ? ExampleKind.usual : kinds
        let found = record.examples(of: wanted, count: count)
        let rows =
            chosen.flatMap { exampleRows($0, heading: heading(of: $0)) }
            + found.flatMap { kind, answers in answers.flatMap { exampleRows($0, heading: kind.title) } }
        let absent = found.filter(\.answers.isEmpty).map(\.kind.absence)
        return .table(
            ExhibitTable(
                columns: [.init(title: "Step"), .init(title: "In its own words")], rows: rows, notes: notes(record, absent, !found.isEmpty))
        )
    }

    // MARK: Settings

    /// Nil when one is unknown, which is reported.
    private mutating func exampleKinds(_ trees: [YAMLTree]) -> [ExampleKind]? {
        var kinds: [ExampleKind] = []
        for tree in trees {
            if let kind = tree.text.flatMap(ExampleKind.init) {
                if !kinds.contains(kind) { kinds.append(kind) }
                continue
            }
            let names = ExampleKind.allCases.map(\.rawValue)
            diagnostics.append(
                .error(
                    "'show' cannot be '\(tree.text ?? "")'", at: tree.place,
                    notes: didYouMean(tree.text ?? "", among: names) + [.init("it is one of \(names.joined(separator: ", "))")]))
            return nil
        }
        return kinds
    }

    /// The answers of these ids; nil when one is unknown or was not asked, which is reported.
    private mutating func answers(_ ids: [YAMLTree], of record: RunRecord) -> [Answer]? {
        var found: [Answer] = []
        for tree in ids {
            let id = tree.text ?? ""
            if let answer = record.answers.first(where: { $0.id == id && $0.ending != nil }) {
                found.append(answer)
            } else if record.answers.contains(where: { $0.id == id }) {
                diagnostics.append(
                    .error("the run '\(record.run)' only searches for '\(id)', and puts it to no language model", at: tree.place))
            } else {
                let known = record.answers.filter { $0.ending != nil }.map(\.id)
                diagnostics.append(
                    .error("the run '\(record.run)' was not asked '\(id)'", at: tree.place, notes: didYouMean(id, among: known)))
            }
        }
        return found.count < ids.count ? nil : found
    }

    // MARK: Rows

    private func exampleRows(_ answer: Answer, heading: String) -> [ExhibitTable.Row] {
        let document = answer.document.map { ", about document ‘\($0)’" } ?? ""
        return [.init(.heading, [.init(heading, detail: "‘\(answer.id)’\(document)")])]
            + AnswerWay(answer).steps.map { .init([.init($0.name), $0.words]) }
    }

    /// What a question that the author chose is an example of.
    private func heading(of answer: Answer) -> String {
        ExampleKind.allCases.first { ![.right, .wrong].contains($0) && $0.includes(answer) }?.title ?? "Question"
    }

    private func notes(_ record: RunRecord, _ absent: [String], _ isChosen: Bool) -> [[Inline<Evaluated>]] {
        let order =
            "The examples of each kind are the first by their names, those about different things before others: neither the best nor the worst. "
        let signs = "A line break is shown as ·, signs that a reader does not see by their number, [U+200B]."
        let missing = absent.isEmpty ? [] : [note("In this run \(absent.joined(separator: ", and ")).")]
        let judged = note("A stated rule decides whether the passages support a statement; a person judged only where it says so.")
        return [note((isChosen ? order : "") + signs)] + missing + [judged] + [record.languageModelText].compactMap(\.self).map { note($0) }
            + [note(record.answerProvenance)]
    }
}
