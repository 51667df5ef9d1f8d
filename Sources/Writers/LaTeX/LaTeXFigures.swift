import Cases
import Diagnostics
import Documents
import Figures

extension LaTeXWriter {
    mutating func write(_ exhibit: Exhibit) {
        switch exhibit.content {
        case .equation(let math): write(math, label: exhibit.label)
        case .table(let table): write(table, of: exhibit)
        case .figure(let figure): write(figure, of: exhibit)
        case .exercise:
            let name = manuscript.kind == .paper ? "paper" : "report"
            log.append(
                .error("a \(name) cannot ask an exercise", at: exhibit.place, notes: [.init("ask it on a page of the site")]))
        case .form(let field):
            guard manuscript.kind == .paper else { return write(field, labelled: exhibit.label) }
            log.append(
                .error("a paper has nothing to fill in", at: exhibit.place, notes: [.init("ask for it in 'content/report/report.md'")]))
        case .invalid:
            mark(exhibit.place)
            out += "\\emph{\(latex(exhibit.label.name)) could not be computed.}\n"
        }
    }

    private mutating func write(_ figure: ExhibitFigure, of exhibit: Exhibit) {
        mark(exhibit.place)
        let name = fileName(figure, exhibit.label)
        drawings.append((name, figure.drawing))
        let alternative = figure.drawing.summary.isEmpty ? figure.drawing.title : figure.drawing.summary
        if alternative.allSatisfy(\.isWhitespace) { reportMissingAlternative(of: "a figure", at: exhibit.place) }
        let environment = isWide(figure.drawing) ? "figure*" : "figure"
        // In a report a drawing stays where its work is asked for.
        let placement = manuscript.kind == .report ? "H" : environment == "figure" ? "!htbp" : "!tp"
        out += """
            \\begin{\(environment)}[\(placement)]
            \\centering
            \\includegraphics[\(size(of: figure.drawing)),alt={\(settable(alternative, as: .plain))}]{figures/\(name).pdf}
            \\caption{\(caption(exhibit.label))}\\label{\(latexLabel(exhibit.label.anchor))}

            """
        write(notes: figure.notes, place: exhibit.place)
        out += "\\end{\(environment)}\n"
    }

    mutating func caption(_ label: Label) -> String { within(.caption) { $0.tex(label.caption) } }

    /// Below a table or a figure, in small type.
    mutating func write(notes: [[Inline<Evaluated>]], place: Place?) {
        for note in notes { out += "\\casebooknote{\(within(.caption) { $0.tex(note) })}\n" }
    }

    /// Its own, or made from the anchor; each file once.
    private func fileName(_ figure: ExhibitFigure, _ label: Label) -> String {
        let anchor = label.anchor.hasPrefix("fig-") ? String(label.anchor.dropFirst(4)) : label.anchor
        let name = latexLabel(figure.downloadName ?? anchor).replacing(".", with: "-").replacing(":", with: "-")
        return drawings.contains { $0.name == name } ? name + "-" + String(drawings.count + 1) : name
    }

    /// Never larger than it was drawn: its type then keeps its size.
    private func size(of drawing: Drawing) -> String {
        let width = "width=\\casebookwidth{\(points(drawing.width))bp}"
        guard drawing.height * 4 > drawing.width * 5 else { return width }
        return "\(width),height=\\casebookheight{\(points(drawing.height))bp},keepaspectratio"
    }

    /// In two columns a drawing that does not fit one stands across both.
    private func isWide(_ drawing: Drawing) -> Bool {
        layout == .twoColumn && part == .body && drawing.width > PaperLayout.twoColumn.figureWidth * 11 / 10
    }

    /// Half pixels, 192 to the inch, as PostScript points, 72 to the inch.
    private func points(_ length: Int) -> String { tenths(length * 30 / 8) }

    func figureFiles() throws(ExportError) -> [OutputFile] {
        var files: [OutputFile] = []
        for (name, drawing) in drawings {
            let picture = svg(of: drawing, id: name, as: .flat(.light))
            files.append(
                OutputFile(path: "figures/\(name).pdf", bytes: try pdf(of: picture, creationDate: nil, title: drawing.title)))
        }
        return files
    }
}

/// A number of tenths as TeX reads it.
func tenths(_ number: Int) -> String { "\(number / 10).\(number % 10)" }
