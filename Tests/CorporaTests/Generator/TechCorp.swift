import Corpora
import Diagnostics
import Foundation
import YAMLTrees

/// The documents of the case that comes with Casebook, read once.
enum TechCorp {
    static let source: SourceFile = {
        let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let text = (try? String(contentsOf: root.appending(path: "content/corpora/techcorp.yml"), encoding: .utf8)) ?? ""
        return SourceFile(path: "content/corpora/techcorp.yml", text: text)
    }()

    static let generator: Generator? = {
        var log: [Diagnostic] = []
        return read(source, reporting: &log)
    }()
}

/// The generator of a corpus, read from the parts of its declaration that concern it.
func read(_ source: SourceFile, reporting log: inout [Diagnostic]) -> Generator? {
    let tree = readYAML(Excerpt(source), reporting: &log)
    let categories = (tree["categories"]?.entries ?? []).map { CorpusDefinition.Category(id: $0.key, title: $0.key) }
    let fields = (tree["fields"]?.entries ?? []).map { entry in
        let kind = (entry.value["kind"]?.text).flatMap { CorpusDefinition.Field.Kind(rawValue: $0) }
        return CorpusDefinition.Field(id: entry.key, title: entry.key, kind: kind ?? .text)
    }
    return tree["generate"].flatMap { readGenerator($0, categories: categories, fields: fields, reporting: &log) }
}
