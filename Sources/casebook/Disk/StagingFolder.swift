import Foundation

/// Collects a whole site beside its destination and puts it there in one step, so that a reader, or a build that was
/// interrupted, never leaves half of one.
struct StagingFolder: Sendable {
    private let destination: String
    private let folder: String

    /// Marks a folder as one that a build may replace.
    private static let marker = ".casebook"
    private static let markerText = "This folder is written by 'casebook build', which replaces all of it.\n"

    /// - Throws: when the destination holds something that Casebook did not write.
    init(for destination: String) throws {
        self.destination = destination
        folder = "\(destination).new-\(getpid())"
        let existing = (try? FileManager.default.contentsOfDirectory(atPath: destination)) ?? []
        func isOutput(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(destination)/\(name)/\(Self.marker)") }
        guard existing.contains(Self.marker) || existing.allSatisfy({ $0 == ".gitignore" || isOutput($0) }) else {
            throw WorldError(
                "'\(destination)' holds files that Casebook did not write; name another folder with --output, or empty this one")
        }
        Self.removeLeftovers(beside: destination)
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw WorldError("cannot create a folder at '\(destination)'")
        }
    }

    /// Removes what builds that were interrupted left beside the destination; a build that still runs keeps its own.
    private static func removeLeftovers(beside destination: String) {
        let place = URL(fileURLWithPath: destination)
        let prefix = place.lastPathComponent + ".new-"
        let neighbours = (try? FileManager.default.contentsOfDirectory(atPath: place.deletingLastPathComponent().path)) ?? []
        for name in neighbours where name.hasPrefix(prefix) {
            guard let process = Int32(name.dropFirst(prefix.count)), kill(process, 0) != 0, errno == ESRCH else { continue }
            try? FileManager.default.removeItem(at: place.deletingLastPathComponent().appendingPathComponent(name))
        }
    }

    func save(_ path: String, _ bytes: [UInt8]) throws {
        let target = "\(folder)/\(path)"
        var descriptor = open(target, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        if descriptor < 0, errno == ENOENT {
            try FileManager.default.createDirectory(
                atPath: String(target[..<(target.lastIndex(of: "/") ?? target.endIndex)]), withIntermediateDirectories: true)
            descriptor = open(target, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        }
        guard descriptor >= 0 else { throw WorldError.system("cannot write '\(target)'") }
        defer { close(descriptor) }
        var written = 0
        try bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress else { return }
            while written < buffer.count {
                let count = write(descriptor, start + written, buffer.count - written)
                guard count > 0 else { throw WorldError.system("cannot write '\(target)'") }
                written += count
            }
        }
    }

    /// Puts the collected files in the destination's place.
    func commit() throws {
        try save(Self.marker, Array(Self.markerText.utf8))
        try save(".gitignore", Array("*\n!.gitignore\n".utf8))
        if Disk.isFolder(destination) {
            try exchange()
            try keepOutputsInside()
            discard()
        } else {
            guard rename(folder, destination) == 0 else { throw WorldError.system("cannot put the site at '\(destination)'") }
        }
    }

    /// Moves what is an output of its own, the paper inside the instructor's site say, from the old folder into the new one.
    ///
    /// Afterwards `folder` holds what the destination held before.
    private func keepOutputsInside() throws {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            guard FileManager.default.fileExists(atPath: "\(folder)/\(name)/\(Self.marker)") else { continue }
            guard !FileManager.default.fileExists(atPath: "\(destination)/\(name)") else { continue }
            guard rename("\(folder)/\(name)", "\(destination)/\(name)") == 0 else {
                throw WorldError.system("cannot keep '\(destination)/\(name)', which is now at '\(folder)/\(name)'")
            }
        }
    }

    /// Removes what was collected.
    func discard() { try? FileManager.default.removeItem(atPath: folder) }

    private func exchange() throws {
        #if os(Linux)
            if exchangeNames(folder, destination) { return }
        #elseif canImport(Darwin)
            if renamex_np(folder, destination, UInt32(RENAME_SWAP)) == 0 { return }
        #endif
        let old = "\(destination).old-\(getpid())"
        guard rename(destination, old) == 0, rename(folder, destination) == 0, rename(old, folder) == 0 else {
            throw WorldError.system("cannot put the site at '\(destination)'")
        }
    }
}

#if os(Linux)
    /// Gives two paths each other's file in one step; false where the system or the file system cannot.
    ///
    /// Swift's Glibc module does not show `renameat2`, so it is looked up by its name.
    private func exchangeNames(_ one: String, _ other: String) -> Bool {
        typealias RenameAt2 = @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
        guard let symbol = dlsym(nil, "renameat2") else { return false }
        let renameExchange: UInt32 = 2
        return unsafeBitCast(symbol, to: RenameAt2.self)(AT_FDCWD, one, AT_FDCWD, other, renameExchange) == 0
    }
#endif
