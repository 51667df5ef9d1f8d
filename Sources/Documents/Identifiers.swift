/// What an identifier's first letters say about the thing it names.
package enum IdentifierPrefix: String, CaseIterable, Sendable {
    case figure = "fig-"
    case table = "tbl-"
    case equation = "eq-"
    case exercise = "ex-"
    case section = "sec-"
    case field = "field-"

    /// The prefix of a name, if it has one and something behind it.
    package static func of(_ name: some StringProtocol) -> IdentifierPrefix? {
        allCases.first { name.utf8.starts(with: $0.rawValue.utf8) && name.utf8.count > $0.rawValue.utf8.count }
    }

    /// All of them, as they stand in a message.
    static var choice: String {
        let quoted = allCases.map { "'\($0.rawValue)'" }
        return quoted.dropLast().joined(separator: ", ") + " or " + quoted[quoted.count - 1]
    }

    /// Whose prefix it is, as it stands in a message.
    package var owner: String {
        switch self {
        case .figure: "a figure"
        case .table: "a table"
        case .equation: "an equation"
        case .exercise: "an exercise"
        case .section: "a section"
        case .field: "a field"
        }
    }
}

extension StringProtocol {
    /// Whether it can be an id: letters, digits, and in between `-`, `_`, `.` or `:`.
    var isIdentifier: Bool {
        guard let first = utf8.first, first.isNamePart else { return false }
        return utf8.allSatisfy {
            $0.isNamePart || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":")
        }
    }
}
