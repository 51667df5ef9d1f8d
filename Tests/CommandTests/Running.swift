import Foundation
import Testing

/// A folder of its own for one test, with a case in it; removed at the end.
final class CaseFolder {
    let url: URL

    /// - Parameter texts: what stands in `content/`, by path.
    init(_ texts: [String: String] = SmallCase.texts) throws {
        url = FileManager.default.temporaryDirectory.appending(path: "casebook-\(UUID().uuidString)").resolvingSymlinksInPath()
        for (path, text) in texts { try write(text, at: "content/\(path)") }
        try FileManager.default.copyItem(at: Checkout.root.appending(path: "templates"), to: url.appending(path: "templates"))
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ text: String, at path: String) throws { try write([UInt8](text.utf8), at: path) }

    func write(_ bytes: [UInt8], at path: String) throws {
        let file = url.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    func bytes(_ path: String) -> [UInt8]? { (try? Data(contentsOf: url.appending(path: path))).map { [UInt8]($0) } }
    func text(_ path: String) -> String? { bytes(path).map { String(decoding: $0, as: UTF8.self) } }
    func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url.appending(path: path).path) }

    /// Every file below a folder with its bytes, hidden ones too.
    func files(below folder: String) throws -> [String: [UInt8]] {
        let start = url.appending(path: folder)
        var found: [String: [UInt8]] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: start.path) {
            if let bytes = bytes("\(folder)/\(path)") { found[path] = bytes }
        }
        return found
    }

    func entries() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }

    /// Runs `casebook` in the folder.
    func run(_ arguments: String..., environment: [String: String] = [:]) throws -> CommandResult {
        try Casebook(arguments, in: url, environment: environment).finished()
    }
}

enum Checkout {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The command that was built with these tests: it lies beside them.
    static var executable: URL {
        let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL ?? Bundle.main.bundleURL
        let folder = tests.pathExtension == "xctest" ? tests.deletingLastPathComponent() : tests
        return folder.appending(path: "casebook")
    }
}

struct CommandResult {
    let status: Int32
    let output: String
    let errors: String
}

/// A running `casebook`; what it says goes to files, so that no pipe can fill up.
final class Casebook {
    let process = Process()
    private let folder = FileManager.default.temporaryDirectory.appending(path: "casebook-run-\(UUID().uuidString)")

    init(_ arguments: [String], in directory: URL, environment: [String: String] = [:], through shell: [String] = []) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        process.executableURL = shell.first.map { URL(filePath: $0) } ?? Checkout.executable
        process.arguments = shell.dropFirst() + arguments
        process.currentDirectoryURL = directory
        process.environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm"].merging(environment) { _, mine in mine }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try handle("output")
        process.standardError = try handle("errors")
        try process.run()
    }

    /// Ends it as Ctrl-C does not: at once.
    func stop() {
        guard process.isRunning else { return }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    deinit {
        stop()
        try? FileManager.default.removeItem(at: folder)
    }

    var output: String { text("output") }
    var errors: String { text("errors") }

    func finished() throws -> CommandResult {
        process.waitUntilExit()
        return CommandResult(status: process.terminationStatus, output: output, errors: errors)
    }

    private func handle(_ name: String) throws -> FileHandle {
        let file = folder.appending(path: name)
        try Data().write(to: file)
        return try FileHandle(forWritingTo: file)
    }

    private func text(_ name: String) -> String {
        (try? Data(contentsOf: folder.appending(path: name))).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

/// Waits until something is true, at most `seconds`.
func wait(_ seconds: Double = 30, until condition: () throws -> Bool) async throws -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    // On a busy machine the time may be over before anybody else has had a turn, so it looks a hundred times at least.
    var looks = 0
    while clock.now < end || looks < 100 {
        if try condition() { return true }
        looks += 1
        try await Task.sleep(for: .milliseconds(20))
    }
    return try condition()
}
