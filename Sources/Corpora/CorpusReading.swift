package import Diagnostics
import YAMLTrees

/// Reads what an author declares of a corpus. Never fails: what is wrong is reported, and what can be read is there.
package func readCorpusDefinition(_ source: SourceFile, reporting log: inout [Diagnostic]) -> CorpusDefinition {
    let tree = readYAML(Excerpt(source), reporting: &log)
    var reader = CorpusReader(source: source)
    defer { log += reader.diagnostics }
    return reader.definition(tree)
}

private struct CorpusReader {
    let source: SourceFile
    var diagnostics: [Diagnostic] = []

    mutating func definition(_ tree: YAMLTree) -> CorpusDefinition {
        var fields = FieldReader(tree, of: "a corpus")
        let id = source.path.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? source.path
        let title = fields.required("title")?.text ?? id
        let says = fields.text("says")
        let categories = fields.mapping("categories").map { category($0) }
        let declared = fields.mapping("fields").map { field($0) }
        let from = fields.scalar("from")
        let generate = fields.value("generate")
        let needsOrigin = fields.lacks("from") && fields.lacks("generate")
        diagnostics += fields.finish()
        return CorpusDefinition(
            id: id, title: title, says: says, categories: categories, fields: declared,
            origin: origin(from, generate, categories, declared, tree, isMissing: needsOrigin), source: source)
    }

    private mutating func origin(
        _ from: YAMLTree?, _ generate: YAMLTree?, _ categories: [CorpusDefinition.Category], _ fields: [CorpusDefinition.Field],
        _ tree: YAMLTree, isMissing: Bool
    ) -> CorpusDefinition.Origin {
        switch (from, generate) {
        case (let from?, let generate?):
            report("a corpus is read or generated, not both", generate.place, [.init("'from' is here", at: from.place)])
        case (let from?, nil):
            if let path = from.text, isInside(path) { return .files(path: path, place: from.place) }
            report("'from' leads out of the content folder", from.place, [.init("put the corpus into it, for example into 'corpora/'")])
        case (nil, let generate?):
            return readGenerator(generate, categories: categories, fields: fields, reporting: &diagnostics).map { .generated($0) }
                ?? .invalid
        case (nil, nil):
            guard isMissing, !tree.isInvalid else { break }
            report(
                "the corpus does not say where its documents are", tree.place,
                [.init("add 'from: corpora/documents.jsonl', or describe them under 'generate'")])
        }
        return .invalid
    }

    private func isInside(_ path: String) -> Bool {
        !path.isEmpty && !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
    }

    /// `invoice: { title: Invoice }` or, shorter, `invoice: Invoice`.
    private mutating func category(_ entry: YAMLTree.Entry) -> CorpusDefinition.Category {
        if let title = entry.value.text { return .init(id: entry.key, title: title) }
        var fields = FieldReader(entry.value, of: "a category")
        defer { diagnostics += fields.finish() }
        return .init(id: entry.key, title: fields.text("title") ?? entry.key)
    }

    private mutating func field(_ entry: YAMLTree.Entry) -> CorpusDefinition.Field {
        if let title = entry.value.text { return .init(id: entry.key, title: title, kind: .text) }
        var fields = FieldReader(entry.value, of: "a field")
        defer { diagnostics += fields.finish() }
        return .init(
            id: entry.key, title: fields.text("title") ?? entry.key,
            kind: fields.choice("kind", of: CorpusDefinition.Field.Kind.self) ?? .text)
    }

    private mutating func report(_ message: String, _ place: Place, _ notes: [Diagnostic.Note]) {
        diagnostics.append(.error(message, at: place, notes: notes))
    }
}
