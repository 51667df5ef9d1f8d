import Corpora
import Diagnostics
import Foundation

let definitionPath = "content/corpora/shop.yml"

/// A definition with two categories and a field of each kind.
let shop = definition(
    categories: ["invoice", "credit-note"],
    fields: [("due", .date), ("number", .identifier), ("supplier", .text), ("total", .amount)])

/// A definition that declares nothing.
let undeclared = definition(categories: [], fields: [])

func definition(categories: [String], fields: [(String, CorpusDefinition.Field.Kind)]) -> CorpusDefinition {
    let source = SourceFile(path: definitionPath, text: "title: Shop\nfrom: shop.jsonl\n")
    return CorpusDefinition(
        id: "shop", title: "Shop", says: nil, categories: categories.map { .init(id: $0, title: $0) },
        fields: fields.map { .init(id: $0.0, title: $0.0, kind: $0.1) },
        origin: .files(path: "shop.jsonl", place: source.place(SourceRange(18, 28))), source: source)
}

/// What came of opening a corpus.
struct Opened {
    let corpus: Corpus?
    /// What was said beside records that are left out.
    let log: [Diagnostic]

    var documents: [CorpusDocument] { corpus.map { corpus in (0..<corpus.count).map { corpus.document($0) } } ?? [] }
    /// Everything that was said, as a terminal shows it.
    var messages: String { (log + (corpus?.rejected ?? [])).sorted().map { render($0) }.joined(separator: "\n") }
}

func open(_ bytes: some Sequence<UInt8>, _ definition: CorpusDefinition = shop, named name: String = "shop.jsonl") -> Opened {
    var log: [Diagnostic] = []
    let corpus = openCorpus(definition, named: name, .file(Data(bytes)), reporting: &log)
    return Opened(corpus: corpus, log: log)
}

func open(_ text: String, _ definition: CorpusDefinition = shop, named name: String = "shop.jsonl") -> Opened {
    open(text.utf8, definition, named: name)
}

func open(folder files: [String: String], _ definition: CorpusDefinition = shop) -> Opened {
    open(folder: files.mapValues { Array($0.utf8) }, definition)
}

func open(folder files: [String: [UInt8]], _ definition: CorpusDefinition = shop) -> Opened {
    struct Unreadable: Error, CustomStringConvertible { let description = "permission denied" }
    var log: [Diagnostic] = []
    let folder = CorpusFiles.folder(paths: files.keys.sorted()) { path in
        guard let bytes = files[path], bytes != Array("locked".utf8) else { throw Unreadable() }
        return Data(bytes)
    }
    let corpus = openCorpus(definition, named: "shop", folder, reporting: &log)
    return Opened(corpus: corpus, log: log)
}
