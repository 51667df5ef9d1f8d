import Testing

@testable import Writers

@Suite("Works as BibTeX")
struct BibTeXTests {
    @Test("A work is written for every style, with its text escaped and its capitals kept")
    func writes() async throws {
        var paper = SamplePaper("[@knuth1984; @law; @web]\n")
        paper.bibliography = """
            @article{knuth1984, author = {Knuth, Donald E. and van den Berg, Anna and Smith, Jr., J. and others}, title = {Literate {P}rogramming \\& 100\\%}, journal = {The Computer Journal}, year = 1984, month = may, pages = {97--111}, doi = {10.1093/comjnl/27.2.97}}
            @legislation{law, title = {Un acte n° 5}, year = 2024, url = {https://example.org/a_b%20c?d=1&e=2#f}}
            @online{web, author = {{A Corporation and Sons}}, title = {A page}, eprint = {2205.02302}, archiveprefix = {arXiv}}
            """
        let (files, messages) = try await paper.written()
        #expect(messages == "")
        #expect(
            files["references.bib"]?.text == """
                @misc{web,
                  author = {{A Corporation and Sons}},
                  title = {{A page}},
                  eprint = {2205.02302},
                  archiveprefix = {arXiv},
                }

                @article{knuth1984,
                  author = {Knuth, Donald E. and van den Berg, Anna and Smith, Jr., J. and others},
                  title = {{Literate Programming \\& 100\\%}},
                  journal = {The Computer Journal},
                  year = {1984},
                  month = {5},
                  pages = {97--111},
                  doi = {10.1093/comjnl/27.2.97},
                }

                @misc{law,
                  title = {{Un acte n° 5}},
                  year = {2024},
                  url = {https://example.org/a_b%20c?d=1&e=2#f},
                }

                """)
    }

    @Test("A sign that LaTeX cannot set is an error at the work's key")
    func reports() async throws {
        var paper = SamplePaper("[@a]\n")
        paper.bibliography = "@misc{a, title = {On 語}, year = 2020}\n"
        #expect(
            try await paper.written().messages == """
                content/works.bib:1:7: error: LaTeX cannot set the character '語' (U+8A9E)
                  1 | @misc{a, title = {On 語}, year = 2020}
                    |       ^
                note: write it in Latin or Greek letters, or as a formula: $`\\…`$

                """)
    }
}
