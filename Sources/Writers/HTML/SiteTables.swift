package import Documents

extension SiteHTML {
    /// A table in a region that scrolls, also by keyboard, when the page is narrower.
    package func write(_ table: Table<P>, with writer: inout HTMLWriter<Self>) {
        writer.html.startLine()
        writer.html.write("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table")
        let columns = table.header.map(text(of:)).filter { !$0.isEmpty }
        if !columns.isEmpty { writer.html.write(text: ": " + columns.joined(separator: ", ")) }
        writer.html.write("\">\n")
        writer.writeTable(table, cells: AlignClasses())
        writer.html.write("</div>\n")
    }
}

/// Cells aligned by class: `<td class="align-right">`; HTML has no attribute for it any more.
private struct AlignClasses: TableCells {
    func opening(_ alignment: ColumnAlignment, isHeader: Bool) -> StaticString {
        switch alignment {
        case .none: isHeader ? "<th scope=\"col\">" : "<td>"
        case .left: isHeader ? "<th scope=\"col\" class=\"align-left\">" : "<td class=\"align-left\">"
        case .center: isHeader ? "<th scope=\"col\" class=\"align-center\">" : "<td class=\"align-center\">"
        case .right: isHeader ? "<th scope=\"col\" class=\"align-right\">" : "<td class=\"align-right\">"
        }
    }
}
