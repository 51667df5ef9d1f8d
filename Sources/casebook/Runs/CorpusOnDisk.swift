import Corpora
import Diagnostics
import Foundation

/// A corpus with its files.
struct CorpusOnDisk: Sendable {
    let definition: CorpusDefinition
    /// Stands for the files; empty when the corpus is generated.
    let digest: String
    private let folder: String
    private let files: (name: String, files: CorpusFiles)?

    /// - Returns: nil when its files are not where its definition says, which is reported.
    init?(_ definition: CorpusDefinition, root: String, reporting log: inout [Diagnostic]) throws {
        self.definition = definition
        guard case .files(let path, let place) = definition.origin else {
            (folder, files, digest) = ("", nil, "")
            return
        }
        let full = "\(root)/content/\(path)"
        guard let found = try Self.files(at: full) else {
            log.append(
                .error(
                    "there is no file or folder '\(path)' in the content folder", at: place,
                    notes: [.init("'from' names a .jsonl file, a SQuAD .json file, or a folder of texts")]))
            return nil
        }
        folder = Disk.isFolder(full) ? full : URL(fileURLWithPath: full).deletingLastPathComponent().path
        files = ("content/\(path)", found)
        digest = try found.digest()
    }

    /// Every record is checked. Those that are wrong are among the corpus' rejected ones.
    ///
    /// - Returns: nil when there is no document, which is reported.
    func open(reporting log: inout [Diagnostic]) -> Corpus? {
        if let files { return openCorpus(definition, named: files.name, files.files, reporting: &log) }
        return Corpus(generated: definition)
    }

    /// A picture of a page, by its path relative to the corpus.
    ///
    /// - Throws: without the folder's own path, which would make records differ from machine to machine.
    func image(_ path: String) throws -> [UInt8] {
        do { return try Disk.bytes(at: "\(folder)/\(path)") } catch { throw WorldError("cannot read the picture '\(path)'") }
    }

    private static func files(at path: String) throws -> CorpusFiles? {
        if Disk.isFolder(path) {
            return .folder(paths: try Disk.paths(below: path), read: { try Data(contentsOf: URL(fileURLWithPath: "\(path)/\($0)")) })
        }
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return .file(try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped))
    }
}
