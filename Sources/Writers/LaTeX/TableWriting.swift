import Cases
import Diagnostics
import Documents

extension LaTeXWriter {
    mutating func write(_ table: ExhibitTable, of exhibit: Exhibit) {
        mark(exhibit.place)
        let text = TableText(caption: caption(exhibit.label), label: latexLabel(exhibit.label.anchor), notes: notes(table.notes))
        write(grid(table), text, at: exhibit.place)
    }

    mutating func write(_ table: Table<Evaluated>) {
        mark(table.place)
        write(grid(table), TableText(), at: table.place)
        let notes = cellFootnotes
        cellFootnotes = []
        if notes.count > 1 { out += "\\addtocounter{footnote}{-\(notes.count)}\n" }
        for note in notes { out += (notes.count > 1 ? "\\stepcounter{footnote}" : "") + "\\footnotetext\(note)\n" }
    }

    private mutating func notes(_ notes: [[Inline<Evaluated>]]) -> [String] { notes.map { note in within(.caption) { $0.tex(note) } } }

    mutating func write(_ grid: TableGrid, _ text: TableText, at place: Place?) {
        let page = page
        guard let (form, layout) = page.choose(for: grid, notes: text.notes) else {
            log.append(
                .error(
                    "the table is too wide for the page", at: place,
                    notes: [.init("\(grid.columns.count) columns do not fit even sideways: take some away, or make two tables of it")]))
            return
        }
        out += TableTeX(grid: grid, layout: layout, form: form, text: text, page: page, anchors: anchors, part: part).tex
    }

    /// In the appendix, which others read into documents of their own, the narrowest page of the common classes.
    private var page: TablePage {
        switch layout {
        case .article where part == .body: TablePage(column: 455, wide: nil, height: 660)
        case .twoColumn where part == .body: TablePage(column: 245, wide: 511, height: 690)
        case .article, .twoColumn, .fragment: TablePage(column: 344, wide: nil, height: 500)
        }
    }
}

/// What stands around a table.
struct TableText {
    var caption: String?
    var label: String?
    var notes: [String] = []
}

/// How a table stands on the page.
enum TableForm {
    case float
    /// Across both columns.
    case wide
    /// Over as many pages as it needs.
    case long
    case sideways
    case longSideways
}

/// The room there is, in points.
struct TablePage {
    let column: Int
    /// Of both columns; nil where there is one.
    let wide: Int?
    let height: Int

    /// The largest type and the simplest form in which the table fits; nil when it fits in none.
    func choose(for grid: TableGrid, notes: [String]) -> (TableForm, TableLayout)? {
        for size in [8, 7] {
            if let layout = TableFitting(grid, width: column, size: size).layout(), isReadable(layout) {
                if layout.height + lines(of: notes, within: column) * 10 <= height * 9 / 10 { return (.float, layout) }
                if wide == nil { return (.long, layout) }
            }
            if let wide, let layout = TableFitting(grid, width: wide, size: size).layout() { return (.wide, layout) }
        }
        for size in [8, 7] {
            guard let layout = TableFitting(grid, width: height, size: size).layout() else { continue }
            let isLow = layout.height + lines(of: notes, within: height) * 10 <= column * 7 / 10
            return (isLow || wide != nil ? .sideways : .longSideways, layout)
        }
        return nil
    }

    /// In a narrow column, many short lines are harder to read than a table across both.
    private func isReadable(_ layout: TableLayout) -> Bool { wide == nil ? layout.tallestRow <= 16 : layout.tallestRow <= 4 }

    /// In type of 8 pt.
    private func lines(of notes: [String], within width: Int) -> Int {
        notes.reduce(0) { $0 + 1 + LaTeXWidth($1).natural * 8 / 1000 / width }
    }
}
