import Diagnostics
import Foundation
import Models
import Testing

@Suite struct UnitTests {
    @Test("Quantities keep their units", arguments: try table("unit-formulas.tsv"))
    func evaluates(row: [String]) throws {
        let (model, _) = evaluate(counts)
        var log: [Diagnostic] = []
        let answer = model.evaluate(excerpt(row[0]), reporting: &log)?.value
        guard row[1] != "error" else { return #expect(answer == nil && log.hasErrors) }
        let expected = try #require(model.evaluate(excerpt(row[1]), reporting: &log)?.value)
        let number = try #require(answer?.converted(to: expected.units)?.number)
        #expect(isNear(number, try #require(expected.number)), "\(number)")
        #expect(messages(log) == "")
    }

    @Test(
        "Pint agrees, formula by formula",
        .enabled(if: ProcessInfo.processInfo.environment["CASEBOOK_PYTHON"] != nil, "CASEBOOK_PYTHON names no Python that has pint"))
    func agreesWithPint() throws {
        let rows = try table("unit-formulas.tsv")
        let answers = try pint().split(separator: "\n").map { $0.components(separatedBy: "\t") }
        #expect(answers.map { $0[0] } == rows.map { $0[0] })
        for (row, answer) in zip(rows, answers) {
            guard row[1] != "error" else {
                #expect(answer[1] == "error", "\(row[0])")
                continue
            }
            let expected = Double(row[1].prefix { $0 != " " })
            #expect(isNear(try #require(Double(answer[1])), try #require(expected)), "\(row[0])")
        }
    }

    private func pint() throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: ProcessInfo.processInfo.environment["CASEBOOK_PYTHON"] ?? "")
        let script = fixtures.deletingLastPathComponent().appending(path: "witness_pint.py")
        process.arguments = [script.path(), fixtures.appending(path: "unit-formulas.tsv").path()]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }

    private func isNear(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= 1e-12 * max(abs(one), abs(other), 100) }

    @Test(
        "A unit has one spelling",
        arguments: [
            ("USD/Mtoken", "USD/Mtoken"), ("USD/month/GB", "USD/GB/month"), ("1/month", "1/month"), ("%", "%"), ("kB", "kB"),
            ("machine*hour", "machine*hour"), ("hour^2", "hour^2"), ("%/month", "%/month"), ("GB^2/hour^2", "GB^2/hour^2"),
        ])
    func prints(written: String, canonical: String) {
        let (model, _) = evaluate(counts)
        #expect(model.model.units.read(written)?.description == canonical)
    }

    @Test("What is no unit is none", arguments: ["", "hours", "USD/", "3 USD", "USD GB", "month/1", "t"])
    func refuses(text: String) {
        #expect(UnitRegistry().read(text) == nil)
    }
}
