import Foundation
import Pipelines
import Statistics
import Testing

@Suite("Figures of a run are what an independent calculation finds")
struct MeasureWitnessTests {
    @Test(
        "NumPy and scikit-learn agree, figure by figure",
        .enabled(if: ProcessInfo.processInfo.environment["CASEBOOK_PYTHON"] != nil, "CASEBOOK_PYTHON names no Python that has scikit-learn")
    )
    func agrees() throws {
        let others = ["pages_per_document", "categories", "fields", "rejected", "before.documents", "after.documents"]
        let left = try compare(madeRecord(documents: 3_000), with: "witness_measures.py", rows: 150)
        #expect(left.filter { !others.contains($0) && !$0.hasSuffix("mce") } == [])
    }

    @Test(
        "They agree on a run that answers questions, too",
        .enabled(if: ProcessInfo.processInfo.environment["CASEBOOK_PYTHON"] != nil, "CASEBOOK_PYTHON names no Python that has scikit-learn")
    )
    func agreesOnAnswers() throws {
        let left = try compare(madeAnswers(questions: 1_200), with: "witness_answers.py", rows: 100)
        #expect(left == ["pages_per_document", "rejected"])
    }

    /// - Returns: the figures that the witness does not know, sorted.
    private func compare(_ record: RunRecord, with script: String, rows least: Int) throws -> [String] {
        let measures = Dictionary(measured(record).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let rows = try witness(script, record)
        #expect(rows.count > least)
        for row in rows {
            guard let measure = measures[row.name] else {
                Issue.record("\(row.name) is missing")
                continue
            }
            #expect(abs(measure.estimate.value - row.value) <= 1e-9, "\(row.name)")
            #expect(measure.count == row.count, "\(row.name)")
            guard let low = row.low, let high = row.high else { continue }
            // Other random numbers give other ends; both are within a sixth of the interval's width.
            let tolerance = (high - low) / 6
            #expect(abs((measure.estimate.low ?? .nan) - low) <= tolerance, "\(row.name) from \(low)")
            #expect(abs((measure.estimate.high ?? .nan) - high) <= tolerance, "\(row.name) to \(high)")
        }
        return Set(measures.keys).subtracting(rows.map(\.name)).sorted()
    }

    private func witness(_ script: String, _ record: RunRecord) throws -> [Row] {
        let process = Process()
        process.executableURL = URL(filePath: ProcessInfo.processInfo.environment["CASEBOOK_PYTHON"] ?? "")
        process.arguments = [URL(filePath: #filePath).deletingLastPathComponent().appending(path: script).path()]
        let (input, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: JSONEncoder().encode(record))
        try input.fileHandleForWriting.close()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try text.split(separator: "\n").map { line in
            let parts = line.split(separator: " ").map(String.init)
            return Row(
                name: parts[0], value: try #require(Double(parts[1])), count: try #require(Int(parts[2])),
                low: parts.count > 3 ? Double(parts[3]) : nil, high: parts.count > 4 ? Double(parts[4]) : nil)
        }
    }

    private struct Row {
        let name: String
        let value: Double
        let count: Int
        let low: Double?
        let high: Double?
    }
}
