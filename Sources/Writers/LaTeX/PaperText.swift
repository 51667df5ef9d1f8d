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
            preamble + latexMacros + "\n\\begin{document}\n\\maketitle\n\n" + abstractText + keywords + "\n" + body + ending
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

    // MARK: Preamble

    private var preamble: String {
        """
        % pdfLaTeX and biber: latexmk -pdf paper.tex
        % The same text gives the same PDF, to the byte: without dates and with identifiers made from nothing.
        \\ifdefined\\pdfinfoomitdate\\pdfinfoomitdate=1\\fi
        \\ifdefined\\pdftrailerid\\pdftrailerid{}\\fi
        \\ifdefined\\pdfsuppressptexinfo\\pdfsuppressptexinfo=-1\\fi
        \(documentClass)
        \\usepackage[T1]{fontenc}
        \\usepackage[utf8]{inputenc}
        \\usepackage{lmodern}
        \\usepackage{textcomp}
        \\usepackage{microtype}
        \\usepackage{amsmath,amssymb}
        \\usepackage{graphicx,xcolor,colortbl}
        \\usepackage{array,booktabs,longtable,siunitx}
        \\usepackage{rotating,pdflscape}
        \\usepackage{framed}
        \\usepackage[normalem]{ulem}
        \\usepackage{placeins}
        \\usepackage[font=small,labelfont=bf]{caption}
        \\captionsetup[table]{position=top}
        \\usepackage{csquotes}
        \\usepackage[backend=biber,style=\(style),maxcitenames=2,maxbibnames=99,giveninits=true,uniquename=init]{biblatex}
        \\addbibresource{references.bib}
        \\usepackage{hyperref}
        \\hypersetup{
          colorlinks=true, allcolors={blue!45!black}, bookmarksnumbered=true,
          pdftitle={\(metadata(title))},
          pdfauthor={\(metadata(paper.settings.authors.joined(separator: "; ")))},
          pdfkeywords={\(metadata(paper.settings.keywords.joined(separator: ", ")))},
          pdflang={\(metadata(paper.book.configuration.language))}
        }
        \\newcommand{\\casebookcite}{\\autocite}
        \\setlength{\\emergencystretch}{3em}
        \\setcounter{topnumber}{4}\\setcounter{bottomnumber}{3}\\setcounter{totalnumber}{6}\\setcounter{dbltopnumber}{4}
        \\renewcommand{\\topfraction}{0.9}
        \\renewcommand{\\bottomfraction}{0.7}
        \\renewcommand{\\textfraction}{0.08}
        \\renewcommand{\\floatpagefraction}{0.7}
        \\renewcommand{\\dbltopfraction}{0.9}
        \\renewcommand{\\dblfloatpagefraction}{0.6}
        \\title{\(latex(title, as: .prose))}
        \\author{\(paper.settings.authors.map { latex($0, as: .prose) }.joined(separator: " \\and "))}
        \\date{}

        """
    }

    private var title: String { paper.page.matter.title }

    /// The widths are those that drawings and tables were laid out for.
    private var documentClass: String {
        switch layout {
        case .twoColumn:
            """
            \\documentclass[10pt,a4paper,twocolumn]{article}
            \\usepackage[a4paper,textwidth=180mm,textheight=247mm,columnsep=7mm]{geometry}
            """
        case .article, .fragment:
            """
            \\documentclass[11pt,a4paper]{article}
            \\usepackage[a4paper,textwidth=160mm,textheight=240mm]{geometry}
            """
        }
    }

    private var style: String {
        switch citations {
        case .numeric: "numeric-comp"
        case .authorYear: "authoryear-comp"
        }
    }

    /// `\hypersetup` takes characters as they are, if the few special ones are escaped.
    private func metadata(_ text: String) -> String { latex(text) }
}
