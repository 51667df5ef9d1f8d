import Diagnostics
import Foundation
import Testing

/// Reads `Broken/<name>` beside the test file and compares the messages with those in `Broken/<name>.messages`; `.yml` may be left out.
/// The paths in messages begin with `content/`, then `content`: "rubrics/", or nothing.
func checkMessages(
    of name: String, in content: String = "rubrics/", besides test: String, read: (SourceFile, inout [Diagnostic]) -> Void
) throws {
    let folder = URL(filePath: test).deletingLastPathComponent().appending(path: "Broken")
    let file = name.contains(".") ? name : "\(name).yml"
    let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    let expected = folder.appending(path: "\(file).messages")
    var log: [Diagnostic] = []
    read(SourceFile(path: "content/\(content)\(file)", text: text), &log)
    let actual = log.sorted().map { render($0) + "\n" }.joined()
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
        try actual.write(to: expected, atomically: true, encoding: .utf8)
        Issue.record("recorded \(expected.lastPathComponent)")
    }
    #expect(try actual == String(contentsOf: expected, encoding: .utf8))
}
