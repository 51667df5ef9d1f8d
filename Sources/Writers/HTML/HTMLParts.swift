package import Documents

/// Code, links, images and tables as cmark-gfm writes them, for styles that only put something around them.
extension HTMLWriter {
    package mutating func writePlain(_ code: Code) {
        html.startLine()
        html.write("<pre>")
        writeCodeElement(code)
        html.write("</pre>\n")
    }

    package mutating func writeCodeElement(_ code: Code) {
        if code.info.isEmpty {
            html.write("<code>")
        } else {
            html.write("<code class=\"language-")
            html.write(text: code.language)
            html.write("\">")
        }
        html.write(text: code.text)
        html.write("</code>")
    }

    package mutating func writePlain(_ link: Link<P>, to target: String) {
        html.write("<a href=\"")
        html.write(address: target)
        writeTitle(link.title)
        html.write("\">")
        write(link.inlines)
        html.write("</a>")
    }

    /// - Parameter attributes: further attributes, with a blank in front.
    package mutating func writeImage(_ image: Image<P>, from target: String, attributes: StaticString) {
        html.write("<img src=\"")
        html.write(address: target)
        html.write("\" alt=\"")
        writeAlternative(image.inlines)
        writeTitle(image.title)
        html.write("\"")
        html.write(attributes)
        html.write(" />")
    }

    private mutating func writeTitle(_ title: String) {
        guard !title.isEmpty else { return }
        html.write("\" title=\"")
        html.write(text: title)
    }

    /// A text alternative: the text of the inlines, raw HTML as text, breaks as blanks.
    private mutating func writeAlternative(_ inlines: [Inline<P>]) {
        for inline in inlines {
            switch inline {
            case .text(let text), .code(let text): html.write(text: text)
            case .html(let raw): html.write(text: raw.text)
            case .softBreak, .lineBreak: html.write(" ")
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): writeAlternative(inner)
            case .link(let link): writeAlternative(link.inlines)
            case .image(let image): writeAlternative(image.inlines)
            case .footnote: break
            case .math(let tex): html.write(text: tex.text)
            case .slot(let slot): html.write(text: style.text(of: slot))
            }
        }
    }
}

extension Code {
    /// The first word of the info string; empty if there is none.
    package var language: String {
        let first = info.utf8.prefix { $0 != UInt8(ascii: " ") && !(9...13).contains($0) }
        return first.count == info.utf8.count ? info : String(decoding: first, as: UTF8.self)
    }
}

/// What a style says about the cells of its tables.
package protocol TableCells: Sendable {
    /// The opening tag of a cell.
    func opening(_ alignment: ColumnAlignment, isHeader: Bool) -> StaticString
}

extension HTMLStyle {
    package func write(_ table: Table<P>, with writer: inout HTMLWriter<Self>) { writer.writeTable(table, cells: AlignAttributes()) }
}

/// cmark-gfm's cells: `<td align="right">`.
private struct AlignAttributes: TableCells {
    func opening(_ alignment: ColumnAlignment, isHeader: Bool) -> StaticString {
        switch alignment {
        case .none: isHeader ? "<th>" : "<td>"
        case .left: isHeader ? "<th align=\"left\">" : "<td align=\"left\">"
        case .center: isHeader ? "<th align=\"center\">" : "<td align=\"center\">"
        case .right: isHeader ? "<th align=\"right\">" : "<td align=\"right\">"
        }
    }
}

extension HTMLWriter {
    package mutating func writeTable(_ table: Table<P>, cells: some TableCells) {
        html.startLine()
        html.write("<table>\n<thead>\n")
        writeRow(table.header, table.alignments, isHeader: true, cells)
        html.write("</thead>\n")
        if !table.rows.isEmpty {
            html.write("<tbody>\n")
            for row in table.rows { writeRow(row, table.alignments, isHeader: false, cells) }
            html.write("</tbody>\n")
        }
        html.write("</table>\n")
    }

    private mutating func writeRow(
        _ row: [[Inline<P>]], _ alignments: [ColumnAlignment], isHeader: Bool, _ cells: some TableCells
    ) {
        html.write("<tr>\n")
        for (column, cell) in row.enumerated() {
            html.write(cells.opening(column < alignments.count ? alignments[column] : .none, isHeader: isHeader))
            write(cell)
            html.write(isHeader ? "</th>\n" : "</td>\n")
        }
        html.write("</tr>\n")
    }
}
