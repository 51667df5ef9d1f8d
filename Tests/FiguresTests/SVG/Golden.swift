import Foundation
import Testing

/// Compares with the file under FiguresTests; a failing run leaves what came in `actual/` beside it. RECORD=1 rewrites the file, and fails.
func expectGolden(_ text: String, _ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: path)
    let folder = file.deletingLastPathComponent()
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("\(path) was recorded; run again without RECORD", sourceLocation: sourceLocation)
        return
    }
    let expected = try? String(contentsOf: file, encoding: .utf8)
    if text == expected { return }
    let actual = folder.appending(path: "actual")
    try FileManager.default.createDirectory(at: actual, withIntermediateDirectories: true)
    try text.write(to: actual.appending(path: file.lastPathComponent), atomically: true, encoding: .utf8)
    Issue.record("\(path) differs from actual/\(file.lastPathComponent)", sourceLocation: sourceLocation)
}

/// What a program of the system printed and whether it succeeded.
func run(_ program: String, _ arguments: [String], input: [UInt8] = []) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let (source, sink) = (Pipe(), Pipe())
    process.standardInput = source
    process.standardOutput = sink
    process.standardError = sink
    try process.run()
    try source.fileHandleForWriting.write(contentsOf: input)
    try source.fileHandleForWriting.close()
    let output = sink.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}

/// Where the program is, if it is installed.
func program(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
}
