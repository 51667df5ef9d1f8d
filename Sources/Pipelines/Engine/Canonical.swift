import Corpora
import Diagnostics
import YAMLTrees

extension CorpusDefinition {
    /// The definition without what only people read: comments, and the titles of the corpus, its categories and its fields.
    var canonical: String {
        canonicalText(of: source) { path in
            switch path.count {
            case 1: path[0] == "title" || path[0] == "says"
            case 3: ["categories", "fields"].contains(path[0]) && (path[2] == "title" || path[2] == "says")
            default: false
            }
        }
    }
}

/// A YAML file as a text that stays the same when comments, blanks, quotes or what `isLeftOut` changes; the order of keys counts.
///
/// - Parameter isLeftOut: is asked about the keys that lead to an entry.
func canonicalText(of source: SourceFile, leavingOut isLeftOut: ([String]) -> Bool) -> String {
    var known: [Diagnostic] = []
    return text(readYAML(Excerpt(source), reporting: &known), at: [], leavingOut: isLeftOut)
}

private func text(_ tree: YAMLTree, at path: [String], leavingOut isLeftOut: ([String]) -> Bool) -> String {
    switch tree.content {
    case .scalar(let text, let isPlain): "\(isPlain ? "plain" : "text") \(text.utf8.count) \(text)"
    case .sequence(let items): "[" + items.map { text($0, at: path, leavingOut: isLeftOut) }.joined(separator: ",") + "]"
    case .mapping(let entries):
        "{"
            + entries.filter { !isLeftOut(path + [$0.key]) }
            .map { "\($0.key.utf8.count) \($0.key)=" + text($0.value, at: path + [$0.key], leavingOut: isLeftOut) }.joined(separator: ",")
            + "}"
    case .null, .invalid: "-"
    }
}
