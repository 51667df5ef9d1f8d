import Diagnostics
import Foundation
import Pipelines

/// Where work that took long is kept beside the case, so that nobody waits for it twice: `.cache/`, which may be deleted at any time.
///
/// Everything in it is named by what it was made from; no file's time is ever looked at.
struct RunFolder: Sendable {
    private let folder: String

    init(root: String) { folder = "\(root)/.cache" }

    /// The record of a run over exactly these inputs, if there is one that can be read.
    func record(of run: String, digest: String) -> RunRecord? {
        guard let bytes = try? Disk.bytes(at: path(run, digest)) else { return nil }
        var ignored: [Diagnostic] = []
        let record = readRunRecord(SourceFile(path: path(run, digest), text: String(decoding: bytes, as: UTF8.self)), reporting: &ignored)
        return ignored.isEmpty && record?.digest == digest ? record : nil
    }

    /// Keeps a record; gives the path of its file.
    func keep(_ record: RunRecord) throws -> String {
        let path = path(record.run, record.digest)
        try make("runs")
        try Disk.save(Array(text(of: record).utf8), at: path)
        return path
    }

    /// A result of a component under the name that stands for all that it was made from.
    func cached(_ key: String) -> [UInt8]? { try? Disk.bytes(at: "\(folder)/work/\(key)") }

    /// Keeps a result. That it cannot be kept is no reason to end a run.
    func keep(_ key: String, _ bytes: [UInt8]) {
        try? make("work")
        try? Disk.save(bytes, at: "\(folder)/work/\(key)")
    }

    /// The journal of a run over exactly these inputs.
    func journal(of run: String, digest: String) throws -> Journal {
        try make("journals")
        return try Journal(path: "\(folder)/journals/\(run)-\(digest.prefix(16)).jsonl")
    }

    private func path(_ run: String, _ digest: String) -> String { "\(folder)/runs/\(run)-\(digest.prefix(16)).json" }

    private func make(_ part: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(part)", withIntermediateDirectories: true)
        } catch {
            throw WorldError("cannot create '\(folder)/\(part)'")
        }
    }
}
