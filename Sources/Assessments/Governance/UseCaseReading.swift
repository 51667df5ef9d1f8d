package import Diagnostics
import YAMLTrees

/// Reads a file like `content/uses/library.yml`. Never fails: what is wrong is reported, and the uses that can be read are there.
///
///     title: A library's uses
///     catalogue: eu-ai-act
///     roles: { Library: [provider, deployer] }
///     answers: { infers: true }
///     uses:
///       cards: { title: Catalogue cards, answers: { purpose: none } }
///       applications: { title: Applications, roles: { University: deployer }, answers: { purpose: admission, profiles: } }
///
/// `roles` and `answers` of the file hold for each use that says nothing else; an answer left empty is an open question.
package func readUseCases(_ source: SourceFile, catalogues: [Catalogue], reporting log: inout [Diagnostic]) -> UseCases {
    var reader = UseCaseReader()
    let uses = reader.useCases(source, catalogues)
    log += reader.diagnostics
    return uses
}

private struct UseCaseReader {
    var diagnostics: [Diagnostic] = []
    var catalogue: Catalogue?

    mutating func useCases(_ source: SourceFile, _ catalogues: [Catalogue]) -> UseCases {
        let tree = readYAML(Excerpt(source), reporting: &diagnostics)
        var fields = FieldReader(tree, of: "a file of uses")
        let title = fields.required("title")?.text
        let says = fields.text("says")
        let name = fields.required("catalogue")?.mention
        if let name {
            catalogue = catalogues.first { $0.id == name.name }
            diagnostics += missing("catalogue", [name], among: catalogues.map(\.id))
        }
        let roles = fields.value("roles")
        let holders = roles.map { self.holders($0) } ?? []
        let answers = fields.mapping("answers").map { answer($0) }
        diagnostics += check(answers)
        if fields.lacks("uses") { diagnostics.append(.error("a file of uses needs 'uses'", at: tree.place)) }
        let uses = fields.mapping("uses").map { use($0, holders, answers) }
        diagnostics += fields.finish()
        return UseCases(
            id: source.name, title: title ?? "", says: says, catalogue: name?.name ?? "", uses: uses, file: source,
            isSound: !diagnostics.hasErrors && catalogue?.isSound ?? false)
    }

    private mutating func use(_ entry: YAMLTree.Entry, _ common: [UseCase.Holder], _ defaults: [Statement]) -> UseCase {
        var fields = FieldReader(entry.value, of: "a use")
        let title = fields.required("title")?.text
        let (says, why, askedBy) = (fields.text("says"), fields.text("why"), fields.text("asked-by"))
        let holders = fields.value("roles").map { self.holders($0) } ?? common
        let changedBy = fields.scalar("changed-by")?.mention
        let answers = fields.mapping("answers").map { answer($0) }
        diagnostics += fields.finish() + check(answers)
        if let changedBy { diagnostics += missing("party of this use", [changedBy], among: unique(holders.map(\.party))) }
        let own = Set(answers.map(\.name))
        let all = defaults.filter { !own.contains($0.name) } + answers
        return UseCase(
            id: entry.key, title: title ?? entry.key, says: says, why: why, askedBy: askedBy, holders: holders,
            changedBy: changedBy?.name, answers: all.filter { !$0.values.isEmpty }, place: entry.keyPlace)
    }

    /// Each party with its roles, or its one role.
    private mutating func holders(_ tree: YAMLTree) -> [UseCase.Holder] {
        guard let parties = tree.entries else {
            if !tree.isInvalid {
                diagnostics.append(.error("'roles' is a mapping of parties to their roles, not \(tree.kind)", at: tree.place))
            }
            return []
        }
        var fields = FieldReader(tree, of: "the roles")
        return parties.flatMap { party in
            let roles = fields.scalars(party.key).compactMap(\.mention)
            if let catalogue { diagnostics += missing("role", roles, among: catalogue.roles.map(\.id)) }
            return roles.map { UseCase.Holder(party: party.key, role: $0.name) }
        }
    }

    /// Without values for a question that is left open.
    private mutating func answer(_ entry: YAMLTree.Entry) -> Statement {
        let items = entry.value.isNull ? [] : entry.value.items ?? [entry.value]
        for item in items where item.text == nil && !item.isInvalid {
            diagnostics.append(.error("an answer is a text or a list of texts, not \(item.kind)", at: item.place))
        }
        return Statement(name: entry.key, values: items.compactMap(\.mention), place: entry.keyPlace)
    }

    private func check(_ answers: [Statement]) -> [Diagnostic] {
        guard let catalogue else { return [] }
        let open = answers.filter(\.values.isEmpty).map { Mention(name: $0.name, place: $0.place) }
        return catalogue.questions.check(answers.filter { !$0.values.isEmpty })
            + missing("question", open, among: catalogue.questions.entries.map(\.name))
    }
}
