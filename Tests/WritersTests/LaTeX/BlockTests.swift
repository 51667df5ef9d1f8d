import Testing

@testable import Writers

@Suite("Blocks as LaTeX")
struct LaTeXBlockTests {
    @Test(
        "Each construct has its LaTeX",
        arguments: [
            ("## One {#sec-one}\n", "% content/paper.md:5\n\\section{One}\n\\label{sec-one}\n"),
            ("### A `b` 1\n", "% content/paper.md:5\n\\subsection[{A b 1}]{A \\texttt{b} 1}\n\\label{sec-a-b-1}\n"),
            ("*a* **b** ~~c~~ `d_e`\n", "\\emph{a} \\textbf{b} \\sout{c} \\texttt{d\\_e}\n"),
            ("> a\n", "\\begin{quote}\n\na\n\n\\end{quote}\n"),
            ("> [!TIP]\n> a\n", "\\begin{casebookcallout}{Tip}\n\na\n\n\\end{casebookcallout}\n"),
            (
                "- [x] a\n- [ ] b\n",
                "\\begin{itemize}\\casebooktight\n\\item[\\casebookdone{}] a\n\\item[\\casebooktask{}] b\n\n\\end{itemize}\n"
            ),
            ("3. a\n\n4. [b]\n", "\\begin{enumerate}\n\\casebookcount{2}\n\\item a\n\\item {}[b]\n\n\\end{enumerate}\n"),
            (
                "```sh\n\\end{x} --a\n\n  'b'\n```\n",
                """
                \\begin{casebookcode}
                \\casebookline{0}{\\textbackslash{}end\\{x\\}\\ -{}-a}
                \\casebookline{0}{}
                \\casebookline{2}{\\textquotesingle{}b\\textquotesingle{}}
                \\end{casebookcode}

                """
            ),
            ("a\\\nb\n", "a\\newline{}\nb\n"),
            (
                "[a](https://b.org/#c) [d](#sec-e)\n\n## E {#sec-e}\n",
                "\\href{https://b.org/\\#c}{a} \\hyperref[sec-e]{d}\n\n% content/paper.md:7\n\\section{E}\n\\label{sec-e}\n"
            ),
            ("<!-- a -->\n\nb\n", "b\n"),
            ("a[^n] b[^n]\n\n[^n]: c\n", "a\\footnote{\\label{fn-n}c} b\\footref{fn-n}\n"),
            ("$`x < 1`$\n", "$x < 1$\n"),
            (
                "```math #eq-one\na = b\n```\n\n[](#eq-one)\n",
                "% content/paper.md:6\n\\begin{equation}\\label{eq-one}\n\\casebookfit{a = b}\n\\end{equation}\n\nEquation~\\ref{eq-one}\n"
            ),
            (
                "`= a`, `= twice` and `= a` again\n",
                "\\casebookvalue{1}{\\$2.00}\\casebookmark{1}, \\casebookvalue{2}{\\$4.00}\\casebookmark{2} and \\casebookvalue{1}{\\$2.00} again\n"
            ),
        ])
    func writes(markdown: String, tex: String) async throws { #expect(try await SamplePaper(markdown).body() == tex) }

    @Test("What LaTeX cannot express is an error at its place")
    func reports() async throws {
        let paper = SamplePaper(
            """
            A sign 語 here.

            <div>no</div>

            Inline <b>bold</b>, ![](a.png) and ![A drawing](b.svg).

            ## Title[^n]

            [^n]: Note.

            ```yaml quantities #tbl-sign
            caption: A sign ㎏
            of: [a]
            ```
            """)
        let messages = try await with(attachments: ["a.png", "b.svg"], paper).written().messages
        #expect(
            messages == """
                content/paper.md:5:8: error: LaTeX cannot set the character '語' (U+8A9E)
                  5 | A sign 語 here.
                    |        ^^
                note: write it in Latin or Greek letters, or as a formula: $`\\…`$

                content/paper.md:7:1: error: LaTeX cannot show HTML
                  7 | <div>no</div>
                    | ^^^^^^^^^^^^^
                note: say it in Markdown; comments '<!-- … -->' may stay

                content/paper.md:9:1: error: LaTeX cannot show HTML
                  9 | Inline <b>bold</b>, ![](a.png) and ![A drawing](b.svg).
                    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                note: say it in Markdown; comments '<!-- … -->' may stay

                content/paper.md:9:21: warning: the picture has no text alternative
                  9 | Inline <b>bold</b>, ![](a.png) and ![A drawing](b.svg).
                    |                     ^^^^^^^^^^
                note: say between the brackets what a reader sees: ![A diagram of …](picture.png)

                content/paper.md:9:21: error: a picture of the paper needs a text alternative
                  9 | Inline <b>bold</b>, ![](a.png) and ![A drawing](b.svg).
                    |                     ^^^^^^^^^^
                note: say what it shows to readers who cannot see it

                content/paper.md:9:36: error: LaTeX cannot show the picture 'b.svg'
                  9 | Inline <b>bold</b>, ![](a.png) and ![A drawing](b.svg).
                    |                                    ^^^^^^^^^^^^^^^^^^^
                note: it can show .png, .jpg and .pdf

                content/paper.md:11:1: error: LaTeX cannot set the footnote 'n' in a title, a caption or a footnote
                  11 | ## Title[^n]
                     | ^^^^^^^^^^^^
                note: mention it in the text

                content/paper.md:16:17: error: LaTeX cannot set the character '㎏' (U+338F)
                  16 | caption: A sign ㎏
                     |                 ^^
                note: write it in Latin or Greek letters, or as a formula: $`\\…`$

                """)
    }

    private func with(attachments: [String], _ paper: SamplePaper) -> SamplePaper {
        var paper = paper
        paper.attachments = attachments
        return paper
    }
}
