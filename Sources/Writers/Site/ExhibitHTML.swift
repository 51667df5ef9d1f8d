import Cases
import Documents
import Figures

extension PageHTML {
    /// A table with its caption above or a figure with its caption below; nothing for what failed and was reported.
    mutating func write(_ exhibit: Exhibit) {
        switch exhibit.content {
        case .table(let table): write(table, labelled: exhibit.label)
        case .figure(let figure): write(figure, labelled: exhibit.label)
        case .invalid: output += "<p class=\"invalid\">\(escaped(exhibit.label.name)) could not be computed.</p>\n"
        }
    }

    private mutating func write(_ table: ExhibitTable, labelled label: Label) {
        let anchor = escaped(label.anchor)
        output += "<figure class=\"exhibit table\" id=\"\(anchor)\" aria-labelledby=\"\(anchor)-caption\">\n"
        writeCaption(label)
        output += "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"\(anchor)-caption\">\n"
        write(table, attributes: " aria-labelledby=\"\(anchor)-caption\"")
        output += "</div>\n"
        write(notes: table.notes)
        output += "</figure>\n"
    }

    private mutating func write(_ figure: ExhibitFigure, labelled label: Label) {
        let anchor = escaped(label.anchor)
        output += "<figure class=\"exhibit figure\" id=\"\(anchor)\" aria-labelledby=\"\(anchor)-caption\">\n<div class=\"drawing scroll\">\n"
        output += svg(of: figure.drawing, id: label.anchor + "-drawing")
        output += "</div>\n"
        writeCaption(label)
        write(notes: figure.notes)
        if let name = figure.downloadName { writeDownloads(name, of: label) }
        if let data = figure.data {
            output += "<details class=\"data\">\n<summary>The numbers of \(escaped(label.name))</summary>\n<div class=\"scroll\">\n"
            write(data, attributes: "")
            output += "</div>\n</details>\n"
        }
        if !figure.description.isEmpty {
            output += "<details class=\"description\">\n<summary>\(escaped(label.name)) in words</summary>\n"
            write(figure.description)
            output += "</details>\n"
        }
        output += "</figure>\n"
    }

    private mutating func writeCaption(_ label: Label) {
        output += "<figcaption id=\"\(escaped(label.anchor))-caption\"><span class=\"label\">\(escaped(label.name)).</span> "
        write(label.caption)
        output += "</figcaption>\n"
    }

    private mutating func write(notes: [[Inline<Evaluated>]]) {
        guard !notes.isEmpty else { return }
        output += "<div class=\"exhibit-notes\">\n"
        for note in notes {
            output += "<p>"
            write(note)
            output += "</p>\n"
        }
        output += "</div>\n"
    }

    private mutating func writeDownloads(_ name: String, of label: Label) {
        output += "<div class=\"take-away\"><span>Take it away as</span>"
        for form in ["svg", "png", "pdf"] {
            let path = "\(root)diagrams/\(percentEncoded(name)).\(form)"
            output += " <a href=\"\(path)\" download>\(form.uppercased())<span class=\"hidden\"> of \(escaped(label.name))</span></a>"
        }
        output += "</div>\n"
    }

    private mutating func write(_ items: [ExhibitFigure.Description]) {
        output += "<ul>\n"
        for item in items {
            output += "<li>\(escaped(item.text))"
            if !item.items.isEmpty {
                output += "\n"
                write(item.items)
            }
            output += "</li>\n"
        }
        output += "</ul>\n"
    }
}

extension PageHTML {
    /// A heading row begins a group of rows of its own.
    private mutating func write(_ table: ExhibitTable, attributes: String) {
        output += "<table\(attributes)>\n<thead>\n<tr>"
        for column in table.columns {
            output += "<th scope=\"col\"\(column.isNumeric ? " class=\"number\"" : "")>\(escaped(column.title))"
            if let unit = column.unit { output += " <span class=\"unit\">\(escaped(unit))</span>" }
            output += "</th>"
        }
        output += "</tr>\n</thead>\n<tbody>\n"
        for (index, row) in table.rows.enumerated() {
            if row.kind == .heading, index > 0 { output += "</tbody>\n<tbody>\n" }
            write(row, of: table)
        }
        output += "</tbody>\n</table>\n"
    }

    private mutating func write(_ row: ExhibitTable.Row, of table: ExhibitTable) {
        switch row.kind {
        case .plain: output += "<tr>"
        case .heading: output += "<tr class=\"heading\">"
        case .subtotal: output += "<tr class=\"subtotal\">"
        case .total: output += "<tr class=\"total\">"
        }
        for (index, cell) in row.cells.enumerated() {
            if row.kind == .heading {
                output += "<th scope=\"rowgroup\" colspan=\"\(table.columns.count)\">"
            } else if index == 0 {
                output += "<th scope=\"row\">"
            } else {
                output += table.columns.indices.contains(index) && table.columns[index].isNumeric ? "<td class=\"number\">" : "<td>"
            }
            write(cell)
            output += index == 0 || row.kind == .heading ? "</th>" : "</td>"
        }
        output += "</tr>\n"
    }

    private mutating func write(_ cell: ExhibitTable.Cell) {
        if let why = cell.why {
            output += "<a class=\"value\" href=\"#\(escaped(why))\">\(escaped(cell.text))</a>"
        } else if let target = cell.target {
            output += "<a href=\"\(escaped(target))\">\(escaped(cell.text))</a>"
        } else {
            output += escaped(cell.text)
        }
        if let detail = cell.detail { output += " <span class=\"detail\">\(escaped(detail))</span>" }
    }
}
