package import Pipelines

/// What the engine found out for a book.
package struct RunResults: Sendable {
    /// In the order of the runs' names.
    package let records: [RunRecord]
    /// Whether each run of the book has its record. Else some definition is wrong, which was reported, and names of runs mean nothing.
    package let isComplete: Bool

    /// What each run's requests were made with, by the run's name, as far as it is known.
    package let auditVersions: [String: AuditVersions]

    package init(records: [RunRecord], auditVersions: [String: AuditVersions] = [:], isComplete: Bool = true) {
        self.records = records.sorted { $0.run < $1.run }
        self.auditVersions = auditVersions
        self.isComplete = isComplete
    }

    package static let none = RunResults(records: [])

    package func record(named name: String) -> RunRecord? { records.first { $0.run == name } }
}
