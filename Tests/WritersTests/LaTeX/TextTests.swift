import Testing

@testable import Writers

@Suite("Text as LaTeX")
struct LaTeXTextTests {
    @Test(
        "Characters come out as they are written",
        arguments: [
            ("50 % of $3_000 & #1", "50 \\% of \\$3\\_000 \\& \\#1"),
            ("{a} ~ ^ \\", "\\{a\\} \\textasciitilde{} \\textasciicircum{} \\textbackslash{}"),
            ("a < b > c | d", "a \\textless{} b \\textgreater{} c \\textbar{} d"),
            (
                "--- << >> ,, ?` !`",
                "-{}-{}- \\textless{}\\textless{} \\textgreater{}\\textgreater{} ,{}, ?\\textasciigrave{} !\\textasciigrave{}"
            ),
            ("5' 6\"", "5\\textquotesingle{} 6\\textquotedbl{}"),
            ("− × ≤ ≥ ≈ · €", "\\ensuremath{-} × \\ensuremath{\\leq} \\ensuremath{\\geq} \\ensuremath{\\approx} · €"),
            ("α → Ω", "\\ensuremath{\\alpha} \\ensuremath{\\rightarrow} \\ensuremath{\\Omega}"),
            ("1\u{A0}%, 2\u{202F}kg", "1~\\%, 2\\,kg"),
            ("Kühl Škoda – — … “a” ‘b’", "Kühl Škoda – — … “a” ‘b’"),
            ("m² H₂O 10⁻³", "m² H\\textsubscript{2}O 10\\textsuperscript{\\ensuremath{-}}³"),
        ])
    func escapes(text: String, tex: String) { #expect(latex(text) == tex) }

    @Test(
        "Straight quotes in running text become typographic where it is certain what they mean",
        arguments: [
            ("\"a b\"", "“a b”"), ("the author's", "the author’s"), ("the authors' \"('x')\"", "the authors’ “(‘x’)”"),
            ("6' tall, 5\" wide", "6\\textquotesingle{} tall, 5\\textquotedbl{} wide"),
        ])
    func quotes(text: String, tex: String) { #expect(latex(text, as: .prose) == tex) }

    @Test("In a table and in code only long words may break, behind their punctuation")
    func breaks() {
        #expect(latex("1.5 a/b", as: .cell) == "1.5 a/b")
        #expect(latex("content/book.yml", as: .cell) == "content/\\allowbreak{}book.\\allowbreak{}yml")
        #expect(latex("a  b", as: .code) == "a\\ \\ b")
    }

    @Test("What pdfLaTeX cannot set is told", arguments: ["語", "👍", "e\u{301}", "\u{7}", "ғ"])
    func refuses(character: Character) {
        var text = LaTeXText()
        text.append("a\(character)b\(character)", as: .prose)
        #expect(text.unsettable == [character])
        #expect(text.tex == "a?b?")
    }

    @Test(
        "Addresses keep their meaning",
        arguments: [
            ("https://a.org/b_c?d=%20&e=f#g", "https://a.org/b\\_c?d=\\%20\\&e=f\\#g"),
            ("https://a.org/ä b{c}", "https://a.org/\\%C3\\%A4\\%20b\\%7Bc\\%7D"),
        ])
    func addresses(address: String, tex: String) { #expect(latexAddress(address) == tex) }
}
