import Foundation
import Testing

@Suite("The paper on the command line", .serialized)
struct PaperCommandTests {
    private func texts(_ paper: String) -> [String: String] {
        var texts = SmallCase.texts
        texts["book.yml"] = (texts["book.yml"] ?? "") + "paper: { page: instructor/paper.md, results: [cost.total] }\n"
        texts["instructor/paper.md"] = paper
        return SmallCase.with(texts)
    }

    private let paper = """
        # A paper: 100 % of $5 & more_or_less #1 {braces} ~ ^ \\\\ back

        ## Abstract {#sec-abstract}

        We read `= volume`.

        ## Costs

        As [@breck2017] says, it costs `= cost.total`.

        """

    @Test("Sources, data, Markdown and HTML lie in the instructor's folder, and a new site leaves them there")
    func writes() throws {
        let folder = try CaseFolder(texts(paper))
        let result = try folder.run("build", "paper", "--no-pdf")
        #expect(result.errors == "no PDF was asked for\n")
        #expect(result.status == 0)
        #expect(result.output == "the paper, 1 work cited, 6 computed values: open ./private/paper/index.html\n")
        for name in ["index.html", "paper.md", "paper.tex", "appendix.tex", "references.bib", "data/datapackage.json"] {
            #expect(folder.exists("private/paper/\(name)"), "\(name)")
        }
        #expect(!folder.exists("public"))
        #expect(try folder.run("build").status == 0)
        #expect(folder.exists("private/index.html"))
        #expect(folder.exists("private/paper/paper.tex"))
        #expect(!folder.exists("private/instructor/paper.html"))
    }

    @Test("TeX sets it, the same bytes each time", .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/latexmk")))
    func sets() throws {
        let folder = try CaseFolder(texts(paper))
        let one = try folder.run("build", "paper", "--output", "one")
        #expect(one.status == 0)
        #expect(one.errors.contains("TeX set the PDF in "))
        #expect(!one.errors.contains("warning"))
        #expect(try folder.run("build", "paper", "--output", "two/deeper").status == 0)
        #expect(folder.bytes("one/paper.pdf") != nil)
        #expect(folder.bytes("one/paper.pdf") == folder.bytes("two/deeper/paper.pdf"))
    }

    @Test("What LaTeX cannot express is an error at its line, and nothing is written")
    func refuses() throws {
        let folder = try CaseFolder(texts(paper + "A <b>bold</b> word, and 語.\n"))
        let result = try folder.run("build", "paper")
        #expect(result.status == 1)
        #expect(result.errors.contains("(U+8A9E)"))
        #expect(result.errors.contains("content/instructor/paper.md:10:1: error: LaTeX cannot show HTML\n"))
        #expect(result.errors.hasSuffix("; nothing was written\n"))
        #expect(!folder.exists("private"))
    }

    @Test("A book without a paper says how to have one")
    func lacks() throws {
        let result = try CaseFolder().run("build", "paper")
        #expect(result.status == 2)
        #expect(result.errors == "error: the book has no paper; name its page in 'content/book.yml': 'paper: { page: paper.md }'\n")
    }
}
