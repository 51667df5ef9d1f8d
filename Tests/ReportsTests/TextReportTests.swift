import Reports
import Testing

@Suite("Fields of reports that are texts")
struct TextReportTests {
    @Test(
        "A Markdown report gives back what stands between the marks",
        arguments: [
            ("<!-- answer: ex-a -->______<!-- end of answer -->", ["ex-a: "]),
            ("| <!-- answer: ex-a --> **14,715** USD/month <!-- end of answer --> |", ["ex-a: 14,715 USD/month"]),
            (
                "<!--answer: ex-a-->`3`\n weeks<!--end of answer--> <!-- answer: ex-b --> 4\\_5 <!-- end of answer -->",
                ["ex-a: 3 weeks", "ex-b: 4_5"]
            ),
            (
                "<!-- answer: ex-a --> 3 <!-- answer: ex-b --> 4 <!-- end of answer -->",
                ["! the field 'ex-a' has no end: its mark '<!-- end of answer -->' is gone", "ex-b: 4"]
            ),
            ("no field at all", []),
            ("<!-- answer: field-a -->\n\n\\_\\_\\_\\_\\_\\_\n\n<!-- end of answer -->", ["field-a: "]),
        ])
    func readsMarkdown(text: String, found: [String]) {
        var problems: [String] = []
        let fields = readMarkdownFields(text, problems: &problems)
        #expect(problems.map { "! \($0)" } + fields.map { "\($0.id): \($0.text ?? "")" } == found)
    }

    @Test(
        "A LaTeX report gives back what stands in the command",
        arguments: [
            (#"\answer{ex-a}{}"#, ["ex-a: "]),
            (#"\answer {ex-a} {$14{,}715$~\text{USD/month}} % \answer{ex-x}{no}"#, ["ex-a: 14,715 USD/month"]),
            (#"\answer{ex-a}{\$7 per month} \answer{ex-b}{35\,\%}"#, ["ex-a: $7 per month", "ex-b: 35%"]),
            (#"\answer[{Write {a} number [1].}]{ex-a}{} \answer [x] {ex-b} {2\,weeks}"#, ["ex-a: ", "ex-b: 2weeks"]),
            (#"\NewDocumentCommand{\answer}{+O{} m +m}{#3} \answers{ex-c}{4} \answer[{open"#, []),
            (#"\answer{ex-a}{$1.5 \times 10^3$}"#, ["ex-a: 1.5 × 10^3"]),
            ("\\answer{ex-a}{3 \n\n\\answer{ex-b}{4}", ["! the field 'ex-a' has no end: its '}' is missing", "ex-b: 4"]),
        ])
    func readsLaTeX(text: String, found: [String]) {
        var problems: [String] = []
        let fields = readLaTeXFields(text, problems: &problems)
        #expect(problems.map { "! \($0)" } + fields.map { "\($0.id): \($0.text ?? "")" } == found)
    }
}
