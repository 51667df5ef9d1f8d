import Diagnostics
import Testing
import Writers

@Suite("TeX's log")
struct TeXLogTests {
    private let log = #"""
        This is pdfTeX, Version 3.141592653-2.6-1.40.24 (TeX Live 2022/Debian)
        (./paper.tex
        LaTeX Font Info:    Trying to load font information for T1+lmr on input line 12.
        Overfull \hbox (0.4pt too wide) in paragraph at lines 3--4
        Overfull \hbox (12.5pt too wide) in paragraph at lines 5--6
        LaTeX Warning: Reference `tbl-x' on page 1 undefined on input line 3.
        Missing character: There is no 語 in font ec-lmr10!
        (./appendix.tex
        Overfull \vbox (3.0pt too high) has occurred while \output is active []
        ! Undefined control sequence.
        <recently read> \nonsense
        l.2 \nonsense
        LaTeX Warning: Label(s) may have changed. Rerun to get cross-references right.
        """#

    @Test("It is told at the author's lines, and what nobody sees is left out")
    func leadsToTheAuthor() {
        let source = SourceFile(path: "content/paper.md", text: "# A\n\nText of the author.\n\nMore.\n")
        let files = [
            OutputFile(path: "paper.tex", bytes: Array("\\section{A}\n% content/paper.md:3\nText\n% content/paper.md:5\nMore.\n".utf8)),
            OutputFile(path: "appendix.tex", bytes: Array("% appendix of content/paper.md:1\n\\nonsense\n".utf8)),
        ]
        let found = diagnostics(of: readTeXLog(log), in: files, from: source).map { render($0) + "\n" }.joined()
        #expect(
            found == """
                content/paper.md:5:1: warning: TeX: something reaches 12.5 points past the margin
                  5 | More.
                    | ^^^^^
                note: TeX says so of paper.tex:5
                content/paper.md:3:1: warning: TeX: Reference `tbl-x' on page 1 undefined on input line 3.
                  3 | Text of the author.
                    | ^^^^^^^^^^^^^^^^^^^
                note: TeX says so of paper.tex:3
                warning: TeX: Missing character: There is no 語 in font ec-lmr10!
                note: TeX says so of paper.tex
                warning: TeX: something reaches 3.0 points below the page
                note: TeX says so of appendix.tex
                error: TeX: Undefined control sequence.
                note: TeX says so of appendix.tex:2, which comes from appendix of content/paper.md
                warning: TeX: Label(s) may have changed. Rerun to get cross-references right.
                note: TeX says so of appendix.tex

                """)
    }
}
