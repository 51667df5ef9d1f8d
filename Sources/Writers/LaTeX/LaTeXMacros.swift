/// What the texts use beyond LaTeX and the packages; a document that defines one of them itself keeps its own.
let latexMacros = #"""
    \makeatletter
    % Values are many: their links have no colour and no frame.
    \providecommand{\casebookplainlink}{\def\@linkcolor{.}\def\@pdfborder{0 0 0}}
    % A computed value (its number in the table of derivations, its text), and that number at its first mention.
    \ifdefined\casebookvalue\else\DeclareRobustCommand{\casebookvalue}[2]{%
      \@ifundefined{r@casebook:#1}{#2}{{\casebookplainlink\hyperref[casebook:#1]{#2}}}}\fi
    \ifdefined\casebookmark\else\DeclareRobustCommand{\casebookmark}[1]{%
      \@ifundefined{r@casebook:#1}{}{{\casebookplainlink\hyperref[casebook:#1]{\textcolor{gray}{\textsuperscript{\tiny#1}}}}}}\fi
    \ifdefined\casebooktarget\else\DeclareRobustCommand{\casebooktarget}[1]{\phantomsection\def\@currentlabel{#1}\label{casebook:#1}#1}\fi
    % References from the paper into the appendix and back, where one may stand without the other: word, label, text.
    \ifdefined\casebookref\else\DeclareRobustCommand{\casebookref}[3]{\@ifundefined{r@#2}{#3}{#1~\ref{#2}}}\fi
    \ifdefined\casebooklink\else\DeclareRobustCommand{\casebooklink}[2]{\@ifundefined{r@#1}{#2}{\hyperref[#1]{#2}}}\fi
    \providecommand{\casebookcite}{\cite}
    % Pictures: at most their own size, at most the line and most of the page.
    \providecommand{\casebookwidth}[1]{\dimexpr\ifdim#1>\linewidth\linewidth\else#1\fi\relax}
    \providecommand{\casebookinlinewidth}[1]{\dimexpr\ifdim#1>0.5\linewidth 0.5\linewidth\else#1\fi\relax}
    \providecommand{\casebooknatural}{\Gin@nat@width}
    \providecommand{\casebookheight}[1]{\dimexpr\ifdim#1>0.8\textheight 0.8\textheight\else#1\fi\relax}
    % A formula that is wider than the line is made smaller.
    \providecommand{\casebookfit}[1]{\setbox\z@\hbox{$\displaystyle#1$}%
      \ifdim\wd\z@>\dimexpr\linewidth-4em\relax\vcenter{\hbox{\resizebox{\dimexpr\linewidth-4em\relax}{!}{\box\z@}}}\else#1\fi}
    % Tables.
    \providecommand{\casebooktable}{\fontsize{8}{9.6}\selectfont\casebooktablerules{5pt}}
    \providecommand{\casebooksmalltable}{\fontsize{7}{8.4}\selectfont\casebooktablerules{3pt}}
    \providecommand{\casebooktablerules}[1]{\setlength{\tabcolsep}{#1}\renewcommand{\arraystretch}{1.1}%
      \hyphenpenalty=\@M\exhyphenpenalty=50\sisetup{mode=text,reset-text-series=false,group-separator={,},group-minimum-digits=4}%
      \setlength{\LTcapwidth}{\linewidth}}
    \providecommand{\casebookpart}[2]{\dimexpr(\linewidth-#1)*#2/1000\relax}
    \providecommand{\casebookhead}[1]{\textbf{#1}}
    \providecommand{\casebookupright}[1]{\rotatebox{90}{\textbf{#1}}}
    \providecommand{\casebookstack}[3]{{\renewcommand{\arraystretch}{1}\begin{tabular}[#1]{@{}#2@{}}#3\end{tabular}}}
    \providecommand{\casebookdetail}[1]{{\footnotesize\fontsize{7}{8.4}\selectfont#1}}
    \providecommand{\casebookquiet}[1]{\textcolor{black!60}{#1}}
    \providecommand{\casebookshade}[1]{\cellcolor[gray]{#1}}
    \providecommand{\casebookgap}{\addlinespace[2pt]}
    \providecommand{\casebookgroup}{\addlinespace[4pt]}
    \providecommand{\casebooknote}[1]{\par\vskip\smallskipamount{\raggedright\fontsize{8}{9.6}\selectfont#1\par}}
    % Lists, code and callouts.
    \providecommand{\casebooktight}{\setlength{\itemsep}{0pt}\setlength{\parsep}{0pt}}
    \providecommand{\casebookcount}[1]{\setcounter{\@enumctr}{#1}}
    \providecommand{\casebooktask}{\ensuremath{\square}}
    \providecommand{\casebookdone}{\ensuremath{\boxtimes}}
    \providecommand{\casebookrule}{\par\vskip\bigskipamount{\centering\rule{0.3\linewidth}{0.4pt}\par}\vskip\bigskipamount}
    \providecommand{\casebookline}[2]{\par\noindent\hangindent=2em\hangafter=1\hspace*{0pt}\rule{0pt}{1.6ex}\hspace*{#1\fontdimen2\font}#2\par}
    \ifdefined\casebookcode\else\newenvironment{casebookcode}{\par\vskip\medskipamount\begingroup\raggedright\parindent=0pt\parskip=0pt
      \ttfamily\fontsize{8}{9.6}\selectfont}{\par\endgroup\vskip\medskipamount}\fi
    \ifdefined\casebookcallout\else\newenvironment{casebookcallout}[1]{\begin{leftbar}\noindent\textbf{#1.}\par\noindent\ignorespaces}{\end{leftbar}}\fi
    % Signs that not every set of packages has.
    \providecommand{\lt}{<}\providecommand{\gt}{>}\providecommand{\euro}{\text{\texteuro}}\providecommand{\degree}{{}^{\circ}}
    \providecommand{\bm}{\boldsymbol}\providecommand{\mathscr}{\mathcal}\providecommand{\coloneqq}{\mathrel{:=}}
    \providecommand{\omicron}{o}
    % Long names in typewriter leave lines loose.
    \ifdim\emergencystretch=\z@\setlength{\emergencystretch}{3em}\fi
    % Documents without links.
    \providecommand{\FloatBarrier}{}
    \providecommand{\hyperref}[2][]{#2}\providecommand{\href}[2]{#2}\providecommand{\phantomsection}{}
    \makeatother

    """#

/// The packages that the texts need, with what for.
private let packages = """
    %   \\usepackage[T1]{fontenc}                              % letters with accents, and < > \\ | as they are
    %   \\usepackage{amsmath,amssymb}                          % formulas, arrows and signs
    %   \\usepackage{graphicx,xcolor,colortbl}                 % figures, grey, shaded cells
    %   \\usepackage{array,booktabs,longtable,siunitx}         % tables
    %   \\usepackage{rotating,pdflscape}                       % tables that stand sideways
    %   \\usepackage{framed}                                   % callouts
    %   \\usepackage[normalem]{ulem}                           % struck-out words
    %   \\usepackage{hyperref}                                 % links; may be left out

    """

/// The head of `appendix.tex`.
let appendixHead =
    """
    % The appendix of the paper. Read it behind \\appendix (in IEEEtran behind \\appendices):
    %
    %   \\appendix
    %   \\input{appendix}
    %
    % It needs these packages; leave out what the class has loaded itself (acmart: amsmath, amssymb):
    %
    \(packages)%
    % Its figures lie in figures/, the works it cites in references.bib. It is set in one column.
    %

    """ + latexMacros + #"""
        \makeatletter
        \providecommand{\casebookonecolumn}{\if@twocolumn\clearpage\onecolumn\fi}
        \makeatother
        \casebookonecolumn


        """#

/// The head of `paper.tex` as a part of somebody's document.
let fragmentHead =
    """
    % The paper's text, from its abstract to its last section, for \\input into a document of one column.
    %
    % It needs these packages; leave out what the class has loaded itself:
    %
    \(packages)%
    % Its figures lie in figures/, the works it cites in references.bib, and its values lead into appendix.tex.
    %

    """ + latexMacros
