import Foundation
import Testing
import Writers

/// A folder in which LaTeX is run, removed afterwards.
struct Typesetting {
    /// `latexmk`, if this machine has it.
    static let latexmk: URL? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { URL(filePath: String($0)).appending(path: "latexmk") }.first { FileManager.default.isExecutableFile(atPath: $0.path) }

    struct Result {
        let status: Int32
        let log: String
        let pdf: Data?

        /// The lines of TeX's log that a reader of the PDF could see the cause of.
        var complaints: [String] {
            log.split(separator: "\n").map(String.init).filter { line in
                if line.hasPrefix("!") { return true }
                if let amount = line.firstMatch(of: /Overfull \\[hv]box \(([0-9.]+)pt/) { return (Double(amount.1) ?? 0) > 1 }
                return line.contains("Warning:") && !line.contains(/^Class .* Warning: You do not have|Font shape|math accent|font shapes/)
            }
        }
    }

    /// Writes the files and runs `latexmk` on one of them.
    static func run(_ files: [String: [UInt8]], main: String) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "casebook-latex-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, bytes) in files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
        let process = Process()
        process.executableURL = latexmk
        process.arguments = ["-pdf", "-interaction=nonstopmode", "-halt-on-error", main + ".tex"]
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let log = (try? Data(contentsOf: folder.appending(path: main + ".log"))) ?? Data()
        if let kept = ProcessInfo.processInfo.environment["KEEP_LATEX"] {
            try? FileManager.default.copyItem(at: folder, to: URL(filePath: kept).appending(path: folder.lastPathComponent))
        }
        return Result(
            status: process.terminationStatus, log: String(decoding: log, as: UTF8.self),
            pdf: try? Data(contentsOf: folder.appending(path: main + ".pdf")))
    }
}
