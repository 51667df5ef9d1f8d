import Cases

extension SitePage {
    /// A blank as students will find it in the report: its question, and what to write or to choose.
    mutating func write(_ field: FormField, labelled label: Label) {
        let anchor = escaped(label.anchor)
        html.write(html: "<div class=\"exhibit blank\" id=\"\(anchor)\" role=\"group\" aria-labelledby=\"\(anchor)-caption\">\n")
        html.write(html: "<p class=\"blank-title\" id=\"\(anchor)-caption\">")
        if case .table = field { html.write(html: "<span class=\"label\">\(escaped(label.name)).</span> ") }
        write(label.caption)
        html.write("</p>\n")
        if !field.question.isEmpty {
            html.write("<p>")
            write(field.question)
            html.write("</p>\n")
        }
        switch field {
        case .text(_, let prompt): writeBlank(prompt)
        case .answer(_, _, let unit, let prompt): writeBlank(prompt, unit: unit)
        case .choice(_, _, let options, let prompt):
            writeBlank(prompt)
            html.write(html: "<ul>\n\(options.map { "<li>\(escaped($0))</li>\n" }.joined())</ul>\n")
        case .table(let table): write(table, captionedBy: anchor + "-caption")
        }
        html.write("</div>\n")
    }

    private mutating func writeBlank(_ prompt: String, unit: String = "") {
        html.write(html: "<p class=\"guidance\">\(escaped(prompt))")
        if !unit.isEmpty { html.write(html: " <span class=\"unit\">\(escaped(unit))</span>") }
        html.write("</p>\n")
    }

    private mutating func write(_ table: FormTable, captionedBy caption: String) {
        if !table.prompt.isEmpty { writeBlank(table.prompt) }
        html.write(html: "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"\(caption)\">\n")
        html.write(html: "<table aria-labelledby=\"\(caption)\">\n<thead>\n<tr>")
        for column in table.columns {
            html.write(html: "<th scope=\"col\"\(column.isNumeric ? " class=\"number\"" : "")>\(escaped(column.title))")
            if let unit = column.unit { html.write(html: " <span class=\"unit\">\(escaped(unit))</span>") }
            html.write("</th>")
        }
        html.write("</tr>\n</thead>\n<tbody>\n")
        for row in table.rows {
            html.write(html: row.isEmpty ? "<tr><td></td>" : "<tr><th scope=\"row\">\(escaped(row))</th>")
            html.write(html: String(repeating: "<td></td>", count: table.columns.count - 1) + "</tr>\n")
        }
        html.write("</tbody>\n</table>\n</div>\n")
    }
}
