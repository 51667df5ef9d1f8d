import Diagnostics
import Documents
import Testing

@Suite("A broken formula")
struct BrokenMath {
    @Test(
        "is reported where it breaks",
        arguments: [
            (
                "a + \\fracc{1}{2}",
                """
                a.md:1:5: error: unknown command '\\fracc'
                  1 | a + \\fracc{1}{2}
                    |     ^^^^^^
                note: did you mean 'frac'?
                """
            ),
            (
                "{a + {b}",
                """
                a.md:1:1: error: this '{' is never closed
                  1 | {a + {b}
                    | ^
                """
            ),
            (
                "a} + b",
                """
                a.md:1:2: error: this '}' closes nothing
                  1 | a} + b
                    |  ^
                """
            ),
            (
                "\\left( {a \\right)",
                """
                a.md:1:8: error: this '{' is never closed
                  1 | \\left( {a \\right)
                    |        ^
                """
            ),
            (
                "\\left( a",
                """
                a.md:1:1: error: this '\\left' is never closed
                  1 | \\left( a
                    | ^^^^^
                """
            ),
            (
                "a \\right)",
                """
                a.md:1:3: error: this '\\right' has no '\\left'
                  1 | a \\right)
                    |   ^^^^^^
                """
            ),
            (
                "\\left x \\right)",
                """
                a.md:1:1: error: '\\left' needs a delimiter
                  1 | \\left x \\right)
                    | ^^^^^
                note: one of ( ) [ ] \\{ \\} | \\| \\langle \\rangle \\lfloor \\rfloor \\lceil \\rceil, or . for none
                """
            ),
            (
                "\\frac{a}",
                """
                a.md:1:1: error: '\\frac' needs an argument in braces
                  1 | \\frac{a}
                    | ^^^^^
                """
            ),
            (
                "x^2^3",
                """
                a.md:1:4: error: a second superscript at the same base
                  1 | x^2^3
                    |    ^
                note: put braces around what belongs together
                """
            ),
            (
                "x_",
                """
                a.md:1:2: error: this subscript is empty
                  1 | x_
                    |  ^
                """
            ),
            (
                "5% of $3",
                """
                a.md:1:2: error: '%' begins a comment in TeX
                  1 | 5% of $3
                    |  ^
                note: write \\% for the sign
                a.md:1:7: error: '$' has a meaning of its own in TeX
                  1 | 5% of $3
                    |       ^
                note: write \\$ for the sign
                """
            ),
            (
                "a &= b",
                """
                a.md:1:3: error: '&' belongs into an environment
                  1 | a &= b
                    |   ^
                note: write \\& for the sign, or \\begin{aligned} … \\end{aligned}
                """
            ),
            (
                "\\begin{aligend} a &= b \\end{aligend}",
                """
                a.md:1:8: error: unknown environment 'aligend'
                  1 | \\begin{aligend} a &= b \\end{aligend}
                    |        ^^^^^^^
                note: did you mean 'aligned'?
                """
            ),
            (
                "\\begin{cases} a \\end{matrix}",
                """
                a.md:1:22: error: '\\end{matrix}' ends '\\begin{cases}'
                  1 | \\begin{cases} a \\end{matrix}
                    |                      ^^^^^^
                a.md:1:1: note: begun here
                  1 | \\begin{cases} a \\end{matrix}
                    | ^^^^^^
                """
            ),
            (
                "\\begin{cases} a & b",
                """
                a.md:1:1: error: this '\\begin{cases}' is never ended
                  1 | \\begin{cases} a & b
                    | ^^^^^^
                """
            ),
            (
                "\\text{a \\frac{1}{2}}",
                """
                a.md:1:9: error: '\\frac' cannot stand among words
                  1 | \\text{a \\frac{1}{2}}
                    |         ^^^^^
                note: close the \\text{…} before it
                """
            ),
            (
                "a \\label{x}",
                """
                a.md:1:3: error: unknown command '\\label'
                  1 | a \\label{x}
                    |   ^^^^^^
                note: a formula is numbered by the #eq-… of its block
                """
            ),
            (
                " ",
                """
                a.md:1:1: error: the formula is empty
                  1 |  
                    | ^
                """
            ),
        ])
    func reports(tex: String, messages: String) {
        var log: [Diagnostic] = []
        _ = readTeX(Excerpt(SourceFile(path: "a.md", text: tex)), reporting: &log)
        #expect(log.map { render($0) }.joined(separator: "\n") == messages)
    }

    @Test("in a list's code block points into the author's line")
    func keepsOrigin() {
        let file = SourceFile(path: "a.md", text: "- text\n  α \\bad\n")
        var log: [Diagnostic] = []
        _ = readTeX(Excerpt(file, joining: [SourceRange(9, 17)]), reporting: &log)
        #expect(log.map { $0.place?.lineAndColumn.column } == [5])
        #expect(log.map { $0.place?.text } == ["\\bad"])
    }
}
