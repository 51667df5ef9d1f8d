import Cases
import Documents

/// The whole of `paper.tex`, around texts that are LaTeX already.
struct PaperText {
    let paper: EvaluatedPaper
    let layout: PaperLayout
    let citations: CitationStyle
    let abstract: String?
    let body: String

    var tex: String {
        switch layout {
        case .fragment: fragmentHead + abstractText + body
        case .article, .twoColumn:
            preamble.tex + latexMacros + "\n\\begin{document}\n\\maketitle\n\n" + abstractText + keywords + "\n" + body + ending
        }
    }

    private var abstractText: String { abstract.map { "\\begin{abstract}\n\($0.trimmedLines)\n\\end{abstract}\n\n" } ?? "" }

    private var keywords: String {
        guard !paper.settings.keywords.isEmpty else { return "" }
        return "\\noindent\\textbf{Keywords:} \(paper.settings.keywords.map { latex($0, as: .prose) }.joined(separator: ", ")).\n"
    }

    private var ending: String {
        """

        \(paper.works.isEmpty ? "" : "\\printbibliography\n")
        \\appendix
        \\input{appendix}

        \\end{document}

        """
    }

    private var preamble: Preamble {
        Preamble(
            file: "paper", layout: layout, citations: citations, title: paper.page.matter.title, authors: paper.settings.authors,
            keywords: paper.settings.keywords, language: paper.book.configuration.language)
    }
}
