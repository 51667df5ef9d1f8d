package import Diagnostics
package import Foundation

/// What lies on disk where a corpus definition points to.
package enum CorpusFiles: Sendable {
    /// One file: JSONL, or SQuAD 2.0 when its name ends in `.json`. A large one is best mapped into memory, not read: the documents
    /// are cut from it when they are asked for, and it must not change as long as the corpus is open.
    case file(Data)
    /// A folder: the paths of all files below it, relative to it and with `/`, and the way to read one.
    case folder(paths: [String], read: @Sendable (String) throws -> Data)
}

/// Opens a corpus that lies in files. Every record is checked, which takes about 0.3 s for 50,000 records of 1.4 kB; none is kept.
///
/// A corpus that declares no categories or no fields gets those that occur, sorted.
/// - Parameters:
///   - name: the file or the folder as messages name it: `content/corpora/contracts.jsonl`.
///   - log: remarks on records that are part of the corpus, and why a corpus cannot be opened at all, which is an error. Records that
///     are left out are not in it: see `Corpus.rejected`.
/// - Returns: nil when there is not one document.
package func openCorpus(
    _ definition: CorpusDefinition, named name: String, _ files: CorpusFiles, reporting log: inout [Diagnostic]
) -> Corpus? {
    var findings = Findings()
    let expected = Expectations(definition)
    let contents: Contents
    switch files {
    case .file(let data):
        if let (message, note) = foreignEncoding(data) {
            log.append(.error(message, at: wholeFile(name), notes: [.init(note)] + named(by: definition)))
            return nil
        }
        let file = LargeFile(path: name, data: data)
        if name.lowercased().hasSuffix(".json") {
            let articles = SquadFile(file, reporting: &findings)
            contents = Contents(count: articles.count, month: { _ in nil }, document: { articles.document($0) })
        } else {
            let lines = JSONLines(file, expecting: expected, reporting: &findings)
            contents = Contents(count: lines.count, month: { lines.month($0) }, document: { lines.document($0) })
        }
    case .folder(let paths, let read):
        let folder = TextFolder(name, paths, read: read, expecting: expected, reporting: &findings)
        contents = Contents(count: folder.count, month: { _ in nil }, document: { folder.document($0) })
    }
    log += findings.remarks.diagnostics
    guard contents.count > 0 else {
        log += findings.rejected.diagnostics + [nothing(name, files, findings, named(by: definition))]
        return nil
    }
    return Corpus(
        definition: definition.completed(by: findings), count: contents.count, month: contents.month, document: contents.document,
        rejected: findings.rejected.diagnostics + summary(findings, among: contents.count, of: name), rejectedCount: findings.rejectedCount)
}

extension CorpusFiles {
    /// SHA-256 of what a corpus is read from: of the file, or of the paths, lengths and bytes of a folder's files in sorted order.
    /// Throws what reading a file throws.
    package func digest() throws -> String {
        switch self {
        case .file(let data): return sha256(data)
        case .folder(let paths, let read):
            var digest = Digest()
            for path in paths.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
                let data = try read(path)
                digest.add("\(path)\0\(data.count)\0")
                digest.add(data)
            }
            return digest.hexadecimal()
        }
    }
}

private struct Contents {
    let count: Int
    let month: @Sendable (Int) -> Int?
    let document: @Sendable (Int) -> CorpusDocument
}

/// How many records are left out, which comes first when messages are sorted.
private func summary(_ findings: Findings, among count: Int, of name: String) -> [Diagnostic] {
    guard findings.rejectedCount > 0 else { return [] }
    let (left, all) = (grouped(findings.rejectedCount), grouped(count + findings.rejectedCount))
    return [.warning("\(left) of \(all) records are wrong and left out", at: wholeFile(name))]
}

private func nothing(_ name: String, _ files: CorpusFiles, _ findings: Findings, _ notes: [Diagnostic.Note]) -> Diagnostic {
    let place = wholeFile(name)
    if findings.rejectedCount > 0 { return .error("no document of the corpus can be read", at: place, notes: notes) }
    switch files {
    case .file: return .error("the file has no document", at: place, notes: notes)
    case .folder(let paths, _):
        let file = paths.sorted().first { $0.hasSuffix(".jsonl") || $0.hasSuffix(".json") }
        let note = file.map { "'from' can name a file, too: \(name)/\($0)" } ?? "a document lies at category/file.txt"
        return .error("the folder has no document", at: place, notes: [.init(note)] + notes)
    }
}

/// Where a corpus definition says which files are meant.
private func named(by definition: CorpusDefinition) -> [Diagnostic.Note] {
    guard case .files(_, let place) = definition.origin else { return [] }
    return [.init("the corpus is named here", at: place)]
}

extension CorpusDefinition {
    /// With the categories and fields that occur where none are declared.
    fileprivate func completed(by findings: Findings) -> CorpusDefinition {
        CorpusDefinition(
            id: id, title: title, says: says,
            categories: categories.isEmpty ? findings.categories.sorted().map { Category(id: $0, title: $0) } : categories,
            fields: fields.isEmpty ? findings.fields.sorted().map { Field(id: $0, title: $0, kind: .text) } : fields,
            origin: origin, source: source, scanQuality: scanQuality)
    }
}
