import Diagnostics
import Testing
import YAMLTrees

@Suite("Messages point at the author's text")
struct DiagnosticsTests {
    @Test(
        "The caret stands under the range",
        arguments: [
            ("a: 1\nb: [x, y]\n", 8..<9, "f.yml:2:4: error: wrong\n  2 | b: [x, y]\n    |    ^"),
            ("é: ü\n", 4..<6, "f.yml:1:4: error: wrong\n  1 | é: ü\n    |    ^"),
            ("\tx\n", 1..<2, "f.yml:1:2: error: wrong\n  1 | \tx\n    | \t^"),
            ("漢字: x\n", 8..<9, "f.yml:1:5: error: wrong\n  1 | 漢字: x\n    | \u{3000}\u{3000}  ^"),
            ("", 0..<0, "f.yml:1:1: error: wrong"),
            ("one\r\ntwo\r\n", 5..<8, "f.yml:2:1: error: wrong\n  2 | two\n    | ^^^"),
        ])
    func caret(text: String, range: Range<Int>, expected: String) {
        let file = SourceFile(path: "f.yml", text: text)
        #expect(render(.error("wrong", at: file.place(SourceRange(range.lowerBound, range.upperBound)))) == expected)
    }

    @Test("Of a very long line the part around the range is shown")
    func longLine() {
        let file = SourceFile(path: "f.md", text: String(repeating: "a", count: 500) + "X" + String(repeating: "b", count: 500))
        let shown = "…" + String(repeating: "a", count: 60) + "X" + String(repeating: "b", count: 139) + "…"
        #expect(
            render(.error("wrong", at: file.place(SourceRange(500, 501))))
                == "f.md:1:501: error: wrong\n  1 | \(shown)\n    | \(String(repeating: " ", count: 61))^")
    }

    @Test("A part of a large file is shown with the file's own lines and columns")
    func part() {
        let first = SourceFile(path: "f.jsonl", text: "b: x\nc: y", origin: .init(offset: 300, line: 41, column: 7))
        let second = SourceFile(path: "f.jsonl", text: "a", origin: .init(offset: 200, line: 9))
        let log: [Diagnostic] = [
            .error("late", at: first.place(SourceRange(8, 9))), .error("early", at: first.place(SourceRange(3, 4))),
            .error("first", at: second.place(SourceRange(0, 1))),
        ]
        #expect(
            log.sorted().map { render($0) } == [
                "f.jsonl:10:1: error: first\n  10 | a\n     | ^",
                "f.jsonl:42:11: error: early\n  42 | b: x\n     |    ^",
                "f.jsonl:43:4: error: late\n  43 | c: y\n     |    ^",
            ])
    }

    @Test("An excerpt of joined lines knows where its bytes came from")
    func excerpt() {
        let file = SourceFile(path: "f.md", text: "> a: 1\n> b: two\n")
        let excerpt = Excerpt(file, joining: [SourceRange(2, 7), SourceRange(9, 16)])
        #expect(excerpt.text == "a: 1\nb: two\n")
        #expect(excerpt.place(SourceRange(8, 11)).text == "two")
        #expect(excerpt.excerpt(SourceRange(5, 11)).place(SourceRange(3, 6)).text == "two")
    }

    @Test(
        "A misspelt name finds the one that was meant",
        arguments: [("volum", "volume"), ("tpyo", "typo"), ("zzz", nil), ("Price", "price")] as [(String, String?)])
    func spelling(name: String, meant: String?) {
        #expect(closest(to: name, among: ["volume", "typo", "price"]) == meant)
    }

    @Test(
        "YAML keeps the place of every scalar",
        arguments: [
            ("a: plain # x\n", "plain"), ("a: 'single'\n", "single"), ("a: \"double\"\n", "double"), ("é: [1, größe]\n", "größe"),
        ])
    func scalars(text: String, scalar: String) {
        var log: [Diagnostic] = []
        let tree = readYAML(Excerpt(SourceFile(path: "f.yml", text: text)), reporting: &log)
        let value = tree.entries?.first?.value
        let leaf = value?.items?.last ?? value
        #expect(log.isEmpty)
        #expect(leaf?.excerpt.place.text == scalar)
    }

    @Test(
        "Bad YAML is a message, not a crash",
        arguments: [
            ("a: [1, 2\n", "f.yml:1:8: error: this is not YAML: did not find expected ',' or ']'"),
            ("a: 1\na: 2\n", "f.yml:2:1: error: 'a' is given twice"),
            ("a: b: c\n", "f.yml:1:5: error: this is not YAML: mapping values are not allowed in this context"),
        ])
    func badYAML(text: String, firstLine: String) {
        var log: [Diagnostic] = []
        _ = readYAML(Excerpt(SourceFile(path: "f.yml", text: text)), reporting: &log)
        #expect(log.first.map { render($0).split(separator: "\n").first.map(String.init) } == firstLine)
    }
}
