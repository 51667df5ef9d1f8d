package import Diagnostics
import YAMLTrees

/// Reads a file like `content/catalogues/eu-ai-act.yml`. Never fails: what is wrong is reported, and what can be read is there.
///
///     title: EU AI Act
///     source: ai-act
///     mark: verified
///     calendars: { original: { title: As adopted }, amended: { title: As amended, since: 2026-07-27 } }
///     roles: { provider: Provider, deployer: Deployer }
///     questions: { infers: { asks: Does it infer its outputs?, values: flag } }
///     classes: { out-of-scope: { title: Out of scope } }
///     rules:
///       R0: { says: It is no AI system, when: { not: { answer: infers } }, class: out-of-scope, ends: true }
///     duties:
///       logs:
///         title: Logs
///         says: Keep the logs.
///         role: deployer
///         when: { classified: high-risk }
///         applies: { original: 2026-08-02, amended: 2027-12-02 }
///         met: { control: audit-log }
///
/// A day that stands alone holds in every calendar; `none` says that a calendar does not have it. Rules and duties without `source` or
/// `mark` have those of the catalogue.
///
/// - Parameter names: what `met` and `partly` may ask for. Questions and classes are the catalogue's own.
package func readCatalogue(
    _ source: SourceFile, names: PredicateNames = PredicateNames(), reporting log: inout [Diagnostic]
) -> Catalogue {
    var reader = CatalogueReader()
    let catalogue = reader.catalogue(source, names)
    log += reader.diagnostics
    return catalogue
}

private struct CatalogueReader {
    var diagnostics: [Diagnostic] = []
    var sources: [SourceMention] = []
    var mark: Mark?
    var calendars: [Catalogue.Calendar] = []

    mutating func catalogue(_ source: SourceFile, _ names: PredicateNames) -> Catalogue {
        let tree = readYAML(Excerpt(source), reporting: &diagnostics)
        var fields = FieldReader(tree, of: "a catalogue")
        let title = fields.required("title")?.text
        let (says, notice) = (fields.text("says"), fields.text("notice"))
        sources = mentions(&fields)
        mark = fields.choice("mark", of: Mark.self)
        calendars = fields.mapping("calendars").map { calendar($0) }
        let roles = fields.mapping("roles").map { role($0) }
        let questions = fields.value("questions").map { readVocabulary($0, of: "question", reporting: &diagnostics) }
        let classes = fields.mapping("classes").map { useClass($0) }
        let rules = fields.mapping("rules").compactMap { rule($0) }
        let duties = fields.mapping("duties").compactMap { duty($0) }
        diagnostics += fields.finish()
        func catalogue(isSound: Bool) -> Catalogue {
            Catalogue(
                id: source.name, title: title ?? "", says: says, sources: sources, mark: mark, notice: notice,
                calendars: calendars,
                roles: roles, questions: questions ?? Vocabulary(of: "question", entries: []), classes: classes, rules: rules,
                duties: duties,
                file: source, isSound: isSound)
        }
        diagnostics += check(catalogue(isSound: false), names)
        if !diagnostics.hasErrors { diagnostics += checkReach(of: catalogue(isSound: true)) }
        return catalogue(isSound: !diagnostics.hasErrors)
    }

    private func mentions(_ fields: inout FieldReader) -> [SourceMention] { fields.scalars("source").compactMap { SourceMention($0) } }

    private mutating func calendar(_ entry: YAMLTree.Entry) -> Catalogue.Calendar {
        var fields = FieldReader(entry.value, of: "a calendar")
        let title = fields.required("title")?.text
        let (sources, since) = (mentions(&fields), fields.day("since"))
        diagnostics += fields.finish()
        return .init(id: entry.key, title: title ?? entry.key, sources: sources, since: since, place: entry.keyPlace)
    }

    private mutating func role(_ entry: YAMLTree.Entry) -> Catalogue.Role {
        if entry.value.text == nil, !entry.value.isInvalid {
            diagnostics.append(.error("role '\(entry.key)' has no title", at: entry.keyPlace))
        }
        return .init(id: entry.key, title: entry.value.text ?? entry.key, place: entry.keyPlace)
    }

    private mutating func useClass(_ entry: YAMLTree.Entry) -> Catalogue.UseClass {
        var fields = FieldReader(entry.value, of: "a class")
        let title = fields.required("title")?.text
        let says = fields.text("says")
        diagnostics += fields.finish()
        return .init(id: entry.key, title: title ?? entry.key, says: says, place: entry.keyPlace)
    }

    private mutating func rule(_ entry: YAMLTree.Entry) -> Catalogue.Rule? {
        var fields = FieldReader(entry.value, of: "a rule")
        let says = fields.required("says")?.text
        let when = fields.value("when").map { readPredicate($0, reporting: &diagnostics) }
        if fields.lacks("when") { diagnostics.append(.error("rule '\(entry.key)' does not say when it holds", at: entry.keyPlace)) }
        let useClass = fields.required("class")?.mention
        let (ends, role) = (fields.flag("ends"), fields.scalar("role")?.mention)
        let applies = applicability(&fields)
        let (sources, mark) = basis("rule", entry, &fields)
        diagnostics += fields.finish()
        guard let when, let useClass else { return nil }
        return .init(
            id: entry.key, says: says ?? "", when: when, useClass: useClass, ends: ends ?? false, role: role, applies: applies,
            sources: sources, mark: mark, place: entry.keyPlace)
    }

    private mutating func duty(_ entry: YAMLTree.Entry) -> Catalogue.Duty? {
        var fields = FieldReader(entry.value, of: "a duty")
        let title = fields.required("title")?.text
        let says = fields.required("says")?.text
        let roles = fields.scalars("role").compactMap(\.mention)
        var conditions: [String: Predicate] = [:]
        for key in ["when", "met", "partly"] { conditions[key] = fields.value(key).map { readPredicate($0, reporting: &diagnostics) } }
        if conditions["met"] == nil, conditions["partly"] != nil, fields.lacks("met") {
            let hint = Diagnostic.Note("say under 'met' what answers all of it")
            diagnostics.append(.error("duty '\(entry.key)' has 'partly' without 'met'", at: entry.keyPlace, notes: [hint]))
        }
        let applies = applicability(&fields)
        let (sources, mark) = basis("duty", entry, &fields)
        diagnostics += fields.finish()
        return .init(
            id: entry.key, title: title ?? entry.key, says: says ?? "", roles: roles, when: conditions["when"], applies: applies,
            met: conditions["met"], partly: conditions["partly"], sources: sources, mark: mark, place: entry.keyPlace)
    }

    /// Where it is from and how sure it is, its own or the catalogue's.
    private mutating func basis(_ what: String, _ entry: YAMLTree.Entry, _ fields: inout FieldReader) -> ([SourceMention], Mark) {
        let own = mentions(&fields)
        let ownMark = fields.choice("mark", of: Mark.self)
        if sources.isEmpty, fields.lacks("source") {
            let hint = Diagnostic.Note("give it one, or one to the whole catalogue")
            diagnostics.append(.error("\(what) '\(entry.key)' has no source", at: entry.keyPlace, notes: [hint]))
        }
        if mark == nil, fields.lacks("mark") {
            let hint = Diagnostic.Note(
                "it is one of \(Mark.allCases.map(\.rawValue).joined(separator: ", ")), here or for the whole catalogue")
            diagnostics.append(.error("\(what) '\(entry.key)' does not say how sure it is", at: entry.keyPlace, notes: [hint]))
        }
        return (own.isEmpty ? sources : own, ownMark ?? mark ?? .unverified)
    }

    private mutating func applicability(_ fields: inout FieldReader) -> Applicability {
        guard let tree = fields.value("applies") else { return .undated }
        if calendars.isEmpty {
            let hint = Diagnostic.Note("name one under 'calendars'")
            diagnostics.append(.error("the catalogue has no calendar for a day", at: tree.place, notes: [hint]))
            return .undated
        }
        guard let entries = tree.entries else { return .from(calendars.map { [day = day(tree)] _ in day }) }
        let ids = calendars.map(\.id)
        for entry in entries where !ids.contains(entry.key) {
            diagnostics.append(
                .error("no calendar is called '\(entry.key)'", at: entry.keyPlace, notes: didYouMean(entry.key, among: ids)))
        }
        let isSpelt = entries.allSatisfy { ids.contains($0.key) }
        return .from(
            ids.map { id in
                if let tree = tree[id], !tree.isNull { return tree.text == "none" ? nil : day(tree) }
                if isSpelt {
                    let hint = Diagnostic.Note("write 'none' if that calendar does not have it")
                    diagnostics.append(.error("'applies' gives no day for calendar '\(id)'", at: tree.place, notes: [hint]))
                }
                return nil
            })
    }

    private mutating func day(_ tree: YAMLTree) -> Day? {
        if let day = tree.text.flatMap({ Day($0) }) { return day }
        if !tree.isInvalid {
            let found = tree.text.map { "'\($0)'" } ?? tree.kind
            diagnostics.append(.error("'applies' is a day, as in 2027-12-02, not \(found)", at: tree.place))
        }
        return nil
    }
}
