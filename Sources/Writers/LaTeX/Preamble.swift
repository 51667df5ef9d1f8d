import Cases
import Documents

/// What stands before `\begin{document}`: class, packages and what the PDF says of itself.
struct Preamble {
    /// The name of the file without its ending.
    let file: String
    let layout: PaperLayout
    let citations: CitationStyle
    var bibliography = "references"
    let title: String
    let authors: [String]
    var keywords: [String] = []
    /// BCP 47.
    let language: String

    var tex: String {
        """
        % pdfLaTeX and biber: latexmk -pdf \(file).tex
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
        \\addbibresource{\(bibliography).bib}
        \\usepackage{hyperref}
        \\hypersetup{
          colorlinks=true, allcolors={blue!45!black}, bookmarksnumbered=true,
          pdftitle={\(metadata(title))},
          pdfauthor={\(metadata(authors.joined(separator: "; ")))},
          pdfkeywords={\(metadata(keywords.joined(separator: ", ")))},
          pdflang={\(metadata(language))}
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
        \\author{\(authors.map { latex($0, as: .prose) }.joined(separator: " \\and "))}
        \\date{}

        """
    }

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
