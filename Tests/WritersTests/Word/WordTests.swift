import Archives
import Diagnostics
import Foundation
import Reports
import Testing

@testable import Writers

@Suite("A report in Word")
struct WordTests {
    @Test("It is written, the same bytes each time")
    func deterministic() async throws {
        let report = try await sampleReport()
        var log: [Diagnostic] = []
        let bytes = try word(report, reporting: &log)
        #expect(bytes == (try word(report, reporting: &log)))
        #expect(log.map { render($0) } == [])
        if let path = ProcessInfo.processInfo.environment["CASEBOOK_WORD_SAMPLE"] { try Data(bytes).write(to: URL(filePath: path)) }
    }

    @Test("An empty template has every field, none of them filled in")
    func fields() async throws {
        var log: [Diagnostic] = []
        let filled = try readWordReport(word(try await sampleReport(), reporting: &log))
        #expect(filled.fields.map(\.id) == sampleFields)
        #expect(filled.fields.allSatisfy { $0.text == nil })
        #expect(filled.contradictory == [])
    }
}

/// The names of the sample's fields, in their order.
let sampleFields = [
    "field-names", "field-role", "ex-shelf-cost", "field-advice", "field-level", "tbl-costs.r1.c2", "tbl-costs.r1.c3", "tbl-costs.r2.c2",
    "tbl-costs.r2.c3", "tbl-costs.r3.c1", "tbl-costs.r3.c2", "tbl-costs.r3.c3",
]
