import Diagnostics
import Documents
import Foundation
import FoundationXML
import Testing
import Writers

@Suite("A formula as MathML")
struct MathMLWriting {
    @Test(
        "is what browsers draw as TeX would",
        arguments: [
            ("x", "<mi>x</mi>"),
            ("\\mathrm{x}", "<mi mathvariant=\"normal\">x</mi>"),
            ("\\mathrm{TP}", "<mi>TP</mi>"),
            ("\\mathbf{x1}", "<mi>𝐱𝟏</mi>"),
            ("\\mathbb{R}\\mathcal{B}", "<mi>ℝ</mi><mi>ℬ</mi>"),
            ("\\boldsymbol\\theta", "<mi>𝜽</mi>"),
            ("\\Delta", "<mi mathvariant=\"normal\">Δ</mi>"),
            ("a<b", "<mi>a</mi><mo stretchy=\"false\" lspace=\"0.278em\" rspace=\"0.278em\">&lt;</mo><mi>b</mi>"),
            ("-1", "<mo form=\"prefix\" lspace=\"0\" rspace=\"0\">−</mo><mn>1</mn>"),
            ("x_{-1}", "<msub><mi>x</mi><mrow><mo form=\"prefix\" lspace=\"0\" rspace=\"0\">−</mo><mn>1</mn></mrow></msub>"),
            ("\\frac{a}{b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
            ("\\tfrac12", "<mstyle displaystyle=\"false\" scriptlevel=\"0\"><mfrac><mn>1</mn><mn>2</mn></mfrac></mstyle>"),
            ("\\sqrt{ab}", "<msqrt><mi>a</mi><mi>b</mi></msqrt>"),
            ("\\sqrt[n]{ab}", "<mroot><mrow><mi>a</mi><mi>b</mi></mrow><mi>n</mi></mroot>"),
            ("\\log x", "<mi>log</mi><mo>&#x2061;</mo><mspace width=\"0.167em\"/><mi>x</mi>"),
            (
                "\\log(x)",
                "<mi>log</mi><mo>&#x2061;</mo><mo form=\"prefix\" stretchy=\"false\">(</mo><mi>x</mi><mo form=\"postfix\" stretchy=\"false\">)</mo>"
            ),
            ("\\sum_i^n", "<munderover><mo movablelimits=\"false\">∑</mo><mi>i</mi><mi>n</mi></munderover>"),
            ("\\int_0^1", "<msubsup><mo movablelimits=\"false\">∫</mo><mn>0</mn><mn>1</mn></msubsup>"),
            ("\\max_x", "<munder><mi>max</mi><mi>x</mi></munder>"),
            ("\\frac{\\sum_i}{2}", "<mfrac><msub><mo movablelimits=\"false\">∑</mo><mi>i</mi></msub><mn>2</mn></mfrac>"),
            ("\\text{if }x", "<mtext>if\u{A0}</mtext><mi>x</mi>"),
            ("\\hat y", "<mover accent=\"true\"><mi>y</mi><mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">ˆ</mo></mover>"),
            ("\\begin{matrix} a & b \\end{matrix}", "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr></mtable>"),
            ("\\!", "<mspace width=\"-0.167em\"/>"),
        ])
    func writes(tex: String, content: String) {
        #expect(mathML(tex, isBlock: true) == "<math display=\"block\" alttext=\"\(escaped(tex))\">\(content)</math>")
    }

    @Test("in a line has its limits beside the sum")
    func inline() {
        #expect(
            mathML("\\sum_i", isBlock: false)
                == "<math alttext=\"\\sum_i\"><msub><mo movablelimits=\"false\">∑</mo><mi>i</mi></msub></math>")
    }

    @Test(
        "is well-formed whatever the author wrote",
        arguments: [
            "a < b > c \\& d", "\\text{\"a\" & <b> \\& c}", "\\frac{1", "\\begin{aligned} a &= b \\\\ &< c \\end{aligned}", "\\bad", "",
            "\\left< x \\right>", "\\begin{cases} a & b \\\\ c \\end{cases}", "x'_i \\overline{AB} \\underbrace{x}_{n}",
            "\\bigl. x \\bigr)",
        ])
    func isWellFormed(tex: String) {
        for isBlock in [true, false] {
            let parser = XMLParser(data: Data(mathML(tex, isBlock: isBlock).utf8))
            #expect(parser.parse(), "\(mathML(tex, isBlock: isBlock))")
        }
    }

    private func mathML(_ tex: String, isBlock: Bool) -> String {
        var log: [Diagnostic] = []
        let tree = readTeX(Excerpt(SourceFile(path: "a.md", text: tex)), reporting: &log)
        return Writers.mathML(of: tree, isBlock: isBlock, tex: tex)
    }

    private func escaped(_ tex: String) -> String { tex.replacing("&", with: "&amp;").replacing("<", with: "&lt;") }
}
