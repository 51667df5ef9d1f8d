package import Diagnostics

/// The record of the whole run from the records of its parts, in any order.
///
/// Nil when they are not parts of one run, which is reported; parts that are missing are warned of, and what is there is merged.
package func merge(_ records: [RunRecord], reporting log: inout [Diagnostic]) -> RunRecord? {
    nil
}
