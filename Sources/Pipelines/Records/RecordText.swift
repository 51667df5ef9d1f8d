package import Diagnostics

/// The record as JSON: sorted keys, one outcome a line, the same bytes for the same record.
package func text(of record: RunRecord) -> String { "" }

/// Reads a record. Nil when it is damaged or of another version, which is reported at the place.
package func readRunRecord(_ source: SourceFile, reporting log: inout [Diagnostic]) -> RunRecord? { nil }

/// One outcome as a line of a journal, without its line break.
package func journalLine(_ outcome: Outcome) -> String { "" }

/// Reads a journal. A last line that was cut off is left out; a damaged one is reported and left out.
package func readJournal(_ source: SourceFile, reporting log: inout [Diagnostic]) -> [Outcome] { [] }
