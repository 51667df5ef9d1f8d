import Corpora
import Diagnostics
import Foundation

/// A corpus with its files.
struct CorpusOnDisk: Sendable {
    let definition: CorpusDefinition
    /// Stands for the files; empty when the corpus is generated.
    let digest: String
    private let root: String

    init(_ definition: CorpusDefinition, root: String) throws {
        self.definition = definition
        self.root = root
        digest = ""
    }

    func open(jobs: Int) async throws -> Corpus { throw WorldError("not yet") }

    func image(_ path: String) throws -> [UInt8] { try Disk.bytes(at: "\(root)/content/\(path)") }
}
