import Cases
import Documents

/// An evaluated page as text, so that a test can say what it expects in a line.
func outline(_ page: EvaluatedPage) -> String {
    (page.document.blocks.flatMap(lines) + page.document.footnotes.flatMap { note in ["[^\(note.label)]:"] + note.blocks.flatMap(lines) })
        .joined(separator: "\n")
}

private func lines(_ block: Block<Evaluated>) -> [String] {
    switch block {
    case .paragraph(let inlines): [text(inlines)]
    case .heading(let heading): [String(repeating: "#", count: heading.level) + " \(text(heading.inlines)) {#\(heading.anchor)}"]
    case .quote(let blocks), .callout(_, let blocks): blocks.flatMap(lines).map { "> " + $0 }
    case .list(let list): list.items.flatMap { $0.blocks.flatMap(lines).map { "- " + $0 } }
    case .code(let code): ["```\(code.info)"]
    case .math(let math): ["$ \(math.tex.text)"]
    case .html(let html): [html.text]
    case .table(let table): ([table.header] + table.rows).map { row in row.map(text).joined(separator: " | ") }
    case .rule: ["***"]
    case .slot(let exhibit): lines(exhibit)
    }
}

private func lines(_ exhibit: Exhibit) -> [String] {
    let label = exhibit.label
    let title = ["\(label.name) #\(label.anchor)"] + (label.caption.isEmpty ? [] : [text(label.caption)])
    return [title.joined(separator: ": ")] + lines(exhibit.content)
}

private func lines(_ content: Exhibit.Content) -> [String] {
    switch content {
    case .table(let table): lines(table)
    case .figure(let figure): (figure.data.map(lines) ?? ["a drawing"]) + figure.notes.map { "(\(text($0)))" }
    case .exercise(let exercise): lines(exercise)
    case .equation(let math): ["$ \(math.tex.text)"]
    case .form(let field): lines(field)
    case .invalid: ["invalid"]
    }
}

private func lines(_ exercise: ExhibitExercise) -> [String] {
    let terms = [exercise.unit, exercise.tolerance, exercise.points.map { "\($0) points" }, exercise.objective].compactMap(\.self)
    let choices = exercise.choices.map { "( ) \($0)" }
    let answer = exercise.answer.map { ["= \($0.text)"] + $0.solution.flatMap { lines($0) } } ?? []
    return ["? \(text(exercise.asks))", "[\(terms.joined(separator: "; "))]"] + choices + answer
}

private func lines(_ field: FormField) -> [String] {
    switch field {
    case .text(let id, let prompt): ["\(id): \(prompt)"]
    case .answer(let id, let question, let unit, let prompt): ["\(id) in '\(unit)': \(prompt)", "? \(text(question))"]
    case .choice(let id, let question, let options, let prompt):
        ["\(id) among \(options.joined(separator: ", ")): \(prompt)"] + (question.isEmpty ? [] : ["? \(text(question))"])
    case .table(let table):
        ["\(table.id): \(table.prompt)"] + lines(ExhibitTable(columns: table.columns, rows: table.rows.map { .init([.init($0)]) }))
    }
}

private func lines(_ table: ExhibitTable) -> [String] {
    let head = table.columns.map { [$0.title, $0.unit].compactMap(\.self).joined(separator: ", ") }.joined(separator: " | ")
    return [head]
        + table.rows.map { row in
            let mark =
                switch row.kind {
                case .plain: ""
                case .heading: "== "
                case .subtotal: "-- "
                case .total: "=> "
                }
            return mark + row.cells.map(text).joined(separator: " | ")
        } + table.notes.map { "(\(text($0)))" }
}

private func text(_ cell: ExhibitTable.Cell) -> String {
    let words = [cell.text, cell.detail].compactMap(\.self).joined(separator: " / ")
    return switch cell.emphasis {
    case .none, .quiet: words
    case .strong: "*\(words)*"
    case .shade(let step): words + String(repeating: "~", count: step)
    }
}

func text(_ inlines: [Inline<Evaluated>]) -> String { inlines.map(text).joined() }

private func text(_ inline: Inline<Evaluated>) -> String {
    switch inline {
    case .text(let text): text
    case .softBreak: " "
    case .lineBreak: " / "
    case .code(let code): "`\(code)`"
    case .html(let html): html.text
    case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): text(inner)
    case .link(let link): "[\(text(link.inlines))](\(link.target))"
    case .image(let image): "![\(text(image.inlines))](\(image.target))"
    case .footnote(let index, _): "[^\(index)]"
    case .math(let tex): "$\(tex.text)$"
    case .slot(let exhibit): text(exhibit)
    }
}

private func text(_ exhibit: InlineExhibit) -> String {
    switch exhibit {
    case .value(let text, let why): "{\(text) \(why ?? "")}"
    case .reference(let text, let target): "[\(text)](\(target))"
    case .citation(let works): "(" + works.map { "\($0.text) #\($0.anchor)" }.joined(separator: "; ") + ")"
    case .invalid(let text): "invalid \(text)"
    }
}

extension EvaluatedBook {
    /// The page written at a path of the site.
    func page(_ path: String) -> EvaluatedPage? { pages.first { $0.path == path } }

    /// Everything of the book that a writer sees as text: what two evaluations must agree on.
    var transcript: String {
        pages.map { page in
            let derivations = page.derivations.map { entry in
                "\(entry.anchor): \(entry.says ?? "") \(entry.value) = \(entry.formula ?? "") \(entry.inputs.map(\.anchor)) \(entry.source ?? "")"
            }
            let references = page.references.map { "\($0.anchor) \($0.runs)" }
            return (["=== \(page.path) \(page.matter.title)", outline(page)] + derivations + references).joined(separator: "\n")
        }.joined(separator: "\n") + "\n\(navigation)\n\(attachments)\n\(configuration)"
    }
}
