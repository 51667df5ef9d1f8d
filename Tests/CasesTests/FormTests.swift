import Cases
import Testing

@Suite("Blanks for students")
struct FormTests {
    @Test(
        "What a page asks becomes a field",
        arguments: [
            (
                "write #field-a", "prompt: Say what `= volume` means.",
                "Field 1 #field-a: Question\nfield-a: Say what 1,000 documents per month means."
            ),
            ("write #field-a", "", "Field 1 #field-a: Question\nfield-a: Write here."),
            (
                "answer", "to: ex-cost",
                "Field 1 #field-1: Question\nex-cost in 'USD/month': Write a number.\n? How much for {1,000 documents per month why-volume}?"
            ),
            (
                "answer #field-b", "to: ex-level\nprompt: Pick.",
                "Field 1 #field-b: Question\nex-level among Low, High: Pick.\n? Which level?"
            ),
            (
                "choice #field-c", "among: [Level 0, \"Level `= 1 + 1`\"]",
                "Field 1 #field-c: Question\nfield-c among Level 0, Level 2: Choose one."
            ),
            (
                "empty-table #tbl-d", "columns: [Stage, Service, Cost (USD/month)]\nrows: [OCR, Endpoint]\nprompt: Fill in.",
                "Table 1 #tbl-d: Question\ntbl-d: Fill in.\nStage | Service | Cost, USD/month\nOCR\nEndpoint"
            ),
            (
                "empty-table #tbl-d", "columns: [Stage, Share (%)]\nrows: 2",
                "Table 1 #tbl-d: Question\ntbl-d: \nStage | Share, %\n\n"
            ),
        ])
    func fields(name: String, settings: String, shown: String) async {
        let text = "---\ntitle: A page\n---\n\n```yaml \(name)\ncaption: Question\n\(settings)\n```\n"
        let (book, messages) = await SmallCase.with(["index.md": text, "tasks.md": tasks]).evaluated()
        #expect(messages == "")
        #expect(outline(book.pages[0]) == shown)
    }

    @Test(
        "An answer without a caption is called after its exercise",
        arguments: [
            ("to: ex-cost", "Field 1 #field-1: The cost ([Exercise 1](tasks.html#ex-cost), 2 points)"),
            ("to: ex-level", "Field 1 #field-1: [Exercise 2](tasks.html#ex-level), 1 point"),
        ])
    func names(settings: String, title: String) async {
        let text = "---\ntitle: A page\n---\n\n```yaml answer\n\(settings)\n```\n"
        let (book, messages) = await SmallCase.with(["index.md": text, "tasks.md": tasks]).evaluated()
        #expect(messages == "")
        #expect(outline(book.pages[0]).split(separator: "\n").first.map(String.init) == title)
    }

    private let tasks = page(
        """
        ```yaml exercise #ex-cost
        caption: The cost
        asks: How much for `= volume`?
        answer: 1 USD/month
        unit: USD/month
        points: 2
        ```

        ```yaml exercise #ex-level
        asks: Which level?
        answer: 2
        choices: [Low, High]
        points: 1
        ```
        """)
}
