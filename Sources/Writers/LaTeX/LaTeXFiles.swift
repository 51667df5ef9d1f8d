package import Cases
package import Diagnostics
import Documents
package import Figures

/// The paper as LaTeX: `paper.tex`, `appendix.tex`, `references.bib` and the drawings in `figures/`.
///
/// `paper.tex` is a whole document, or with the layout `.fragment` what stands between a title and the references. `appendix.tex` can be read by
/// `\input` in anybody's document. What LaTeX cannot express is reported, and a note of it stands in the text.
///
/// - Throws: when a drawing cannot be made a PDF.
package func latexFiles(
    of paper: EvaluatedPaper, layout: PaperLayout, citations: CitationStyle, reporting log: inout [Diagnostic]
) throws(ExportError) -> [OutputFile] {
    var writer = LaTeXWriter(Manuscript(paper), layout)
    let abstract = writer.abstract()
    let body = writer.part(paper.body[...], of: .body)
    let appendix = writer.appendix()
    log += writer.diagnostics()
    let references = bibTeX(paper.works, reporting: &log)
    let text = PaperText(paper: paper, layout: layout, citations: citations, abstract: abstract, body: body)
    return [
        OutputFile(path: "paper.tex", text: text.tex),
        OutputFile(path: "appendix.tex", text: appendixHead + appendix),
        OutputFile(path: "references.bib", text: references),
    ] + (try writer.figureFiles())
}
