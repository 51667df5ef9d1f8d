import Foundation
import Testing

/// A file of blocks with an empty line between them: an input of one line, then the exact messages it must produce.
///
/// `RECORD=1` rewrites the messages, and fails.
func checkBlocks(_ path: String, sourceLocation: SourceLocation = #_sourceLocation, _ messages: (String) -> String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: path)
    let blocks = try String(contentsOf: file, encoding: .utf8).split(separator: "\n\n").map { $0.trimmingCharacters(in: .newlines) }
    #expect(blocks.count > 3, sourceLocation: sourceLocation)
    var made: [String] = []
    for block in blocks {
        let input = String(block.prefix { $0 != "\n" })
        let answer = input + "\n" + messages(input)
        made.append(answer)
        if ProcessInfo.processInfo.environment["RECORD"] == nil { #expect(answer == block, sourceLocation: sourceLocation) }
    }
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
        try (made.joined(separator: "\n\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
        Issue.record("\(path) was recorded; run again without RECORD", sourceLocation: sourceLocation)
    }
}
