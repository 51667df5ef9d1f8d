package import Diagnostics

/// What both editions report, together.
///
/// What is wrong in the student's edition and right in the instructor's rests on something that only the instructor's folder holds:
/// the messages say so.
package func merged(student: [Diagnostic], instructor: [Diagnostic]) -> [Diagnostic] {
    let shared = Set(instructor.map(\.identity))
    let explained = student.map { diagnostic in
        guard diagnostic.severity == .error, !shared.contains(diagnostic.identity), !diagnostic.namesEdition else { return diagnostic }
        return .error(
            diagnostic.message, at: diagnostic.place,
            notes: diagnostic.notes + [
                .init("the instructor's edition has no such error: a student's page cannot use what only that folder holds")
            ])
    }
    return explained + instructor
}

extension Diagnostic {
    fileprivate var identity: String { "\(place?.file.path ?? "") \(place?.range.lower ?? 0) \(message)" }

    fileprivate var namesEdition: Bool { message.hasSuffix("in the student's edition") }
}
