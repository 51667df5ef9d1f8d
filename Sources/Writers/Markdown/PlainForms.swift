import Cases
import Documents
import Reports

/// Blanks between marks that no viewer shows: what stands between them is read back.
extension PlainWriting {
    func blocks(of field: FormField, _ label: Label) -> [Block<Plain>] {
        switch field {
        case .text(let id, let prompt):
            return [title(label), .quote([.paragraph([.text(prompt)])]), mark(MarkdownMark.opening(id)), blank, mark(MarkdownMark.closing)]
        case .answer(let id, let question, let unit, _):
            let lead = unit.isEmpty ? "Answer:" : "Answer (\(unit)):"
            return [title(label)] + paragraph(question) + [.paragraph([.text(lead + " ")] + line(id))]
        case .choice(let id, let question, let options, let prompt):
            let choices = List<Plain>(
                start: nil, isTight: true, items: options.map { .init(blocks: [.paragraph([.text($0)])], isDone: nil) })
            let guidance = Block<Plain>.quote([.paragraph([.text(prompt)]), .list(choices)])
            return [title(label)] + paragraph(question) + [guidance, .paragraph([.text("Choice: ")] + line(id))]
        case .table(let table): return [title(label), plain(table)]
        }
    }

    private func paragraph(_ inlines: [Inline<Evaluated>]) -> [Block<Plain>] {
        inlines.isEmpty ? [] : [.paragraph(self.inlines(inlines))]
    }

    private func title(_ label: Label) -> Block<Plain> {
        .paragraph(anchor(label) + [.strong([.text(label.name + ".")]), .text(" ")] + inlines(label.caption))
    }

    private var blank: Block<Plain> { .paragraph([.text(MarkdownMark.blank)]) }

    private func mark(_ text: String) -> Block<Plain> { .html(RawHTML(text: text + "\n", place: nowhere)) }

    private func line(_ id: String) -> [Inline<Plain>] {
        [tag(MarkdownMark.opening(id)), .text(" \(MarkdownMark.blank) "), tag(MarkdownMark.closing)]
    }

    private func plain(_ table: FormTable) -> Block<Plain> {
        let empty: [[Inline<Plain>]] = table.columns.dropFirst().map { _ in [] }
        return .table(
            Table(
                alignments: table.columns.map { $0.isNumeric ? .right : .left },
                header: table.columns.map { column in [.text(column.title + (column.unit.map { " (\($0))" } ?? ""))] },
                rows: table.rows.map { head in [head.isEmpty ? [] : [.text(head)]] + empty }, place: nowhere))
    }
}
