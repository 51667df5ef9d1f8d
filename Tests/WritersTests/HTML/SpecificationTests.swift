import Documents
import Foundation
import Testing
import Writers

/// An example of the GitHub-flavoured Markdown specification.
struct Example: Decodable, Sendable {
    let example: Int
    let extensions: [String]
    let markdown: String
    let html: String

    /// The file lies beside the package, not in it: it is not ours to pass on.
    static let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../shared/data/gfm-spec-examples.json")
        .standardizedFileURL

    static let all: [Example] = {
        guard let data = try? Data(contentsOf: file) else { return [] }
        return (try? JSONDecoder().decode([Example].self, from: data)) ?? []
    }()
}

@Test(
    "All examples of the specification are read",
    .enabled(if: FileManager.default.fileExists(atPath: Example.file.path), "shared/ with the examples does not lie beside this checkout"))
func findsExamples() {
    #expect(Example.all.count == 673)
}

@Test("Markdown becomes the HTML of its specification", arguments: Example.all)
func followsSpecification(example: Example) throws {
    if example.extensions == ["disabled"] {
        // The specification shows GitHub's own HTML here, not cmark-gfm's.
        #expect(gfmHTML(of: example.markdown, .tasklist) == cmarkHTML(of: example.markdown, .tasklist))
    } else {
        let extensions = try example.extensions.map { try #require(MarkdownExtensions(named: $0)) }
        #expect(gfmHTML(of: example.markdown, MarkdownExtensions(extensions)) == example.html)
    }
}

@Test("Examples read with all extensions become cmark-gfm's HTML", arguments: Example.all)
func agreesWithAllExtensions(example: Example) {
    #expect(gfmHTML(of: example.markdown) == cmarkHTML(of: example.markdown, .all))
}

@Test("Examples torn apart and put together again become cmark-gfm's HTML", arguments: 1...40)
func agreesOnMutations(seed: Int) {
    var chance = Chance(seed: UInt64(seed))
    for _ in 0..<100 {
        let markdown = mutation(of: Example.all.map(\.markdown), &chance)
        let ours = gfmHTML(of: markdown)
        let witness = cmarkHTML(of: markdown, .all)
        guard ours != witness else { continue }
        Issue.record("differs for \(markdown.debugDescription):\nours    \(ours.debugDescription)\nwitness \(witness.debugDescription)")
        return
    }
}

/// Pieces of a few examples, some indented, quoted or cut, with marks strewn in.
func mutation(of examples: [String], _ chance: inout Chance) -> String {
    guard !examples.isEmpty else { return "" }
    let marks = [
        "*", "**", "_", "~~", "`", "```\n", "[", "](", ")", "[^1]", "\n[^1]: note\n", "![", "<", ">", "> ", "- ", "1. ", "    ", "\t", "|",
        "\\|", "\n|-|\n", "\n", "\n\n", "&amp;", "www.a.b ", "http://a.b ", "a@b.c ", "- [x] ", "<script>", "é", "\\", "#", "\r\n",
        "\u{0}",
    ]
    var text: [Character] = []
    for _ in 0...chance.below(3) { text += Array(examples[chance.below(examples.count)]) }
    for _ in 0..<chance.below(8) {
        let index = chance.below(text.count + 1)
        switch chance.below(4) {
        case 0: text.insert(contentsOf: Array(marks[chance.below(marks.count)]), at: index)
        case 1: text.removeSubrange(index..<min(text.count, index + chance.below(5)))
        case 2: text.insert(contentsOf: text[index..<min(text.count, index + chance.below(30))], at: chance.below(text.count + 1))
        default:
            let prefix = ["> ", "  ", "    ", "- ", "1. "][chance.below(5)]
            text = Array(prefix + String(text).replacing("\n", with: "\n" + (chance.below(2) == 0 ? prefix : "   ")))
        }
    }
    return String(text)
}

/// Numbers that are the same in each run (SplitMix64; Steele, Lea and Flood, 2014).
struct Chance {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((bits ^ (bits >> 31)) % UInt64(max(1, limit)))
    }
}
