import Cases
import Testing

@testable import Writers

@Suite("Tables as LaTeX")
struct LaTeXTableTests {
    private let narrow = TablePage(column: 245, wide: 511, height: 690)
    private let page = TablePage(column: 455, wide: nil, height: 660)

    @Test("The simplest form in which a table fits is chosen")
    func chooses() throws {
        #expect(try form(page, columns: 3, words: 2, rows: 5) == .float)
        #expect(try form(page, columns: 3, words: 20, rows: 5) == .float)
        #expect(try form(page, columns: 3, words: 2, rows: 80) == .long)
        #expect(try form(narrow, columns: 2, words: 2, rows: 5) == .float)
        #expect(try form(narrow, columns: 6, words: 8, rows: 5) == .wide)
        #expect(try form(narrow, columns: 2, words: 2, rows: 80) == .wide)
        #expect(try form(page, columns: 18, words: 1, rows: 5) == .sideways)
        #expect(try form(page, columns: 18, words: 1, rows: 60) == .longSideways)
        #expect(page.choose(for: grid(columns: 40, words: 1, rows: 3), notes: []) == nil)
    }

    private func form(_ page: TablePage, columns: Int, words: Int, rows: Int) throws -> TableForm {
        try #require(page.choose(for: grid(columns: columns, words: words, rows: rows), notes: [])).0
    }

    private func grid(columns: Int, words: Int, rows: Int) -> TableGrid {
        let text = Array(repeating: "letters", count: words).joined(separator: " ")
        let cell = TableGrid.Cell(tex: text, text: text)
        return TableGrid(
            columns: Array(repeating: TableGrid.Column(head: cell, unit: nil, alignment: .left), count: columns),
            rows: Array(repeating: TableGrid.Row(kind: .plain, cells: Array(repeating: cell, count: columns)), count: rows))
    }

    @Test(
        "Plain numbers are told from others",
        arguments: [
            ("12", "12"), ("1,234.50", "1234.50"), ("−0.5", "-0.5"), ("-3", "-3"), ("1,23", nil), ("12 %", nil), ("1.", nil), (".5", nil),
            ("–", nil), ("", nil), ("1.2.3", nil), ("0.1 to 0.2", nil), ("12345,678", nil),
        ] as [(String, String?)])
    func readsNumbers(text: String, digits: String?) { #expect(PlainNumber(text)?.digits == digits) }

    @Test("A column of numbers is aligned at the point, and whatever else stands in it is protected")
    func writesNumbers() async throws {
        let table = ExhibitTable(
            columns: [.init(title: "What & why"), .init(title: "Amount", unit: "USD per month", isNumeric: true)],
            rows: [
                .init(.heading, [.init("A group", detail: "of 3")]), .init([.init("[a]"), .init("1,234.5")]),
                .init([.init("b"), .init("–")]),
                .init([.init("c", detail: "more"), .init("−2", emphasis: .strong)]), .init(.total, [.init("Total"), .init("1,232.5")]),
            ])
        #expect(
            try await tex(table) == #"""
                \begin{center}
                \casebooktable
                \begin{tabular}{@{}lS[table-format=-4.1,group-digits=integer]@{}}
                \toprule
                {\casebookhead{What \& why}} & {\casebookstack{b}{r}{\casebookhead{Amount}\\{}USD per month}}\\
                \midrule
                \multicolumn{2}{@{}l@{}}{\casebookhead{A group} \casebookdetail{of 3}}\\*
                {}[a] & 1234.5\\
                \casebookgap
                b & {–}\\
                \casebookgap
                \casebookstack{t}{l}{c\\{}\casebookdetail{more}} & {\bfseries\tablenum[table-format=-4.1,group-digits=integer]{-2}}\\*
                \midrule
                \textbf{Total} & {\bfseries\tablenum[table-format=-4.1,group-digits=integer]{1232.5}}\\
                \bottomrule
                \end{tabular}
                \end{center}

                """#)
    }

    private func tex(_ table: ExhibitTable) async throws -> String {
        var writer = try await SamplePaper("Text.\n").writer()
        writer.write(writer.grid(table), TableText(), at: nil)
        return writer.out
    }

    @Test("A table of the author's keeps its alignment and its footnotes")
    func writesMarkdown() async throws {
        let text = "| a | b |\n|:-:|--:|\n| *x*[^n] | $`y`$ |\n\n[^n]: Note.\n"
        #expect(
            try await SamplePaper(text).body() == #"""
                % content/paper.md:5
                \begin{center}
                \casebooktable
                \begin{tabular}{@{}cr@{}}
                \toprule
                {\casebookhead{a}} & {\casebookhead{b}}\\
                \midrule
                \emph{x}\footnotemark{} & $y$\\
                \bottomrule
                \end{tabular}
                \end{center}
                \footnotetext{\label{fn-n}Note.}

                """#)
    }

    @Test("A table that fits no page is an error at its place")
    func reports() async throws {
        let row = "|" + Array(repeating: " incomprehensibilities |", count: 12).joined()
        let rule = "|" + Array(repeating: "---|", count: 12).joined()
        let messages = try await SamplePaper("\(row)\n\(rule)\n\(row)\n").written().messages
        #expect(messages.hasPrefix("content/paper.md:5:1: error: the table is too wide for the page\n"))
        #expect(messages.hasSuffix("note: 12 columns do not fit even sideways: take some away, or make two tables of it\n"))
    }
}
