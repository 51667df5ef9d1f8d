import Cases
import Diagnostics
import Foundation

/// Something outside the texts that went wrong: a folder that is not there, a disk that is full. Status 2.
struct WorldError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }

    /// What the system said of its last call.
    static func system(_ action: String) -> WorldError { WorldError("\(action): \(String(cString: strerror(errno)))") }
}

enum Disk {
    /// Reads what one edition may open of the content folder. The student's edition never opens the instructor's folder.
    static func loadContent(root: String, edition: Edition, jobs: Int, reporting log: inout [Diagnostic]) async throws -> ContentFiles {
        let folder = "content"
        let paths = try walk(join(root, folder), skipping: edition == .student ? [instructorFolder] : [], as: folder, reporting: &log)
        let read = await concurrently(paths.filter(ContentFiles.isText), jobs: jobs) { _, path in
            Result {
                var log: [Diagnostic] = []
                return (try text(at: join(root, folder, path), as: "\(folder)/\(path)", reporting: &log), log)
            }
        }
        let found = try read.map { try $0.get() }
        log += found.flatMap(\.1)
        let isWhole = edition == .instructor || !hasInstructorFolder(root: root)
        return ContentFiles(texts: found.map(\.0), attachments: paths.filter { !ContentFiles.isText($0) }, folder: folder, isWhole: isWhole)
    }

    static func hasInstructorFolder(root: String) -> Bool { isFolder(join(root, "content", instructorFolder)) }

    /// All files of a folder with their bytes, by path inside it.
    static func loadAll(_ folder: String) throws -> [(path: String, bytes: [UInt8])] {
        try paths(below: folder).map { ($0, try bytes(at: join(folder, $0))) }
    }

    /// The Markdown files below a folder, as paths relative to it.
    static func markdownFiles(in folder: String) throws -> [String] {
        try paths(below: folder).filter { $0.hasSuffix(".md") }
    }

    /// The paths of all files below a folder, relative to it and sorted.
    static func paths(below folder: String) throws -> [String] {
        var log: [Diagnostic] = []
        return try walk(folder, skipping: [], as: folder, reporting: &log)
    }

    /// Writes one file, whole or not at all.
    static func save(_ bytes: [UInt8], at path: String) throws {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw WorldError("cannot write '\(path)'; is there such a folder?")
        }
    }

    static func bytes(at path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw WorldError.system("cannot read '\(path)'") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw WorldError.system("cannot read '\(path)'") }
        let size = Int(status.st_size)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            while count < size {
                let got = read(descriptor, start + count, size - count)
                guard got > 0 else { break }
                count += got
            }
        }
        guard bytes.count == size else { throw WorldError.system("cannot read all of '\(path)'") }
        return bytes
    }

    /// A text file. One that is not UTF-8 is reported at its first wrong byte, and the rest of it is there.
    static func text(at path: String, as name: String, reporting log: inout [Diagnostic]) throws -> SourceFile {
        let bytes = try bytes(at: path)
        if let text = String(validating: bytes, as: UTF8.self) { return SourceFile(path: name, text: text) }
        let readable = SourceFile(path: name, text: String(decoding: bytes, as: UTF8.self))
        let offset = readable.text.utf8.firstRange(of: "\u{FFFD}".utf8).map {
            readable.text.utf8.distance(from: readable.text.startIndex, to: $0.lowerBound)
        }
        let start = offset ?? 0
        log.append(
            .error(
                "the file is not UTF-8 text", at: readable.place(SourceRange(start, start + 3)),
                notes: [.init("save it as UTF-8; 'iconv -f latin1 -t utf-8' converts the usual old encoding")]))
        return readable
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static func join(_ parts: String...) -> String { parts.joined(separator: "/") }

    /// The files below a folder as sorted paths relative to it; hidden ones are left out, links out of it are reported.
    private static func walk(
        _ folder: String, skipping skipped: [String], as name: String, reporting log: inout [Diagnostic]
    ) throws -> [String] {
        guard isFolder(folder) else { throw WorldError("there is no folder '\(folder)'; --root names the folder that holds it") }
        var paths: [String] = []
        var pending = [""]
        while let prefix = pending.popLast() {
            for entry in try FileManager.default.contentsOfDirectory(atPath: join(folder, prefix)) where !entry.hasPrefix(".") {
                let path = prefix.isEmpty ? entry : "\(prefix)/\(entry)"
                guard !skipped.contains(path) else { continue }
                if leaves(join(folder, path), folder) {
                    log.append(
                        .error(
                            "'\(name)/\(path)' is a link to something outside '\(name)'", at: nil,
                            notes: [.init("copy the file into the folder")]))
                } else if isFolder(join(folder, path)) {
                    pending.append(path)
                } else {
                    paths.append(path)
                }
            }
        }
        return paths.sorted()
    }

    private static func leaves(_ path: String, _ folder: String) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return false }
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        return !target.hasPrefix(URL(fileURLWithPath: folder).resolvingSymlinksInPath().path + "/")
    }
}
