import Diagnostics
import Foundation
import Pipelines

/// The outcomes of a run that is under way, one a line, so that a run that was interrupted goes on where it was.
struct Journal: Sendable {
    /// What an earlier attempt left.
    let outcomes: [Outcome]
    private let path: String
    private let file: FileHandle

    init(path: String) throws {
        self.path = path
        var ignored: [Diagnostic] = []
        let text = (try? Disk.bytes(at: path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        outcomes = readJournal(SourceFile(path: path, text: text), reporting: &ignored)
        // Written anew: what was cut off must not stand before the next line.
        try Disk.save(Self.bytes(outcomes), at: path)
        guard let file = FileHandle(forWritingAtPath: path) else { throw WorldError("cannot write '\(path)'") }
        self.file = file
        try file.seekToEnd()
    }

    /// Called by one worker at a time.
    func add(_ outcomes: [Outcome]) throws {
        do {
            try file.write(contentsOf: Data(Self.bytes(outcomes)))
        } catch {
            throw WorldError("cannot write '\(path)'; is the disk full?")
        }
    }

    /// Forgets what an earlier attempt left.
    func clear() throws {
        do {
            try file.truncate(atOffset: 0)
        } catch {
            throw WorldError("cannot write '\(path)'")
        }
    }

    /// Ends the journal of a run that has its record.
    func remove() {
        try? file.close()
        try? FileManager.default.removeItem(atPath: path)
    }

    private static func bytes(_ outcomes: [Outcome]) -> [UInt8] { outcomes.flatMap { Array((journalLine($0) + "\n").utf8) } }
}
