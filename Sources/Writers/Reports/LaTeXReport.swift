import Cases
import Diagnostics
import Documents
import Figures

/// The template of the report as LaTeX: `report.tex`, `report.bib`, and its drawings as PDFs in `figures/`.
///
/// - Parameter address: the absolute address of the report's page, from which its links to other pages lead; nil leaves their words alone.
func latexReport(
    _ report: EvaluatedReport, in book: BookConfiguration, address: String?, reporting log: inout [Diagnostic]
) throws(ExportError) -> [OutputFile] {
    var writer = LaTeXWriter(Manuscript(report, address: address), .article)
    let cover = writer.part(report.page.document.cover, of: .body)
    let body = writer.part(report.page.document.behindCover, of: .body)
    log += writer.diagnostics()
    let references = bibTeX(report.works, reporting: &log)
    let matter = report.page.matter
    let preamble = Preamble(
        file: "report", layout: .article, citations: .authorYear, bibliography: "report", title: matter.title, authors: [],
        language: book.language)
    let tex = """
        \(preamble.tex)\(latexMacros)\(reportMacros)
        \\begin{document}
        \\begin{titlepage}
        \\vspace*{0.15\\textheight}
        {\\noindent\\Huge\\bfseries \(latex(matter.title, as: .prose))\\par}
        \(matter.description.map { "\\bigskip{\\noindent\\Large \(latex($0, as: .prose))\\par}\n" } ?? "")\\bigskip

        \(cover.trimmedLines)
        \\end{titlepage}

        \\tableofcontents
        \\listoffigures
        \\listoftables
        \\clearpage

        \(body.trimmedLines)

        \(report.works.isEmpty ? "" : "\\printbibliography[heading=bibintoc]\n")\\end{document}

        """
    return [OutputFile(path: "report.tex", text: tex), OutputFile(path: "report.bib", text: references)] + (try writer.figureFiles())
}

/// What the blanks use. Guidance shows only while nothing is written.
private let reportMacros = #"""

    % Write between the last brackets: \answer[{guidance}]{name}{Your text, of as many paragraphs as you need.} Leave the name as it is:
    % by it your answers are found.
    \usepackage{etoolbox,float,needspace}
    \NewDocumentCommand{\answer}{+O{} m +m}{\ifblank{#3}{{\color{black!60}\itshape #1}}{#3}}
    \newcommand{\reportfield}[2]{\par\addvspace{\bigskipamount}\needspace{4\baselineskip}{\noindent\phantomsection\label{#1}\bfseries #2\par}\nobreak}
    \newcommand{\reportlead}[1]{\noindent\textbf{#1}}
    \newcommand{\reporthead}{\rule[-0.5em]{0pt}{1.6em}}
    \newcommand{\reportrow}{\rule[-0.9em]{0pt}{2.6em}}
    \AddToHook{cmd/section/before}{\needspace{10\baselineskip}}
    \setlength{\parindent}{0pt}\setlength{\parskip}{\smallskipamount}

    """#
