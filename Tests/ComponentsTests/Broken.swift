import Diagnostics
import Foundation
import Testing

/// Reads `Broken/<name>.yml` beside the test file and compares the messages with those in `Broken/<name>.yml.messages`.
func checkMessages(
    of name: String, besides test: String, read: (SourceFile, inout [Diagnostic]) -> Void
) throws {
    let folder = URL(filePath: test).deletingLastPathComponent().appending(path: "Broken")
    let text = try String(contentsOf: folder.appending(path: "\(name).yml"), encoding: .utf8)
    let expected = folder.appending(path: "\(name).yml.messages")
    var log: [Diagnostic] = []
    read(SourceFile(path: "content/rules/\(name).yml", text: text), &log)
    let actual = log.sorted().map { render($0) + "\n" }.joined()
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
        try actual.write(to: expected, atomically: true, encoding: .utf8)
        Issue.record("recorded \(expected.lastPathComponent)")
    }
    #expect(try actual == String(contentsOf: expected, encoding: .utf8))
}
