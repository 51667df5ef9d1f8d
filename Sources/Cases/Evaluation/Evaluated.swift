package import Diagnostics
package import Documents
package import Figures

/// A document in which every directive has become an exhibit: the only kind a writer accepts.
package enum Evaluated: Phase {
    package typealias Block = Exhibit
    package typealias Inline = InlineExhibit
}

/// What an analysis block became: data for a writer, never markup.
package struct Exhibit: Sendable {
    package enum Content: Sendable {
        case table(ExhibitTable)
        case figure(ExhibitFigure)
        case exercise(ExhibitExercise)
        /// A displayed formula with a number.
        case equation(Math)
        /// A blank for students.
        case form(FormField)
        /// The analysis failed and was reported.
        case invalid
    }

    package let label: Label
    package let content: Content
    /// Where the author asked for it; nil in tests that make one by hand.
    package let place: Place?

    package init(label: Label, content: Content, place: Place? = nil) {
        self.label = label
        self.content = content
        self.place = place
    }
}

/// The number and the name of something that can be referred to.
package struct Label: Sendable {
    package enum Counter: String, CaseIterable, Sendable {
        case table = "tbl"
        case figure = "fig"
        case equation = "eq"
        case exercise = "ex"
        case section = "sec"
        /// A blank that students fill in.
        case field = "field"

        /// The word before the number: "Table".
        package var word: String {
            switch self {
            case .table: "Table"
            case .figure: "Figure"
            case .equation: "Equation"
            case .exercise: "Exercise"
            case .section: "Section"
            case .field: "Field"
            }
        }

        /// "a table", within a sentence.
        package var phrase: String {
            switch self {
            case .table, .figure, .section, .field: "a \(word.lowercased())"
            case .equation, .exercise: "an \(word.lowercased())"
            }
        }
    }

    package let counter: Counter
    /// "5.1" on a page that is a part, "3" elsewhere.
    package let number: String
    package let anchor: String
    package let caption: [Inline<Evaluated>]

    package init(counter: Counter, number: String, anchor: String, caption: [Inline<Evaluated>]) {
        self.counter = counter
        self.number = number
        self.anchor = anchor
        self.caption = caption
    }

    /// "Table 5.1".
    package var name: String { "\(counter.word) \(number)" }
}

/// A computed table. Numbers are formatted for people; the unit of a column stands in its head.
package struct ExhibitTable: Sendable {
    package struct Column: Sendable {
        package let title: String
        /// "USD per month", or nil.
        package let unit: String?
        package let isNumeric: Bool

        package init(title: String, unit: String? = nil, isNumeric: Bool = false) {
            self.title = title
            self.unit = unit
            self.isNumeric = isNumeric
        }
    }

    package struct Row: Sendable {
        package enum Kind: Sendable { case plain, heading, subtotal, total }

        package let kind: Kind
        /// One for each column; a heading row has one cell that spans all.
        package let cells: [Cell]

        package init(_ kind: Kind, _ cells: [Cell]) {
            self.kind = kind
            self.cells = cells
        }

        package init(_ cells: [Cell]) { self.init(.plain, cells) }
    }

    /// How a cell stands out, which never says more than its text.
    package enum Emphasis: Hashable, Sendable {
        case none, quiet, strong
        /// One of five shades, 1 the lightest.
        case shade(Int)
    }

    package struct Cell: Sendable {
        package let text: String
        /// A second, quieter line.
        package let detail: String?
        /// The anchor of the derivation on this page that says why, without `#`.
        package let why: String?
        /// Where the text leads: an absolute address of a source, or a target as in links.
        package let target: String?
        package let emphasis: Emphasis

        package init(_ text: String, detail: String? = nil, why: String? = nil, target: String? = nil, emphasis: Emphasis = .none) {
            self.text = text
            self.detail = detail
            self.why = why
            self.target = target
            self.emphasis = emphasis
        }
    }

    package enum Arrangement: Sendable {
        case usual
        /// Many narrow columns of numbers, whose heads stand upright.
        case matrix
    }

    package let arrangement: Arrangement
    package let columns: [Column]
    package let rows: [Row]
    /// Said below the table: what is not included, the sources, the date of prices.
    package let notes: [[Inline<Evaluated>]]

    package init(arrangement: Arrangement = .usual, columns: [Column], rows: [Row], notes: [[Inline<Evaluated>]] = []) {
        self.arrangement = arrangement
        self.columns = columns
        self.rows = rows
        self.notes = notes
    }
}

/// A drawing with what stands for it where it cannot be seen.
package struct ExhibitFigure: Sendable {
    /// The same content as nested text.
    package struct Description: Sendable {
        package let text: String
        package let items: [Description]

        package init(_ text: String, _ items: [Description] = []) {
            self.text = text
            self.items = items
        }
    }

    package let drawing: Drawing
    /// The file name without extension under which the drawing can be taken away as SVG, PNG and PDF; nil for none.
    package let downloadName: String?
    package let description: [Description]
    /// For a chart: its numbers.
    package let data: ExhibitTable?
    package let notes: [[Inline<Evaluated>]]

    package init(
        drawing: Drawing, downloadName: String? = nil, description: [Description] = [], data: ExhibitTable? = nil,
        notes: [[Inline<Evaluated>]] = []
    ) {
        self.drawing = drawing
        self.downloadName = downloadName
        self.description = description
        self.data = data
        self.notes = notes
    }
}

package enum InlineExhibit: Sendable {
    /// A computed value and the anchor of its derivation on this page.
    case value(text: String, why: String?)
    /// "Table 5.1", leading to `target` (`part-5-costs.html#tbl-monthly`, relative to this page).
    case reference(text: String, target: String)
    /// "(Sculley et al., 2015; Breck et al., 2017, p. 4)": each entry leads to its reference on this page.
    case citation([CitedWork])
    /// Could not be computed and was reported; the author's own text.
    case invalid(String)
}

package struct CitedWork: Sendable {
    /// "Breck et al., 2017, p. 4".
    package let text: String
    /// The anchor of the reference on this page.
    package let anchor: String
    /// The work's key in the bibliography.
    package let key: String
    /// "p. 4"; empty for the whole work.
    package let locator: String

    package init(text: String, anchor: String, key: String, locator: String = "") {
        self.text = text
        self.anchor = anchor
        self.key = key
        self.locator = locator
    }
}

extension InlineExhibit {
    /// What a reader reads.
    package var text: String {
        switch self {
        case .value(let text, _), .reference(let text, _), .invalid(let text): text
        case .citation(let works): "(" + works.map(\.text).joined(separator: "; ") + ")"
        }
    }
}
