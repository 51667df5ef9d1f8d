import Diagnostics
import Foundation
import Testing

/// `Broken/<name>/content` beside the exact messages it must produce; `RECORD=1` rewrites them and fails.
@Suite("Broken cases")
struct BrokenTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Broken")
    static let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }.sorted()) ?? []

    @Test("There are broken cases")
    func exist() { #expect(Self.names.count > 30) }

    @Test("All that is wrong is said in one run, sorted, and nothing twice", arguments: names)
    func reports(name: String) async throws {
        let folder = Self.folder.appending(path: name)
        let expected = folder.appending(path: "expected.txt")
        let messages = rendered(try await ContentOnDisk(folder: folder.appending(path: "content")).editions().log)
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try Data(messages.utf8).write(to: expected)
            Issue.record("recorded \(name)")
        } else {
            #expect(messages == (try? String(contentsOf: expected, encoding: .utf8)))
        }
    }
}
