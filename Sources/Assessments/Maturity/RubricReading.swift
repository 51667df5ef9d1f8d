package import Diagnostics
import YAMLTrees

/// Reads a rubric like `content/rubrics/course-profile.yml`. Never fails: what is wrong is reported, and what can be read is there.
///
///     title: Levels of a kitchen
///     source: [codex-hygiene]
///     mark: proposal
///     scoring: levels                       or `sums`, with `readings: [{ up-to: 1, says: Poor }, { says: Good }]`
///     threshold: 0.75                       the share of a level's answers that reaches it
///     levels:                               from the lowest, for which nothing is asked
///       dirty: Not inspected
///       clean: { title: Clean, says: It is cleaned by a plan. }
///     dimensions:
///       cold: { title: Cold chain, when: { stage: fridge }, criteria: {
///         logged: { level: clean, says: Temperatures are logged, met: { practice: fridge.log, is: hourly }, effort: small } } }
///
/// - Parameter names: what conditions may ask for.
package func readRubric(_ source: SourceFile, names: PredicateNames, reporting log: inout [Diagnostic]) -> Rubric {
    var reader = RubricReader()
    var rubric = reader.rubric(readYAML(Excerpt(source), reporting: &reader.diagnostics), source)
    var problems = reader.diagnostics + check(rubric) + rubric.conditions.flatMap { check($0, among: names) }
    // What a condition can come to is tried only where every part of it means something.
    if problems.isEmpty { problems = checkReach(of: rubric, vocabulary: names.practices) }
    rubric.isSound = problems.isEmpty
    log += problems
    return rubric
}

private struct RubricReader {
    var diagnostics: [Diagnostic] = []

    mutating func rubric(_ tree: YAMLTree, _ source: SourceFile) -> Rubric {
        var fields = FieldReader(tree, of: "a rubric")
        let id = source.name
        let title = fields.required("title")?.text ?? id
        let says = fields.text("says")
        let sources = fields.scalars("source").compactMap { SourceMention($0) }
        let mark = fields.choice("mark", of: Mark.self)
        let scoring = scoring(&fields)
        if fields.lacks("dimensions") { diagnostics.append(.error("a rubric needs 'dimensions'", at: tree.place)) }
        let dimensions = fields.mapping("dimensions").map { dimension($0, scoring) }
        diagnostics += fields.finish()
        return Rubric(
            id: id, title: title, says: says, sources: sources, mark: mark, scoring: scoring, dimensions: dimensions, source: source)
    }

    private enum Kind: String, CaseIterable { case levels, sums }

    private mutating func scoring(_ fields: inout FieldReader) -> Scoring {
        let kind = fields.choice("scoring", of: Kind.self) ?? (fields.tree["readings"] == nil ? .levels : .sums)
        switch kind {
        case .levels:
            let threshold = fields.number("threshold") ?? 0.75
            if fields.lacks("levels") {
                diagnostics.append(.error("a rubric that scores by levels needs 'levels'", at: fields.tree.place))
            }
            let levels = fields.mapping("levels").map { level($0) }
            if !(threshold > 0 && threshold <= 1), let place = fields.tree["threshold"]?.place {
                let hint = Diagnostic.Note("it is the share of a level's answers that reaches it: above 0, at most 1")
                diagnostics.append(.error("nothing can be decided by a threshold of \(words(of: threshold))", at: place, notes: [hint]))
            }
            return .levels(levels, threshold: threshold)
        case .sums:
            if fields.lacks("readings") {
                diagnostics.append(.error("a rubric that scores by sums needs 'readings'", at: fields.tree.place))
            }
            return .sums(fields.list("readings").map { reading($0) })
        }
    }

    /// `manual: { title: Manual process }` or, shorter, `manual: Manual process`.
    private mutating func level(_ entry: YAMLTree.Entry) -> Scoring.Level {
        if let title = entry.value.text { return .init(id: entry.key, title: title, says: nil, place: entry.keyPlace) }
        var fields = FieldReader(entry.value, of: "a level")
        defer { diagnostics += fields.finish() }
        return .init(id: entry.key, title: fields.text("title") ?? entry.key, says: fields.text("says"), place: entry.keyPlace)
    }

    private mutating func reading(_ tree: YAMLTree) -> Scoring.Reading {
        var fields = FieldReader(tree, of: "a reading")
        defer { diagnostics += fields.finish() }
        return .init(upTo: fields.number("up-to"), says: fields.required("says")?.text ?? "", place: tree.place)
    }

    private mutating func dimension(_ entry: YAMLTree.Entry, _ scoring: Scoring) -> Dimension {
        var fields = FieldReader(entry.value, of: "a dimension")
        let title = fields.required("title")?.text ?? entry.key
        let says = fields.text("says")
        let scope = fields.value("when").map { readPredicate($0, reporting: &diagnostics) }
        if fields.lacks("criteria") {
            let hint = Diagnostic.Note("give it 'criteria'")
            diagnostics.append(.error("dimension '\(entry.key)' asks for nothing", at: entry.keyPlace, notes: [hint]))
        }
        let criteria = fields.mapping("criteria").map { criterion($0, scoring) }
        diagnostics += fields.finish()
        return Dimension(id: entry.key, title: title, says: says, scope: scope, criteria: criteria, place: entry.keyPlace)
    }

    private mutating func criterion(_ entry: YAMLTree.Entry, _ scoring: Scoring) -> Criterion {
        var fields = FieldReader(entry.value, of: "a criterion")
        let says = fields.required("says")?.text ?? entry.key
        let level = level(entry, &fields, scoring)
        let met = fields.value("met").map { readPredicate($0, reporting: &diagnostics) }
        let partly = fields.value("partly").map { readPredicate($0, reporting: &diagnostics) }
        if fields.lacks("met") {
            let hint = Diagnostic.Note("a condition under 'met' says what evidence meets it")
            diagnostics.append(.error("nothing can meet criterion '\(entry.key)'", at: entry.keyPlace, notes: [hint]))
        }
        let criterion = Criterion(
            id: entry.key, says: says, level: level, sources: fields.scalars("source").compactMap { SourceMention($0) },
            met: met ?? .invalid,
            partly: partly, isMandatory: fields.flag("mandatory") ?? false, effort: fields.choice("effort", of: Criterion.Effort.self),
            place: entry.keyPlace)
        diagnostics += fields.finish()
        return criterion
    }

    /// The position of the criterion's level.
    private mutating func level(_ entry: YAMLTree.Entry, _ fields: inout FieldReader, _ scoring: Scoring) -> Int? {
        let level = fields.scalar("level")
        switch scoring {
        case .sums:
            if let level {
                let hint = Diagnostic.Note("levels belong to 'scoring: levels'")
                diagnostics.append(.error("a rubric that adds up points has no levels", at: level.place, notes: [hint]))
            }
            return nil
        case .levels(let levels, _):
            // Without levels that can be read, none can be named.
            guard !levels.isEmpty else { return nil }
            guard let level, let name = level.text else {
                if fields.lacks("level") {
                    let hint = Diagnostic.Note("it is one of \(levels.dropFirst().map(\.id).joined(separator: ", "))")
                    diagnostics.append(.error("criterion '\(entry.key)' has no level", at: entry.keyPlace, notes: [hint]))
                }
                return nil
            }
            guard let position = levels.firstIndex(where: { $0.id == name }) else {
                let notes = didYouMean(name, among: levels.map(\.id))
                diagnostics.append(.error("no level is called '\(name)'", at: level.place, notes: notes))
                return nil
            }
            if position == 0 {
                let hint = Diagnostic.Note("it is where everybody begins; name a higher level", at: levels[0].place)
                diagnostics.append(.error("nothing is asked for the first level, '\(name)'", at: level.place, notes: [hint]))
                return nil
            }
            return position
        }
    }
}
