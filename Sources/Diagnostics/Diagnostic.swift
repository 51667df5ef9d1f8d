/// Something wrong in what an author wrote, and where.
///
/// The message is lower case, without a full stop, in the author's words; a note says where the other half is or what to do.
package struct Diagnostic: Sendable {
    package enum Severity: String, Sendable {
        case error
        case warning
    }

    package struct Note: Sendable {
        package let message: String
        package let place: Place?

        package init(_ message: String, at place: Place? = nil) {
            self.message = message
            self.place = place
        }
    }

    package let severity: Severity
    package let message: String
    /// Nil for what has no place in a file: a folder that is missing, say.
    package let place: Place?
    package let notes: [Note]

    package static func error(_ message: String, at place: Place?, notes: [Note] = []) -> Diagnostic {
        Diagnostic(severity: .error, message: message, place: place, notes: notes)
    }

    package static func warning(_ message: String, at place: Place?, notes: [Note] = []) -> Diagnostic {
        Diagnostic(severity: .warning, message: message, place: place, notes: notes)
    }

    /// The same, at `place` if it has none of its own.
    package func placed(at place: Place) -> Diagnostic {
        Diagnostic(severity: severity, message: message, place: self.place ?? place, notes: notes)
    }
}

extension [Diagnostic] {
    /// By file, line and column, errors of one place in the order they were found; equal ones once.
    package func sorted() -> [Diagnostic] {
        var seen: Set<String> = []
        return enumerated()
            .sorted { ($0.element.sortKey, $0.offset) < ($1.element.sortKey, $1.offset) }
            .map(\.element)
            .filter { seen.insert("\($0.sortKey) \($0.severity) \($0.message)").inserted }
    }

    package var hasErrors: Bool { contains { $0.severity == .error } }
}

extension Diagnostic {
    fileprivate struct SortKey: Comparable {
        let path: String
        let offset: Int

        static func < (one: SortKey, other: SortKey) -> Bool { (one.path, one.offset) < (other.path, other.offset) }
    }

    fileprivate var sortKey: SortKey {
        guard let place else { return SortKey(path: "", offset: 0) }
        return SortKey(path: place.file.path, offset: place.file.origin.offset + place.range.lower)
    }
}
