package import Documents

/// What a student fills in: a blank on a page, a marked field in a report.
///
/// Its id is what a filled-in report is read back by, so it is the author's and never a count.
package enum FormField: Sendable {
    /// As much text as it takes. The prompt is guidance, gone when the student writes.
    case text(id: String, prompt: String)
    /// A number. The id is the exercise's, `ex-monthly-cost`; the question stays; the unit as formulas write it, `USD/month`, empty for a
    /// bare number.
    case answer(id: String, question: [Inline<Evaluated>], unit: String, prompt: String)
    /// One of the options; the question is that of an exercise, or empty.
    case choice(id: String, question: [Inline<Evaluated>] = [], options: [String], prompt: String)
    case table(FormTable)

    package var id: String {
        switch self {
        case .text(let id, _), .answer(let id, _, _, _), .choice(let id, _, _, _): id
        case .table(let table): table.id
        }
    }

    /// What an exercise asks; empty where only the caption asks.
    package var question: [Inline<Evaluated>] {
        switch self {
        case .answer(_, let question, _, _), .choice(_, let question, _, _): question
        case .text, .table: []
        }
    }

    package var prompt: String {
        switch self {
        case .text(_, let prompt), .answer(_, _, _, let prompt), .choice(_, _, _, let prompt): prompt
        case .table(let table): table.prompt
        }
    }
}

/// The most characters of a field's name: Word's bookmarks have at most 40, of which a report takes six for `field_`.
package let longestFieldName = 34

/// An empty table of the right shape.
package struct FormTable: Sendable {
    package let id: String
    /// The first heads the rows; a column with a unit takes numbers.
    package let columns: [ExhibitTable.Column]
    /// What stands in the first column; empty for a row whose head the student chooses.
    package let rows: [String]
    /// Guidance in each empty cell.
    package let prompt: String

    package init(id: String, columns: [ExhibitTable.Column], rows: [String], prompt: String) {
        self.id = id
        self.columns = columns
        self.rows = rows
        self.prompt = prompt
    }
}

extension Document<Evaluated> {
    /// The names of its fields, in the order of the text.
    package var fieldNames: [String] {
        var names: [String] = []
        forEachBlock { block in
            if case .slot(let exhibit) = block, case .form(let field) = exhibit.content { names.append(field.id) }
        }
        return names
    }
}
