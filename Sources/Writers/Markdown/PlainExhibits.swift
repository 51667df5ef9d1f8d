import Cases
import Documents

/// Exhibits with what Markdown has: a bold number in front of each caption, tables whose heads name the units, pictures with their words.
extension PlainWriting {
    func blocks(of exhibit: Exhibit) -> [Block<Plain>] {
        switch exhibit.content {
        case .table(let table): [caption(exhibit.label, opening: anchor(exhibit.label)), plain(table)] + notes(table.notes)
        case .figure(let figure): blocks(of: figure, exhibit.label)
        case .exercise(let exercise): blocks(of: exercise, exhibit.label)
        case .form(let field): blocks(of: field, exhibit.label)
        case .equation(let math):
            [.paragraph(anchor(exhibit.label) + [.strong([.text(exhibit.label.name)])]), .math(math)]
        // What failed was reported.
        case .invalid: [.paragraph([.text("\(exhibit.label.name) could not be computed.")])]
        }
    }

    func anchor(_ label: Label) -> [Inline<Plain>] {
        surroundings.isWanted(anchor: label.anchor) ? [tag("<a id=\"\(escaped(label.anchor))\"></a>")] : []
    }

    private func caption(_ label: Label, opening: [Inline<Plain>] = []) -> Block<Plain> {
        .paragraph(opening + [.strong([.text(label.name + ".")]), .text(" ")] + inlines(label.caption))
    }

    private func notes(_ notes: [[Inline<Evaluated>]]) -> [Block<Plain>] {
        if notes.isEmpty { return [] }
        return [.quote(notes.map { .paragraph(inlines($0)) })]
    }

    private func blocks(of figure: ExhibitFigure, _ label: Label) -> [Block<Plain>] {
        let picture = Image<Plain>(
            target: surroundings.picture(of: figure, labelled: label), title: "", inlines: [.text(figure.drawing.title)], place: nowhere)
        var blocks: [Block<Plain>] = [.paragraph(anchor(label) + [.image(picture)]), caption(label)]
        blocks += notes(figure.notes)
        if let data = figure.data { blocks += folded("The numbers of \(label.name)", [plain(data)]) }
        let words: [Block<Plain>] = figure.description.isEmpty ? [] : [list(figure.description)]
        return blocks + folded("\(label.name) in words", [.paragraph([.text(figure.drawing.summary)])] + words)
    }

    private func blocks(of exercise: ExhibitExercise, _ label: Label) -> [Block<Plain>] {
        var title: [Inline<Plain>] = anchor(label) + [.strong([.text(label.name + ".")])]
        if !label.caption.isEmpty { title += [.text(" ")] + inlines(label.caption) }
        if let points = exercise.points { title.append(.text(" (\(points) \(points == 1 ? "point" : "points"))")) }
        var blocks: [Block<Plain>] = [.paragraph(title), .paragraph(inlines(exercise.asks))]
        if !exercise.choices.isEmpty { blocks.append(list(exercise.choices.map { ExhibitFigure.Description($0) })) }
        if let terms = exercise.terms { blocks.append(.paragraph([.emphasis([.text(terms)])])) }
        return blocks + (surroundings.showsAnswers ? answer(exercise) : [])
    }

    /// What an exercise comes to, and how; nothing in the students' edition.
    func answer(_ exercise: ExhibitExercise) -> [Block<Plain>] {
        guard let answer = exercise.answer else { return [] }
        return [.paragraph([.strong([.text("Answer:")]), .text(" " + answer.text)])] + self.blocks(answer.solution)
    }

    /// Folded away where a viewer can; shown in full elsewhere.
    private func folded(_ title: String, _ blocks: [Block<Plain>]) -> [Block<Plain>] {
        [html("<details>\n<summary>\(escaped(title))</summary>\n")] + blocks + [html("</details>\n")]
    }

    private func html(_ text: String) -> Block<Plain> { .html(RawHTML(text: text, place: nowhere)) }

    private func list(_ items: [ExhibitFigure.Description]) -> Block<Plain> {
        .list(
            List(
                start: nil, isTight: true,
                items: items.map { item in
                    .init(blocks: [.paragraph([.text(item.text)])] + (item.items.isEmpty ? [] : [list(item.items)]), isDone: nil)
                }))
    }
}

extension PlainWriting {
    private func plain(_ table: ExhibitTable) -> Block<Plain> {
        .table(
            Table(
                alignments: table.columns.map { $0.isNumeric ? .right : .left },
                header: table.columns.map { column in [.text(column.title + (column.unit.map { " (\($0))" } ?? ""))] },
                rows: table.rows.map { row in cells(of: row, count: table.columns.count) }, place: nowhere))
    }

    /// A row that spans all columns stands in the first of them: Markdown has no other.
    private func cells(of row: ExhibitTable.Row, count: Int) -> [[Inline<Plain>]] {
        let cells: [[Inline<Plain>]] = row.cells.map { cell in
            let inlines: [Inline<Plain>] = self.inlines(of: cell)
            if inlines.isEmpty { return [] }
            switch row.kind {
            case .heading, .total: return [.strong(inlines)]
            case .subtotal: return [.emphasis(inlines)]
            case .plain: return cell.emphasis == .strong ? [.strong(inlines)] : inlines
            }
        }
        return cells + Array(repeating: [], count: max(0, count - cells.count))
    }

    private func inlines(of cell: ExhibitTable.Cell) -> [Inline<Plain>] {
        var words: [Inline<Plain>] = lines(cell.text)
        if let target = cell.target, !words.isEmpty { words = link(words, to: target) }
        guard let detail = cell.detail, !detail.isEmpty else { return words }
        return words + (words.isEmpty ? [] : [.text(" ")]) + [.text("(")] + lines(detail) + [.text(")")]
    }

    private func lines(_ text: String) -> [Inline<Plain>] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Inline<Plain>.text(String($0)) }
        return text.isEmpty ? [] : Array(lines.map { [$0] }.joined(separator: [.lineBreak]))
    }
}
