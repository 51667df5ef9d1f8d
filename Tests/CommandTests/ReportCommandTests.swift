import Archives
import Foundation
import Testing

@Suite("The students' report on the command line", .serialized)
struct ReportCommandTests {
    private let texts = SmallCase.with([
        "costs.md": page(
            """
            Take [the template](report/report.docx).

            ```yaml exercise #ex-cost
            asks: What do `= volume` cost?
            answer: cost.total
            unit: USD/month
            points: 2
            ```

            ```yaml exercise #ex-level
            caption: The level
            asks: Which?
            answer: 2
            choices: [Low, High]
            ```
            """, "Costs"),
        "report/report.md": page(
            """
            ## The case {#sec-case}

            We read `= volume`.

            ```yaml write #field-advice
            caption: Advice
            ```

            ```yaml answer
            to: ex-cost
            ```

            ```yaml answer
            to: ex-level
            ```
            """, "Our report"),
    ])

    @Test("The template is written, follows a scenario, and lies on the site")
    func writes() throws {
        let folder = try CaseFolder(texts)
        let plain = try folder.run("report", "--output", "one")
        #expect(plain.errors == "")
        #expect(plain.output == "3 fields to fill in: open one/report.docx\n")
        #expect(try folder.run("report", "--output", "two").status == 0)
        #expect(try folder.files(below: "one") == folder.files(below: "two"))
        #expect(folder.text("one/report.md")?.contains("We read 1,000 documents per month.") == true)
        #expect(try folder.run("report", "--scenario", "double", "--output", "rich").status == 0)
        let rich = try #require(folder.text("rich/report.md"))
        #expect(rich.contains("We read 2,000 documents per month."))
        #expect(rich.contains("What do 2,000 documents per month cost?"))
        #expect(try folder.run("build").status == 0)
        for name in ["report.docx", "report.md", "report.zip"] {
            #expect(folder.bytes("public/report/\(name)") == folder.bytes("one/\(name)"), "\(name)")
            #expect(folder.bytes("private/report/\(name)") == folder.bytes("one/\(name)"), "\(name)")
        }
        let none = try CaseFolder().run("report")
        #expect(none.status == 2)
        #expect(none.errors == "error: the case has no template; write one into 'content/report/report.md'\n")
    }

    @Test(
        "What students wrote is read back, or it is said why not",
        arguments: [
            ("838.80 USD/month", "High", "ex-cost\t838.8\tUSD/month\nex-level\tHigh\n", [], 0),
            ("27.96 USD/day", "high", "ex-cost\t850.45\tUSD/month\nex-level\tHigh\n", [], 0),
            ("838.8", "", "ex-cost\t838.8\tUSD/month\t(without a unit: read as USD/month)\nex-level\tempty\n", [], 0),
            ("", "Low", "ex-cost\tempty\nex-level\tLow\n", [], 0),
            (
                "838,8 USD/month", "Middle", "",
                [
                    "ex-cost: '838,8 USD/month' has a comma for a point; write '838.8 USD/month'",
                    "ex-level: 'Middle' is none of the choices: Low, High",
                ], 1
            ),
            (
                "800 to 900 USD/month", "Low", "ex-level\tLow\n",
                ["ex-cost: '800 to 900 USD/month' is a range; write one number, as in '12.5 USD/month'"], 1
            ),
            (
                "5 page", "Low", "ex-level\tLow\n", ["ex-cost: '5 page' is in page; the answer is wanted in USD/month"], 1
            ),
            (
                "much", "Low", "ex-level\tLow\n", ["ex-cost: 'much' begins with no number; write one, as in '12.5 USD/month'"], 1
            ),
        ])
    func reads(cost: String, level: String, output: String, problems: [String], status: Int32) throws {
        let folder = try CaseFolder(texts)
        #expect(try folder.run("report", "--output", "template").status == 0)
        let written = try #require(folder.text("template/report.md"))
        var filled = written
        for (id, text) in [("ex-cost", cost), ("ex-level", level)] where !text.isEmpty {
            filled = filled.replacing("<!-- answer: \(id) --> ______ <", with: "<!-- answer: \(id) --> \(text) <")
        }
        #expect((filled == written) == (cost.isEmpty && level.isEmpty))
        try folder.write(filled, at: "filled.md")
        let result = try folder.run("read-report", "filled.md")
        #expect(result.output == output)
        #expect(result.errors == problems.map { "filled.md: \($0)\n" }.joined())
        #expect(result.status == status)
    }

    @Test("The Word file is read back as it was written: empty")
    func readsWord() throws {
        let folder = try CaseFolder(texts)
        #expect(try folder.run("report", "--output", "template").status == 0)
        let result = try folder.run("read-report", "template/report.docx")
        #expect(result.errors == "")
        #expect(result.output == "ex-cost\tempty\nex-level\tempty\n")
    }

    @Test("A file that cannot be read is refused in words")
    func refuses() throws {
        let folder = try CaseFolder(texts)
        try folder.write("no archive", at: "text.docx")
        try folder.write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], at: "old.docx")
        try folder.write([0xFF, 0xFE], at: "other.md")
        try folder.write("Nothing.\n", at: "bare.md")
        try folder.write("<!-- answer: ex-cost --> 5\n", at: "open.md")
        let bomb = ArchiveFile(name: "_rels/.rels", bytes: [UInt8](repeating: 32, count: 65 << 20))
        try folder.write(try zip([bomb]), at: "bomb.docx")
        let noField = ["ex-cost", "ex-level"].map { "bare.md: \($0): the report has no field for it\n" }.joined()
        let cases = [
            ("text.docx", 2, "error: 'text.docx' cannot be read: the file is no Word document; a report is handed in as '.docx'\n"),
            ("old.docx", 2, "error: 'old.docx' cannot be read: the file is in an old format of Word; save it as '.docx'\n"),
            ("other.md", 2, "error: 'other.md' is not UTF-8 text\n"),
            ("bare.md", 1, noField),
            (
                "open.md", 1,
                """
                open.md: the field 'ex-cost' has no end: its mark '<!-- end of answer -->' is gone
                open.md: ex-cost: the report has no field for it
                open.md: ex-level: the report has no field for it

                """
            ),
        ]
        for (file, status, errors) in cases {
            let result = try folder.run("read-report", file)
            #expect(result.errors == errors, "\(file)")
            #expect(result.output == "", "\(file)")
            #expect(result.status == Int32(status), "\(file)")
        }
        let result = try folder.run("read-report", "bomb.docx")
        #expect(result.status == 2)
        #expect(result.errors.hasPrefix("error: 'bomb.docx' cannot be read: the file cannot be opened: "), "\(result.errors)")
        #expect(try folder.run("read-report", "missing.docx").status == 2)
    }
}
