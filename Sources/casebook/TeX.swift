import Cases
import Diagnostics
import Foundation
import Writers

/// Sets LaTeX as PDF with latexmk, in a folder of its own that is removed afterwards.
enum TeX {
    enum Result {
        case notAsked
        case missing
        case tooSlow
        case done(pdf: [UInt8]?, messages: [TeXMessage], seconds: Double)
    }

    private static let limit = 300.0

    static func set(_ sources: [OutputFile], named name: String) async throws -> Result {
        guard let program = path(of: "latexmk"), path(of: "pdflatex") != nil else { return .missing }
        let folder = FileManager.default.temporaryDirectory.appending(path: "casebook-tex-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in sources {
            let target = folder.appending(path: file.path)
            try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.bytes).write(to: target)
        }
        let start = Date()
        guard try await run(program, ["-pdf", "-interaction=nonstopmode", "-no-shell-escape", "-silent", name], in: folder) else {
            return .tooSlow
        }
        let stem = folder.appending(path: String(name.prefix { $0 != "." })).path
        let log = (try? Data(contentsOf: URL(fileURLWithPath: stem + ".log"))).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let messages = readTeXLog(log)
        let pdf = messages.contains(where: \.isError) ? nil : try? Disk.bytes(at: stem + ".pdf")
        return .done(pdf: pdf, messages: messages, seconds: Date().timeIntervalSince(start))
    }

    private static func path(of program: String) -> String? {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return folders.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// False when it took longer than anybody waits. The environment is TeX's alone, so that two machines set the same bytes.
    private static func run(_ program: String, _ arguments: [String], in folder: URL) async throws -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        let own = ProcessInfo.processInfo.environment
        process.environment = [
            "PATH": own["PATH"] ?? "/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8", "max_print_line": "1000",
            "SOURCE_DATE_EPOCH": own["SOURCE_DATE_EPOCH"] ?? "0", "FORCE_SOURCE_DATE": "1",
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let end = Date().addingTimeInterval(limit)
        while process.isRunning {
            if Date() > end || Task.isCancelled {
                process.terminate()
                return false
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        return true
    }
}

extension TeX.Result {
    var files: [OutputFile] {
        guard case .done(let pdf?, _, _) = self else { return [] }
        return [OutputFile(path: "paper.pdf", bytes: pdf)]
    }

    func diagnostics(of sources: [OutputFile], from source: SourceFile) -> [Diagnostic] {
        guard case .done(let pdf, let messages, _) = self else { return [] }
        let found = Writers.diagnostics(of: messages, in: sources, from: source)
        if pdf != nil || found.hasErrors { return found }
        return found + [
            .error("latexmk made no PDF", at: nil, notes: [.init("run 'latexmk -pdf paper.tex' in the paper's folder to see why")])
        ]
    }

    /// What happened, in a line.
    var summary: String {
        switch self {
        case .notAsked: "no PDF was asked for"
        case .missing:
            "no PDF: latexmk or pdflatex is missing. 'make paper' installs them; by hand:\n"
                + "  apt-get install --no-install-recommends \(texPackages)"
        case .tooSlow: "no PDF: latexmk was stopped after five minutes"
        case .done(nil, _, _): "no PDF: TeX found errors"
        case .done(_, _, let seconds): "TeX set the PDF in \(seconds.formatted(.number.precision(.fractionLength(1)))) s"
        }
    }
}

/// The Debian packages that the paper needs, as the Makefile installs them.
private let texPackages =
    "latexmk biber lmodern texlive-latex-recommended texlive-latex-extra texlive-plain-generic texlive-science "
    + "texlive-bibtex-extra"
