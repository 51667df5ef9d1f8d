import Corpora
import Diagnostics
import Statistics
import Testing

@testable import Pipelines

@Suite("Runs are divided, merged and resumed")
struct MergingTests {
    @Test("Parts in any order make the record of the whole run", arguments: [2, 3, 7])
    func merges(count: Int) async throws {
        let whole = try await record(of: SmallRun())
        var parts: [RunRecord] = []
        for index in 1...count { parts.append(try await record(of: SmallRun(), shard: .init(index: index, count: count))) }
        #expect(parts.allSatisfy { $0.measures.isEmpty })
        var random = SeededRandom(seed: 3, stream: UInt64(count))
        parts.shuffle(using: &random)
        let (merged, messages) = merged(parts)
        #expect(messages == [])
        #expect(try #require(merged).withoutClock == whole.withoutClock)
        #expect(merged?.clock?.latency.count == whole.clock?.latency.count)
        #expect(merged?.measures.isEmpty == false)
    }

    @Test("What was merged can be merged again")
    func mergesInSteps() async throws {
        let whole = try await record(of: SmallRun())
        var parts: [RunRecord] = []
        for index in 1...4 { parts.append(try await record(of: SmallRun(), shard: .init(index: index, count: 4))) }
        let (half, messages) = merged([parts[3], parts[1]])
        #expect(messages == ["'small' lacks parts 1 and 3 of 4"])
        let (all, more) = merged([parts[2], try #require(half), parts[0]])
        #expect(more == [])
        #expect(all?.withoutClock == whole.withoutClock)
    }

    @Test("What cannot be merged is told")
    func reports() async throws {
        let parts = [
            try await record(of: SmallRun(), shard: .init(index: 1, count: 2)),
            try await record(of: SmallRun(), shard: .init(index: 2, count: 2)),
        ]
        let whole = try await record(of: SmallRun())
        let third = try await record(of: SmallRun(), shard: .init(index: 1, count: 3))
        var small = SmallRun()
        small.definition = small.definition.replacing("seed: 7", with: "seed: 8")
        let other = try await record(of: small, shard: .init(index: 2, count: 2))
        #expect(merged([]).messages == ["there is no record to merge"])
        #expect(merged([parts[0], parts[1], parts[0]]).messages == ["part 1/2 is there twice"])
        #expect(merged([parts[1], third]).messages == ["part 2/2 and part 1/3 do not come from the same division"])
        #expect(merged([whole, parts[1]]).messages == ["'small' is there as a whole and 2 records are to be merged"])
        #expect(merged([other, parts[0]]).messages == ["part 2/2 of 'small' was made from something else than part 1/2 of 'small'"])
        var damaged = parts[1]
        damaged.outcomes[0].document -= 1
        #expect(merged([parts[0], damaged]).messages == ["part 2/2 of 'small' has document 80, which is not of that part"])
        damaged = parts[1]
        damaged.models[0].features += 1
        #expect(
            merged([parts[0], damaged]).messages == [
                "part 2/2 of 'small' and part 1/2 of 'small' do not agree in the models that were trained"
            ])
    }

    @Test("A run that was interrupted goes on where it was, and ends with the same record", arguments: [1, 2])
    func resumes(jobs: Int) async throws {
        let small = SmallRun(documents: 3_000)
        let plan = try #require(small.plan().plan)
        let whole = try await run(plan, over: small.corpus, in: Watched().surroundings())
        let first = Watched()
        let surroundings = first.surroundings(jobs: jobs) { $0 >= 300 }
        let attempt = Task { () async -> Result<RunRecord, RunError> in
            do throws(RunError) { return .success(try await run(plan, over: small.corpus, in: surroundings)) } catch {
                return .failure(error)
            }
        }
        let journal = { first.finished }
        #expect(await attempt.value == .failure(.cancelled(done: journal().count, of: 2_000)))
        #expect((300..<1_500).contains(journal().count))
        let second = Watched()
        let record = try await run(plan, over: small.corpus, in: second.surroundings(resumed: journal()))
        #expect(record.withoutClock == whole.withoutClock)
        #expect(second.finished.count + journal().count == 2_000)
        #expect(Set(second.finished.map(\.document)).isDisjoint(with: journal().map(\.document)))
    }

    @Test("A journal that cannot be written ends the run")
    func journal() async throws {
        let small = SmallRun()
        var surroundings = Watched().surroundings()
        surroundings.finished = { _ in throw PaperError(description: "the disk is full") }
        let plan = try #require(small.plan().plan)
        let full = surroundings
        await #expect(throws: RunError.journal("the disk is full")) { try await run(plan, over: small.corpus, in: full) }
    }

    @Test("Models are kept by what they depend on")
    func caches() async throws {
        let small = SmallRun()
        let watched = Watched()
        let first = try await run(#require(small.plan().plan), over: small.corpus, in: watched.surroundings())
        let (asked, found) = watched.state.withLock { ($0.asked, $0.found) }
        #expect(asked > 0 && found == 0)
        var plan = try #require(small.plan().plan)
        plan.tools.train = { _, _, _, _ in throw PaperError(description: "it was trained before") }
        let second = try await run(plan, over: small.corpus, in: watched.surroundings())
        #expect(first.withoutClock == second.withoutClock)
        #expect(second.clock?.training == first.clock?.training)
    }

    @Test(
        "Nothing to learn from, nothing to serve",
        arguments: [
            ("1..2", "8..9", "the corpus 'letters' has no documents that 'first' could learn from"),
            ("7..9", "4..6", "the corpus 'letters' has no documents to serve: 240 documents in all"),
        ])
    func nothing(serve: String, train: String, message: String) async throws {
        var small = SmallRun()
        small.definition = """
            title: A run
            pipeline: small
            corpus: letters
            models: { first: { train: \(train), serve: \(serve) } }
            """
        let plan = try #require(small.plan().plan)
        let corpus = small.corpus
        await #expect(throws: RunError.corpus(message)) { try await run(plan, over: corpus, in: Watched().surroundings()) }
    }

    private func record(of small: SmallRun, shard: RunRecord.Shard? = nil) async throws -> RunRecord {
        try await run(#require(small.plan().plan), over: small.corpus, shard: shard, in: Watched().surroundings())
    }

    private func merged(_ parts: [RunRecord]) -> (record: RunRecord?, messages: [String]) {
        var log: [Diagnostic] = []
        let record = merge(parts, reporting: &log)
        return (record, log.map(\.message))
    }
}

extension RunRecord {
    var withoutClock: RunRecord {
        var record = self
        record.clock = nil
        return record
    }
}
