import Cases
import Documents
import Reports

extension WordWriter {
    /// A blank as a content control whose tag is the field's name, inside a bookmark of that name: LibreOffice keeps bookmarks where it
    /// drops tags.
    mutating func form(_ field: FormField, labelled label: Label) -> String {
        switch field {
        case .text(_, let prompt):
            let title = paragraph("FieldTitle", bookmarked(outline.bookmark(of: label.anchor), inlines(label.caption)))
            let guidance = paragraph("FieldText", run(guidance(prompt), placeholder))
            let control = control(field.id, title: plainText(of: label.caption) { $0.text }, kind: "", content: guidance)
            return title + bookmarked(fieldBookmark(field.id), control)
        case .answer, .choice:
            let title = paragraph("FieldTitle", bookmarked(outline.bookmark(of: label.anchor), inlines(label.caption)))
            let question = field.question.isEmpty ? "" : paragraph("BodyText", inlines(field.question), properties: "<w:keepNext/>")
            let blank = line(field, title: plainText(of: label.caption) { $0.text })
            return title + question + paragraph("FieldText", bookmarked(fieldBookmark(field.id), run(field.lead, fieldLabel) + blank))
        case .table(let table): return self.table(table, labelled: label)
        }
    }

    /// A field within a line. What belongs to it and is not the student's wears a style by which it is passed over.
    private mutating func line(_ field: FormField, title: String) -> String {
        let content = run(guidance(field.prompt), placeholder)
        switch field {
        case .text, .table: return control(field.id, title: title, kind: "<w:text/>", content: content)
        case .answer(let id, _, let unit, _):
            let unit = run(unit.isEmpty ? "" : " \(unit)", fieldLabel)
            return control(id, title: title, kind: "<w:text/>", content: content) + unit
        case .choice(let id, _, let options, _):
            let items = options.map { "<w:listItem w:displayText=\"\(xmlEscaped($0))\" w:value=\"\(xmlEscaped($0))\"/>" }
            let list = "<w:dropDownList>\(items.joined())</w:dropDownList>"
            return control(id, title: title, kind: list, content: content)
        }
    }

    /// An empty table, each blank cell a field of its own.
    private mutating func table(_ table: FormTable, labelled label: Label) -> String {
        var rows: [[WordCell]] = []
        for (row, head) in table.rows.enumerated() {
            rows.append(
                table.columns.enumerated().map { column, heading in
                    if column == 0, !head.isEmpty { return WordCell(content: run(head, RunLook(isBold: true))) }
                    let name = cellName(table.id, row: row + 1, column: column + 1)
                    let title = [head, heading.title].filter { !$0.isEmpty }.joined(separator: ", ")
                    let content = run(guidance(table.prompt), placeholder)
                    return WordCell(
                        content: control(name, title: title, kind: "<w:text/>", content: content),
                        alignment: column > 0 && heading.isNumeric ? .right : .none)
                })
        }
        let texts =
            [table.columns.map { [$0.title, $0.unit.map { "(\($0))" }].compactMap(\.self).joined(separator: " ") }]
            + table.rows.map { [$0] }
        let title = caption(label, properties: "<w:keepNext/>")
        let grid = grid(
            head: table.columns.map { heading($0) }, rows: rows, widths: columnWidths(texts, columns: table.columns.count),
            description: plainText(of: label.caption) { $0.text })
        return title + bookmarked(fieldBookmark(table.id), grid) + afterTable
    }

    /// A content control that cannot be deleted by accident and shows its guidance until somebody writes.
    private mutating func control(_ id: String, title: String, kind: String, content: String) -> String {
        let alias = title.count > 64 ? title.prefix(63) + "…" : title[...]
        let names = "<w:alias w:val=\"\(xmlEscaped(String(alias)))\"/><w:tag w:val=\"\(xmlEscaped(id))\"/>"
        return "<w:sdt><w:sdtPr>\(names)<w:id w:val=\"\(nextIdentifier())\"/>"
            + "<w:lock w:val=\"sdtLocked\"/><w:showingPlcHdr/>\(kind)</w:sdtPr><w:sdtContent>\(content)</w:sdtContent></w:sdt>"
    }

    /// Guidance in its brackets, by which it is known even where a program keeps its style for what a student writes.
    private func guidance(_ prompt: String) -> String { "\(guidanceOpening)\(prompt.isEmpty ? "…" : prompt)\(guidanceClosing)" }

    /// Title and authors of the case.
    mutating func cover() -> String {
        var text = paragraph("Title", run(report.title))
        if let subtitle = report.subtitle { text += paragraph("Subtitle", run(subtitle)) }
        if !report.authors.isEmpty { text += paragraph("TableNote", run("The case is by \(report.authors.joined(separator: ", ")).")) }
        return text
    }
}

extension FormField {
    /// What stands in front of the blank.
    fileprivate var lead: String {
        switch self {
        case .answer: "Your answer: "
        case .choice: "Your choice: "
        case .text, .table: ""
        }
    }
}

private let placeholder = RunLook(style: "PlaceholderText")
private let fieldLabel = RunLook(style: fieldLabelStyle)
