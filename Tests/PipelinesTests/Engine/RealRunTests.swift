import Corpora
import Diagnostics
import Foundation
import Testing

@testable import Pipelines

@Suite("The course's own run")
struct RealRunTests {
    @Test("The definitions in content/ make a plan without a remark")
    func plans() throws {
        let (plan, _, messages) = try plan()
        #expect(messages == "")
        #expect(plan?.versions["xgboost-training"]?.hasPrefix("1.") ?? false)
        #expect(plan?.versions["tesseract"]?.contains("eng:") ?? false)
    }

    @Test("The real components train, read, predict, extract and check; a second run reads and trains nothing")
    func runs() async throws {
        let (plan, corpus, messages) = try plan { path, text in
            switch path {
            case "pipelines/mlops.yml":
                text.replace(/rounds: [0-9]+/, with: "rounds: 3")
                text.replace(/sample: [0-9]+/, with: "sample: 1")
            case "corpora/techcorp.yml": text.replace(/documents: [0-9]+/, with: "documents: 60")
            default: break
            }
        }
        try #require(messages == "")
        let watched = Watched()
        let real = try #require(plan)
        let shard = try #require(
            (1...4).lazy.map { RunRecord.Shard(index: $0, count: 4) }.first { shard in
                let execution = Execution(plan: real, corpus: corpus, shard: nil, surroundings: watched.surroundings())
                guard let survey = try? execution.survey(), let scan = execution.sample(of: survey).first else { return false }
                return shard.contains(scan)
            })
        let record = try await run(real, over: corpus, shard: shard, in: watched.surroundings())
        #expect(record.outcomes.count == 135)
        #expect(
            record.outcomes.allSatisfy { $0.failure == nil && !$0.predictions.isEmpty && $0.extractions?.count == 15 && $0.findings != nil }
        )
        let right = record.outcomes.count { $0.predictions.first?.category == $0.category }
        #expect(right > 80)
        let found = record.outcomes.flatMap { ($0.extractions ?? [:]).values }
        #expect(found.count { $0 == .right } > 5 * found.count { $0 == .wrong })
        let scan = try #require(record.outcomes.first { $0.recognition != nil })
        let recognition = try #require(scan.recognition)
        #expect(recognition.characters > 100 && recognition.characterErrors < recognition.characters / 2)
        #expect(recognition.perfectCategory != nil && recognition.perfectExtractions?.count == 15)

        let kept = watched.state.withLock { ($0.kept.count, $0.found) }
        let again = try await run(real, over: corpus, shard: shard, in: watched.surroundings())
        #expect(again.withoutClock == record.withoutClock)
        #expect(watched.state.withLock { $0.kept.count } == kept.0)
        #expect(watched.state.withLock { $0.found } > kept.1)
        #expect(again.clock?.stages.first { $0.stage == "ocr" }?.busy == record.clock?.stages.first { $0.stage == "ocr" }?.busy)
    }

    @Test("A language that Tesseract does not have is an error at the stage")
    func language() throws {
        let (plan, _, messages) = try plan { path, text in
            if path == "pipelines/mlops.yml" { text.replace(/language: [a-z+]+/, with: "language: xyz") }
        }
        #expect(plan == nil)
        #expect(messages.contains("error: 'ocr' cannot read: Tesseract has no data for 'xyz'"))
    }

    /// - Parameter change: may change a file's text; gets its path below `content/`.
    private func plan(_ change: (String, inout String) -> Void = { _, _ in }) throws -> (RunPlan?, Corpus, String) {
        func file(_ path: String) throws -> SourceFile {
            let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../../content/")
            var text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
            change(path, &text)
            return SourceFile(path: "content/" + path, text: text)
        }
        var log: [Diagnostic] = []
        let definition = try readRunDefinition(file("runs/mlops.yml"), reporting: &log)
        let pipeline = try readPipeline(file("pipelines/mlops.yml"), reporting: &log)
        let corpus = try readCorpusDefinition(file("corpora/techcorp.yml"), reporting: &log)
        let rules = try ["rules/techcorp-fields.yml", "rules/techcorp-compliance.yml"].map { try file($0) }
        let plan = planRun(definition, pipelines: [pipeline], corpora: [corpus], files: RunFiles(rules: rules), reporting: &log)
        return (plan, try #require(Corpus(generated: corpus)), log.sorted().map { render($0) }.joined(separator: "\n"))
    }
}
