import Corpora
import Diagnostics
import Foundation
import Testing

@Suite("What is wrong with a declaration is said where it stands")
struct MistakeTests {
    /// Each block changes one thing in `shop.yml`.
    @Test("Each mistake has its message")
    func mistakes() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/shop.yml")
        let text = try String(contentsOf: path, encoding: .utf8)
        try checkBlocks("Generator/Fixtures/mistakes.txt") { input in
            let change = input.components(separatedBy: " => ").map { $0.replacing("\\n", with: "\n").replacing("\\x20", with: " ") }
            var log: [Diagnostic] = []
            let changed = text.replacing(change[0], with: change.count > 1 ? change[1] : "", maxReplacements: 1)
            #expect(changed != text, "nothing reads \(change[0])")
            let generator = readGenerator(SourceFile(path: "shop.yml", text: changed), reporting: &log)
            #expect(generator == nil || log.isEmpty)
            return log.sorted().map { render($0) }.joined(separator: "\n")
        }
    }

    @Test("Deep nesting is refused, not followed", arguments: ["{a|", "[", "{40%: "])
    func deepNesting(opener: String) {
        var log: [Diagnostic] = []
        let page = String(repeating: opener, count: 50_000)
        #expect(written(page, reporting: &log) == nil)
        #expect(log.contains { $0.message == "this is nested too deeply" })
    }
}
