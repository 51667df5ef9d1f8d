// How a report marks its fields, in every format: what writes reports and what reads them agree here.

/// Guidance stands between these and disappears when the student writes; what is left of it is no answer.
package let guidanceOpening: Character = "‹"
package let guidanceClosing: Character = "›"

/// The character style of a field's name and unit, which are no part of the answer.
package let fieldLabelStyle = "FieldLabel"

/// Bookmarks around fields begin with this; then comes the field's name, whose hyphens are underscores there.
package let fieldBookmarkPrefix = "field_"

/// The bookmark around a field: `field_ex_monthly_cost`.
package func fieldBookmark(_ id: String) -> String { fieldBookmarkPrefix + id.replacing("-", with: "_") }

/// The name of a table's cell: its row below the head and its column, from 1.
package func cellName(_ table: String, row: Int, column: Int) -> String { "\(table).r\(row).c\(column)" }

/// The marks around a field in a Markdown report. A viewer shows neither.
package enum MarkdownMark {
    package static func opening(_ id: String) -> String { "<!-- answer: \(id) -->" }
    package static let closing = "<!-- end of answer -->"
    /// Stands in an empty field.
    package static let blank = "______"
}

/// The command around a field in a LaTeX report: `\answer{ex-payback}{12 month}`.
package enum LaTeXMark {
    package static let command = "\\answer"
}
