import Diagnostics
import Foundation
import Models
import Testing

/// A published calculation of both architectures' monthly costs, line by line.
@Suite struct ReferenceTests {
    @Test("The reference scenario comes out to the cent", arguments: try table("reference/expected.tsv"))
    func evaluates(row: [String]) throws {
        var log: [Diagnostic] = []
        let files = try ["units", "given", "prices", "costs"].map { file(try text(of: "reference/\($0).yml"), "\($0).yml") }
        let evaluated = readModel(files, reporting: &log).evaluate(reporting: &log)
        #expect(messages(log) == "")
        #expect(evaluated.value(of: row[0])?.formatted(decimals: decimals(row[1])).text == row[1])
    }

    private func decimals(_ text: String) -> Int { text.split(separator: ".").dropFirst().first?.prefix(while: \.isNumber).count ?? 0 }
}
