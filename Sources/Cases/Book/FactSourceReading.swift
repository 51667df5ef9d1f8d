import Diagnostics
import YAMLTrees

/// Reads `sources.yml`: a mapping from the id that quantities name to what it stands for.
func readFactSources(_ source: SourceFile, reporting log: inout [Diagnostic]) -> [FactSource] {
    let tree = readYAML(Excerpt(source), reporting: &log)
    if tree.entries == nil, !tree.isNull, !tree.isInvalid {
        log.append(.error("the sources are a mapping of ids to sources, not \(tree.kind)", at: tree.place))
    }
    var sources: [FactSource] = []
    for entry in tree.entries ?? [] {
        var fields = FieldReader(entry.value, of: "a source")
        sources.append(
            FactSource(
                id: entry.key,
                title: fields.required("title")?.text ?? entry.key,
                publisher: fields.text("publisher"),
                url: fields.text("url"),
                read: fields.text("read"),
                note: fields.text("note"),
                place: entry.keyPlace))
        log += fields.finish()
    }
    return sources
}
