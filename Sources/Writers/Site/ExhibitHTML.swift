import Cases
import Documents
import Figures

extension SitePage {
    /// A table with its caption above or a figure with its caption below; nothing for what failed and was reported.
    mutating func write(_ exhibit: Exhibit) {
        html.startLine()
        switch exhibit.content {
        case .table(let table): write(table, labelled: exhibit.label)
        case .figure(let figure): write(figure, labelled: exhibit.label)
        case .exercise(let exercise): write(exercise, labelled: exhibit.label)
        case .equation(let math): style.slots.write(math, labelled: exhibit.label, to: &self)
        case .form(let field): write(field, labelled: exhibit.label)
        case .invalid: html.write(html: "<p class=\"invalid\">\(escaped(exhibit.label.name)) could not be computed.</p>\n")
        }
    }

    private mutating func write(_ table: ExhibitTable, labelled label: Label) {
        let anchor = escaped(label.anchor)
        html.write(html: "<figure class=\"exhibit table\" id=\"\(anchor)\" aria-labelledby=\"\(anchor)-caption\">\n")
        writeCaption(label)
        html.write(html: "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"\(anchor)-caption\">\n")
        write(table, attributes: " aria-labelledby=\"\(anchor)-caption\"")
        html.write("</div>\n")
        write(notes: table.notes)
        html.write("</figure>\n")
    }

    private mutating func write(_ figure: ExhibitFigure, labelled label: Label) {
        let anchor = escaped(label.anchor)
        html.write(
            html: "<figure class=\"exhibit figure\" id=\"\(anchor)\" aria-labelledby=\"\(anchor)-caption\">\n<div class=\"plate scroll\">\n"
        )
        html.write(html: svg(of: figure.drawing, id: label.anchor + "-drawing"))
        html.startLine()
        html.write("</div>\n")
        writeCaption(label)
        write(notes: figure.notes)
        if let name = figure.downloadName { writeDownloads(name, of: label) }
        if let data = figure.data {
            html.write(html: "<details class=\"data\">\n<summary>The numbers of \(escaped(label.name))</summary>\n<div class=\"scroll\">\n")
            write(data, attributes: "")
            html.write("</div>\n</details>\n")
        }
        if !figure.description.isEmpty {
            html.write(html: "<details class=\"description\">\n<summary>\(escaped(label.name)) in words</summary>\n")
            write(figure.description)
            html.write("</details>\n")
        }
        html.write("</figure>\n")
    }

    private mutating func writeCaption(_ label: Label) {
        html.write(html: "<figcaption id=\"\(escaped(label.anchor))-caption\"><span class=\"label\">\(escaped(label.name)).</span> ")
        write(label.caption)
        html.write("</figcaption>\n")
    }

    private mutating func write(notes: [[Inline<Evaluated>]]) {
        guard !notes.isEmpty else { return }
        html.write("<div class=\"exhibit-notes\">\n")
        for note in notes {
            html.write("<p>")
            write(note)
            html.write("</p>\n")
        }
        html.write("</div>\n")
    }

    private mutating func writeDownloads(_ name: String, of label: Label) {
        html.write("<div class=\"take-away\"><span>Take it away as</span>")
        for form in ["svg", "png", "pdf"] {
            let path = "\(style.slots.root)diagrams/\(percentEncoded(name)).\(form)"
            html.write(
                html: " <a href=\"\(path)\" download>\(form.uppercased())<span class=\"hidden\"> of \(escaped(label.name))</span></a>")
        }
        html.write("</div>\n")
    }

    private mutating func write(_ items: [ExhibitFigure.Description]) {
        html.write("<ul>\n")
        for item in items {
            html.write(html: "<li>\(escaped(item.text))")
            if !item.items.isEmpty {
                html.write("\n")
                write(item.items)
            }
            html.write("</li>\n")
        }
        html.write("</ul>\n")
    }
}

extension SitePage {
    /// A heading row begins a group of rows of its own.
    private mutating func write(_ table: ExhibitTable, attributes: String) {
        switch table.arrangement {
        case .usual: html.write(html: "<table\(attributes)>\n<thead>\n<tr>")
        case .matrix: html.write(html: "<table class=\"matrix\"\(attributes)>\n<thead>\n<tr>")
        }
        for column in table.columns { write(column, upright: table.arrangement == .matrix && column.isNumeric) }
        html.write("</tr>\n</thead>\n<tbody>\n")
        for (index, row) in table.rows.enumerated() {
            if row.kind == .heading, index > 0 { html.write("</tbody>\n<tbody>\n") }
            write(row, of: table)
        }
        html.write("</tbody>\n</table>\n")
    }

    /// - Parameter upright: whether the title is written from bottom to top.
    private mutating func write(_ column: ExhibitTable.Column, upright: Bool) {
        let title = upright ? "<span>\(escaped(column.title))</span>" : escaped(column.title)
        html.write(html: "<th scope=\"col\"\(column.isNumeric ? " class=\"number\"" : "")>\(title)")
        if let unit = column.unit { html.write(html: " <span class=\"unit\">\(escaped(unit))</span>") }
        html.write("</th>")
    }

    private mutating func write(_ row: ExhibitTable.Row, of table: ExhibitTable) {
        switch row.kind {
        case .plain: html.write("<tr>")
        case .heading: html.write("<tr class=\"heading\">")
        case .subtotal: html.write("<tr class=\"subtotal\">")
        case .total: html.write("<tr class=\"total\">")
        }
        for (index, cell) in row.cells.enumerated() {
            if row.kind == .heading {
                html.write(html: "<th scope=\"rowgroup\" colspan=\"\(table.columns.count)\">")
            } else if index == 0 {
                html.write("<th scope=\"row\">")
            } else {
                let isNumeric = table.columns.indices.contains(index) && table.columns[index].isNumeric
                let classes = [isNumeric ? "number" : nil, cell.emphasis.styleClass].compactMap(\.self).joined(separator: " ")
                html.write(html: classes.isEmpty ? "<td>" : "<td class=\"\(classes)\">")
            }
            write(cell)
            html.write(index == 0 || row.kind == .heading ? "</th>" : "</td>")
        }
        html.write("</tr>\n")
    }

    private mutating func write(_ cell: ExhibitTable.Cell) {
        if let why = cell.why {
            html.write(html: "<a class=\"value\" href=\"#\(escaped(why))\">\(escaped(cell.text))</a>")
        } else if let target = cell.target {
            html.write(html: "<a href=\"\(escaped(target))\">\(escaped(cell.text))</a>")
        } else {
            html.write(text: cell.text)
        }
        if let detail = cell.detail { html.write(html: " <span class=\"detail\">\(escaped(detail))</span>") }
    }
}

extension ExhibitTable.Emphasis {
    fileprivate var styleClass: String? {
        switch self {
        case .none: nil
        case .quiet: "quiet"
        case .strong: "strong"
        case .shade(let step): "shade-\(min(max(step, 1), 5))"
        }
    }
}
