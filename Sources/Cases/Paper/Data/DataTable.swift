/// Numbers for programs: one table of the paper's data, at full precision and without layout.
package struct DataTable: Sendable {
    package enum Kind: Sendable {
        case text, number, integer
        /// `2026-11-23`.
        case date
    }

    package struct Column: Sendable {
        package let name: String
        package let kind: Kind
        package let says: String
        /// The unit of all its numbers; nil where a column beside it says the unit, and for what has none.
        package let unit: String?
        /// Whether each row has a value here.
        package let isRequired: Bool
        /// The table and the column in which each of its values stands; nil for none.
        package let reference: (table: String, column: String)?
    }

    package enum Datum: Hashable, Sendable {
        case text(String)
        case number(Double)
        case integer(Int)
        case none
    }

    /// Of its file, without ending: `quantities`.
    package let name: String
    package let title: String
    /// What it holds, in a sentence without a full stop.
    package let says: String
    package let columns: [Column]
    /// The columns that together name a row.
    package let key: [String]
    package let rows: [[Datum]]
}

extension DataTable.Column {
    init(
        _ name: String, _ kind: DataTable.Kind, _ says: String, unit: String? = nil, isRequired: Bool = false,
        in reference: (table: String, column: String)? = nil
    ) {
        self.init(name: name, kind: kind, says: says, unit: unit, isRequired: isRequired, reference: reference)
    }
}

extension DataTable.Datum {
    init(_ text: String?) { self = text.map { .text($0) } ?? .none }
    init(_ number: Double?) { self = number.map { .number($0) } ?? .none }
    init(_ count: Int?) { self = count.map { .integer($0) } ?? .none }
}
