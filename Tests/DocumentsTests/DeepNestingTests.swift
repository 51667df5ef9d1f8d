import Diagnostics
import Documents
import Testing

@Test(
    "Nesting beyond all reason is reported, not followed",
    arguments: [
        (String(repeating: "> ", count: 10_000) + "end", 1),
        (String(repeating: "- ", count: 5_000) + "end", 1),
        (String(repeating: "*a ", count: 5_000) + String(repeating: "a*", count: 5_000), 1),
        (String(repeating: "**a ", count: 5_000) + String(repeating: "a**", count: 5_000), 1),
        (String(repeating: "![", count: 3_000) + String(repeating: "](a)", count: 3_000), 1),
        (String(repeating: "[", count: 10_000) + "end", 0),
        (String(repeating: "[", count: 10_000) + "a" + String(repeating: "](#a)", count: 10_000), 0),
        (String(repeating: "`", count: 10_000), 0),
        (String(repeating: "[@a ", count: 10_000), 1),
        (String(repeating: "`= x` $`y`$ [](#fig-a) ", count: 2_000), 0),
    ])
func survivesNesting(text: String, errors: Int) {
    var log: [Diagnostic] = []
    _ = readMarkdown(SourceFile(path: "deep.md", text: text), reporting: &log)
    #expect(log.count == errors)
    #expect(log.allSatisfy { $0.message == "this is nested more than 100 levels deep" || $0.message == "this is no citation" })
}
