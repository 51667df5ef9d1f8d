import Cases
import Corpora
import Diagnostics
import Foundation
import Pipelines
import Testing

/// The records of the repository's own runs: those that a build has kept, else made here.
enum RealRuns {
    static let results = Task { try await find() }

    private static func find() async throws -> RunResults {
        var log: [Diagnostic] = []
        let plans = readRunPlans(try RealCase.content.files(.student), reporting: &log)
        try #require(log.isEmpty, "\(rendered(log))")
        var records: [RunRecord] = []
        for plan in plans.plans {
            let corpus = try #require(Corpus(generated: plan.corpus))
            let digest = plan.digest(corpus: "")
            let file = RealCase.root.appending(path: ".cache/runs/\(plan.definition.id)-\(digest.prefix(16)).json")
            if let text = try? String(contentsOf: file, encoding: .utf8),
                let record = readRunRecord(SourceFile(path: file.path, text: text), reporting: &log)
            {
                records.append(record)
            } else {
                let start = ContinuousClock().now
                let surroundings = Surroundings(
                    jobs: 2, machine: "tests", date: "2026-01-01", seconds: { (ContinuousClock().now - start) / .seconds(1) },
                    load: { _ in throw CocoaError(.fileNoSuchFile) })
                let record = try await run(plan, over: corpus, in: surroundings)
                try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text(of: record).utf8).write(to: file, options: .atomic)
                records.append(record)
            }
        }
        return RunResults(records: records)
    }
}
